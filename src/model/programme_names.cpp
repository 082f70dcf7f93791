// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/programme_names.h"

#include <map>

namespace nordertor::model {

LocalizedText programmeName(const std::string& programme) {
    static const std::map<std::string, std::string> english{
        {"Sozialer Zusammenhalt", "Social Cohesion"},
        {"Soziale Stadt", "Social City"},
        {"Lebendige Zentren", "Lively Centres"},
        {"Wachstum und nachhaltige Erneuerung", "Growth and Sustainable Renewal"},
        {"Stadtumbau", "Urban Restructuring"},
    };
    const auto known = english.find(programme);
    return known == english.end() ? sameInBoth(programme)
                                  : LocalizedText{programme, known->second + " (" + programme + ")"};
}

LocalizedText whereLabel(bool insideArea) {
    return insideArea ? LocalizedText{"Gebiet", "area"} : LocalizedText{"Umkreis", "around"};
}

}  // namespace nordertor::model

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/theme.h"

#include <algorithm>

namespace nordertor::model {
namespace {

template <class T>
const T* findById(const std::vector<T>& items, const std::string& id) {
    const auto at = std::find_if(items.begin(), items.end(), [&](const T& item) { return item.id == id; });
    return at == items.end() ? nullptr : &*at;
}

/// Splits "<theme>.<id>" at the first dot.
std::pair<std::string, std::string> qualified(const std::string& id) {
    const auto dot = id.find('.');
    return dot == std::string::npos ? std::pair{std::string(), id}
                                    : std::pair{id.substr(0, dot), id.substr(dot + 1)};
}

}  // namespace

const FacilityKind* Theme::findKind(const std::string& kindId) const {
    return findById(facilityKinds, kindId);
}
const DemandGroup* Theme::findDemandGroup(const std::string& groupId) const {
    return findById(demandGroups, groupId);
}
const Standard* Theme::findStandard(const std::string& standardId) const {
    return findById(standards, standardId);
}

std::vector<std::string> kindsOf(const Theme& theme, const Standard& standard) {
    std::vector<std::string> kinds;
    for (const std::string& kind : standard.facilityKinds) {
        kinds.push_back(kind.find('.') == std::string::npos ? theme.id + "." + kind : kind);
    }
    return kinds;
}

const Theme* ThemeSet::find(const std::string& themeId) const {
    return findById(themes, themeId);
}

const FacilityKind* ThemeSet::findKind(const std::string& qualifiedId) const {
    const auto [themeId, kindId] = qualified(qualifiedId);
    const Theme* theme = find(themeId);
    return theme == nullptr ? nullptr : theme->findKind(kindId);
}

const Standard* ThemeSet::findStandard(const std::string& qualifiedId) const {
    const auto [themeId, standardId] = qualified(qualifiedId);
    const Theme* theme = find(themeId);
    return theme == nullptr ? nullptr : theme->findStandard(standardId);
}

}  // namespace nordertor::model

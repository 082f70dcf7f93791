// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/evaluation_problems.h"

#include "style/style_document.h"

namespace nordertor::style {

bool EvaluationProblems::isNew(const StyleLayer& layer, std::string_view property) {
    const auto known = known_.find({&layer, property});
    if (known == known_.end()) {
        return true;
    }
    ++notices_[known->second].count;
    return false;
}

void EvaluationProblems::add(const StyleLayer& layer, std::string_view property, EvaluationFailure failure) {
    known_.emplace(std::pair(&layer, property), notices_.size());
    const std::string name(property);
    notices_.push_back(
        {Severity::Warning,
         {"Kartenstil, Ebene \u201e" + layer.id + "\u201c: \u201e" + name +
              "\u201c hat nicht überall einen Wert. " + failure.message.de + " Dort gilt die Vorgabe.",
          "Map style, layer '" + layer.id + "': '" + name + "' does not have a value everywhere. " +
              failure.message.en + " There the default is used."},
         layer.file,
         std::move(failure.place),
         1});
}

}  // namespace nordertor::style

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "style/evaluation_problems.h"

#include <algorithm>
#include <vector>

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

void EvaluationProblems::addFont(const StyleLayer& layer, const std::string& wanted,
                                 const std::string& used) {
    // beside what add() says of the property itself
    static constexpr std::string_view key = "text-font: name";
    if (!isNew(layer, key)) {
        return;
    }
    known_.emplace(std::pair(&layer, key), notices_.size());
    notices_.push_back(
        {Severity::Warning,
         {"Kartenstil, Ebene \u201e" + layer.id + "\u201c: Eine Schrift \u201e" + wanted +
              "\u201c (text-font) gibt es hier nicht; geschrieben ist in " + used +
              ". Möglich sind Open Sans Regular, Semibold, Bold und Italic.",
          "Map style, layer '" + layer.id + "': there is no font '" + wanted + "' (text-font) here; " + used +
              " is used. Possible are Open Sans Regular, Semibold, Bold and Italic."},
         layer.file,
         {},
         1});
}

void EvaluationProblems::add(const EvaluationProblems& others) {
    std::vector<std::pair<std::size_t, std::pair<const StyleLayer*, std::string_view>>> inOrder;
    for (const auto& [key, notice] : others.known_) {
        inOrder.emplace_back(notice, key);
    }
    std::sort(inOrder.begin(), inOrder.end());
    for (const auto& [notice, key] : inOrder) {
        const auto [known, isNew] = known_.emplace(key, notices_.size());
        if (isNew) {
            notices_.push_back(others.notices_[notice]);
        } else {
            notices_[known->second].count += others.notices_[notice].count;
        }
    }
}

}  // namespace nordertor::style

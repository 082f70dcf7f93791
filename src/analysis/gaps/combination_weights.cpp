// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "analysis/gaps/combined_need_p.h"

namespace nordertor::analysis {
namespace {

constexpr double biggestWeight = 1000;

Error wrongWeight(LocalizedText message) {
    return {ErrorCode::InvalidArgument,
            std::move(message),
            {"Bitte Themen oder Richtwerte mit Gewichten über 0 bis 1.000 nennen, jeden einmal. "
             "Beispiel: --combine youth.playground_6_12=2,social=1",
             "Name themes or standards with weights above 0 to 1,000, each once. "
             "Example: --combine youth.playground_6_12=2,social=1"},
            {},
            "--combine"};
}

}  // namespace

Result<std::vector<double>> combinationWeights(const std::vector<ChosenStandard>& chosen,
                                               const model::ThemeSet& themes,
                                               const GapParameters& parameters) {
    std::vector<double> weights;
    if (parameters.combine.empty()) {
        return weights;
    }
    weights.assign(chosen.size(), 0);
    double sum = 0;
    for (const auto& [name, weight] : parameters.combine) {
        const bool isTheme = themes.find(name) != nullptr;
        if (!isTheme && themes.findStandard(name) == nullptr) {
            return fail(wrongWeight({fmt::format("„{}“ ist weder ein Thema noch ein Richtwert.", name),
                                     fmt::format("\"{}\" is neither a theme nor a standard.", name)}));
        }
        if (!(weight > 0 && weight <= biggestWeight)) {
            return fail(wrongWeight({fmt::format("Das Gewicht von „{}“ liegt nicht über 0 bis 1.000.", name),
                                     fmt::format("The weight of \"{}\" is not above 0 to 1,000.", name)}));
        }
        std::vector<std::size_t> meant;
        for (std::size_t s = 0; s < chosen.size(); ++s) {
            if (isTheme ? chosen[s].theme->id == name : chosen[s].id == name) {
                meant.push_back(s);
            }
        }
        if (meant.empty()) {
            return fail(
                wrongWeight({fmt::format("„{}“ ist gewichtet, gehört aber nicht zu den gewählten Themen und "
                                         "Richtwerten.",
                                         name),
                             fmt::format("\"{}\" has a weight, but is not among the chosen themes and "
                                         "standards.",
                                         name)}));
        }
        for (const std::size_t s : meant) {
            if (weights[s] > 0) {
                return fail(wrongWeight(
                    {fmt::format("„{}“ ist zweimal gewichtet: selbst und mit seinem Thema.", chosen[s].id),
                     fmt::format("\"{}\" is weighted twice: itself and with its theme.", chosen[s].id)}));
            }
            weights[s] = weight / static_cast<double>(meant.size());
        }
        sum += weight;
    }
    for (double& weight : weights) {
        weight /= sum;
    }
    return weights;
}

}  // namespace nordertor::analysis

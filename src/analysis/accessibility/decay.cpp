// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/accessibility/decay.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace nordertor::analysis {
namespace {

tl::unexpected<Error> wrong(LocalizedText message, LocalizedText remedy, const char* parameter) {
    return fail(ErrorCode::InvalidArgument, std::move(message), std::move(remedy), {}, parameter);
}

Result<> checkSteps(const std::vector<DecayStep>& steps) {
    const LocalizedText example{"Beispiel: --steps \"250=1,500=0.68,800=0.22\"",
                                "Example: --steps \"250=1,500=0.68,800=0.22\""};
    if (steps.empty()) {
        return wrong({"Es ist keine Stufe angegeben.", "There is no step."}, example, "--steps");
    }
    double last = 0;
    bool anyWeight = false;
    for (const DecayStep& step : steps) {
        if (!(step.upTo > last) || !std::isfinite(step.upTo)) {
            return wrong({"Die Stufen müssen aufsteigen, jede bei einer größeren Entfernung als die vorige.",
                          "The steps must ascend, each at a greater distance than the one before."},
                         example, "--steps");
        }
        if (!(step.weight >= 0) || !std::isfinite(step.weight)) {
            return wrong({"Das Gewicht einer Stufe darf nicht negativ sein.",
                          "The weight of a step must not be negative."},
                         example, "--steps");
        }
        last = step.upTo;
        anyWeight = anyWeight || step.weight > 0;
    }
    if (!anyWeight) {
        return wrong({"Alle Stufen haben das Gewicht 0, so zählte keine Einrichtung.",
                      "All steps have the weight 0, so no facility would count."},
                     example, "--steps");
    }
    return {};
}

}  // namespace

double Decay::at(double distance) const {
    switch (form) {
        case DecayForm::Step:
            for (const DecayStep& step : steps) {
                if (distance <= step.upTo) {
                    return step.weight;
                }
            }
            return 0;
        case DecayForm::Linear:
            return std::max(0.0, 1 - distance / scale);
        case DecayForm::Power:
            return std::pow(std::max(distance, minimum) / scale, -exponent);
        case DecayForm::Exponential:
            return std::exp(-distance / scale);
        case DecayForm::Gaussian:
            return std::exp(-0.5 * (distance / scale) * (distance / scale));
        case DecayForm::KernelGaussian: {
            if (distance >= scale) {
                return 0;
            }
            const double edge = std::exp(-0.5);
            return (std::exp(-0.5 * (distance / scale) * (distance / scale)) - edge) / (1 - edge);
        }
    }
    return 0;
}

Result<> Decay::check() const {
    if (form == DecayForm::Step) {
        return checkSteps(steps);
    }
    if (!(scale > 0) || !std::isfinite(scale)) {
        return wrong({"Das Maß der Entfernungsgewichtung muss größer als 0 sein.",
                      "The scale of the decay must be greater than 0."},
                     {"Beispiel: --decay-scale 400", "Example: --decay-scale 400"}, "--decay-scale");
    }
    if (form == DecayForm::Power && (!(exponent > 0) || !std::isfinite(exponent))) {
        return wrong({"Der Exponent der Entfernungsgewichtung muss größer als 0 sein.",
                      "The exponent of the decay must be greater than 0."},
                     {"Beispiel: --decay-exponent 2", "Example: --decay-exponent 2"}, "--decay-exponent");
    }
    if (form == DecayForm::Power && (!(minimum > 0) || !std::isfinite(minimum))) {
        return wrong({"Die kürzeste gezählte Entfernung muss größer als 0 sein.",
                      "The shortest distance counted must be greater than 0."},
                     {}, "--decay");
    }
    return {};
}

Decay Decay::luoAndQi(double limit) {
    return {.steps = {{limit / 3, 1}, {limit * 2 / 3, 0.68}, {limit, 0.22}}};
}

Decay Decay::standard(DecayForm form, double limit) {
    Decay decay{.form = form, .scale = limit};
    switch (form) {
        case DecayForm::Step:
            return luoAndQi(limit);
        case DecayForm::Linear:
        case DecayForm::KernelGaussian:
            break;
        case DecayForm::Power:
            decay.scale = limit / 10;
            decay.minimum = decay.scale;
            break;
        case DecayForm::Exponential:
            decay.scale = limit / std::numbers::ln10;
            break;
        case DecayForm::Gaussian:
            decay.scale = limit / std::sqrt(2 * std::numbers::ln10);
            break;
    }
    return decay;
}

Decay Decay::stretched(double factor) const {
    Decay result = *this;
    result.scale *= factor;
    result.minimum *= factor;
    for (DecayStep& step : result.steps) {
        step.upTo *= factor;
    }
    return result;
}

DecayTable::DecayTable(const Decay& decay, std::uint32_t limit, double unitsPerDistance) {
    if (decay.form == DecayForm::Step) {
        // in units and with some slack, so that a bound that was stretched includes the way of just that
        // length
        constexpr double slack = 1e-6;
        weights_.assign(std::size_t{limit} + 1, 0);
        std::size_t from = 0;
        for (const DecayStep& step : decay.steps) {
            const double bound = std::min<double>(limit, std::floor(step.upTo * unitsPerDistance + slack));
            const auto to = static_cast<std::size_t>(bound) + 1;
            std::fill(weights_.begin() + static_cast<std::ptrdiff_t>(std::min(from, to)),
                      weights_.begin() + static_cast<std::ptrdiff_t>(to), step.weight);
            from = std::max(from, to);
        }
        return;
    }
    weights_.reserve(std::size_t{limit} + 1);
    for (std::uint64_t weight = 0; weight <= limit; ++weight) {
        weights_.push_back(decay.at(static_cast<double>(weight) / unitsPerDistance));
    }
}

}  // namespace nordertor::analysis

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"

namespace nordertor::analysis {

/// How the pull of a facility weakens with the way to it.
enum class DecayForm {
    Step,            ///< a weight for each band, bounds included, 0 beyond the last (Luo and Qi 2009)
    Linear,          ///< 1 - d / scale, 0 from `scale` on
    Power,           ///< (max(d, minimum) / scale) ^ -exponent (Hansen 1959)
    Exponential,     ///< exp(-d / scale)
    Gaussian,        ///< exp(-d² / (2 scale²))
    KernelGaussian,  ///< (exp(-½ (d / scale)²) - exp(-½)) / (1 - exp(-½)), 0 from `scale` on (Dai 2010)
};

struct DecayStep {
    double upTo = 0;    ///< included
    double weight = 0;  ///< >= 0
    friend bool operator==(const DecayStep&, const DecayStep&) = default;
};

/// A decay function. Distances in one unit throughout: metres or minutes.
struct Decay {
    DecayForm form = DecayForm::Step;
    double scale = 0;     ///< > 0; not for Step
    double exponent = 1;  ///< Power: > 0
    double minimum = 1;   ///< Power: > 0, shorter ways count as this, so that none weighs infinitely
    std::vector<DecayStep> steps = {};  ///< Step: ascending by upTo

    /// Weight at distance d >= 0. Finite and >= 0 for a valid decay.
    [[nodiscard]] double at(double distance) const;
    /// Errors InvalidArgument, a sentence for each: no steps, steps not ascending, weights negative or all
    /// zero, scale, exponent or minimum not above 0.
    [[nodiscard]] Result<> check() const;

    /// One step: everything up to the limit counts alike.
    [[nodiscard]] static Decay uniform(double limit) { return {.steps = {{limit, 1}}}; }
    /// Thirds of the limit with the weights 1, 0.68 and 0.22 of Luo and Qi (2009), who used 10, 20 and 30
    /// minutes.
    [[nodiscard]] static Decay luoAndQi(double limit);
    /// With `limit` as the distance where it ends (Step, Linear, KernelGaussian) or falls to a tenth (others;
    /// Power from 1 at a tenth of the limit).
    [[nodiscard]] static Decay standard(DecayForm form, double limit);
    /// The same shape stretched: at(d * factor) of the result is at(d) of this.
    [[nodiscard]] Decay stretched(double factor) const;
};

/// A decay looked up by integer weights of paths: one entry for each weight up to the limit (80,000 for 800
/// m, 640 KB), so that a pair costs a load instead of an exponential.
class DecayTable {
  public:
    /// `unitsPerDistance`: weights in one unit of the decay (100 for metres, 6,000 for minutes).
    DecayTable(const Decay& decay, std::uint32_t limit, double unitsPerDistance);
    /// 0 beyond the limit.
    [[nodiscard]] double of(std::uint32_t weight) const {
        return weight < weights_.size() ? weights_[weight] : 0;
    }

  private:
    std::vector<double> weights_;
};

}  // namespace nordertor::analysis

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/variation.h"

#include <cmath>
#include <random>
#include <string_view>

namespace nordertor::analysis {
namespace {

/// FNV-1a (Fowler, Noll, Vo): a number from a text that is the same everywhere.
std::uint64_t hashOf(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    }
    return hash;
}

/// Factors around 1. The standard library's distributions differ between machines, so the bits are taken as
/// they come.
class Factors {
  public:
    Factors(const VariationParameters& parameters, std::string_view what)
        : random_(parameters.seed ^ hashOf(what)), share_(parameters.share) {}
    double next() {
        const double unit = static_cast<double>(random_() >> 11U) * 0x1p-53;
        return 1 - share_ + 2 * share_ * unit;
    }

  private:
    std::mt19937_64 random_;
    double share_;
};

std::string_view nameOf(model::WalkingProfileId profile) {
    switch (profile) {
        case model::WalkingProfileId::Adult:
            return "speed of adult";
        case model::WalkingProfileId::Child:
            return "speed of child";
        case model::WalkingProfileId::Senior:
            return "speed of senior";
        case model::WalkingProfileId::Rollator:
            return "speed of rollator";
    }
    return {};
}

}  // namespace

StandardVariation variationOf(const std::string& standard, model::WalkingProfileId profile,
                              double limitMetres, const VariationParameters& parameters) {
    Factors limit(parameters, "limit of " + standard);
    Factors weight(parameters, "weight of " + standard);
    Factors speed(parameters, nameOf(profile));
    StandardVariation variation;
    variation.limits.reserve(parameters.runs);
    variation.weightFactors.reserve(parameters.runs);
    for (std::size_t run = 0; run < parameters.runs; ++run) {
        variation.limits.push_back(
            static_cast<std::uint32_t>(std::llround(limitMetres * 100 * limit.next() * speed.next())));
        variation.weightFactors.push_back(weight.next());
    }
    return variation;
}

Result<> checkVariation(const VariationParameters& parameters) {
    if (parameters.runs < 1 || parameters.runs > 100000) {
        return fail(ErrorCode::InvalidArgument,
                    {"Die Zahl der Läufe muss zwischen 1 und 100.000 liegen.",
                     "The number of runs must lie between 1 and 100,000."},
                    {"Beispiel: --runs 500", "Example: --runs 500"}, {}, "--runs");
    }
    if (!(parameters.share >= 0.01 && parameters.share <= 0.9)) {
        return fail(
            ErrorCode::InvalidArgument,
            {"Die Abweichung muss zwischen 1 und 90 % liegen.", "The variation must lie between 1 and 90 %."},
            {"Beispiel: --vary 20", "Example: --vary 20"}, {}, "--vary");
    }
    return {};
}

}  // namespace nordertor::analysis

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/accessibility/catchment_access.h"

#include "analysis/accessibility/pairs_by_home_p.h"

namespace nordertor::analysis {
namespace {

/// Weight of a pair: the decay, or its square.
struct Once {
    const DecayTable& decay;
    double operator()(std::uint32_t weight) const { return decay.of(weight); }
};
struct Squared {
    const DecayTable& decay;
    double operator()(std::uint32_t weight) const { return decay.of(weight) * decay.of(weight); }
};

struct Alike {
    double operator()(std::uint32_t) const { return 1; }
};

template <class Weight>
std::vector<double> sumsByFacility(const Catchments& pairs, std::span<const double> ofHome,
                                   const Weight& weight, const Task& task) {
    std::vector<double> sums(pairs.sourceCount(), 0);
    constexpr std::size_t rowsAtATime = 64;
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, sums.size(), rowsAtATime),
                      [&](const tbb::blocked_range<std::size_t>& range) {
                          for (std::size_t f = range.begin(); f != range.end(); ++f) {
                              if (task.stopRequested()) {
                                  return;
                              }
                              double sum = 0;
                              for (const Catchments::Reached& pair : pairs.of(f)) {
                                  sum += ofHome[pair.target] * weight(pair.weight);
                              }
                              sums[f] = sum;
                          }
                      });
    return sums;
}

template <class Weight>
std::vector<double> sumsByHome(const Catchments& pairs, std::span<const double> ofFacility,
                               std::size_t homeCount, const Weight& weight, const Task& task) {
    std::vector<double> sums(homeCount, 0);
    forEachPairByHomes(pairs, homeCount, task, [&](std::size_t f, std::span<const Catchments::Reached> row) {
        const double value = ofFacility[f];
        if (value > 0) {
            for (const Catchments::Reached& pair : row) {
                sums[pair.target] += value * weight(pair.weight);
            }
        }
    });
    return sums;
}

/// 0 instead of a division by no demand.
double shared(double value, double among) {
    return among > 0 ? value / among : 0;
}

template <class Weight, class Square>
Result<CatchmentAccess> accessBy(const Weight& once, const Square& squared, CatchmentMethod method,
                                 const Catchments& pairs, std::span<const double> demand,
                                 std::span<const double> capacity, const Task& task) {
    const std::size_t homes = demand.size();
    CatchmentAccess access;
    access.byFacility.assign(capacity.begin(), capacity.end());
    const auto shareOut = [&](std::vector<double> demandByFacility) {
        access.demandByFacility = std::move(demandByFacility);
        for (std::size_t f = 0; f < capacity.size(); ++f) {
            access.byFacility[f] = shared(capacity[f], access.demandByFacility[f]);
        }
    };
    switch (method) {
        case CatchmentMethod::Opportunities:
            access.byHome = sumsByHome(pairs, access.byFacility, homes, once, task);
            break;
        case CatchmentMethod::TwoStep:
            shareOut(sumsByFacility(pairs, demand, once, task));
            access.byHome = sumsByHome(pairs, access.byFacility, homes, once, task);
            break;
        case CatchmentMethod::Modified:
            shareOut(sumsByFacility(pairs, demand, once, task));
            access.byHome = sumsByHome(pairs, access.byFacility, homes, squared, task);
            break;
        case CatchmentMethod::ThreeStep: {
            const std::vector<double> allFacilities(capacity.size(), 1);
            const std::vector<double> pull = sumsByHome(pairs, allFacilities, homes, once, task);
            std::vector<double> demandPerPull(homes, 0);
            for (std::size_t h = 0; h < homes; ++h) {
                demandPerPull[h] = shared(demand[h], pull[h]);
            }
            shareOut(sumsByFacility(pairs, demandPerPull, squared, task));
            access.byHome = sumsByHome(pairs, access.byFacility, homes, squared, task);
            for (std::size_t h = 0; h < homes; ++h) {
                access.byHome[h] = shared(access.byHome[h], pull[h]);
            }
            break;
        }
    }
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    return access;
}

}  // namespace

Result<CatchmentAccess> catchmentAccess(CatchmentMethod method, const Catchments& pairs,
                                        std::span<const double> demand, std::span<const double> capacity,
                                        const DecayTable& decay, const Task& task) {
    return accessBy(Once{decay}, Squared{decay}, method, pairs, demand, capacity, task);
}

Result<CatchmentAccess> catchmentAccess(CatchmentMethod method, const Catchments& pairs,
                                        std::span<const double> demand, std::span<const double> capacity,
                                        const Task& task) {
    return accessBy(Alike{}, Alike{}, method, pairs, demand, capacity, task);
}

}  // namespace nordertor::analysis

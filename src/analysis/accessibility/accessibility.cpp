// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/accessibility/accessibility.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/accessibility/nearest_facilities.h"
#include "base/number_format.h"

namespace nordertor::analysis {
namespace {

constexpr double centimetresPerMetre = 100;
constexpr double hundredthsPerMinute = 6000;

double unitsOf(PathWeight weight) {
    return weight == PathWeight::Length ? centimetresPerMetre : hundredthsPerMinute;
}

std::uint32_t integerLimit(double limit, PathWeight weight) {
    return static_cast<std::uint32_t>(std::llround(limit * unitsOf(weight)));
}

CatchmentMethod catchmentMethod(AccessMethod method) {
    switch (method) {
        case AccessMethod::Nearest:
        case AccessMethod::KNearest:
        case AccessMethod::Cumulative:
        case AccessMethod::Gravity:
            return CatchmentMethod::Opportunities;
        case AccessMethod::JosephBantock:
        case AccessMethod::TwoStep:
        case AccessMethod::Enhanced:
        case AccessMethod::KernelDensity:
            return CatchmentMethod::TwoStep;
        case AccessMethod::Modified:
            return CatchmentMethod::Modified;
        case AccessMethod::ThreeStep:
            return CatchmentMethod::ThreeStep;
    }
    return CatchmentMethod::TwoStep;
}

Result<> checkLimits(const AccessParameters& parameters) {
    const bool metres = parameters.weight == PathWeight::Length;
    const auto [least, most] = limitRange(parameters.weight);
    double last = 0;
    bool good = !parameters.limits.empty() || parameters.method == AccessMethod::Nearest;
    for (const double limit : parameters.limits) {
        good = good && limit >= least && limit <= most && limit > last;
        last = limit;
    }
    if (good) {
        return {};
    }
    return fail(
        ErrorCode::InvalidArgument,
        metres
            ? LocalizedText{"Der Grenzwert muss zwischen 1 und 20.000 m liegen, mehrere müssen aufsteigen.",
                            "The limit must lie between 1 and 20,000 m; several must ascend."}
            : LocalizedText{"Der Grenzwert muss zwischen 0,1 und 400 Minuten liegen, mehrere müssen aufsteigen.",
                            "The limit must lie between 0.1 and 400 minutes; several must ascend."},
        {"Beispiel: --limit 800 oder --limit 10min", "Example: --limit 800 or --limit 10min"}, {}, "--limit");
}

Result<> checkCount(std::size_t count, std::size_t facilities) {
    if (count >= 1 && count <= facilities) {
        return {};
    }
    const auto text = [&](Language language, const char* pattern) {
        return fmt::format(fmt::runtime(pattern), formatCount(static_cast<std::int64_t>(count), language),
                           formatCount(static_cast<std::int64_t>(facilities), language));
    };
    return fail(ErrorCode::InvalidArgument,
                {text(Language::German, "Gefragt sind die {} nächsten Einrichtungen, es gibt davon nur {}."),
                 text(Language::English, "The {} nearest facilities are asked for, but there are only {}.")},
                {fmt::format("Bitte --k zwischen 1 und {0} wählen. Beispiel: --k {0}", facilities),
                 fmt::format("Please choose --k between 1 and {0}. Example: --k {0}", facilities)},
                {}, "--k");
}

double inUnits(double weight, PathWeight kind) {
    return weight / unitsOf(kind);
}

AccessResult waysWithin(const NearestFacilities& nearest, std::size_t homes, double limit,
                        PathWeight weight) {
    AccessResult result;
    result.limit = limit;
    result.byHome.resize(homes);
    if (nearest.count() > 1) {
        result.secondary.assign(homes, 0);
    }
    const double most = limit > 0 ? integerLimit(limit, weight) : static_cast<double>(Nearest::unreachable);
    for (std::size_t h = 0; h < homes; ++h) {
        const auto mean = nearest.meanWeight(h);
        if (!mean || nearest.of(h).back().weight > most) {
            continue;
        }
        result.byHome[h] = inUnits(*mean, weight);
        if (nearest.count() > 1) {
            result.secondary[h] = inUnits(nearest.of(h).front().weight, weight);
        }
    }
    return result;
}

AccessResult supplyResult(CatchmentAccess&& access, std::span<const double> capacity, double limit,
                          bool ratio) {
    AccessResult result;
    result.limit = limit;
    result.byHome.assign(access.byHome.begin(), access.byHome.end());
    for (std::size_t f = 0; f < capacity.size(); ++f) {
        const bool meetsDemand = !ratio || access.demandByFacility[f] > 0;
        result.facilitiesWithoutDemand += meetsDemand ? 0U : 1U;
        result.supplyReached += meetsDemand ? capacity[f] : 0;
    }
    return result;
}

}  // namespace

LimitRange limitRange(PathWeight weight) {
    return weight == PathWeight::Length ? LimitRange{1, 20000} : LimitRange{0.1, 400};
}

DecayForm usualDecay(AccessMethod method) {
    switch (method) {
        case AccessMethod::Gravity:
        case AccessMethod::JosephBantock:
            return DecayForm::Exponential;
        case AccessMethod::KernelDensity:
            return DecayForm::KernelGaussian;
        default:
            return DecayForm::Step;
    }
}

Result<std::vector<AccessResult>> accessibility(const AttachedNetwork& attached,
                                                std::span<const double> demand,
                                                std::span<const double> capacity,
                                                const AccessParameters& parameters, const Task& task) {
    if (const auto good = checkLimits(parameters); !good) {
        return fail(good.error());
    }
    const PathWeight weight = parameters.weight;
    const double greatest = parameters.limits.empty() ? 0 : parameters.limits.back();
    const std::size_t homes = attached.homes.size();
    std::vector<AccessResult> results;
    if (parameters.method == AccessMethod::Nearest) {
        const auto nearest = NearestFacilities::nearest(
            attached.network, attached.entrances, attached.homes, weight,
            greatest > 0 ? integerLimit(greatest, weight) : Nearest::unreachable - 1, task);
        if (!nearest) {
            return fail(nearest.error());
        }
        const std::vector<double> limits =
            parameters.limits.empty() ? std::vector<double>{0} : parameters.limits;
        for (const double limit : limits) {
            results.push_back(waysWithin(*nearest, homes, limit, weight));
        }
        return results;
    }
    if (parameters.method == AccessMethod::KNearest) {
        if (const auto good = checkCount(parameters.count, capacity.size()); !good) {
            return fail(good.error());
        }
    }
    const bool uniform =
        parameters.method == AccessMethod::Cumulative || parameters.method == AccessMethod::TwoStep;
    const Decay decay = parameters.decay ? *parameters.decay
                        : uniform        ? Decay::uniform(greatest)
                                         : Decay::standard(usualDecay(parameters.method), greatest);
    if (const auto good = decay.check(); !good) {
        return fail(good.error());
    }
    const auto pairs = catchments(attached.network, attached.entrances, attached.homes,
                                  integerLimit(greatest, weight), weight, task.part(0, 0.8));
    if (!pairs) {
        return fail(pairs.error());
    }
    if (parameters.method == AccessMethod::KNearest) {
        const auto nearest = NearestFacilities::among(*pairs, homes, parameters.count, task);
        if (!nearest) {
            return fail(nearest.error());
        }
        for (const double limit : parameters.limits) {
            results.push_back(waysWithin(*nearest, homes, limit, weight));
        }
        return results;
    }
    std::vector<double> known(demand.begin(), demand.end());
    for (double& persons : known) {
        persons = std::max(0.0, persons);
    }
    for (const double limit : parameters.limits) {
        const DecayTable table(limit == greatest ? decay : decay.stretched(limit / greatest),
                               integerLimit(limit, weight), unitsOf(weight));
        auto access =
            catchmentAccess(catchmentMethod(parameters.method), *pairs, known, capacity, table, task);
        if (!access) {
            return fail(access.error());
        }
        results.push_back(supplyResult(std::move(*access), capacity, limit, isRatio(parameters.method)));
    }
    return results;
}

}  // namespace nordertor::analysis

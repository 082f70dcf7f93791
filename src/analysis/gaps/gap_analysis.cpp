// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/gap_analysis.h"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <tuple>

#include "analysis/gaps/combined_need_p.h"
#include "analysis/gaps/supply_context_p.h"
#include "analysis/network/nearest_facility.h"
#include "base/number_format.h"

namespace nordertor::analysis {
namespace {

/// A place and its standard; what ranking needs to know.
struct Ranked {
    GapPlace* place = nullptr;
    const StandardResult* standard = nullptr;
};

/// As GapPlace::rank says; then standard and first home, so that the order is total. Numbers of homes and of
/// persons cannot be compared.
bool ranksBefore(const Ranked& a, const Ranked& b) {
    const auto key = [](const Ranked& r) {
        return std::tuple(!r.place->insideArea, r.standard->facilities == 0,
                          r.standard->demand.measure == DemandMeasure::Homes, -r.place->persons,
                          r.standard->limit);
    };
    if (key(a) != key(b)) {
        return key(a) < key(b);
    }
    return std::tie(a.place->standard, a.place->homeIndices) <
           std::tie(b.place->standard, b.place->homeIndices);
}

void rank(GapReport& report) {
    std::vector<Ranked> all;
    for (StandardResult& standard : report.standards) {
        std::sort(standard.places.begin(), standard.places.end(), [&](GapPlace& a, GapPlace& b) {
            return ranksBefore({&a, &standard}, {&b, &standard});
        });
        for (std::size_t i = 0; i < standard.places.size(); ++i) {
            standard.places[i].id = standard.standard + "." + std::to_string(i + 1);
            all.push_back({&standard.places[i], &standard});
        }
    }
    std::sort(all.begin(), all.end(), ranksBefore);
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].place->rank = i + 1;
    }
}

/// "Orte mit weniger als 3 Personen sind nicht einzeln genannt: 512 in 20 Richtwerten."
std::optional<Notice> noticeOfSmallPlaces(const GapReport& report, double minimumPersons) {
    std::size_t places = 0;
    std::size_t standards = 0;
    bool persons = false;
    bool homes = false;
    for (const StandardResult& standard : report.standards) {
        if (standard.smallPlaces > 0) {
            places += standard.smallPlaces;
            ++standards;
            (standard.demand.measure == DemandMeasure::Homes ? homes : persons) = true;
        }
    }
    if (places == 0) {
        return std::nullopt;
    }
    const auto number = [](double value, Language language) { return formatNumber(value, 0, language); };
    const double least = std::ceil(minimumPersons);
    const LocalizedText what =
        persons && homes ? LocalizedText{"Personen oder Wohngebäuden", "persons or residential buildings"}
        : persons        ? LocalizedText{"Personen", "persons"}
                         : LocalizedText{"Wohngebäuden", "residential buildings"};
    const auto count = [&](Language language) {
        return std::pair(number(static_cast<double>(places), language),
                         number(static_cast<double>(standards), language));
    };
    const auto [placesDe, standardsDe] = count(Language::German);
    const auto [placesEn, standardsEn] = count(Language::English);
    return Notice{Severity::Info,
                  {fmt::format("Orte mit weniger als {} {} sind nicht einzeln genannt: {} in {} {}.",
                               number(least, Language::German), what.de, placesDe, standardsDe,
                               standards == 1 ? "Richtwert" : "Richtwerten"),
                   fmt::format("Places with fewer than {} {} are not listed: {} in {} {}.",
                               number(least, Language::English), what.en, placesEn, standardsEn,
                               standards == 1 ? "standard" : "standards")},
                  {},
                  {},
                  places};
}

/// Where only some ages are known, shares are too big and what is wanted is too small.
std::optional<Notice> noticeOfPartlyKnownHeads(const GapReport& report) {
    const DemandUsed* heads = nullptr;
    std::size_t standards = 0;
    for (const StandardResult& standard : report.standards) {
        if (standard.capacity && standard.capacity->demand.measure == DemandMeasure::KnownPersonsOnly) {
            heads = &standard.capacity->demand;
            ++standards;
        }
    }
    if (heads == nullptr) {
        return std::nullopt;
    }
    return Notice{
        Severity::Warning,
        {fmt::format("Der Bedarf je Kopf ist zu klein gerechnet, weil nicht alle Einwohner bekannt "
                     "sind. Gezählt sind: {}.",
                     heads->label.de),
         fmt::format("The need per head is computed too small, because not all residents are known. "
                     "Counted are: {}.",
                     heads->label.en)},
        {},
        {},
        standards};
}

Result<> checkParameters(const GapParameters& parameters) {
    if (!(parameters.need > 0 && parameters.need <= 1)) {
        return fail(ErrorCode::InvalidArgument,
                    {"Der Bedarfsindex, ab dem ein Ort zählt, muss über 0 bis 1 liegen.",
                     "The need index from which a place counts must lie above 0 to 1."},
                    {"Beispiel: --need 0.5", "Example: --need 0.5"}, {}, "--need");
    }
    return parameters.stability ? checkVariation(*parameters.stability) : Result<>{};
}

}  // namespace

std::uint32_t StandardResult::centimetres(std::size_t home) const {
    const float metres = distances[home];
    return std::isfinite(metres) ? static_cast<std::uint32_t>(std::llround(metres * 100.0))
                                 : Nearest::unreachable;
}

bool StandardResult::supplied(std::size_t home) const {
    return centimetres(home) <= static_cast<std::uint32_t>(std::llround(limit * 100));
}

std::vector<const GapPlace*> GapReport::ranked() const {
    std::vector<const GapPlace*> places;
    for (const StandardResult& standard : standards) {
        for (const GapPlace& place : standard.places) {
            places.push_back(&place);
        }
    }
    std::sort(places.begin(), places.end(),
              [](const GapPlace* a, const GapPlace* b) { return a->rank < b->rank; });
    return places;
}

const GapPlace* GapReport::find(const std::string& placeId) const {
    for (const StandardResult& standard : standards) {
        for (const GapPlace& place : standard.places) {
            if (place.id == placeId) {
                return &place;
            }
        }
    }
    return nullptr;
}

Result<GapReport> analyseGaps(const model::Project& project, const model::ThemeSet& themes,
                              const GapParameters& parameters, const Task& task) {
    const auto chosen = chosenStandards(project, themes, parameters);
    if (!chosen) {
        return fail(chosen.error());
    }
    const auto weights = combinationWeights(*chosen, themes, parameters);
    if (!weights) {
        return fail(weights.error());
    }
    if (auto sound = checkParameters(parameters); !sound) {
        return fail(sound.error());
    }
    auto context = supplyContext(project, *chosen, parameters, task.part(0, 0.4));
    if (!context) {
        return fail(context.error());
    }
    std::vector<std::optional<Result<StandardResult>>> results(chosen->size());
    std::mutex reporting;
    std::size_t done = 0;
    tbb::parallel_for(std::size_t{0}, chosen->size(), [&](std::size_t i) {
        if (task.stopRequested()) {
            results[i] = fail(cancelledError());
            return;
        }
        results[i] = applyStandard(project, *context, (*chosen)[i], parameters, task);
        const std::scoped_lock lock(reporting);
        ++done;
        task.report(0.4 + 0.6 * static_cast<double>(done) / static_cast<double>(chosen->size()),
                    (*chosen)[i].standard->label);
    });
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    GapReport report;
    report.notices = std::move(context->notices);
    for (auto& result : results) {
        if (!*result) {
            return fail(result->error());
        }
        report.standards.push_back(std::move(**result));
    }
    if (auto notice = noticeOfSmallPlaces(report, parameters.minimumPersons)) {
        report.notices.push_back(std::move(*notice));
    }
    if (auto notice = noticeOfPartlyKnownHeads(report)) {
        report.notices.push_back(std::move(*notice));
    }
    rank(report);
    if (!weights->empty()) {
        auto combined = combinedNeed(project, *context, *chosen, *weights, report, parameters, task);
        if (!combined) {
            return fail(combined.error());
        }
        report.combined = std::move(*combined);
    }
    return report;
}

}  // namespace nordertor::analysis

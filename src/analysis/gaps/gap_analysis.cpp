// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/gaps/gap_analysis.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <mutex>
#include <tuple>

#include "analysis/gaps/supply_context_p.h"

namespace nordertor::analysis {
namespace {

/// A place and whether it is measured in homes; what ranking needs to know.
struct Ranked {
    GapPlace* place = nullptr;
    bool inHomes = false;
};

/// Inside the area before the margin, places counted in persons before those counted in homes (the numbers
/// cannot be compared), then most first; then standard and first home, so that the order is total.
bool ranksBefore(const Ranked& a, const Ranked& b) {
    const auto key = [](const Ranked& r) {
        return std::tuple(!r.place->insideArea, r.inHomes, -r.place->persons);
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
        const bool inHomes = standard.demand.measure == DemandMeasure::Homes;
        std::sort(standard.places.begin(), standard.places.end(), [&](GapPlace& a, GapPlace& b) {
            return ranksBefore({&a, inHomes}, {&b, inHomes});
        });
        for (std::size_t i = 0; i < standard.places.size(); ++i) {
            standard.places[i].id = standard.standard + "." + std::to_string(i + 1);
            all.push_back({&standard.places[i], inHomes});
        }
    }
    std::sort(all.begin(), all.end(), ranksBefore);
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].place->rank = i + 1;
    }
}

}  // namespace

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
    if (project.residents.homes.empty()) {
        return fail(ErrorCode::InvalidData,
                    {"Das Projekt enthält keine Einwohner und keine Wohngebäude; ohne sie gibt es keinen "
                     "Bedarf, der fehlen könnte.",
                     "The project has neither residents nor residential buildings, so there is no demand "
                     "that could go without supply."},
                    {"Importieren Sie Einwohnerzahlen (Zensus-Gitter) und Gebäude.",
                     "Import resident numbers (census grid) and buildings."});
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
    GapReport report;
    report.notices = std::move(context->notices);
    for (auto& result : results) {
        if (!*result) {
            return fail(result->error());
        }
        report.standards.push_back(std::move(**result));
    }
    rank(report);
    return report;
}

}  // namespace nordertor::analysis

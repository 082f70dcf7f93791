// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "io/vector/xplan_p.h"

namespace nordertor::io {
namespace {

using Codes = std::pair<std::string_view, std::string_view>;

/// SO_GebietsArt of XPlanung 4.1 to 6.0; no code changed its meaning between them. In order of preference.
constexpr std::array<Codes, 19> areaKinds = {{
    {"1400", "SozialeStadt"},
    {"1300", "Stadtumbaugebiet"},
    {"1100", "StaedtebaulicheSanierung"},
    {"1200", "StaedtebaulicheEntwicklungsmassnahme"},
    {"1500", "BusinessImprovementDistrict"},
    {"1600", "HousingImprovementDistrict"},
    {"1000", "Umlegungsgebiet"},
    {"1700", "Erhaltungsgebiet"},
    {"17000", "ErhaltungsgebietStaedtebaulicheGestalt"},
    {"17001", "ErhaltungsgebietWohnbevoelkerung"},
    {"17002", "ErhaltungsgebietUmstrukturierung"},
    {"1999", "Erhaltungsverordnung"},
    {"2000", "ErhaltungsverordnungStaedtebaulicheGestalt"},
    {"2100", "ErhaltungsverordnungWohnbevoelkerung"},
    {"2200", "ErhaltungsverordnungUmstrukturierung"},
    {"2300", "StaedtebaulEntwicklungskonzeptInnenentwicklung"},
    {"2400", "GebietMitAngespanntemWohnungsmarkt"},
    {"2500", "GenehmigungWohnungseigentum"},
    {"9999", "Sonstiges"},
}};

/// SO_RechtsstandGebietTyp.
constexpr std::array<Codes, 6> legalStates = {{{"1000", "VorbereitendeUntersuchung"},
                                               {"2000", "Aufstellung"},
                                               {"3000", "Festlegung"},
                                               {"4000", "Abgeschlossen"},
                                               {"5000", "Verstetigung"},
                                               {"9999", "Sonstiges"}}};

template <std::size_t n>
std::string withWord(const std::array<Codes, n>& codes, const std::string& code) {
    for (const auto& [number, word] : codes) {
        if (number == code) {
            return fmt::format("{} {}", number, word);
        }
    }
    return code;
}

std::size_t rank(const std::string& code) {
    const auto at = std::find_if(areaKinds.begin(), areaKinds.end(),
                                 [&](const Codes& kind) { return kind.first == code; });
    return static_cast<std::size_t>(at - areaKinds.begin());
}

}  // namespace

XplanLayers xplanLayersOf(const std::vector<std::string>& layerNames) {
    constexpr std::array<std::string_view, 5> plans = {"BP_Plan", "FP_Plan", "SO_Plan", "RP_Plan", "LP_Plan"};
    XplanLayers result;
    for (const std::string& name : layerNames) {
        if (name == "SO_Gebiet") {
            result.areas = name;
        } else if (result.plan.empty() && std::find(plans.begin(), plans.end(), name) != plans.end()) {
            result.plan = name;
        }
    }
    return result;
}

std::string xplanAreaKind(const std::string& code) {
    return withWord(areaKinds, code);
}
std::string xplanLegalState(const std::string& code) {
    return withWord(legalStates, code);
}

Notices keepProgrammeKind(AreaLayer& layer) {
    const auto kindOf = [](const AreaFeature& feature) { return feature.firstOf({"gebietsart"}); };
    std::string best;
    for (const AreaFeature& feature : layer.features) {
        const std::string kind = kindOf(feature);
        if (best.empty() || (!kind.empty() && rank(kind) < rank(best))) {
            best = kind;
        }
    }
    std::set<std::string> others;
    const std::size_t removed = std::erase_if(layer.features, [&](const AreaFeature& feature) {
        if (kindOf(feature) == best) {
            return false;
        }
        const std::string kind = kindOf(feature);
        others.insert(kind.empty() ? "–" : xplanAreaKind(kind));
        return true;
    });
    if (removed == 0) {
        return {};
    }
    const std::string names = joined({others.begin(), others.end()}, ", ");
    return {{Severity::Warning,
             {fmt::format("Übernommen wurde das Gebiet der Art {}; nicht übernommen: {}.",
                          xplanAreaKind(best), names),
              fmt::format("The area of kind {} was taken; not taken: {}.", xplanAreaKind(best), names)},
             {},
             layer.name,
             removed}};
}

}  // namespace nordertor::io

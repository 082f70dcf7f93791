// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/scenario_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/number_format.h"
#include "base/quotation.h"
#include "model/assumption_signs.h"
#include "model/project.h"
#include "model/scenario_text.h"
#include "ops/common_parameters.h"
#include "ops/gap_tables.h"
#include "ops/table_output.h"

namespace nordertor::ops {
namespace {

using analysis::HomeDifference;
using analysis::StandardDifference;
using analysis::SupplyDifference;
using model::AssumptionKind;

Cell whole(double value) {
    return Figure{value, 0};
}

Cell metres(const std::optional<double>& value) {
    return value ? whole(*value) : Cell(Unknown{});
}

bool countsHomes(const StandardDifference& difference) {
    return difference.demand.measure == analysis::DemandMeasure::Homes;
}

/// A difference of one or two persons is not given away, nor are the two numbers it could be made from.
bool tooSmallToTell(const StandardDifference& difference, const SupplyDifference& sums) {
    const auto small = [](double value) { return isSuppressed(Persons{std::abs(value)}); };
    return !countsHomes(difference) &&
           (small(sums.gaining) || small(sums.losing) || small(sums.suppliedAfter - sums.suppliedBefore));
}

/// Supplied before or after, where the number of those without can be found elsewhere: where one of the two
/// would tell of one or two persons, the other must not give it away through the difference.
Cell suppliedCell(const StandardDifference& difference, const SupplyDifference& sums, double supplied) {
    const analysis::DemandMeasure measure = difference.demand.measure;
    const bool tells = CountCells(measure, sums.allBefore).tells(sums.suppliedBefore) ||
                       CountCells(measure, sums.allAfter).tells(sums.suppliedAfter);
    if (countsHomes(difference)) {
        return whole(supplied);
    }
    return tells && !isSuppressed(Persons{supplied}) ? Cell(Unknown{}) : Cell(Persons{supplied});
}

/// As far as the table shows it: whole persons and metres.
bool differsShown(const std::optional<double>& before, const std::optional<double>& after) {
    return before.has_value() != after.has_value() || (before && std::round(*before) != std::round(*after));
}

bool changes(const StandardDifference& difference, const SupplyDifference& sums) {
    return difference.facilitiesBefore != difference.facilitiesAfter ||
           difference.capacityBefore != difference.capacityAfter ||
           differsShown(sums.allBefore, sums.allAfter) ||
           differsShown(sums.suppliedBefore, sums.suppliedAfter) || std::round(sums.gaining) != 0 ||
           std::round(sums.losing) != 0 || differsShown(sums.meanBefore, sums.meanAfter);
}

bool changes(const StandardDifference& difference) {
    return changes(difference, difference.inside) || changes(difference, difference.margin);
}

std::vector<geo::Points> linesOf(const std::string& street, const model::Project& project) {
    std::vector<geo::Points> lines;
    for (const model::Street& each : project.baseMap.streets) {
        if (each.id == street) {
            lines.push_back(each.points);
        }
    }
    return lines;
}

/// Where an edit is: nothing for one that names a street which is no longer there.
struct Places {
    const model::Project& under;
    using Geometries = std::vector<std::variant<geo::Point, geo::MultiPolygon, std::vector<geo::Points>>>;

    Geometries operator()(const model::ChangeFacility& edit) const {
        const auto& known = edit.after ? edit.after : edit.before;
        return known ? Geometries{known->location} : Geometries();
    }
    Geometries operator()(const model::SetWayAccess& edit) const {
        if (edit.stretch.size() == 2) {
            return {std::vector<geo::Points>{edit.stretch}};
        }
        auto lines = linesOf(edit.way, under);
        return lines.empty() ? Geometries() : Geometries{std::move(lines)};
    }
    Geometries operator()(const model::BuildWay& edit) const {
        const auto& known = edit.after ? edit.after : edit.before;
        return known ? Geometries{std::vector<geo::Points>{known->points}} : Geometries();
    }
    Geometries operator()(const model::ChangeResidents& edit) const {
        Geometries all;
        for (const model::HomeState& state : edit.after.empty() ? edit.before : edit.after) {
            all.emplace_back(state.home.location);
        }
        return all;
    }
};

/// What an assumption does and to what, for a map: without ids and coordinates.
struct Headline {
    LocalizedText change;
    std::string colour;
    LocalizedText what;
};

struct Headlines {
    const model::ThemeSet& themes;

    Headline operator()(const model::ChangeFacility& edit) const {
        const auto& known = edit.after ? edit.after : edit.before;
        Headline line = headline(!edit.before  ? AssumptionKind::NewFacility
                                 : !edit.after ? AssumptionKind::ClosedFacility
                                               : AssumptionKind::ChangedFacility);
        if (known) {
            const model::FacilityKind* kind = themes.findKind(known->kind);
            line.what = kind == nullptr ? sameInBoth(known->kind) : kind->label;
            if (!known->name.empty()) {
                line.what.de += " " + quoted(known->name, Language::German);
                line.what.en += " " + quoted(known->name, Language::English);
            }
            if (const LocalizedText change = model::facilityChange(edit); !change.empty()) {
                line.what.de += ", " + change.de;
                line.what.en += ", " + change.en;
            }
        }
        return line;
    }
    Headline operator()(const model::SetWayAccess& edit) const {
        const bool blocked =
            edit.after.foot == model::Permission::No || edit.after.foot == model::Permission::Private;
        return headline(blocked ? AssumptionKind::BlockedWay : AssumptionKind::OpenedWay,
                        nameOr(edit.name, {"ohne Namen", "without a name"}));
    }
    Headline operator()(const model::BuildWay& edit) const {
        const auto& known = edit.after ? edit.after : edit.before;
        return headline(edit.after ? AssumptionKind::NewWay : AssumptionKind::WayGivenUp,
                        nameOr(known ? known->name : std::string(), {"ohne Namen", "without a name"}));
    }
    Headline operator()(const model::ChangeResidents& edit) const {
        Headline line = headline(edit.before.empty()  ? AssumptionKind::NewHomes
                                 : edit.after.empty() ? AssumptionKind::HomesGivenUp
                                                      : AssumptionKind::OtherResidents);
        const LocalizedText change = model::residentsChange(edit);
        for (const Language language : {Language::German, Language::English}) {
            std::string& text = language == Language::German ? line.what.de : line.what.en;
            text = edit.name.empty() ? std::string() : quoted(edit.name, language);
            text += (text.empty() || change.empty() ? "" : ", ") + change.in(language);
        }
        return line;
    }

  private:
    static Headline headline(AssumptionKind kind, LocalizedText what = {}) {
        const model::AssumptionSign& sign = model::signOf(kind);
        return {sign.label, sign.colour, std::move(what)};
    }
    static LocalizedText nameOr(const std::string& name, const LocalizedText& none) {
        return name.empty() ? none : sameInBoth(name);
    }
};

Cell places(const std::optional<double>& known) {
    return known ? whole(*known) : Cell(Unknown{});
}

}  // namespace

Table scenariosTable(const model::Project& project) {
    Table table{.key = "scenarios",
                .title = {"Szenarien", "Scenarios"},
                .columns = {{"name", {"Name", "Name"}},
                            {"edits", {"Änderungen", "Edits"}},
                            {"description", {"Beschreibung", "Description"}}},
                .rows = {}};
    for (const model::Scenario& scenario : project.scenarios) {
        table.rows.push_back(
            {scenario.name, whole(static_cast<double>(scenario.edits.size())), scenario.description});
    }
    return table;
}

Table editsTable(const model::Scenario& scenario, const model::ThemeSet& themes, const std::string& key) {
    Table table{.key = key,
                .title = {fmt::format("Annahmen des Szenarios „{}“", scenario.name),
                          fmt::format("Assumptions of scenario \"{}\"", scenario.name)},
                .columns = {{"number", {"Nr.", "No."}},
                            {"edit", {"Annahme", "Assumption"}},
                            {"change", {"Art", "Kind"}},
                            {"what", {"Was", "What"}}},
                .rows = {}};
    for (const model::ScenarioEdit& edit : scenario.edits) {
        const Headline line = std::visit(Headlines{themes}, edit);
        table.rows.push_back({whole(static_cast<double>(table.rows.size() + 1)),
                              model::describe(edit, themes), line.change, line.what});
    }
    return table;
}

FeatureCollection editFeatures(const model::Scenario& scenario, const model::Project& under,
                               const model::ThemeSet& themes, const std::string& key) {
    FeatureCollection collection{.tableKey = key};
    collection.presentation = {.kind = Presentation::Kind::Categories,
                               .column = "change",
                               .title = {fmt::format("Annahmen „{}“", scenario.name),
                                         fmt::format("Assumptions \"{}\"", scenario.name)}};
    auto& categories = collection.presentation.categories;
    for (std::size_t row = 0; row < scenario.edits.size(); ++row) {
        const Headline line = std::visit(Headlines{themes}, scenario.edits[row]);
        if (std::ranges::find(categories, line.change.de, &Presentation::Category::key) == categories.end()) {
            categories.push_back({line.change.de, line.change, line.colour, {}});
        }
        for (auto& geometry : std::visit(Places{under}, scenario.edits[row])) {
            collection.features.push_back({std::move(geometry), row});
        }
    }
    return collection;
}

Table effectTable(const std::vector<StandardDifference>& differences, const model::ThemeSet& themes,
                  bool insideArea) {
    Table table{.key = insideArea ? "effect_area" : "effect_surroundings",
                .title = insideArea
                             ? LocalizedText{"Wirkung im Programmgebiet", "Effect in the programme area"}
                             : LocalizedText{"Wirkung im Umkreis", "Effect in the surroundings"},
                .columns = {{"standard", {"Richtwert", "Standard"}},
                            {"counted", {"Wer", "Who"}, true},
                            {"facilities_before", {"Angebote vorher", "Facilities before"}},
                            {"facilities_after", {"nachher", "after"}},
                            {"supplied_before", {"versorgt vorher", "supplied before"}},
                            {"supplied_after", {"nachher", "after"}},
                            {"difference", {"Unterschied", "difference"}},
                            {"gaining", {"gewinnen", "gain"}},
                            {"losing", {"verlieren", "lose"}},
                            {"walk_before_m", {"Weg m vorher", "Walk m before"}},
                            {"walk_after_m", {"nachher", "after"}}},
                .rows = {}};
    const bool placesChange =
        std::any_of(differences.begin(), differences.end(), [](const StandardDifference& difference) {
            return difference.capacityBefore != difference.capacityAfter;
        });
    if (placesChange) {
        table.columns.push_back({"places_before", {"bekannte Plätze vorher", "Known places before"}});
        table.columns.push_back({"places_after", {"nachher", "after"}});
    }
    for (const StandardDifference& difference : differences) {
        const SupplyDifference& sums = insideArea ? difference.inside : difference.margin;
        if (!changes(difference, sums)) {
            continue;
        }
        const bool hidden = tooSmallToTell(difference, sums);
        const auto amount = [&](double value) {
            return countsHomes(difference) ? whole(value) : Cell(Persons{value});
        };
        table.rows.push_back({standardLabel(themes, difference.standard), difference.demand.label,
                              whole(static_cast<double>(difference.facilitiesBefore)),
                              whole(static_cast<double>(difference.facilitiesAfter)),
                              suppliedCell(difference, sums, sums.suppliedBefore),
                              hidden ? Cell(Unknown{}) : suppliedCell(difference, sums, sums.suppliedAfter),
                              hidden ? Cell(Unknown{}) : whole(sums.suppliedAfter - sums.suppliedBefore),
                              amount(sums.gaining), amount(sums.losing), metres(sums.meanBefore),
                              metres(sums.meanAfter)});
        if (placesChange) {
            table.rows.back().push_back(places(difference.capacityBefore));
            table.rows.back().push_back(places(difference.capacityAfter));
        }
    }
    return table;
}

Presentation walkChanges() {
    return {.kind = Presentation::Kind::Diverging,
            .column = "difference_m",
            .title = {"Längerer oder kürzerer Fußweg", "Longer or shorter walk"},
            // paths are not surveyed finer
            .differences = Presentation::Differences{{"kürzer", "shorter"}, {"länger", "longer"}, "m", 10}};
}

HomesTable homesTable(const std::vector<StandardDifference>& differences, const model::ThemeSet& themes,
                      std::size_t top) {
    struct Row {
        const StandardDifference* standard;
        const HomeDifference* home;
        double amount;  ///< metres longer; infinite where there is a way in one state only
    };
    std::vector<Row> rows;
    for (const StandardDifference& difference : differences) {
        for (const HomeDifference& home : difference.homes) {
            const double infinite = std::numeric_limits<double>::infinity();
            const double amount =
                home.metresBefore && home.metresAfter ? *home.metresAfter - *home.metresBefore : infinite;
            rows.push_back({&difference, &home, amount});
        }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return std::abs(a.amount) > std::abs(b.amount); });
    HomesTable result;
    result.all = rows.size();
    if (top > 0 && rows.size() > top) {
        rows.resize(top);
    }
    result.table = {.key = "homes",
                    .title = {"Wohngebäude mit anderem Weg", "Homes with another walk"},
                    .columns = {{"home", {"Wohngebäude", "Home"}},
                                {"standard", {"Richtwert", "Standard"}},
                                {"before_m", {"Weg m vorher", "Walk m before"}},
                                {"after_m", {"nachher", "after"}},
                                {"difference_m", {"Unterschied m", "Difference m"}}},
                    .rows = {}};
    result.features.tableKey = "homes";
    result.features.presentation = walkChanges();
    if (std::ranges::count_if(differences, [](const auto& each) { return !each.homes.empty(); }) > 1) {
        result.features.presentation.title.de += ", je Wohngebäude der größte Unterschied";
        result.features.presentation.title.en += ", of each home the greatest difference";
    }
    for (const Row& row : rows) {
        result.features.features.push_back({row.home->location, result.table.rows.size()});
        result.table.rows.push_back({row.home->id, standardLabel(themes, row.standard->standard),
                                     metres(row.home->metresBefore), metres(row.home->metresAfter),
                                     std::isfinite(row.amount) ? whole(row.amount) : Cell(Unknown{})});
    }
    return result;
}

LocalizedText effectSentence(const std::vector<StandardDifference>& differences,
                             const model::ThemeSet& themes) {
    std::size_t changed = 0;
    std::size_t homes = 0;
    const StandardDifference* greatest = nullptr;
    const auto size = [](const StandardDifference& d) {
        return std::abs(d.inside.suppliedAfter - d.inside.suppliedBefore);
    };
    for (const StandardDifference& difference : differences) {
        homes += difference.homes.size();
        if (changes(difference)) {
            ++changed;
            greatest = greatest == nullptr || size(difference) > size(*greatest) ? &difference : greatest;
        }
    }
    if (greatest == nullptr && homes > 0) {
        return {"Kein Richtwert ändert sich merklich; einzelne Wohngebäude haben einen anderen Weg.",
                "No standard changes noticeably; some homes have another walk."};
    }
    if (greatest == nullptr) {
        return {"Kein Richtwert ändert sich.", "No standard changes."};
    }
    LocalizedText text{differences.size() == 1
                           ? std::string("Der Richtwert ändert sich.")
                           : fmt::format("Es {} sich {} von {} Richtwerten.",
                                         changed == 1 ? "ändert" : "ändern", changed, differences.size()),
                       differences.size() == 1
                           ? std::string("The standard changes.")
                           : fmt::format("{} of {} standards {}.", changed, differences.size(),
                                         changed == 1 ? "changes" : "change")};
    const double gained = greatest->inside.suppliedAfter - greatest->inside.suppliedBefore;
    if (std::round(std::abs(gained)) < 1 || tooSmallToTell(*greatest, greatest->inside)) {
        return text;
    }
    const LocalizedText label = standardLabel(themes, greatest->standard);
    const auto count = [&](Language language) { return formatNumber(std::abs(gained), 0, language); };
    text.de +=
        fmt::format(" Am meisten: {}, im Gebiet {} {} versorgt ({}).", label.de, count(Language::German),
                    gained > 0 ? "mehr" : "weniger", greatest->demand.label.de);
    text.en += fmt::format(" Most: {}, {} {} supplied in the area ({}).", label.en, count(Language::English),
                           gained > 0 ? "more" : "fewer", greatest->demand.label.en);
    return text;
}

}  // namespace nordertor::ops

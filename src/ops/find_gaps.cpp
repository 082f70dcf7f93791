// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/find_gaps.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/number_format.h"
#include "base/text.h"
#include "ops/analysis_parameters.h"
#include "ops/common_parameters.h"
#include "ops/gap_tables.h"
#include "style/palettes.h"

namespace nordertor::ops {
namespace {

using analysis::CombinedNeed;
using analysis::CombinedPlace;
using analysis::GapPlace;

constexpr std::size_t usualTop = 20;

/// How many places are asked for, 0 = all: a layer that is kept has all, if nothing else is said.
std::size_t topFrom(const ParameterValues& values) {
    const auto given = values.integer("top");
    return given ? static_cast<std::size_t>(*given) : values.has("store") ? 0 : usualTop;
}

/// Places where they are asked for, at most as many as are asked for, which `notices` says; by rank already.
template <class Place>
std::vector<const Place*> chosen(std::vector<const Place*> places, const ParameterValues& values,
                                 const LocalizedText& things, Notices& notices) {
    const std::string where = values.text("where");
    std::erase_if(places, [&](const Place* place) {
        return (where == "area" && !place->insideArea) || (where == "around" && place->insideArea);
    });
    const std::size_t all = places.size();
    const std::size_t top = topFrom(values);
    if (top > 0 && all > top) {
        places.resize(top);
    }
    append(notices, cutNotices(places.size(), all, things));
    return places;
}

OperationInfo findGapsInfo() {
    OperationInfo info{
        .id = "gaps",
        .title = {"Lücken finden", "Find gaps"},
        .help =
            {"Prüft jeden Richtwert entlang des Wegenetzes und nennt die Orte, an denen Menschen etwas fehlt, nach "
             "der Zahl der Personen. Daneben steht, wie viele ein Kreis mit gleichem Radius versorgt nennen würde, was je Kopf "
             "fehlt, wie sicher eine Lücke ist und wo mehrere Richtwerte zugleich fehlen.",
             "Checks every standard along the network of paths and names the places where people lack something, "
             "by number of persons. Beside it: how many a circle of the same radius would call supplied, what is "
             "missing per head, how sure a gap is, and where several standards are missed at once."},
        .examples =
            {"nordertor gaps quartier.gpkg", "nordertor gaps quartier.gpkg --theme youth --top 5",
             "nordertor gaps quartier.gpkg --stability --runs 1000 --vary 10",
             "nordertor gaps quartier.gpkg --combine youth=2,social.kita=1 --where area",
             "nordertor gaps quartier.gpkg --limit youth.playground_6_12=500 --format geojson > luecken.geojson"},
        .parameters = gapParameters(),
        .needsProject = true};
    info.parameters.push_back({.name = "where",
                               .type = ParameterType::Choice,
                               .label = {"Lage", "Where"},
                               .help = {"Nur im Gebiet (area), nur im Umkreis (around) oder alle (all).",
                                        "Only in the area, only around it, or all."},
                               .choices = {"area", "around", "all"},
                               .choiceLabels = {{"im Gebiet", "in the area"},
                                                {"im Umkreis", "around it"},
                                                {"überall", "everywhere"}},
                               .defaultValue = "all"});
    info.parameters.push_back({.name = "top",
                               .type = ParameterType::Integer,
                               .label = {"Höchstzahl", "At most"},
                               .help = {"So viele Lücken zeigen, sonst 20, mit --store alle; 0 = alle. "
                                        "Beispiel: --top 50",
                                        "Show this many gaps, else 20, with --store all; 0 = all. "
                                        "Example: --top 50"},
                               .minimum = 0,
                               .maximum = 1000000});
    info.parameters.push_back(
        {.name = "combine",
         .type = ParameterType::TextList,
         .label = {"Gemeinsamer Bedarf", "Combined need"},
         .help = {"Themen oder Richtwerte mit Gewichten; zeigt, wo mehrere davon zugleich fehlen. "
                  "Beispiel: --combine youth.playground_6_12=2,social=1",
                  "Themes or standards with weights; shows where several of them are missed at once. "
                  "Example: --combine youth.playground_6_12=2,social=1"}});
    info.parameters.push_back(
        {.name = "need",
         .type = ParameterType::Number,
         .label = {"Bedarfsindex ab", "Need index from"},
         .help = {"Ab diesem Anteil der Gewichte gilt ein Ort als Ort gemeinsamen Bedarfs. "
                  "Beispiel: --need 0.75",
                  "From this share of the weights a place is one of combined need. "
                  "Example: --need 0.75"},
         .minimum = 0.01,
         .maximum = 1,
         .defaultValue = "0.5",
         .usedWith = {{"combine"}}});
    info.parameters.push_back(
        {.name = "stability",
         .type = ParameterType::Flag,
         .label = {"Stabilität prüfen", "Check stability"},
         .help = {"In wie vielen Läufen ein Ort in der Lücke bleibt, wenn Grenzwerte, Gehtempo und Gewichte "
                  "zufällig abweichen.",
                  "In how many runs a place stays in the gap when limits, walking speed and weights vary at "
                  "random."}});
    const ParameterUse varied{"stability", {"true"}};
    info.parameters.push_back({.name = "runs",
                               .type = ParameterType::Integer,
                               .label = {"Läufe", "Runs"},
                               .help = {"Zahl der Läufe für --stability. Beispiel: --runs 1000",
                                        "Number of runs for --stability. Example: --runs 1000"},
                               .minimum = 1,
                               .maximum = 100000,
                               .defaultValue = "500",
                               .usedWith = {varied}});
    info.parameters.push_back(
        {.name = "vary",
         .type = ParameterType::Number,
         .label = {"Abweichung", "Variation"},
         .help = {"So weit weichen Grenzwerte, Tempo und Gewichte höchstens nach oben und "
                  "unten ab. Beispiel: --vary 10",
                  "Limits, speed and weights vary by at most this much up and down. "
                  "Example: --vary 10"},
         .unit = "%",
         .minimum = 1,
         .maximum = 90,
         .defaultValue = "20",
         .usedWith = {varied}});
    ParameterSpec seed = seedParameter();
    seed.usedWith = {varied};
    info.parameters.push_back(std::move(seed));
    info.parameters.push_back(scenarioParameter());
    for (ParameterSpec& spec : storeParameters()) {
        info.parameters.push_back(std::move(spec));
    }
    return info;
}

Result<analysis::GapParameters> parametersFrom(const ParameterValues& values) {
    auto parameters = gapParametersFrom(values);
    if (!parameters) {
        return parameters;
    }
    parameters->capacity = true;
    parameters->need = values.number("need").value_or(parameters->need);
    for (const std::string& list : values.list("combine")) {
        for (const std::string& text : split(list, ',')) {
            const auto equals = text.find('=');
            const std::string name(trimmed(std::string_view(text).substr(0, equals)));
            const auto weight = equals == std::string::npos
                                    ? std::nullopt
                                    : parseNumber(std::string_view(text).substr(equals + 1));
            if (!weight || name.empty() || !parameters->combine.emplace(name, *weight).second) {
                return fail(ErrorCode::InvalidArgument,
                            {fmt::format("„{}“ ist kein Gewicht, oder der Name steht zweimal da.", text),
                             fmt::format("\"{}\" is not a weight, or its name is there twice.", text)},
                            {"Bitte so schreiben: --combine youth.playground_6_12=2,social=1",
                             "Please write it like --combine youth.playground_6_12=2,social=1"},
                            {}, "--combine");
            }
        }
    }
    if (values.flag("stability")) {
        parameters->stability = {.runs = static_cast<std::size_t>(values.integer("runs").value_or(500)),
                                 .share = values.number("vary").value_or(20) / 100,
                                 .seed = static_cast<std::uint64_t>(values.integer("seed").value_or(1))};
    }
    return parameters;
}

template <class Place>
FeatureCollection featuresOf(const std::vector<const Place*>& places, const std::string& tableKey) {
    FeatureCollection collection{.tableKey = tableKey};
    for (std::size_t row = 0; row < places.size(); ++row) {
        collection.features.push_back({places[row]->shape, row});
    }
    return collection;
}

Presentation stabilityLook() {
    return {.kind = Presentation::Kind::Sequential,
            .column = "stability_percent",
            .title = {"Bleibt Lücke in % der Läufe", "Stays a gap in % of the runs"},
            .breaks = {50, 80, 95}};
}

/// By whom gaps of one standard concern: "Kinder unter 10", "Personen ab 65 (mindestens)"; by their homes
/// where no number of persons is known.
Presentation byAmount(const std::set<std::string>& missed, const analysis::GapReport& report) {
    Presentation look{
        .kind = Presentation::Kind::Sequential, .column = "persons", .title = {"Personen", "Persons"}};
    const auto result = std::ranges::find_if(report.standards, [&](const analysis::StandardResult& each) {
        return missed.contains(each.standard);
    });
    if (result == report.standards.end()) {
        return look;
    }
    const LocalizedText& label = result->demand.label;
    switch (result->demand.measure) {
        case analysis::DemandMeasure::Persons:
        case analysis::DemandMeasure::StandInPersons:
            look.title = label;
            break;
        case analysis::DemandMeasure::KnownPersonsOnly:
            look.title = {label.de + " (mindestens)", label.en + " (at least)"};
            break;
        case analysis::DemandMeasure::Homes:
            look.column = "homes";
            look.title = {label.de + " (Einwohnerzahlen liegen nicht vor)",
                          label.en + " (numbers of residents are not available)"};
            break;
    }
    return look;
}

/// Gaps of several standards lie over each other: as on the map of gaps each theme has its hue and pattern;
/// those of one theme have hues about its own, and patterns.
Presentation lookOf(const std::vector<const GapPlace*>& places, const analysis::GapReport& report,
                    const model::ThemeSet& themes) {
    std::set<std::string> missed;
    std::set<std::string> missedThemes;
    for (const GapPlace* place : places) {
        missed.insert(place->standard);
        missedThemes.insert(place->standard.substr(0, place->standard.find('.')));
    }
    if (missed.size() < 2) {
        return byAmount(missed, report);
    }
    const bool byTheme = missedThemes.size() > 1;
    Presentation look{.kind = Presentation::Kind::Categories, .column = byTheme ? "theme" : "standard"};
    look.title = byTheme ? LocalizedText{"Lücken nach Thema", "Gaps by theme"}
                         : LocalizedText{"Lücken nach Richtwert", "Gaps by standard"};
    const auto add = [&](const LocalizedText& label, const std::string& colour, const std::string& pattern) {
        look.categories.push_back({label.de, label, colour, pattern});
    };
    for (const model::Theme& theme : themes.themes) {
        const auto hues = style::relatedColours(theme.colour, missed.size());
        if (byTheme && missedThemes.contains(theme.id)) {
            add(theme.label, theme.colour, theme.pattern);
        }
        for (const model::Standard& standard : theme.standards) {
            if (!byTheme && missed.contains(theme.id + "." + standard.id)) {
                const std::size_t index = look.categories.size();
                add(standard.label, hues[index], style::overlaidPattern(index));
            }
        }
    }
    return look;
}

void addGaps(Outcome& outcome, const analysis::GapReport& report, const model::ThemeSet& themes,
             const std::vector<bool>& where, const ParameterValues& values) {
    for (const bool inside : where) {
        outcome.tables.push_back(standardsTable(report, themes, inside));
    }
    for (auto& table : {capacityTable(report, themes, where), stabilityTable(report, themes, where)}) {
        if (table) {
            outcome.tables.push_back(*table);
        }
    }
    const auto places = chosen(report.ranked(), values, {"Lücken", "gaps"}, outcome.notices);
    outcome.tables.push_back(placesTable(places, report, themes));
    outcome.features.push_back(featuresOf(places, "gaps"));
    if (places.empty()) {
        LocalizedText& none = outcome.features.back().whenEmpty;
        none = report.ranked().empty()
                   ? LocalizedText{"Es gibt keine Lücke: Bei keinem der geprüften Richtwerte fehlt an einem Ort "
                                   "3 oder mehr Personen etwas in Gehweite.",
                                   "There is no gap: with none of the standards checked do 3 or more persons at "
                                   "a place lack something within walking distance."}
                   : LocalizedText{"Wo gesucht ist (--where), liegt keine Lücke; --where all zeigt die anderen.",
                                   "There is no gap where it was looked for (--where); --where all shows the "
                                   "others."};
        outcome.notices.push_back({Severity::Info, none, {}, {}, 1});
    }
    const LocalizedText of = standardsAskedFor(values, themes);
    const bool stability = values.flag("stability");
    outcome.features.back().title = {
        (stability ? "Stabilität der Versorgungslücken: " : "Versorgungslücken: ") + of.de,
        (stability ? "Stability of gaps in supply: " : "Gaps in supply: ") + of.en};
    outcome.features.back().presentation = stability ? stabilityLook() : lookOf(places, report, themes);
}

void addCombined(Outcome& outcome, const CombinedNeed& need, const std::map<std::string, double>& combined,
                 const model::ThemeSet& themes, const std::vector<bool>& where,
                 const ParameterValues& values) {
    std::vector<const CombinedPlace*> ranked;
    for (const CombinedPlace& place : need.places) {
        ranked.push_back(&place);
    }
    const auto places = chosen(std::move(ranked), values,
                               {"Orten gemeinsamen Bedarfs", "places of combined need"}, outcome.notices);
    outcome.tables.push_back(weightsTable(need, themes));
    outcome.tables.push_back(needTotalsTable(need, where));
    outcome.tables.push_back(needPlacesTable(places, need, themes));
    outcome.features.push_back(featuresOf(places, "need"));
    LocalizedText& title = outcome.features.back().title;
    for (const auto& [name, unused] : combined) {
        const LocalizedText label = themeOrStandardLabel(themes, name);
        title.de += (title.de.empty() ? "Gemeinsamer Bedarf: " : ", ") + label.de;
        title.en += (title.en.empty() ? "Combined need: " : ", ") + label.en;
    }
    outcome.features.back().presentation = {.kind = Presentation::Kind::Sequential,
                                            .column = "index",
                                            .title = {"Bedarfsindex (0 bis 1)", "Need index (0 to 1)"},
                                            .breaks = {0.2, 0.4, 0.6, 0.8}};
    if (need.places.empty()) {
        LocalizedText& nowhere = outcome.features.back().whenEmpty;
        nowhere = {fmt::format("Nirgends fehlen {} % der Gewichte zugleich; der höchste Bedarfsindex eines "
                               "Wohngebäudes ist {}.",
                               formatNumber(100 * need.threshold, 0, Language::German),
                               formatNumber(need.highest, 2, Language::German)),
                   fmt::format("Nowhere are {} % of the weights missed at once; the highest need index of a "
                               "home is {}.",
                               formatNumber(100 * need.threshold, 0, Language::English),
                               formatNumber(need.highest, 2, Language::English))};
        outcome.notices.push_back({Severity::Info, nowhere, {}, {}, 1});
    }
    if (need.smallPlaces > 0) {
        outcome.notices.push_back(
            {Severity::Info,
             {fmt::format(
                  "Orte gemeinsamen Bedarfs mit weniger als 3 Personen sind nicht einzeln genannt: {}.",
                  formatCount(static_cast<std::int64_t>(need.smallPlaces), Language::German)),
              fmt::format("Places of combined need with fewer than 3 persons are not listed: {}.",
                          formatCount(static_cast<std::int64_t>(need.smallPlaces), Language::English))},
             {},
             {},
             need.smallPlaces});
    }
}

/// As --limit takes them.
std::vector<std::string> limitsInEffect(const analysis::GapReport& report) {
    std::vector<std::string> limits;
    for (const analysis::StandardResult& result : report.standards) {
        limits.push_back(result.standard + "=" + toPlainText(result.limit));
    }
    return limits;
}

}  // namespace

const OperationInfo& FindGaps::info() const {
    static const OperationInfo info = findGapsInfo();
    return info;
}

Result<Outcome> FindGaps::run(const Context& context, const ParameterValues& values, const Task& task) const {
    const auto parameters = parametersFrom(values);
    if (!parameters) {
        return fail(parameters.error());
    }
    if (const auto complete = requireHomesAndPaths(context); !complete) {
        return fail(complete.error());
    }
    auto report = analysis::analyseGaps(*context.snapshot, *context.themes, *parameters, task);
    if (!report) {
        return fail(report.error());
    }
    Outcome outcome;
    outcome.recordedAs["top"] = {std::to_string(topFrom(values))};
    if (values.has("store")) {  // a map of places does not show the table that states them
        outcome.recordedAs["limit"] = limitsInEffect(*report);
    }
    std::vector<bool> where;
    for (const bool inside : {true, false}) {
        if (values.text("where") != (inside ? "around" : "area")) {
            where.push_back(inside);
        }
    }
    addGaps(outcome, *report, *context.themes, where, values);
    append(outcome.notices, report->notices);
    append(outcome.notices, standInNotices(*report, *context.themes));
    for (const analysis::StandardResult& result : report->standards) {
        append(outcome.notices, result.notices);
    }
    if (report->combined) {
        addCombined(outcome, *report->combined, parameters->combine, *context.themes, where, values);
    }
    outcome.gaps = std::make_shared<const analysis::GapReport>(std::move(*report));
    return outcome;
}

}  // namespace nordertor::ops

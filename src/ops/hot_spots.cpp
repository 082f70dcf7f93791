// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/hot_spots.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/spatial_statistics/global_association.h"
#include "analysis/spatial_statistics/local_association.h"
#include "base/number_format.h"
#include "ops/density_zones.h"
#include "ops/hot_spot_observations.h"
#include "ops/hot_spot_parameters.h"

namespace nordertor::ops {
namespace {

using analysis::LocalResult;
using analysis::LocalStatistic;
using analysis::SpotClass;

/// Placing all values anew costs permutations x pairs; beyond this fewer do, or the moments alone.
constexpr double mostGlobalWork = 2e8;

LocalStatistic statisticFrom(const ParameterValues& values) {
    const std::string method = values.text("method");
    return method == "gi"      ? LocalStatistic::Gi
           : method == "moran" ? LocalStatistic::LocalMoran
                               : LocalStatistic::GiStar;
}

/// The strongest first; equal ones in the order of the data.
std::vector<std::size_t> shownPlaces(const LocalResult& result, bool all) {
    std::vector<std::size_t> order;
    const auto significant = [&](std::size_t i) {
        const SpotClass spot = result.places[i].spot;
        return spot != SpotClass::None && isTested(spot);
    };
    for (std::size_t i = 0; i < result.places.size(); ++i) {
        if (all || significant(i)) {
            order.push_back(i);
        }
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (significant(a) != significant(b)) {
            return significant(a);
        }
        const auto strength = [&](std::size_t i) { return std::abs(result.places[i].z); };
        return result.places[a].p != result.places[b].p ? result.places[a].p < result.places[b].p
                                                        : strength(a) > strength(b);
    });
    return order;
}

/// A p so small that it has no place in a number is still no impossibility.
double notNought(double p) {
    return std::max(p, std::numeric_limits<double>::min());
}

/// Of accidents always with the word that says what it is not (accidentWording()), wherever the class stands
/// without its table.
LocalizedText classLabel(SpotClass spot, bool accidents) {
    const LocalizedText label = analysis::spotLabel(spot);
    const bool found = spot != SpotClass::None && isTested(spot);
    return accidents && found ? LocalizedText{"Auffälligkeit: " + label.de, "Conspicuous: " + label.en}
                              : label;
}

Table placesTable(const Observations& observations, const LocalResult& result, LocalStatistic statistic,
                  const std::vector<std::size_t>& order) {
    const bool moran = statistic == LocalStatistic::LocalMoran;
    Table table{
        .key = "hotspots",
        .title =
            observations.accidents
                ? LocalizedText{"Auffälligkeiten (Unfallatlas), keine Feststellung einer Unfallhäufungsstelle",
                                "Conspicuous places (Unfallatlas), no establishment of a black spot"}
                : LocalizedText{"Auffällige Orte: " + observations.what.de + ", " + observations.where.de,
                                "Conspicuous places: " + observations.what.en + ", " + observations.where.en},
        .columns = {{"id", {"Kennung", "Id"}}},
        .rows = {},
        .unknown = {"nicht geprüft", "not tested"}};
    if (!fewObservationsNotices(observations).empty()) {
        table.title = withFewInTitle(table.title);
    }
    if (!observations.names.empty()) {
        table.columns.push_back({"name", {"Name", "Name"}});
    }
    table.columns.push_back({"value", observations.what});
    if (moran) {
        table.columns.push_back({"statistic", {"lokales I", "local I"}});
    }
    table.columns.push_back({"z", {"z", "z"}});
    table.columns.push_back({"p", {"p", "p"}});
    table.columns.push_back({"significant", {"auffällig", "significant"}});
    table.columns.push_back({"class", {"Einstufung", "Class"}});
    for (const std::size_t i : order) {
        const LocalResult::Place& place = result.places[i];
        const bool tested = isTested(place.spot);
        const auto figure = [&](double value, int decimals) {
            return tested ? Cell(Figure{value, decimals}) : Cell(Unknown{});
        };
        std::vector<Cell> row{observations.ids[i]};
        if (!observations.names.empty()) {
            row.emplace_back(observations.names[i]);
        }
        row.push_back(observations.persons ? Cell(Persons{observations.values[i]})
                                           : Cell(Figure{observations.values[i], observations.decimals}));
        if (moran) {
            row.push_back(figure(place.statistic, 3));
        }
        row.push_back(figure(place.z, 2));
        row.push_back(figure(notNought(place.p), 4));
        row.emplace_back(tested && place.spot != SpotClass::None ? LocalizedText{"ja", "yes"}
                                                                 : LocalizedText{"nein", "no"});
        row.emplace_back(classLabel(place.spot, observations.accidents));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table classesTable(const LocalResult& result, bool moran, bool accidents) {
    const std::vector<SpotClass> classes =
        moran ? std::vector{SpotClass::HighHigh,     SpotClass::LowLow, SpotClass::HighLow,
                            SpotClass::LowHigh,      SpotClass::None,   SpotClass::NoNeighbours,
                            SpotClass::AllNeighbours}
              : std::vector{SpotClass::HotSpot,      SpotClass::ColdSpot, SpotClass::HighLow,
                            SpotClass::LowHigh,      SpotClass::None,     SpotClass::NoNeighbours,
                            SpotClass::AllNeighbours};
    Table table{.key = "classes",
                .title = {"Einstufung", "Classes"},
                .columns = {{"class", {"Einstufung", "Class"}}, {"places", {"Orte", "Places"}}},
                .rows = {}};
    for (const SpotClass spot : classes) {
        const auto number = std::count_if(result.places.begin(), result.places.end(),
                                          [&](const auto& place) { return place.spot == spot; });
        table.rows.push_back({classLabel(spot, accidents), Figure{static_cast<double>(number), 0}});
    }
    return table;
}

Table summaryTable(const Observations& observations, const analysis::SpatialWeights& weights,
                   const LocalResult& result, const analysis::GlobalMoran& moran) {
    const auto n = static_cast<double>(observations.values.size());
    return {.key = "summary",
            .title = {"Gesamtbild (Moran's I)", "Overall (Moran's I)"},
            .columns = {{"places", {"Orte", "Places"}},
                        {"islands", {"ohne Nachbarn", "no neighbours"}},
                        {"neighbours", {"Nachbarn im Mittel", "mean neighbours"}},
                        {"moran_i", {"Moran's I", "Moran's I"}},
                        {"expected", {"bei Zufall", "by chance"}},
                        {"z", {"z", "z"}},
                        {"p", {"p", "p"}},
                        {"pseudo_p", {"p (Zufallsvergleich)", "p (permutation)"}},
                        {"threshold_p", {"auffällig bis p", "significant to p"}}},
            .rows = {{Figure{n, 0}, Figure{static_cast<double>(weights.islands()), 0},
                      Figure{static_cast<double>(weights.neighbours.size()) / n, 1}, Figure{moran.i, 4},
                      Figure{moran.expected, 4}, Figure{moran.z(), 2}, Figure{notNought(moran.p()), 4},
                      moran.pseudoP ? Cell(Figure{*moran.pseudoP, 4}) : Cell(Unknown{}),
                      Figure{result.threshold, 5}}}};
}

/// Red and blue of ColorBrewer's RdBu, which colour-blind people tell apart.
Presentation presentation(const Observations& observations, bool moran, bool all) {
    Presentation look{.kind = Presentation::Kind::Categories, .column = "class"};
    look.title = observations.accidents ? LocalizedText{"Auffälligkeit: " + observations.what.de,
                                                        "Conspicuous: " + observations.what.en}
                                        : observations.what;
    const auto add = [&](SpotClass spot, const char* colour) {
        const LocalizedText label = classLabel(spot, observations.accidents);
        look.categories.push_back({label.de, label, colour});
    };
    if (moran) {
        add(SpotClass::HighHigh, "#ca0020");
        add(SpotClass::LowLow, "#0571b0");
    } else {
        add(SpotClass::HotSpot, "#ca0020");
        add(SpotClass::ColdSpot, "#0571b0");
    }
    add(SpotClass::HighLow, "#f4a582");
    add(SpotClass::LowHigh, "#92c5de");
    if (all) {
        add(SpotClass::None, "#d9d9d9");
        add(SpotClass::NoNeighbours, "#f7f7f7");
        add(SpotClass::AllNeighbours, "#f7f7f7");
    }
    return look;
}

/// An error about the values names the parameter that decides which there are.
Error aboutObservations(Error error, const ParameterValues& values) {
    if (error.code == ErrorCode::InvalidData && error.place.empty()) {
        const bool areas = values.has("areas");
        error.place = areas ? "--areas" : values.has("events") ? "--cell" : "--group";
    }
    return error;
}

/// Of fewer than 3 places with a value because the other areas have too few inhabitants.
Error areasTooSmall(const Observations& observations, std::int64_t least) {
    const auto number = [&](std::size_t count, Language language) {
        return formatCount(static_cast<std::int64_t>(count), language);
    };
    const auto in = [&](Language language, const char* text) {
        return fmt::format(fmt::runtime(text), number(observations.values.size(), language),
                           number(observations.hiddenAreas, language), formatCount(least, language));
    };
    return {ErrorCode::InvalidData,
            {in(Language::German,
                "Für Häufungen sind mindestens 3 Flächen mit Werten nötig, hier sind es {}; {} "
                "bleiben ohne Wert, weil sie weniger als {} Einwohner haben."),
             in(Language::English,
                "At least 3 areas with values are needed, here are {}; {} stay without one, since "
                "they have fewer than {} inhabitants.")},
            {"Bitte größere Flächen wählen oder die Schwelle senken. Beispiel: --least-inhabitants 50",
             "Please choose larger areas, or lower the threshold. Example: --least-inhabitants 50"},
            {},
            "--least-inhabitants"};
}

/// So many permutations let p fall to `p`: the smallest there is, is 1 / (permutations + 1).
std::int64_t permutationsFor(double p) {
    return static_cast<std::int64_t>(std::ceil(1 / p - 1e-9)) - 1;
}

/// Fewer than that find nothing anywhere, however the values lie. `alpha` as it was given.
Result<> requireEnoughPermutations(const analysis::LocalParameters& parameters, const std::string& alpha) {
    const std::int64_t least = permutationsFor(parameters.alpha);
    if (parameters.permutations == 0 || parameters.permutations >= least) {
        return {};
    }
    const auto finest = [&](Language language) {
        return formatNumber(1.0 / (parameters.permutations + 1.0), 4, language);
    };
    return fail(
        ErrorCode::InvalidArgument,
        {fmt::format("Bei so wenigen Zufallsvergleichen ({}) wird p nie kleiner als {}; mit --alpha {} wäre "
                     "nirgends etwas auffällig.",
                     parameters.permutations, finest(Language::German), alpha),
         fmt::format("With so few permutations ({}) p never falls below {}; with --alpha {} no place could "
                     "be significant.",
                     parameters.permutations, finest(Language::English), alpha)},
        {fmt::format("Möglich sind {} bis 99999, oder 0 für p aus der Normalverteilung.", least),
         fmt::format("Possible are {} to 99999, or 0 for p from the normal distribution.", least)},
        {}, "--permutations");
}

/// What to ask for where `needed` permutations would tell even a single place from chance.
LocalizedText finerRemedy(std::int64_t needed) {
    constexpr std::int64_t mostPermutations = 99999;
    if (needed <= mostPermutations) {
        return {fmt::format("Feiner: --permutations {}", needed),
                fmt::format("Finer: --permutations {}", needed)};
    }
    return {fmt::format("Nötig wären {}, mehr als möglich; p aus der Normalverteilung: --permutations 0",
                        formatCount(needed, Language::German)),
            fmt::format("It would take {}, more than possible; p from the normal distribution: "
                        "--permutations 0",
                        formatCount(needed, Language::English))};
}

/// Of the overall picture.
void noteFewerPermutations(std::uint32_t permutations, Notices& notices) {
    const LocalizedText with = permutations > 0
                                   ? LocalizedText{fmt::format("nur mit {} Zufallsvergleichen", permutations),
                                                   fmt::format("with {} permutations only", permutations)}
                                   : LocalizedText{"ohne Zufallsvergleiche", "without permutations"};
    notices.push_back(
        {Severity::Info,
         {"So viele Orte und Nachbarn: Das Gesamtbild (Moran's I) ist " + with.de + " geprüft.",
          "So many places and neighbours: the overall picture (Moran's I) is checked " + with.en + "."},
         {},
         {},
         1});
}

/// Why nothing is significant: that more permutations could tell, else that nothing stands out.
LocalizedText nothingSignificant(const LocalResult& result, const analysis::LocalParameters& parameters) {
    const auto tested = [&](Language language) {
        return formatCount(static_cast<std::int64_t>(result.tested), language);
    };
    const double finest = 1.0 / (parameters.permutations + 1.0);
    const bool tooCoarse = parameters.controlFalseDiscoveries && parameters.permutations > 0 &&
                           result.significantUncontrolled > 0 && finest > result.threshold;
    if (!tooCoarse) {
        return {fmt::format("Keiner der {} geprüften Orte ist auffällig; --show all zeigt alle.",
                            tested(Language::German)),
                fmt::format("None of the {} places tested is significant; --show all shows all.",
                            tested(Language::English))};
    }
    const LocalizedText finer =
        finerRemedy(permutationsFor(parameters.alpha / static_cast<double>(result.tested)));
    return {
        fmt::format("Kein Ort ist auffällig, aber {} Zufallsvergleiche sind dafür zu grob: p kann nicht "
                    "kleiner als {} werden; damit von {} Orten einer allein auffällt, müsste es höchstens "
                    "{} sein. {}. --show all zeigt alle Orte.",
                    parameters.permutations, formatNumber(finest, 5, Language::German),
                    tested(Language::German), formatNumber(result.threshold, 7, Language::German), finer.de),
        fmt::format("No place is significant, but {} permutations are too coarse for that: p cannot fall "
                    "below {}; for one alone of {} places to be significant it would have to be at most "
                    "{}. {}. --show all shows all places.",
                    parameters.permutations, formatNumber(finest, 5, Language::English),
                    tested(Language::English), formatNumber(result.threshold, 7, Language::English),
                    finer.en)};
}

void addNotices(const Observations& observations, const LocalResult& result,
                const analysis::LocalParameters& parameters, Notices& notices) {
    notices = observations.notices;
    append(notices, fewObservationsNotices(observations));
    if (result.significant == 0) {
        notices.push_back({Severity::Info, nothingSignificant(result, parameters), {}, {}, 1});
    }
}

Result<Outcome> clusters(const ParameterValues& values, const Context& context, const Task& task) {
    const analysis::LocalParameters parameters{
        .statistic = statisticFrom(values),
        .permutations = static_cast<std::uint32_t>(values.integer("permutations").value_or(9999)),
        .seed = static_cast<std::uint64_t>(values.integer("seed").value_or(1)),
        .alpha = values.number("alpha").value_or(0.05),
        .controlFalseDiscoveries = !values.flag("no-fdr")};
    if (const auto enough = requireEnoughPermutations(parameters, values.text("alpha")); !enough) {
        return fail(enough.error());
    }
    auto observations = observationsFrom(values, context, task.part(0, 0.2));
    if (!observations) {
        return fail(observations.error());
    }
    if (observations->values.size() < 3) {  // before neighbours are looked for among none
        if (observations->values.size() + observations->hiddenAreas >= 3) {
            return fail(areasTooSmall(*observations, values.integer("least-inhabitants").value_or(300)));
        }
        const auto checked = analysis::localAssociation(observations->values, {}, {});
        return fail(aboutObservations(checked.error(), values));
    }
    const auto weights = weightsFrom(values, context, *observations, task.part(0.2, 0.5));
    if (!weights) {
        return fail(weights.error());
    }
    const auto result =
        analysis::localAssociation(observations->values, *weights, parameters, task.part(0.5, 0.7));
    if (!result) {
        return fail(aboutObservations(result.error(), values));
    }
    const double affordable = mostGlobalWork / static_cast<double>(weights->neighbours.size());
    const std::uint32_t globalPermutations = parameters.permutations <= affordable ? parameters.permutations
                                             : affordable >= 999                   ? 999
                                                                                   : 0;
    const auto moran =
        analysis::globalMoran(observations->values, *weights, analysis::WeightStyle::RowStandardised,
                              globalPermutations, parameters.seed, task.part(0.7, 1));
    if (!moran) {
        return fail(moran.error());
    }
    if (globalPermutations != parameters.permutations) {
        noteFewerPermutations(globalPermutations, observations->notices);
    }
    const bool isMoran = parameters.statistic == LocalStatistic::LocalMoran;
    const bool all = values.text("show") == "all";
    const std::vector<std::size_t> order = shownPlaces(*result, all);
    Outcome outcome;
    if (!observations->smallAreasHidden) {
        outcome.recordedAs["least-inhabitants"] = {};
    }
    outcome.recordedAs["weights"] = {weightsInEffect(values, *observations)};
    if (values.has("events") && !values.has("areas")) {
        outcome.recordedAs["cell"] = {toPlainText(values.number("cell").value_or(usualEventCell))};
    }
    outcome.tables.push_back(placesTable(*observations, *result, parameters.statistic, order));
    outcome.tables.push_back(classesTable(*result, isMoran, observations->accidents));
    outcome.tables.push_back(summaryTable(*observations, *weights, *result, *moran));
    FeatureCollection collection{.tableKey = "hotspots",
                                 .presentation = presentation(*observations, isMoran, all),
                                 .whenEmpty = nothingSignificant(*result, parameters)};
    for (std::size_t row = 0; row < order.size(); ++row) {
        if (observations->shapes.empty()) {
            collection.features.push_back({observations->points[order[row]], row});
        } else {
            collection.features.push_back({observations->shapes[order[row]], row});
        }
    }
    outcome.features.push_back(std::move(collection));
    addNotices(*observations, *result, parameters, outcome.notices);
    outcome.sources = observations->sources;
    return outcome;
}

}  // namespace

const OperationInfo& HotSpots::info() const {
    static const OperationInfo info = hotSpotsInfo();
    return info;
}

Result<Outcome> HotSpots::run(const Context& context, const ParameterValues& values, const Task& task) const {
    const std::string method = values.text("method");
    if (method == "kde") {
        return densityInThePlane(values, context, task);
    }
    return method == "network-kde" ? densityAlongPaths(values, context, task)
                                   : clusters(values, context, task);
}

}  // namespace nordertor::ops

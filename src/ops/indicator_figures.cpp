// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/indicator_figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "analysis/indicators/area_figures.h"
#include "analysis/indicators/areal_interpolation.h"
#include "analysis/population/areas_of_points.h"
#include "base/number_format.h"
#include "base/text.h"
#include "ops/analysis_parameters.h"
#include "ops/common_parameters.h"

namespace nordertor::ops {
namespace {

using analysis::Figures;

constexpr double squareMetresPerHectare = 10000;

Error notAnIndicator(const std::string& text) {
    return {
        ErrorCode::InvalidArgument,
        {fmt::format("„{}“ ist keine Kennzahl.", text), fmt::format("\"{}\" is no indicator.", text)},
        {"Möglich sind: persons:GRUPPE, share:GRUPPE, density:GRUPPE, homes, organisations, facilities:ART, "
         "facilities-per-1000:ART, column:SPALTE, rate:SPALTE/SPALTE, count-from:SPALTE, share-from:SPALTE.",
         "Possible are: persons:GROUP, share:GROUP, density:GROUP, homes, organisations, facilities:KIND, "
         "facilities-per-1000:KIND, column:NAME, rate:NAME/NAME, count-from:NAME, share-from:NAME."},
        {},
        {}};
}

Error unknownColumn(const std::string& name, const model::AreaSet& areas) {
    std::vector<std::string> known;
    for (const auto& column : areas.numbers) {
        known.push_back(column.name);
    }
    const LocalizedText there =
        known.empty()
            ? LocalizedText{"Die Flächen haben keine Zahlenspalte; --figures fügt welche hinzu.",
                            "The areas have no column of numbers; --figures adds some."}
            : LocalizedText{"Vorhanden sind: " + joined(known, ", "), "There are: " + joined(known, ", ")};
    return {ErrorCode::InvalidArgument,
            {fmt::format("Die Zahlenspalte „{}“ gibt es nicht.", name),
             fmt::format("There is no column of numbers \"{}\".", name)},
            there,
            {},
            {}};
}

Figures hectaresOf(const model::AreaSet& areas) {
    Figures hectares;
    for (const model::AreaSet::Area& area : areas.areas) {
        hectares.emplace_back(geo::areaOf(area.shape) / squareMetresPerHectare);
    }
    return hectares;
}

int decimalsOf(const Figures& figures) {
    const bool whole = std::all_of(figures.begin(), figures.end(), [](const std::optional<double>& figure) {
        return !figure || *figure == std::floor(*figure);
    });
    return whole ? 0 : 2;
}

/// One or two persons in an area: neither their number nor a share made of it is told.
void hideFewPersons(Figures& figures, const Figures& persons) {
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const double count = persons[i] ? std::round(*persons[i]) : 0;
        if (count == 1 || count == 2) {
            figures[i].reset();
        }
    }
}

}  // namespace

LocalizedText indicatorLabel(const std::string& what, const LocalizedText& of) {
    const auto followedBy = [&](const LocalizedText& rest) {
        return LocalizedText{of.de + rest.de, of.en + rest.en};
    };
    if (what == "homes") {
        return {"Wohngebäude", "Homes"};
    }
    if (what == "organisations") {
        return {"Betriebe, Stiftungen und Vereine", "Organisations"};
    }
    if (what == "rate") {
        const auto slash = of.de.find('/');
        const std::string first = of.de.substr(0, slash);
        const std::string second = slash == std::string::npos ? "" : of.de.substr(slash + 1);
        return {fmt::format("{} je {} in %", first, second), fmt::format("{} per {} in %", first, second)};
    }
    return what == "share"                 ? followedBy({", Anteil in %", ", share in %"})
           : what == "density"             ? followedBy({" je ha", " per ha"})
           : what == "facilities-per-1000" ? followedBy({" je 1.000 Einwohner", " per 1,000 inhabitants"})
           : what.ends_with("-from")       ? followedBy({" (übertragen)", " (carried over)"})
                                           : of;
}

std::vector<std::string> relativeIndicators() {
    return {"share:*", "density:*", "facilities-per-1000:*", "rate:*", "share-from:*"};
}

IndicatorFigures::IndicatorFigures(const Context& context, const model::AreaSet& areas,
                                   std::optional<OtherAreas> other)
    : context_(context), areas_(areas), other_(std::move(other)) {
    std::vector<geo::Point> points;
    for (const model::Home& home : context.snapshot->residents.homes) {
        points.push_back(home.location);
    }
    areaOfHome_ = analysis::areasOfPoints(areas.areas, points);
    const model::Residents& residents = context.snapshot->residents;
    const std::size_t everybody = residents.indexOf({});
    inhabitants_ = everybody < residents.groups.size()
                       ? analysis::sumByArea(areaOfHome_, residents.persons[everybody], areas.areas.size())
                       : Figures(areas.areas.size());
}

Result<> IndicatorFigures::takeInhabitantsFrom(const std::string& name) {
    auto figures = column(name);
    if (!figures) {
        figures.error().place = "--inhabitants";
        return fail(figures.error());
    }
    inhabitants_ = std::move(*figures);
    return {};
}

Result<Figures> IndicatorFigures::column(const std::string& name) const {
    const auto* found = areas_.findNumbers(lowered(name));
    if (found == nullptr) {
        return fail(unknownColumn(name, areas_));
    }
    return found->values;
}

Result<Indicator> IndicatorFigures::indicator(const std::string& text, const std::string& parameter,
                                              const Task& task) {
    const auto colon = text.find(':');
    const std::string what = text.substr(0, colon);
    const std::string of = colon == std::string::npos ? "" : text.substr(colon + 1);
    Result<Indicator> result = fail(notAnIndicator(text));
    if (what == "persons" || what == "share" || what == "density") {
        result = ofPersons(what, of.empty() ? "all" : of);
    } else if (what == "homes" && of.empty() && context_.snapshot->residents.homes.empty()) {
        return fail(missingResidents(context_));
    } else if (what == "homes" && of.empty()) {
        result = Indicator{.label = indicatorLabel(what, {}),
                           .figures = analysis::countByArea(areaOfHome_, areas_.areas.size())};
    } else if (what == "organisations" && of.empty()) {
        std::vector<geo::Point> points;
        for (const model::Organisation& organisation : context_.snapshot->organisations) {
            if (organisation.location) {
                points.push_back(*organisation.location);
            }
        }
        result = Indicator{.label = indicatorLabel(what, {}),
                           .figures = analysis::countByArea(analysis::areasOfPoints(areas_.areas, points),
                                                            areas_.areas.size())};
    } else if ((what == "facilities" || what == "facilities-per-1000") && !of.empty()) {
        result = ofFacilities(of, what != "facilities");
    } else if (what == "column" && !of.empty()) {
        result = ofColumns(of, {});
    } else if (what == "rate" && of.find('/') != std::string::npos) {
        result = ofColumns(of.substr(0, of.find('/')), of.substr(of.find('/') + 1));
    } else if ((what == "count-from" || what == "share-from") && !of.empty()) {
        result = carriedOver(of, what == "count-from", task);
    }
    if (result) {
        result->name = text;
    } else if (result.error().place != "--from") {
        // what the text is made of has no parameter of its own here
        result.error().place = parameter;
    }
    return result;
}

Result<> IndicatorFigures::requireInhabitants() const {
    if (std::ranges::any_of(inhabitants_, [](const auto& all) { return all && *all > 0; })) {
        return {};
    }
    return fail(ErrorCode::InvalidData,
                {"Anteile lassen sich nicht bilden: die Zahl aller Einwohner ist nicht bekannt.",
                 "Shares cannot be made: the number of all inhabitants is not known."},
                {"Bitte das Zensus-Gitter mit allen Einwohnern einlesen oder die Spalte der Flächen mit den "
                 "Einwohnern nennen: --inhabitants einwohner",
                 "Please import the census grid of all inhabitants, or name the areas' column of "
                 "inhabitants: --inhabitants population"});
}

Result<Indicator> IndicatorFigures::ofPersons(const std::string& what, const std::string& group) {
    const auto groupValue = ParameterValues::create({demandGroupParameter()}, {{"group", {group}}});
    const auto demand =
        groupValue ? demandFrom(*groupValue, context_) : Result<analysis::Demand>(fail(groupValue.error()));
    if (!demand) {
        return fail(demand.error());
    }
    const Figures persons = analysis::sumByArea(areaOfHome_, demand->byHome, areas_.areas.size());
    const LocalizedText& who = demand->used.label;
    for (Notice& notice : groupNotices(demand->used)) {
        if (std::ranges::find(notices_, notice) == notices_.end()) {
            notices_.push_back(std::move(notice));
        }
    }
    if (what == "persons") {
        return Indicator{.label = who,
                         .figures = persons,
                         .persons = demand->used.measure != analysis::DemandMeasure::Homes};
    }
    Indicator result{.label = indicatorLabel(what, who), .decimals = 1, .relative = true};
    if (what == "share") {
        if (const auto known = requireInhabitants(); !known) {
            return fail(known.error());
        }
        result.figures = analysis::ratio(persons, inhabitants_, 100);
    } else {
        result.figures = analysis::ratio(persons, hectaresOf(areas_));
    }
    hideFewPersons(result.figures, persons);
    return result;
}

Result<Indicator> IndicatorFigures::ofFacilities(const std::string& kind, bool perThousand) {
    const auto kindValue = ParameterValues::create({facilityKindsParameter()}, {{"kind", {kind}}});
    const auto chosen =
        kindValue ? facilitiesFrom(*kindValue, context_) : Result<ChosenFacilities>(fail(kindValue.error()));
    if (!chosen) {
        return fail(chosen.error());
    }
    std::vector<geo::Point> points;
    for (const model::Facility* facility : chosen->facilities) {
        points.push_back(facility->location);
    }
    Indicator result{
        .label = chosen->label,
        .figures = analysis::countByArea(analysis::areasOfPoints(areas_.areas, points), areas_.areas.size())};
    if (perThousand) {
        if (const auto known = requireInhabitants(); !known) {
            return fail(known.error());
        }
        result.figures = analysis::ratio(result.figures, inhabitants_, 1000);
        result.label = indicatorLabel("facilities-per-1000", chosen->label);
        result.decimals = 2;
        result.relative = true;
    }
    return result;
}

Result<Indicator> IndicatorFigures::ofColumns(const std::string& first, const std::string& second) {
    auto figures = column(first);
    if (!figures) {
        return fail(figures.error());
    }
    if (second.empty()) {
        const int decimals = decimalsOf(*figures);
        return Indicator{.label = sameInBoth(first), .figures = std::move(*figures), .decimals = decimals};
    }
    const auto whole = column(second);
    if (!whole) {
        return fail(whole.error());
    }
    return Indicator{.label = indicatorLabel("rate", sameInBoth(first + "/" + second)),
                     .figures = analysis::ratio(*figures, *whole, 100),
                     .decimals = 1,
                     .relative = true};
}

Result<Indicator> IndicatorFigures::carriedOver(const std::string& name, bool count, const Task& task) {
    if (!other_) {
        return fail(ErrorCode::InvalidArgument,
                    {"Es fehlen die Flächen, deren Zahlen übertragen werden sollen.",
                     "The areas whose figures are to be carried over are missing."},
                    {"Beispiel: --from stadtteile.geojson --indicator count-from:einwohner",
                     "Example: --from districts.geojson --indicator count-from:population"},
                    {}, "--from");
    }
    const auto* found = other_->set.findNumbers(lowered(name));
    if (found == nullptr) {
        return fail(unknownColumn(name, other_->set));
    }
    std::vector<analysis::WeightedPoint> people;
    const model::Residents& residents = context_.snapshot->residents;
    const std::size_t everybody = residents.indexOf({});
    for (std::size_t h = 0; other_->byPersons && h < residents.homes.size(); ++h) {
        const double known = everybody < residents.groups.size() ? residents.persons[everybody][h] : -1;
        // where nobody counted them, people live in proportion to the floor they live on
        const double weight =
            everybody < residents.groups.size() ? std::max(known, 0.0) : residents.homes[h].floorArea;
        people.push_back({residents.homes[h].location, weight});
    }
    const auto kind = count ? analysis::FigureKind::Count : analysis::FigureKind::Share;
    auto carried = analysis::interpolated(other_->set.areas, found->values, areas_.areas, kind, people, task);
    if (!carried) {
        return fail(carried.error());
    }
    if (count && carried->outside > 0.005 * std::abs(carried->sourceSum)) {
        const auto share = [&](Language language) {
            return formatNumber(100 * carried->outside / carried->sourceSum, 1, language);
        };
        notices_.push_back({Severity::Info,
                            {fmt::format("„{}“: {} % der Summe liegen in keiner der Flächen.", name,
                                         share(Language::German)),
                             fmt::format("\"{}\": {} % of the sum lie in none of the areas.", name,
                                         share(Language::English))},
                            other_->set.source.fileName,
                            {},
                            1});
    }
    if (carried->byAreaInstead > 0) {
        notices_.push_back({Severity::Info,
                            {"In Flächen ohne bekannte Bewohner wurde nach der Fläche aufgeteilt.",
                             "In areas without known residents figures were shared out by surface."},
                            other_->set.source.fileName,
                            {},
                            carried->byAreaInstead});
    }
    return Indicator{.label = indicatorLabel(count ? "count-from" : "share-from", sameInBoth(name)),
                     .figures = std::move(carried->figures),
                     .decimals = 1,
                     .relative = !count};
}

}  // namespace nordertor::ops

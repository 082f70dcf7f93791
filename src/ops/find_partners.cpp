// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/find_partners.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/number_format.h"
#include "model/organisation_labels.h"
#include "ops/analysis_parameters.h"
#include "ops/common_parameters.h"

namespace nordertor::ops {
namespace {

constexpr double mostMinutes = 120;

OperationInfo findPartnersInfo() {
    OperationInfo info{
        .id = "partners",
        .title = {"Partner finden", "Find partners"},
        .help =
            {"Nennt Betriebe, Stiftungen und Vereine, die bei einer Lücke helfen könnten, mit den Gründen dafür und "
             "dagegen. Stiftungen zählen nach ihrem Zweck, nicht nach der Entfernung.",
             "Names businesses, foundations and associations that could help with a gap, with the reasons for and "
             "against. Foundations count by purpose, not by distance."},
        .examples = {"nordertor partners quartier.gpkg 1",
                     "nordertor partners quartier.gpkg youth.playground_6_12.1 --minutes 15"},
        .parameters = {{.name = "gap",
                        .type = ParameterType::Text,
                        .label = {"Lücke", "Gap"},
                        .help = {"Rang oder Kennung aus „nordertor gaps“. Beispiel: 1",
                                 "Rank or id from \"nordertor gaps\". Example: 1"},
                        .required = true,
                        .positional = true},
                       {.name = "minutes",
                        .type = ParameterType::Number,
                        .label = {"Fußweg höchstens", "Walk at most"},
                        .help = {"Betriebe, die weiter weg sind, entfallen. Beispiel: --minutes 15",
                                 "Businesses farther away are left out. Example: --minutes 15"},
                        .unit = "min",
                        .minimum = 1,
                        .maximum = mostMinutes,
                        .defaultValue = "25"},
                       {.name = "top",
                        .type = ParameterType::Integer,
                        .label = {"Höchstzahl", "At most"},
                        .help = {"So viele Partner zeigen. Beispiel: --top 10",
                                 "Show this many. Example: --top 10"},
                        .minimum = 1,
                        .maximum = 10000,
                        .defaultValue = "20"},
                       {.name = "all",
                        .type = ParameterType::Flag,
                        .label = {"Auch ohne fachlichen Bezug", "Also without a link to the theme"},
                        .help = {"Auch Betriebe zeigen, zu deren Branche das Thema nichts sagt.",
                                 "Also show businesses whose sector the theme says nothing about."}}},
        .needsProject = true};
    for (ParameterSpec& shared : gapParameters()) {
        info.parameters.push_back(std::move(shared));
    }
    info.parameters.push_back(scenarioParameter());
    for (ParameterSpec& spec : storeParameters()) {
        info.parameters.push_back(std::move(spec));
    }
    return info;
}

Result<const analysis::GapPlace*> findPlace(const analysis::GapReport& report, const std::string& given) {
    const auto ranked = report.ranked();
    if (const auto rank = parseInteger(given); rank && *rank >= 1) {
        const auto at = std::find_if(ranked.begin(), ranked.end(), [&](const analysis::GapPlace* place) {
            return place->rank == static_cast<std::size_t>(*rank);
        });
        if (at != ranked.end()) {
            return *at;
        }
    }
    if (const analysis::GapPlace* place = report.find(given)) {
        return place;
    }
    if (ranked.empty()) {
        return fail(
            ErrorCode::NotFound, {"Es gibt hier keine Lücke.", "There is no gap here."},
            {"„nordertor gaps PROJEKT“ zeigt, was geprüft ist; ein kleinerer Grenzwert (--limit) oder "
             "mehr Themen können Lücken zeigen.",
             "\"nordertor gaps PROJECT\" shows what is checked; a smaller limit (--limit) or more "
             "themes may show gaps."},
            {}, "gap");
    }
    return fail(
        ErrorCode::NotFound,
        {fmt::format("Die Lücke „{}“ gibt es nicht.", given), fmt::format("There is no gap \"{}\".", given)},
        {fmt::format("Möglich sind Rang 1 bis {} oder eine Kennung wie {}.", ranked.size(),
                     ranked.front()->id),
         fmt::format("Possible are ranks 1 to {} or an id such as {}.", ranked.size(), ranked.front()->id)},
        {}, "gap");
}

LocalizedText nobodyFound(const ParameterValues& values) {
    const double minutes = values.number("minutes").value_or(25);
    LocalizedText text{fmt::format("In {} Minuten zu Fuß ist niemand, der als Partner in Frage kommt.",
                                   formatNumber(minutes, 0, Language::German)),
                       fmt::format("Within {} minutes on foot is nobody who might be a partner.",
                                   formatNumber(minutes, 0, Language::English))};
    if (minutes < mostMinutes) {
        const double farther = std::ceil(std::min(2 * minutes, mostMinutes));
        text.de += fmt::format(" Weiter: --minutes {:.0f}.", farther);
        text.en += fmt::format(" Farther: --minutes {:.0f}.", farther);
    }
    if (!values.flag("all")) {
        text.de += " Auch wer mit dem Thema nichts zu tun hat: --all.";
        text.en += " Those who have nothing to do with the theme, too: --all.";
    }
    return text;
}

}  // namespace

const OperationInfo& FindPartners::info() const {
    static const OperationInfo info = findPartnersInfo();
    return info;
}

Result<Outcome> FindPartners::run(const Context& context, const ParameterValues& values,
                                  const Task& task) const {
    const auto parameters = gapParametersFrom(values);
    if (!parameters) {
        return fail(parameters.error());
    }
    if (const auto complete = requireHomesAndPaths(context); !complete) {
        return fail(complete.error());
    }
    auto report = analysis::analyseGaps(*context.snapshot, *context.themes, *parameters, task.part(0, 0.7));
    if (!report) {
        return fail(report.error());
    }
    const auto place = findPlace(*report, values.text("gap"));
    if (!place) {
        return fail(place.error());
    }
    const auto top = static_cast<std::size_t>(values.integer("top").value_or(20));
    auto partners = analysis::matchPartners(*context.snapshot, *context.themes, **place,
                                            {.maximumMinutes = values.number("minutes").value_or(25),
                                             .limit = context.snapshot->organisations.size(),
                                             .includeWithoutAffinity = values.flag("all")},
                                            task.part(0.7, 1));
    if (!partners) {
        return fail(partners.error());
    }
    Outcome outcome;
    const std::size_t all = partners->size();
    if (all > top) {
        partners->erase(partners->begin() + static_cast<std::ptrdiff_t>(top), partners->end());
    }
    append(outcome.notices, cutNotices(partners->size(), all, {"möglichen Partnern", "possible partners"},
                                       "--top " + std::to_string(all)));
    const LocalizedText label = standardLabel(*context.themes, (*place)->standard);
    outcome.summary = {fmt::format("Lücke {} ({}): {}", (*place)->rank, label.de, (*place)->reason.de),
                       fmt::format("Gap {} ({}): {}", (*place)->rank, label.en, (*place)->reason.en)};
    Table table{.key = "partners",
                .title = {"Mögliche Partner", "Possible partners"},
                .columns = {{"score", {"Eignung", "Fit"}},
                            {"name", {"Name", "Name"}},
                            {"kind", {"Art", "Kind"}},
                            {"minutes", {"Min. zu Fuß", "Min. on foot"}},
                            {"reasons", {"Dafür spricht", "In favour"}},
                            {"counter_reasons", {"Dagegen spricht", "Against"}}},
                .rows = {},
                .unknown = {"ohne Adresse, oder die Entfernung zählt nicht",
                            "without an address, or distance does not count"}};
    FeatureCollection collection{
        .tableKey = "partners",
        .features = {},
        .presentation = {.kind = Presentation::Kind::Categories,
                         .column = "kind",
                         .title = {"Art", "Kind"},
                         .categories = {{"Betrieb", {"Betrieb", "business"}, "#0072b2"},
                                        {"Stiftung", {"Stiftung", "foundation"}, "#e69f00"},
                                        {"Verein", {"Verein", "association"}, "#009e73"}}}};
    for (const analysis::PartnerMatch& match : *partners) {
        const auto at =
            std::find_if(context.snapshot->organisations.begin(), context.snapshot->organisations.end(),
                         [&](const model::Organisation& o) { return o.id == match.organisationId; });
        if (at->location) {
            collection.features.push_back({*at->location, table.rows.size()});
        }
        table.rows.push_back(
            {Figure{match.score * 100, 0}, at->name, model::labelOf(at->kind),
             match.walkingMinutes
                 ? Cell(Figure{static_cast<double>(analysis::minutesToSay(*match.walkingMinutes)), 0})
                 : Cell(Unknown{}),
             match.reasons, match.counterReasons});
    }
    collection.whenEmpty = {"Kein möglicher Partner hat eine Adresse, die auf die Karte kann.",
                            "No possible partner has an address to put on the map."};
    if (all == 0) {
        collection.whenEmpty = nobodyFound(values);
        outcome.notices.push_back({Severity::Warning, collection.whenEmpty, {}, {}, 1});
    }
    collection.title = {fmt::format("Mögliche Partner für Lücke {}: {}", (*place)->rank, label.de),
                        fmt::format("Possible partners for gap {}: {}", (*place)->rank, label.en)};
    outcome.tables = {std::move(table)};
    outcome.features = {std::move(collection)};
    outcome.gaps = std::make_shared<const analysis::GapReport>(std::move(*report));
    outcome.partners = std::move(*partners);
    return outcome;
}

}  // namespace nordertor::ops

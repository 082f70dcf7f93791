// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/list_themes.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "base/number_format.h"

namespace nordertor::ops {
namespace {

Table packsTable(const model::ThemeSet& themes) {
    Table table{.key = "themes",
                .title = {"Themen", "Themes"},
                .columns = {{"id", {"Kennung", "Id"}},
                            {"label", {"Name", "Name"}},
                            {"version", {"Fassung", "Version"}},
                            {"kinds", {"Einrichtungsarten", "Facility kinds"}},
                            {"standards", {"Richtwerte", "Standards"}},
                            {"affinities", {"Partnerbezüge", "Partner links"}}},
                .rows = {}};
    const auto count = [](std::size_t n) { return Figure{static_cast<double>(n), 0}; };
    for (const model::Theme& theme : themes.themes) {
        table.rows.push_back({theme.id, theme.label, theme.version, count(theme.facilityKinds.size()),
                              count(theme.standards.size()), count(theme.affinities.size())});
    }
    return table;
}

LocalizedText citationOf(const model::Standard& standard) {
    LocalizedText text = standard.citation.text;
    if (standard.publishedAsAirLine) {
        text.de += "; veröffentlicht als Luftlinie, hier auf den Fußweg angewendet";
        text.en += "; published as air line, applied to the walking path here";
    }
    if (standard.perHead) {
        text.de += "; je Kopf: " + standard.perHead->citation.text.de;
        text.en += "; per head: " + standard.perHead->citation.text.en;
    }
    return text;
}

Cell perHeadCell(const std::optional<model::PerHead>& perHead) {
    if (!perHead) {
        return Unknown{};
    }
    const bool places = perHead->unit == model::SupplyUnit::Places;
    const auto text = [&](Language language, const char* unit) {
        return formatNumber(perHead->amount, perHead->amount < 10 ? 2 : 0, language) + " " + unit;
    };
    return LocalizedText{text(Language::German, places ? "Plätze" : "m²"),
                         text(Language::English, places ? "places" : "m²")};
}

Table standardsTable(const model::ThemeSet& themes) {
    Table table{.key = "standards",
                .title = {"Richtwerte", "Standards"},
                .columns = {{"id", {"Kennung", "Id"}},
                            {"label", {"Richtwert", "Standard"}},
                            {"limit_m", {"Fußweg m", "Walk m"}},
                            {"per_head", {"je Kopf", "Per head"}},
                            {"confirmed", {"Belegt", "Confirmed"}},
                            {"citation", {"Quelle", "Source"}}},
                .rows = {}};
    for (const model::Theme& theme : themes.themes) {
        for (const model::Standard& standard : theme.standards) {
            table.rows.push_back(
                {theme.id + "." + standard.id, standard.label, Figure{standard.limit, 0},
                 perHeadCell(standard.perHead),
                 standard.citation.confirmed ? LocalizedText{"ja", "yes"} : LocalizedText{"nein", "no"},
                 citationOf(standard)});
        }
    }
    return table;
}

}  // namespace

const OperationInfo& ListThemes::info() const {
    static const OperationInfo info{
        .id = "themes",
        .title = {"Themen und Richtwerte", "Themes and standards"},
        .help = {"Zeigt die geladenen Themen mit Richtwerten und Quellen; abgelehnte mit Stelle und Grund.",
                 "Shows the loaded themes with standards and sources; refused ones with place and reason."},
        .examples = {"nordertor themes", "nordertor themes --format json"},
        .parameters = {},
        .needsProject = false};
    return info;
}

Result<Outcome> ListThemes::run(const Context& context, const ParameterValues&, const Task&) const {
    Outcome outcome;
    outcome.tables = {packsTable(*context.themes), standardsTable(*context.themes)};
    outcome.notices = context.themeNotices;
    for (const Error& refused : context.refusedThemes) {
        outcome.notices.push_back(
            {.severity = Severity::Warning,
             .message = {"Thema abgelehnt: " + refused.message.de + " " + refused.remedy.de,
                         "Theme refused: " + refused.message.en + " " + refused.remedy.en},
             .file = refused.file,
             .place = refused.place});
    }
    outcome.failedCheck = !context.refusedThemes.empty();
    return outcome;
}

}  // namespace nordertor::ops

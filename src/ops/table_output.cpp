// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/table_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/number_format.h"
#include "base/text.h"
#include "model/kept_assumptions.h"
#include "model/result_state.h"
#include "ops/input_fingerprint.h"
#include "ops/notice_text.h"
#include "ops/scenario_context.h"
#include "ops/table_output_p.h"

namespace nordertor::ops {

namespace {

/// Without a value there is nothing a reader could do with "inf" or "nan".
bool isTold(const Cell& cell) {
    const auto* figure = std::get_if<Figure>(&cell);
    const auto* persons = std::get_if<Persons>(&cell);
    return figure != nullptr    ? std::isfinite(figure->value)
           : persons != nullptr ? std::isfinite(persons->value)
                                : !std::holds_alternative<Unknown>(cell);
}

/// A number so small that its decimals would make 0 of it, which it is not: a p of 0.0000002 in four
/// decimals.
bool isTiny(double value, int decimals) {
    constexpr int fewestDecimals = 3;
    return decimals >= fewestDecimals && value > 0 && value < 0.5 * std::pow(10.0, -decimals);
}

/// Rounded to the decimals; a whole number where there are none, a tiny one as it is.
Json jsonNumber(double value, int decimals) {
    constexpr double firstWithoutDecimals = 9007199254740992.0;  // 2^53, where whole numbers stop being exact
    if (std::abs(value) >= firstWithoutDecimals || isTiny(value, decimals)) {
        return value;
    }
    const double scale = std::pow(10.0, decimals);
    const double rounded = std::round(value * scale) / scale;
    return decimals == 0 ? Json(static_cast<std::int64_t>(rounded)) : Json(rounded);
}

}  // namespace

std::string shown(const Cell& cell, Language language) {
    if (!isTold(cell)) {
        return "–";
    }
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    if (const auto* text = std::get_if<LocalizedText>(&cell)) {
        return text->in(language);
    }
    if (const auto* figure = std::get_if<Figure>(&cell)) {
        if (isTiny(figure->value, figure->decimals)) {
            return "< " + formatNumber(std::pow(10.0, -figure->decimals), figure->decimals, language);
        }
        return formatNumber(figure->value, figure->decimals, language);
    }
    if (const auto* persons = std::get_if<Persons>(&cell)) {
        return isSuppressed(*persons) ? "<3" : formatNumber(std::round(persons->value), 0, language);
    }
    return "–";
}

Json jsonCell(const Cell& cell) {
    if (!isTold(cell)) {
        return nullptr;
    }
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    if (const auto* text = std::get_if<LocalizedText>(&cell)) {
        return Json{{"de", text->de}, {"en", text->en}};
    }
    if (const auto* figure = std::get_if<Figure>(&cell)) {
        return jsonNumber(figure->value, figure->decimals);
    }
    const Persons persons = std::get<Persons>(cell);
    return isSuppressed(persons) ? Json("<3") : jsonNumber(std::round(persons.value), 0);
}

namespace {

Json noticesJson(const Notices& notices) {
    Json list = Json::array();
    for (const Notice& notice : notices) {
        Json json = {{"severity", notice.severity == Severity::Warning ? "warning" : "info"},
                     {"de", notice.message.de},
                     {"en", notice.message.en}};
        if (!notice.file.empty()) {
            json["file"] = notice.file;
        }
        if (!notice.place.empty()) {
            json["place"] = notice.place;
        }
        if (notice.count > 1) {
            json["count"] = notice.count;
        }
        list.push_back(std::move(json));
    }
    return list;
}

}  // namespace

Json rowsJson(const Table& table) {
    Json rows = Json::array();
    for (const auto& row : table.rows) {
        Json object = Json::object();
        for (std::size_t c = 0; c < row.size(); ++c) {
            object[table.columns[c].key] = jsonCell(row[c]);
        }
        rows.push_back(std::move(object));
    }
    return rows;
}

Json provenanceJson(const Provenance& provenance) {
    Json sources = Json::array();
    for (const model::SourceRecord& source : provenance.sources) {
        sources.push_back({{"title", source.title},
                           {"attribution", source.attribution},
                           {"licence", source.licence},
                           {"data_date", source.dataDate},
                           {"fingerprint", source.fingerprint}});
    }
    Json parameters = Json::object();
    for (const auto& [name, texts] : provenance.parameters) {
        parameters[name] = texts.size() == 1 ? Json(texts.front()) : Json(texts);
    }
    Json json = {{"operation", provenance.operation},
                 {"parameters", std::move(parameters)},
                 {"project", provenance.project}};
    if (!provenance.projectFile.empty()) {
        json["project_file"] = provenance.projectFile;
    }
    if (!provenance.projectState.empty()) {
        json["project_state"] = provenance.projectState;
    }
    json["program"] = "Nordertor " + provenance.programVersion;
    if (provenance.exampleData) {
        json["example_data"] = "Beispieldaten: frei erfunden / example data: invented";
    }
    if (provenance.dryRun) {
        json["dry_run"] = true;
    }
    if (provenance.stopped) {
        json["stopped"] = true;
    }
    if (!provenance.notices.empty()) {
        json["notices"] = noticesJson(provenance.notices);
    }
    if (!provenance.files.empty()) {
        json["files"] = provenance.files;
    }
    json["sources"] = std::move(sources);
    return json;
}

namespace {

LocalizedText unknownDate() {
    return {"Stand unbekannt", "date unknown"};
}

std::string csvNumber(double value, int decimals, Language language) {
    std::string text = isTiny(value, decimals) ? toPlainText(value) : toFixedText(value, decimals);
    if (language == Language::German) {
        std::replace(text.begin(), text.end(), '.', ',');
    }
    return text;
}

std::string csvCell(const Cell& cell, char separator, Language language) {
    if (!isTold(cell)) {
        return {};
    }
    if (const auto* figure = std::get_if<Figure>(&cell)) {
        return csvNumber(figure->value, figure->decimals, language);
    }
    if (const auto* persons = std::get_if<Persons>(&cell)) {
        return isSuppressed(*persons) ? "<3" : csvNumber(std::round(persons->value), 0, language);
    }
    return csvField(shown(cell, language), separator);
}

}  // namespace

std::map<std::string, std::vector<std::string>> recordedParameters(const ParameterValues& values,
                                                                   const Outcome& outcome) {
    auto parameters = values.all();
    for (const auto& [name, texts] : outcome.recordedAs) {
        if (texts.empty()) {
            parameters.erase(name);
        } else {
            parameters[name] = texts;
        }
    }
    return parameters;
}

Provenance provenanceOf(const Operation& operation, const ParameterValues& values, const Context& context,
                        const Outcome& outcome) {
    Provenance provenance{.operation = operation.info().id,
                          .parameters = recordedParameters(values, outcome),
                          .project = {},
                          .programVersion = NORDERTOR_VERSION,
                          .exampleData = false,
                          .dryRun = outcome.dryRun,
                          .sources = {}};
    provenance.stopped = outcome.stopped;
    provenance.notices = keptNotices(outcome.notices);
    const auto& specs = operation.info().parameters;
    if (std::ranges::find(specs, "date", &ParameterSpec::name) != specs.end()) {
        auto parameters = provenance.parameters;
        parameters.try_emplace("date", std::vector{context.today});
        plugin_api::dropWithoutEffect(specs, parameters);
        if (const auto date = parameters.find("date"); date != parameters.end()) {
            provenance.parameters.insert(*date);
        }
    }
    if (context.snapshot.project != nullptr) {
        const model::Project& project = *context.snapshot;
        provenance.project = project.title;
        provenance.exampleData = project.hasExampleData();
        provenance.sources = project.sources;
        provenance.projectFile = context.projectFile.filename().string();
        provenance.projectState = model::stateOfResult(project, scenarioOf(operation, values), values.all());
    }
    for (const model::SourceRecord& source : outcome.sources) {
        provenance.exampleData = provenance.exampleData || source.exampleData;
        provenance.sources.push_back(source);
    }
    provenance.files = namedFiles(operation.info(), values);
    std::erase_if(provenance.files, [&](const auto& file) {
        return std::ranges::find(provenance.sources, file.second, &model::SourceRecord::fingerprint) !=
               provenance.sources.end();
    });
    return provenance;
}

std::vector<std::string> sourceSummary(const std::vector<model::SourceRecord>& sources,
                                       std::optional<Language> language) {
    std::vector<std::string> parts;
    for (const model::SourceRecord& source : sources) {
        std::string part = language ? model::sourceWords(source.title).in(*language) : source.title;
        if (!source.dataDate.empty()) {
            part += " (" + source.dataDate + ")";
        } else if (language) {
            part += " (" + unknownDate().in(*language) + ")";
        }
        if (std::ranges::find(parts, part) == parts.end()) {
            parts.push_back(std::move(part));
        }
    }
    return parts;
}

/// "gaps, runs=500, seed=1"
std::string questionText(const Provenance& provenance) {
    std::string text = provenance.operation;
    for (const auto& [name, texts] : provenance.parameters) {
        if (name != model::keptAssumptionsParameter) {
            text += fmt::format(", {}={}", name, joined(texts, "+"));
        }
    }
    return text;
}

namespace {

/// A list of so many that nobody reads them: the first and the last, and how many they are.
std::string shortList(const std::string& text, Language language) {
    constexpr std::size_t mostShown = 24;
    constexpr std::size_t shownFirst = 3;
    const auto parts = split(text, ',');
    if (parts.size() <= mostShown) {
        return text;
    }
    const std::string count = formatCount(static_cast<std::int64_t>(parts.size()), language);
    return joined(std::vector<std::string>(parts.begin(), parts.begin() + shownFirst), ",") + ",…," +
           parts.back() + " (" + count + (language == Language::German ? " Werte)" : " values)");
}

}  // namespace

std::string groundsLine(const Provenance& provenance, Language language) {
    const auto parts = sourceSummary(provenance.sources, language);
    if (parts.empty()) {
        return {};
    }
    const bool german = language == Language::German;
    Provenance shown = provenance;
    for (auto& [name, texts] : shown.parameters) {
        for (std::string& text : texts) {
            text = shortList(text, language);
        }
    }
    return (german ? "Grundlage: " : "Based on: ") + joined(parts, ", ") + "; Nordertor " +
           provenance.programVersion + "\n" + (german ? "Angaben: " : "Parameters: ") +
           withShortNumbers(questionText(shown)) + "\n";
}

bool isSuppressed(const Persons& persons) {
    constexpr double smallestShown = 3;
    return std::round(persons.value) > 0 && std::round(persons.value) < smallestShown;
}

std::string csvOf(const std::vector<Table>& tables, const Provenance& provenance, Language language) {
    const char separator = language == Language::German ? ';' : ',';
    std::string text;
    for (const Table& table : tables) {
        if (!text.empty()) {
            text += "\r\n";
        }
        // tables alike in their columns (area, surroundings) are told apart by it
        if (tables.size() > 1) {
            text += csvField("# " + table.title.in(language), separator) + "\r\n";
        }
        std::string line;
        for (const Column& column : table.columns) {
            line += (line.empty() ? "" : std::string(1, separator)) + csvField(column.key, separator);
        }
        text += line + "\r\n";
        for (const auto& row : table.rows) {
            for (std::size_t c = 0; c < row.size(); ++c) {
                text += (c == 0 ? "" : std::string(1, separator)) + csvCell(row[c], separator, language);
            }
            text += "\r\n";
        }
    }
    text += "\r\n";
    const std::string made = fmt::format("# Nordertor {}, {}, {}", provenance.programVersion,
                                         provenance.project, questionText(provenance));
    text += csvField(made, separator) + "\r\n";
    if (provenance.dryRun) {
        text += csvField("# Probelauf: nichts geschrieben / dry run: nothing written", separator) + "\r\n";
    }
    if (provenance.stopped) {
        text += csvField("# Suche angehalten: das Beste bis dahin / search stopped: the best until then",
                         separator) +
                "\r\n";
    }
    if (provenance.exampleData) {
        text += csvField("# Beispieldaten: frei erfunden / example data: invented", separator) + "\r\n";
    }
    for (const Notice& notice : provenance.notices) {
        text += csvField("# " + noticeLine(notice, language), separator) + "\r\n";
    }
    for (const model::SourceRecord& source : provenance.sources) {
        std::string line = source.attribution.empty() ? source.title : source.attribution;
        line += source.licence.empty() ? "" : ", " + source.licence;
        line += ", " + (source.dataDate.empty() ? unknownDate().in(language) : source.dataDate);
        text += csvField("# " + line, separator) + "\r\n";
    }
    return text;
}

std::string jsonOf(const std::vector<Table>& tables, const Provenance& provenance) {
    Json json = provenanceJson(provenance);
    json["tables"] = Json::object();
    for (const Table& table : tables) {
        json["tables"][table.key] = rowsJson(table);
    }
    return jsonText(json);
}

}  // namespace nordertor::ops

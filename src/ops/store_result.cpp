// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/store_result.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/number_format.h"
#include "base/text.h"
#include "model/result_state.h"
#include "ops/common_parameters.h"
#include "ops/notice_text.h"
#include "ops/result_legend.h"
#include "ops/scenario_context.h"
#include "ops/table_output.h"

namespace nordertor::ops {
namespace {

using model::ResultColumn;
using model::ResultGeometry;
using model::ResultLayer;
using model::ResultValue;

ResultGeometry geometryOf(const MapFeature& feature) {
    return std::holds_alternative<geo::Point>(feature.geometry)          ? ResultGeometry::Points
           : std::holds_alternative<geo::MultiPolygon>(feature.geometry) ? ResultGeometry::Areas
                                                                         : ResultGeometry::Lines;
}

/// [a-z0-9_], as columns of the file are named: "persons_80_plus" of "persons_80+", as those of residents
/// are.
std::string columnKey(const std::string& key) {
    std::string result;
    for (const char c : lowered(key)) {
        const bool allowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        result += allowed ? std::string(1, c) : c == '+' ? "_plus" : "_";
    }
    return result.empty() || result == "fid" || result == "geom" ? result + "_" : result;
}

bool holdsLocalized(const Table& table, std::size_t column) {
    return std::ranges::any_of(table.rows, [&](const std::vector<Cell>& row) {
        return std::holds_alternative<LocalizedText>(row[column]);
    });
}

/// Type and decimals of a column without texts, from its cells.
ResultColumn numberColumn(const Table& table, std::size_t column) {
    ResultColumn result{.key = {}, .label = {}, .type = ResultColumn::Type::Text, .decimals = 0};
    for (const auto& row : table.rows) {
        if (std::holds_alternative<std::string>(row[column])) {
            result.type = ResultColumn::Type::Text;
            return result;
        }
        if (const auto* figure = std::get_if<Figure>(&row[column])) {
            result.type = ResultColumn::Type::Number;
            result.decimals = std::max(result.decimals, figure->decimals);
        } else if (std::holds_alternative<Persons>(row[column]) && result.type == ResultColumn::Type::Text) {
            result.type = ResultColumn::Type::Persons;
        }
    }
    return result;
}

ResultValue valueOf(const Cell& cell, const ResultColumn& column, bool english) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return text->empty() ? ResultValue() : ResultValue(*text);
    }
    if (const auto* text = std::get_if<LocalizedText>(&cell)) {
        return english ? text->en : text->de;
    }
    const auto* figure = std::get_if<Figure>(&cell);
    const auto* persons = std::get_if<Persons>(&cell);
    if (persons != nullptr && isSuppressed(*persons)) {
        return {};
    }
    const double value = figure != nullptr ? figure->value : persons != nullptr ? persons->value : NAN;
    if (!std::isfinite(value) || column.type == ResultColumn::Type::Text) {
        return {};
    }
    const double scale = std::pow(10.0, column.decimals);
    return std::round(value * scale) / scale;
}

/// The table's columns as those of a layer, and from which column and language each comes.
struct Columns {
    std::vector<ResultColumn> columns;
    std::vector<std::pair<std::size_t, bool>> from;

    explicit Columns(const Table& table) {
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const std::string key = columnKey(table.columns[c].key);
            if (holdsLocalized(table, c)) {
                for (const bool english : {false, true}) {
                    add({key + (english ? "_en" : "_de"), table.columns[c].label, ResultColumn::Type::Text,
                         0},
                        c, english);
                }
                continue;
            }
            ResultColumn column = numberColumn(table, c);
            column.key = key;
            column.label = table.columns[c].label;
            add(std::move(column), c, false);
        }
    }

  private:
    void add(ResultColumn column, std::size_t source, bool english) {
        while (std::ranges::find(columns, column.key, &ResultColumn::key) != columns.end()) {
            column.key += "_";
        }
        columns.push_back(std::move(column));
        from.emplace_back(source, english);
    }
};

model::ResultPlace placeOf(const MapFeature& feature) {
    return std::visit([](const auto& geometry) { return model::ResultPlace(geometry); }, feature.geometry);
}

}  // namespace

std::vector<model::ResultData> layersOf(const FeatureCollection& collection, const Table& table) {
    const Columns columns(table);
    const auto valuesOf = [&](std::size_t row) {
        std::vector<ResultValue> values;
        for (std::size_t c = 0; c < columns.columns.size(); ++c) {
            const auto& [source, english] = columns.from[c];
            values.push_back(valueOf(table.rows[row][source], columns.columns[c], english));
        }
        return values;
    };
    std::vector<model::ResultData> layers;
    std::set<std::size_t> placed;
    for (const MapFeature& feature : collection.features) {
        const ResultGeometry geometry = geometryOf(feature);
        auto layer = std::ranges::find(layers, geometry, &model::ResultData::geometry);
        if (layer == layers.end()) {
            layers.push_back({geometry, columns.columns, {}, {}});
            layer = layers.end() - 1;
        }
        layer->rows.push_back({placeOf(feature), valuesOf(feature.row)});
        placed.insert(feature.row);
    }
    if (!layers.empty()) {
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            if (!placed.contains(row)) {
                layers.front().rows.push_back({{}, valuesOf(row)});
            }
        }
    }
    Presentation presentation = collection.presentation;
    presentation.column = columnKey(presentation.column);
    for (model::ResultData& layer : layers) {
        layer.legend = legendFor(presentation, layer);
    }
    return layers;
}

namespace {

Error taken(const std::string& name, const ResultLayer& existing) {
    return {
        ErrorCode::InvalidArgument,
        {fmt::format("Unter „{}“ liegt schon ein Ergebnis von „{}“.", name, existing.record.operation),
         fmt::format("\"{}\" already holds a result of \"{}\".", name, existing.record.operation)},
        {fmt::format("Bitte einen anderen Namen wählen oder es vorher entfernen: "
                     "nordertor results PROJEKT --remove {}",
                     name),
         fmt::format("Choose another name or remove it first: nordertor results PROJECT --remove {}", name)},
        {},
        "--store"};
}

/// stateOfResult() of the project that the outcome's own edits lead to: what is stored with them is not
/// outdated by them.
Result<std::string> stateAfter(const model::Project& project, const std::vector<model::Edit>& edits,
                               const std::string& scenario, const ParameterValues& values) {
    if (edits.empty()) {
        return model::stateOfResult(project, scenario, values.all());
    }
    model::Project after = project;
    for (const model::Edit& edit : edits) {
        auto changed = model::applied(std::move(after), edit);
        if (!changed) {
            return fail(changed.error());
        }
        after = std::move(*changed);
    }
    return model::stateOfResult(after, scenario, values.all());
}

}  // namespace

Result<> checkStorable(const Operation& operation, const Context& context, const std::string& name) {
    if (const auto named = model::checkResultName(name); !named) {
        return fail(named.error());
    }
    const ResultLayer* existing = findResult(*context.snapshot, name);
    if (existing != nullptr && existing->record.operation != operation.info().id) {
        return fail(taken(name, *existing));
    }
    return {};
}

Result<> storeResult(const Operation& operation, const Context& context, const ParameterValues& values,
                     const std::string& name, Outcome& outcome) {
    if (auto places = requirePlaces(outcome.features, {}); !places) {
        return places;
    }
    const model::Project& project = *context.snapshot;
    const std::string scenario = scenarioOf(operation, values);
    const auto state = stateAfter(project, outcome.edits, scenario, values);
    if (!state) {
        return fail(state.error());
    }
    std::vector<std::string> said;
    std::set<std::string> names;
    for (const FeatureCollection& collection : outcome.features) {
        const auto table = std::ranges::find(outcome.tables, collection.tableKey, &Table::key);
        for (model::ResultData& data : layersOf(collection, *table)) {
            std::string own = name;
            if (!names.empty()) {
                own += "_" + columnKey(table->key);
            }
            while (!names.insert(own).second) {
                own += "_";
            }
            if (const auto fine = checkStorable(operation, context, own); !fine) {
                return fail(fine.error());
            }
            said.push_back(fmt::format("{} ({})", own, data.rows.size()));
            std::vector<model::SourceRecord> sources = project.sources;
            sources.insert(sources.end(), outcome.sources.begin(), outcome.sources.end());
            auto parameters = recordedParameters(values, outcome);
            // stands as createdOn; computed again on another day, the result is of that day
            parameters.erase("date");
            model::ResultRecord record{
                .name = own,
                .title = layerTitle(collection, outcome.tables),
                .operation = operation.info().id,
                .parameters = std::move(parameters),
                .scenario = scenario,
                .createdOn = context.today,
                .program = context.program,
                .projectState = *state,
                .sources = sourceSummary(sources, std::nullopt),
                .ownSources = outcome.sources,
                .exampleData = std::ranges::any_of(sources, &model::SourceRecord::exampleData),
                .warnings = keptNotices(noticesOf(outcome.notices, Severity::Warning))};
            const ResultLayer* existing = findResult(project, own);
            auto& edit = outcome.edits.emplace_back().operation.emplace<model::SetResult>();
            if (existing != nullptr) {
                edit.before = *existing;
            }
            edit.after =
                ResultLayer{std::move(record), std::make_shared<const model::ResultData>(std::move(data))};
        }
    }
    const std::string list = joined(said, ", ");
    const auto add = [](std::string& text, const std::string& more) {
        text += (text.empty() ? "" : "\n") + more;
    };
    add(outcome.summary.de, "Im Projekt abgelegt: " + list);
    add(outcome.summary.en, "Stored in the project: " + list);
    return {};
}

}  // namespace nordertor::ops

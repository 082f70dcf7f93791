// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/localized_text.h"
#include "base/notice.h"
#include "base/result.h"
#include "geo/geometry.h"
#include "model/presentation.h"
#include "model/source_record.h"

namespace nordertor::model {

struct Project;

enum class ResultGeometry { Points, Lines, Areas };

struct ResultColumn {
    enum class Type {
        Text,
        Number,
        Persons,  ///< whole numbers; one or two persons are stored as unknown, so that no copy gives them
                  ///< away
    };
    std::string key;  ///< [a-z0-9_]+
    LocalizedText label;
    Type type = Type::Text;
    int decimals = 0;  ///< of a number, as it is meant to be read
    friend bool operator==(const ResultColumn&, const ResultColumn&) = default;
};

/// Nothing known, a number, or a text.
using ResultValue = std::variant<std::monostate, double, std::string>;
/// A row without a place (a foundation without address) has none.
using ResultPlace = std::variant<std::monostate, geo::Point, std::vector<geo::Points>, geo::MultiPolygon>;

struct ResultRow {
    ResultPlace place;
    std::vector<ResultValue> values;  ///< as many as columns
    friend bool operator==(const ResultRow&, const ResultRow&) = default;
};

/// One sign of the legend: what it stands for and its colour.
struct ResultClass {
    LocalizedText label;
    std::string colour;  ///< "#rrggbb"
    std::string key;     ///< Categories: the text in the column
    /// Classes of numbers: the first class whose bound is not smaller than the value; none for the last.
    std::optional<double> upper;
    std::string pattern = {};  ///< Presentation::Category::pattern
    friend bool operator==(const ResultClass&, const ResultClass&) = default;
};

/// A Presentation carried out on the rows: nothing is left to be chosen by who draws.
struct ResultLegend {
    Presentation::Kind kind = Presentation::Kind::Single;
    std::string column;  ///< key of a column, empty for Single
    LocalizedText title;
    std::vector<ResultClass> classes;    ///< Single and Proportional: exactly one
    std::optional<ResultClass> unknown;  ///< if there are rows without a value, or in none of the categories
    double largest = 0;                  ///< Proportional: the value of the largest circle, > 0
    std::optional<Presentation::Grid> grid = {};  ///< Categories of two numbers
    friend bool operator==(const ResultLegend&, const ResultLegend&) = default;
};

/// How a result came about. Enough to make it again (`nordertor run`).
struct ResultRecord {
    std::string name;  ///< unique in the project; checkResultName()
    LocalizedText title;
    std::string operation;                                       ///< id: "gaps"
    std::map<std::string, std::vector<std::string>> parameters;  ///< as given, with defaults and seed
    std::string scenario;                                        ///< empty: the present state
    std::string createdOn;                                       ///< ISO date
    std::string program;                                         ///< "Nordertor 0.1.0"
    std::string projectState;  ///< stateOf() the project it was computed from
    /// What it rests on, of each source: "OpenStreetMap (2026-11-01)".
    std::vector<std::string> sources;
    /// Of them those that are not the project's: files given with the call.
    std::vector<SourceRecord> ownSources;
    bool exampleData = false;
    Notices warnings = {};  ///< said when it was made; files without folders
    friend bool operator==(const ResultRecord&, const ResultRecord&) = default;
};

struct ResultData {
    ResultGeometry geometry = ResultGeometry::Points;
    std::vector<ResultColumn> columns;
    std::vector<ResultRow> rows;
    ResultLegend legend;
    friend bool operator==(const ResultData&, const ResultData&) = default;
};

/// A result kept in the project. The data is shared and never changed.
struct ResultLayer {
    ResultRecord record;
    /// Never null in a project; null in the list of edits, which keeps only what happened.
    std::shared_ptr<const ResultData> data;
    friend bool operator==(const ResultLayer& a, const ResultLayer& b) {
        return a.record == b.record &&
               (a.data == b.data || (a.data != nullptr && b.data != nullptr && *a.data == *b.data));
    }
};

/// Error InvalidArgument, saying what is allowed: 1 to 40 of a-z, 0-9 and _, beginning with a letter.
[[nodiscard]] Result<> checkResultName(const std::string& name);

/// Fingerprint of all a result can rest on: sources, changed limits, programme area's margin; not titles nor
/// other results. Two equal texts: nothing that matters has changed.
[[nodiscard]] std::string stateOf(const Project& project, const std::string& scenario = {});
/// The project has moved on since the result was computed.
[[nodiscard]] bool isOutdated(const ResultRecord& record, const Project& project);

/// Null if there is none.
[[nodiscard]] const ResultLayer* findResult(const Project& project, std::string_view name);
/// Index of the column, or nullopt.
[[nodiscard]] std::optional<std::size_t> columnOf(const ResultData& data, std::string_view key);
/// Index in legend.classes, or nullopt for the class of the unknown.
[[nodiscard]] std::optional<std::size_t> classOf(const ResultData& data, const ResultRow& row);

}  // namespace nordertor::model

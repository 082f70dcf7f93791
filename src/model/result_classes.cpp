// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/result_classes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <string>
#include <utility>

#include "model/project.h"

namespace nordertor::model {

ClassCounts classCounts(const ResultData& data, const std::function<bool(const ResultRow&)>& wanted) {
    ClassCounts counts{std::vector<std::size_t>(data.legend.classes.size(), 0), 0};
    for (const ResultRow& row : data.rows) {
        if (wanted && !wanted(row)) {
            continue;
        }
        const auto found = classOf(data, row);
        ++(found ? counts.byClass[*found] : counts.unknown);
    }
    return counts;
}

std::vector<std::size_t> drawnRows(const ResultData& data) {
    const auto home = columnOf(data, "home");
    const auto value = columnOf(data, data.legend.column);
    std::vector<std::size_t> rows(data.rows.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    if (!home || !value) {
        return rows;
    }
    const auto difference = [&](std::size_t row) {
        const auto* number = std::get_if<double>(&data.rows[row].values[*value]);
        return number != nullptr ? std::abs(*number) : std::numeric_limits<double>::infinity();
    };
    std::map<ResultValue, std::size_t> greatest;
    for (const std::size_t row : rows) {
        const auto [known, isNew] = greatest.try_emplace(data.rows[row].values[*home], row);
        if (!isNew && difference(row) > difference(known->second)) {
            known->second = row;
        }
    }
    std::erase_if(rows, [&](std::size_t row) { return greatest.at(data.rows[row].values[*home]) != row; });
    return rows;
}

bool isHatched(const ResultData& data) {
    return data.geometry == ResultGeometry::Areas && data.legend.kind == Presentation::Kind::Categories &&
           !data.legend.grid &&
           std::ranges::none_of(data.legend.classes, &std::string::empty, &ResultClass::pattern);
}

bool showsOverlaps(const ResultData& data) {
    if (!isHatched(data)) {
        return false;
    }
    const ClassCounts counts = classCounts(
        data, [](const ResultRow& row) { return std::holds_alternative<geo::MultiPolygon>(row.place); });
    return std::ranges::count_if(counts.byClass, [](std::size_t count) { return count > 0; }) >
           static_cast<std::ptrdiff_t>(mostHatchedClasses);
}

namespace {

bool isAbout(const ResultData& data, std::string_view key) {
    return data.legend.column == key || data.legend.column == std::string(key) + "_de";
}

}  // namespace

LocalizedText overlapTitle(const ResultData& data) {
    return isAbout(data, "theme") || isAbout(data, "standard")
               ? LocalizedText{"Hier fehlt etwas", "Something is missing here"}
               : data.legend.title;
}

LocalizedText overlapLabel(const ResultData& data, std::size_t from, std::size_t to) {
    const bool one = to == 1;
    const auto count = [&](const char* between) {
        return from == to ? std::to_string(to) : std::to_string(from) + between + std::to_string(to);
    };
    const std::string german = count(" bis ");
    const std::string english = count(" to ");
    if (isAbout(data, "theme")) {
        return {"in " + german + (one ? " Thema" : " Themen"),
                "in " + english + (one ? " theme" : " themes")};
    }
    if (isAbout(data, "standard")) {
        return {"nach " + german + (one ? " Richtwert" : " Richtwerten"),
                "for " + english + (one ? " standard" : " standards")};
    }
    return {german + (one ? " davon" : " davon zugleich"), english + (one ? " of them" : " of them at once")};
}

bool holdsAssumptions(const ResultLayer& layer) {
    return layer.record.operation == "whatif" && layer.data != nullptr && columnOf(*layer.data, "edit_de") &&
           columnOf(*layer.data, "number");
}

std::vector<const ResultLayer*> assumptionsOf(const Project& project, const ResultLayer& layer) {
    std::vector<const ResultLayer*> found;
    const std::string start = layer.record.name + "_edits";
    for (const ResultLayer& each : project.results) {
        // of other kinds of geometry, and of the scenario compared with
        const std::string& name = each.record.name;
        const bool own = name.starts_with(start) && layer.record.operation == "whatif" &&
                         !holdsAssumptions(layer) && holdsAssumptions(each);
        const std::string rest = own ? name.substr(start.size()) : std::string();
        const std::size_t compared = rest.starts_with("_compared") ? std::string_view("_compared").size() : 0;
        if (own && rest.find_first_not_of('_', compared) == std::string::npos) {
            found.push_back(&each);
        }
    }
    return found;
}

bool showsRanks(const ResultData& data) {
    static constexpr std::size_t mostRanked = 60;  // more numbers would hide the map
    const auto rank = columnOf(data, "rank");
    return data.legend.kind == Presentation::Kind::Proportional && rank &&
           data.columns[*rank].type == ResultColumn::Type::Number && data.rows.size() <= mostRanked;
}

bool showsValues(const ResultLayer& layer) {
    return layer.record.operation == "compare" && layer.data != nullptr &&
           layer.data->geometry == ResultGeometry::Areas;
}

std::string unitBehind(const ResultColumn& column) {
    return column.label.de.ends_with("(%)") ? " %" : "";
}

bool holdsBands(const ResultLayer& layer) {
    return layer.data != nullptr && layer.data->legend.kind == Presentation::Kind::Sequential &&
           areBands(layer.record, layer.data->legend.column);
}

bool areBands(const ResultRecord& record, const std::string& column) {
    return record.operation == "reach" && column.starts_with("limit_");
}

bool holdsZones(const ResultLayer& layer) {
    return layer.record.operation == "hotspots" && layer.data != nullptr &&
           layer.data->legend.kind == Presentation::Kind::Sequential && columnOf(*layer.data, "from") &&
           columnOf(*layer.data, "to") && columnOf(*layer.data, "amount");
}

std::vector<bool> insideWiderBands(const ResultData& data) {
    std::vector<bool> inside(data.rows.size(), false);
    const auto origin = columnOf(data, "origin");
    const auto limit = columnOf(data, data.legend.column);
    std::map<std::pair<ResultValue, std::size_t>, std::size_t> widest;
    for (std::size_t r = 0; limit && r < data.rows.size(); ++r) {
        const ResultRow& row = data.rows[r];
        const auto band = classOf(data, row);
        if (!band) {
            continue;
        }
        const auto [at, first] = widest.try_emplace({origin ? row.values[*origin] : ResultValue(), *band}, r);
        const ResultValue& most = data.rows[at->second].values[*limit];
        if (!first && row.values[*limit] < most) {
            inside[r] = true;
        } else if (!first && most < row.values[*limit]) {
            inside[at->second] = true;
            at->second = r;
        }
    }
    return inside;
}

namespace {

BandAmounts zoneAmounts(const ResultData& data) {
    BandAmounts amounts{*columnOf(data, "amount"), {}};
    amounts.byClass.assign(data.legend.classes.size(), 0.0);
    for (const ResultRow& row : data.rows) {
        if (const auto zone = classOf(data, row)) {
            const auto* amount = std::get_if<double>(&row.values[amounts.column]);
            std::optional<double>& sum = amounts.byClass[*zone];
            sum = amount != nullptr && sum ? std::optional(*sum + *amount) : std::nullopt;
        }
    }
    return amounts;
}

}  // namespace

std::optional<BandAmounts> bandAmounts(const ResultLayer& layer) {
    if (holdsZones(layer)) {
        return zoneAmounts(*layer.data);
    }
    if (!holdsBands(layer)) {
        return std::nullopt;
    }
    const ResultData& data = *layer.data;
    std::optional<std::size_t> column;
    for (const char* key : {"persons", "persons_all", "homes"}) {
        column = column ? column : columnOf(data, key);
    }
    std::vector<const ResultRow*> rows(data.legend.classes.size(), nullptr);
    const std::vector<bool> inside = insideWiderBands(data);
    for (std::size_t r = 0; r < data.rows.size(); ++r) {
        const auto band = classOf(data, data.rows[r]);
        if (!band || (!inside[r] && rows[*band] != nullptr)) {
            return std::nullopt;
        }
        rows[*band] = inside[r] ? rows[*band] : &data.rows[r];
    }
    if (!column) {
        return std::nullopt;
    }
    BandAmounts amounts{*column, {}};
    const double nothing = 0;
    const double* nearer = &nothing;
    for (const ResultRow* row : rows) {
        const auto* within = row != nullptr ? std::get_if<double>(&row->values[*column]) : nullptr;
        amounts.byClass.push_back(within != nullptr && nearer != nullptr ? std::optional(*within - *nearer)
                                                                         : std::nullopt);
        nearer = within;
    }
    return amounts;
}

}  // namespace nordertor::model

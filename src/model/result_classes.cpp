// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/result_classes.h"

#include <map>
#include <utility>

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

bool showsRanks(const ResultData& data) {
    static constexpr std::size_t mostRanked = 60;  // more numbers would hide the map
    const auto rank = columnOf(data, "rank");
    return data.legend.kind == Presentation::Kind::Proportional && rank &&
           data.columns[*rank].type == ResultColumn::Type::Number && data.rows.size() <= mostRanked;
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

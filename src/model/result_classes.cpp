// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/result_classes.h"

#include <map>
#include <utility>

namespace nordertor::model {

ClassCounts classCounts(const ResultData& data) {
    ClassCounts counts{std::vector<std::size_t>(data.legend.classes.size(), 0), 0};
    for (const ResultRow& row : data.rows) {
        const auto found = classOf(data, row);
        ++(found ? counts.byClass[*found] : counts.unknown);
    }
    return counts;
}

bool holdsBands(const ResultLayer& layer) {
    return layer.record.operation == "reach" && layer.data != nullptr &&
           layer.data->legend.kind == Presentation::Kind::Sequential &&
           layer.data->legend.column.starts_with("limit_");
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

std::optional<BandAmounts> bandAmounts(const ResultLayer& layer) {
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

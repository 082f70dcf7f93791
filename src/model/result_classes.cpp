// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/result_classes.h"

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
    for (const ResultRow& row : data.rows) {
        const auto band = classOf(data, row);
        if (!band || rows[*band] != nullptr) {
            return std::nullopt;
        }
        rows[*band] = &row;
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

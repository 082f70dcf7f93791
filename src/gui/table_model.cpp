// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/table_model.h"

#include <cmath>
#include <utility>

#include "base/number_format.h"

namespace nordertor::gui {
namespace {

bool isNumber(const ops::Cell& cell) {
    return std::holds_alternative<ops::Figure>(cell) || std::holds_alternative<ops::Persons>(cell);
}

double numberOf(const ops::Cell& cell) {
    const auto* figure = std::get_if<ops::Figure>(&cell);
    return figure != nullptr ? figure->value : std::get<ops::Persons>(cell).value;
}

}  // namespace

QString cellText(const ops::Cell& cell, Words words) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return toQt(*text);
    }
    if (const auto* text = std::get_if<LocalizedText>(&cell)) {
        return words(*text);
    }
    if (const auto* figure = std::get_if<ops::Figure>(&cell)) {
        return toQt(formatNumber(figure->value, figure->decimals, words.language()));
    }
    if (const auto* persons = std::get_if<ops::Persons>(&cell)) {
        const auto whole = std::llround(persons->value);
        return whole == 1 || whole == 2 ? QString("<3") : toQt(formatCount(whole, words.language()));
    }
    return "–";
}

TableModel::TableModel(ops::Table table, Words words, QObject* parent)
    : QAbstractTableModel(parent), table_(std::move(table)), words_(words) {}

int TableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(table_.rows.size());
}

int TableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(table_.columns.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const ops::Cell& cell =
        table_.rows[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())];
    switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole:
            return cellText(cell, words_);
        case Qt::TextAlignmentRole:
            return QVariant::fromValue(
                Qt::Alignment((isNumber(cell) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
        case SortRole:
            return isNumber(cell) ? QVariant(numberOf(cell)) : QVariant(cellText(cell, words_));
        default:
            return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return words_(table_.columns[static_cast<std::size_t>(section)].label);
}

}  // namespace nordertor::gui

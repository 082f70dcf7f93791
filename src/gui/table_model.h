// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>

#include "gui/words.h"
#include "ops/operation_types.h"

namespace nordertor::gui {

/// A cell as people read it: unknown as an en dash, one or two persons as "<3".
[[nodiscard]] QString cellText(const ops::Cell& cell, Words words);

/// A table an operation gave.
class TableModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Role { SortRole = Qt::UserRole };

    TableModel(ops::Table table, Words words, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

  private:
    ops::Table table_;
    Words words_;
};

}  // namespace nordertor::gui

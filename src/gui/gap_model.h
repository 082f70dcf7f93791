// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>
#include <QIcon>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "analysis/gaps/gap_analysis.h"
#include "gui/words.h"
#include "model/theme.h"

namespace nordertor::gui {

/// The gaps by rank. Keeps the report it shows.
class GapModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { Rank, Theme, Persons, Place, Reason, ColumnCount };
    enum Role { IdRole = Qt::UserRole, ThemeRole, InsideRole, SortRole };

    explicit GapModel(Words words, QObject* parent = nullptr);

    /// `report` may be null. `places`: name of the place by gap.
    void setReport(std::shared_ptr<const analysis::GapReport> report,
                   std::shared_ptr<const model::ThemeSet> themes, std::map<std::string, std::string> places);
    [[nodiscard]] const analysis::GapPlace* gapAt(int row) const;
    /// -1 if there is no such gap.
    [[nodiscard]] int rowOf(const std::string& id) const;
    [[nodiscard]] const std::shared_ptr<const analysis::GapReport>& report() const { return report_; }
    [[nodiscard]] const std::shared_ptr<const model::ThemeSet>& themes() const { return themes_; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

  private:
    [[nodiscard]] QString textAt(const analysis::GapPlace& gap, int column) const;
    [[nodiscard]] QVariant sortValue(const analysis::GapPlace& gap, int column) const;
    [[nodiscard]] const model::Theme* themeOf(const analysis::GapPlace& gap) const;

    Words words_;
    std::shared_ptr<const analysis::GapReport> report_;
    std::shared_ptr<const model::ThemeSet> themes_;
    std::vector<const analysis::GapPlace*> gaps_;
    std::map<std::string, std::string> places_;
    std::map<std::string, QIcon> swatches_;  ///< by theme
};

}  // namespace nordertor::gui

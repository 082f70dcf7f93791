// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <string>
#include <vector>

#include "analysis/partners/partner_matching.h"
#include "gui/words.h"
#include "model/project.h"

namespace nordertor::gui {

/// A possible partner with the organisation it is about.
struct PartnerRow {
    analysis::PartnerMatch match;
    const model::Organisation* organisation = nullptr;
};

/// Possible partners of one gap, best first. Keeps the project its rows point into.
class PartnerModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { Name, Kind, Minutes, Fit, ColumnCount };
    enum Role { IdRole = Qt::UserRole, SortRole };

    explicit PartnerModel(Words words, QObject* parent = nullptr);

    void setPartners(std::shared_ptr<const model::Project> project,
                     std::vector<analysis::PartnerMatch> partners);
    [[nodiscard]] const PartnerRow* partnerAt(int row) const;
    /// -1 if there is no such organisation.
    [[nodiscard]] int rowOf(const std::string& organisationId) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

  private:
    [[nodiscard]] QString textAt(const PartnerRow& row, int column) const;
    [[nodiscard]] QVariant sortValue(const PartnerRow& row, int column) const;

    Words words_;
    std::shared_ptr<const model::Project> project_;
    std::vector<PartnerRow> rows_;
};

/// Rich text: who it is, what speaks for and against it.
[[nodiscard]] QString partnerDetails(const PartnerRow& row, Words words);

}  // namespace nordertor::gui

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSortFilterProxyModel>
#include <QWidget>
#include <memory>
#include <string>
#include <vector>

#include "gui/partner_model.h"
#include "gui/words.h"

class QLabel;
class QTableView;
class QTextBrowser;

namespace nordertor::gui {

/// List of possible partners of the chosen gap, with reasons and counter-reasons of the chosen one below.
class PartnerPanel : public QWidget {
    Q_OBJECT

  public:
    explicit PartnerPanel(Words words, QWidget* parent = nullptr);

    void setPartners(const std::shared_ptr<const model::Project>& project,
                     std::vector<analysis::PartnerMatch> partners);
    /// An empty list that says why it is empty.
    void setMessage(const QString& message);
    /// Chooses the row of an organisation if it is there; empty: none.
    void select(const std::string& organisationId);
    [[nodiscard]] const PartnerRow* selected() const;
    [[nodiscard]] const PartnerModel& model() const { return *model_; }
    /// What takes the keyboard.
    [[nodiscard]] QWidget* list() const;

  signals:
    void selectionChanged();

  private:
    void showDetails();

    Words words_;
    PartnerModel* model_;
    QSortFilterProxyModel* order_;
    QTableView* table_;
    QTextBrowser* details_;
    QString message_;
};

}  // namespace nordertor::gui

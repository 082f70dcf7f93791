// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>
#include <vector>

#include "geo/point.h"
#include "gui/operation_form.h"
#include "gui/site_search.h"
#include "gui/words.h"

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QSortFilterProxyModel;
class QTableView;

namespace nordertor::gui {

class MapWidget;

/// "Find sites": what is looked for, the best so far while the search goes on, in figures and on the map, a
/// button that ends it with the best kept, and one that makes a layer of what was found.
class SitePanel : public QWidget {
    Q_OBJECT

  public:
    SitePanel(Workbench& workbench, MapWidget& map, Words words, QWidget* parent = nullptr);

    [[nodiscard]] OperationForm& form() { return *form_; }
    [[nodiscard]] SiteSearch& search() { return *search_; }
    void start();
    void store();
    /// The sentences about the search as they are read.
    [[nodiscard]] QString plainText() const;
    /// Sites found, in their order; empty while none are.
    [[nodiscard]] QTableView* list() const { return table_; }

  private:
    void buildForm();
    void showRunning(bool running);
    void showSoFar(const ops::SitesSoFar& soFar);
    void showFound(const ops::Outcome& outcome);
    void showFailure(const Error& error);
    void clear();
    void setTable(const ops::Table& table);
    void goToSite(int row);

    Workbench& workbench_;
    MapWidget& map_;
    Words words_;
    SiteSearch* search_;
    QScrollArea* scroll_;
    OperationForm* form_ = nullptr;
    QPushButton* start_;
    QPushButton* stop_;
    QProgressBar* busy_;
    QLabel* figures_;
    QTableView* table_;
    QSortFilterProxyModel* order_;
    QWidget* storeRow_;
    QLineEdit* name_;
    QLabel* storeError_;
    std::vector<geo::Point> places_;  ///< by row of the table
};

}  // namespace nordertor::gui

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/partner_panel.h"

#include <QHeaderView>
#include <QSplitter>
#include <QTableView>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <utility>

#include "gui/panel_parts.h"

namespace nordertor::gui {

PartnerPanel::PartnerPanel(Words words, QWidget* parent)
    : QWidget(parent),
      words_(words),
      model_(new PartnerModel(words, this)),
      order_(new QSortFilterProxyModel(this)),
      table_(new QTableView(this)),
      details_(makeDetails(words({"Einzelheiten zum Partner", "Details of the partner"}), this)) {
    order_->setSortRole(PartnerModel::SortRole);
    order_->setSortLocaleAware(true);
    order_->setSourceModel(model_);
    prepareTable(*table_, words_({"Mögliche Partner", "Possible partners"}));
    table_->setModel(order_);
    table_->sortByColumn(PartnerModel::Fit, Qt::DescendingOrder);
    auto* header = table_->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(PartnerModel::Name, QHeaderView::Stretch);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->addWidget(stacked(table_, details_, 3, 2, this));
    setMessage({});
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        showDetails();
        emit selectionChanged();
    });
}

void PartnerPanel::setPartners(const std::shared_ptr<const model::Project>& project,
                               std::vector<analysis::PartnerMatch> partners) {
    message_ = partners.empty()
                   ? words_({"Zu dieser Lücke ist niemand gefunden, der fachlich passt und nah genug ist.",
                             "Nobody who fits and is near enough was found for this gap."})
                   : words_({"Einen Partner wählen, um Gründe und Gegengründe zu lesen.",
                             "Choose a partner to read the reasons for and against."});
    model_->setPartners(project, std::move(partners));
    showDetails();
}

void PartnerPanel::setMessage(const QString& message) {
    model_->setPartners(nullptr, {});
    message_ = message.isEmpty()
                   ? words_({"Erst eine Lücke wählen: dann stehen hier Betriebe, Stiftungen und "
                             "Vereine, die helfen könnten.",
                             "Choose a gap first: then businesses, foundations and associations "
                             "that could help are listed here."})
                   : message;
    showDetails();
}

void PartnerPanel::showDetails() {
    const PartnerRow* row = selected();
    details_->setHtml(row == nullptr ? message_.toHtmlEscaped() : partnerDetails(*row, words_));
}

void PartnerPanel::select(const std::string& organisationId) {
    const int row = model_->rowOf(organisationId);
    if (row < 0) {
        table_->clearSelection();
        return;
    }
    const QModelIndex index = order_->mapFromSource(model_->index(row, 0));
    table_->setCurrentIndex(index);
    table_->scrollTo(index);
}

const PartnerRow* PartnerPanel::selected() const {
    const QModelIndexList rows = table_->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : model_->partnerAt(order_->mapToSource(rows.first()).row());
}

QWidget* PartnerPanel::list() const {
    return table_;
}

}  // namespace nordertor::gui

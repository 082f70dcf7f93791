// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/outcome_dialog.h"

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTabWidget>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

#include "gui/notice_panel.h"
#include "gui/panel_parts.h"
#include "gui/table_model.h"

namespace nordertor::gui {
namespace {

constexpr int widestColumn = 420;

}  // namespace

OutcomeDialog::OutcomeDialog(const ops::OperationInfo& info, const ops::Outcome& outcome, Words words,
                             QWidget* parent)
    : QDialog(parent), words_(words) {
    setWindowTitle(words_(info.title));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    auto* summary = new QLabel(words_(outcome.summary.empty() ? info.help : outcome.summary), this);
    summary->setWordWrap(true);
    summary->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(summary);
    for (const auto& file : outcome.dryRun ? std::vector<std::filesystem::path>() : outcome.files) {
        column->addWidget(makeFileLine(file));
    }
    auto* tabs = new QTabWidget(this);
    for (const ops::Table& table : outcome.tables) {
        tabs->addTab(makeTable(table), words_(table.title));
    }
    Notices said = outcome.notices;
    append(said, outcome.asides);
    if (!said.empty()) {
        auto* notices = new NoticePanel(words_, tabs);
        notices->setNotices(said);
        tabs->addTab(notices,
                     words_({"Hinweise", "Notices"}) + " (" + QString::number(notices->count()) + ")");
    }
    const bool hasTabs = tabs->count() > 0;
    tabs->setVisible(hasTabs);
    column->addWidget(tabs, 1);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(words_({"&Schließen", "&Close"}), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    resize(hasTabs ? QSize(900, 560) : QSize(560, sizeHint().height()));
}

QWidget* OutcomeDialog::makeTable(const ops::Table& table) {
    auto* view = new QTableView(this);
    prepareTable(*view, words_(table.title));
    auto* order = new QSortFilterProxyModel(view);
    order->setSourceModel(new TableModel(table, words_, order));
    order->setSortRole(TableModel::SortRole);
    view->setSortingEnabled(false);
    view->setModel(order);
    view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    view->setSortingEnabled(true);
    view->resizeColumnsToContents();
    for (int i = 0; i < order->columnCount(); ++i) {
        view->setColumnWidth(i, std::min(view->columnWidth(i) + 12, widestColumn));
    }
    const int last = order->columnCount() - 1;
    const bool textLast = order->rowCount() > 0 && last >= 0 &&
                          order->index(0, last).data(TableModel::SortRole).typeId() == QMetaType::QString;
    view->horizontalHeader()->setStretchLastSection(textLast);
    return view;
}

QWidget* OutcomeDialog::makeFileLine(const std::filesystem::path& file) {
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    const QFileInfo info(toQt(file));
    auto* name = new QLabel(info.fileName(), line);
    name->setToolTip(info.absoluteFilePath());
    auto* open = new QPushButton(words_({"&Öffnen", "&Open"}), line);
    auto* folder = new QPushButton(words_({"&Ordner zeigen", "Show &folder"}), line);
    connect(open, &QPushButton::clicked, this,
            [info] { QDesktopServices::openUrl(QUrl::fromLocalFile(info.absoluteFilePath())); });
    connect(folder, &QPushButton::clicked, this,
            [info] { QDesktopServices::openUrl(QUrl::fromLocalFile(info.absolutePath())); });
    row->addWidget(name, 1);
    row->addWidget(open);
    row->addWidget(folder);
    return line;
}

}  // namespace nordertor::gui

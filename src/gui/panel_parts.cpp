// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/panel_parts.h"

#include <QHeaderView>
#include <QSplitter>
#include <QTableView>
#include <QTextBrowser>

namespace nordertor::gui {

void prepareTable(QTableView& table, const QString& accessibleName) {
    table.setAccessibleName(accessibleName);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setShowGrid(false);
    table.setAlternatingRowColors(true);
    table.setSortingEnabled(true);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + 8);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void wrapRows(QTableView& table) {
    table.setWordWrap(true);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.verticalHeader()->setMinimumSectionSize(table.verticalHeader()->defaultSectionSize());
    table.verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
}

QTextBrowser* makeDetails(const QString& accessibleName, QWidget* parent) {
    auto* text = new QTextBrowser(parent);
    text->setAccessibleName(accessibleName);
    text->setOpenExternalLinks(true);
    text->setTabChangesFocus(true);
    return text;
}

QSplitter* stacked(QWidget* above, QWidget* below, int shareAbove, int shareBelow, QWidget* parent) {
    auto* splitter = new QSplitter(Qt::Vertical, parent);
    splitter->addWidget(above);
    splitter->addWidget(below);
    splitter->setStretchFactor(0, shareAbove);
    splitter->setStretchFactor(1, shareBelow);
    splitter->setSizes({shareAbove * 100, shareBelow * 100});
    splitter->setChildrenCollapsible(false);
    return splitter;
}

}  // namespace nordertor::gui

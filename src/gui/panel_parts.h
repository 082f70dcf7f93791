// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QSplitter;
class QTableView;
class QTextBrowser;
class QWidget;

namespace nordertor::gui {

/// What lists of results have in common: whole rows, one at a time, no grid, sortable.
void prepareTable(QTableView& table, const QString& accessibleName);
/// Long texts take a second line instead of being cut.
void wrapRows(QTableView& table);
/// Read-only text below a list; links open in the browser.
[[nodiscard]] QTextBrowser* makeDetails(const QString& accessibleName, QWidget* parent);
/// Two widgets one above the other that share the height.
[[nodiscard]] QSplitter* stacked(QWidget* above, QWidget* below, int shareAbove, int shareBelow,
                                 QWidget* parent);

}  // namespace nordertor::gui

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSortFilterProxyModel>
#include <QWidget>
#include <map>
#include <memory>
#include <string>

#include "gui/gap_display.h"
#include "gui/gap_model.h"
#include "gui/words.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QTableView;
class QTextBrowser;

namespace nordertor::gui {

/// Lets through the gaps of one theme (empty: of all), and those in the area only if asked.
class GapFilter : public QSortFilterProxyModel {
    Q_OBJECT

  public:
    explicit GapFilter(QObject* parent = nullptr);
    void setTheme(const QString& theme);
    void setInsideOnly(bool insideOnly);

  protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

  private:
    QString theme_;
    bool insideOnly_ = false;
};

/// List of gaps with the reason of the chosen one below.
class GapPanel : public QWidget {
    Q_OBJECT

  public:
    explicit GapPanel(Words words, QWidget* parent = nullptr);

    void setReport(const std::shared_ptr<const analysis::GapReport>& report,
                   const std::shared_ptr<const model::ThemeSet>& themes,
                   std::map<std::string, std::string> places);
    /// With which parameters the list is made ("Thema: Jugend"; empty: the usual ones), and stored results
    /// whose parameters can be taken instead: names, and which of them it is now (empty: none).
    void setMadeWith(const QString& settings, const QStringList& results, const QString& chosen);
    /// What the list says while it is empty.
    void setWaiting(const QString& text);
    /// Chooses the gap's row, widening the filter where it hides it. Empty: none.
    void select(const std::string& id);
    [[nodiscard]] std::string selected() const;
    /// What of the gaps belongs on the map.
    [[nodiscard]] GapDisplay display() const;
    [[nodiscard]] const GapModel& model() const { return *model_; }
    /// What takes the keyboard.
    [[nodiscard]] QWidget* list() const;

  signals:
    /// The user or select() chose another gap; empty if none is chosen.
    void selectionChanged(const QString& id);
    void filterChanged();
    /// The list is wanted as this stored result was made; empty: with the usual parameters.
    void madeWithWanted(const QString& result);
    /// Asked to see the chosen gap although it is chosen already (double click, Enter).
    void activated(const QString& id);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fillThemes(const model::ThemeSet& themes);
    void showDetails();
    void showCount();

    Words words_;
    GapModel* model_;
    GapFilter* filter_;
    QComboBox* theme_;
    QCheckBox* insideOnly_;
    QComboBox* madeWith_;
    QLabel* settings_;
    QTableView* table_;
    QLabel* count_;
    QTextBrowser* details_;
};

}  // namespace nordertor::gui

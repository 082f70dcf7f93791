// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/gap_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableView>
#include <QTextBrowser>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "base/number_format.h"
#include "gui/gap_text.h"
#include "gui/panel_parts.h"
#include "gui/swatch.h"

namespace nordertor::gui {

GapFilter::GapFilter(QObject* parent) : QSortFilterProxyModel(parent) {
    setSortRole(GapModel::SortRole);
    setSortLocaleAware(true);
}

void GapFilter::setTheme(const QString& theme) {
    theme_ = theme;
    invalidateFilter();
}

void GapFilter::setInsideOnly(bool insideOnly) {
    insideOnly_ = insideOnly;
    invalidateFilter();
}

bool GapFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    return (theme_.isEmpty() || index.data(GapModel::ThemeRole).toString() == theme_) &&
           (!insideOnly_ || index.data(GapModel::InsideRole).toBool());
}

GapPanel::GapPanel(Words words, QWidget* parent)
    : QWidget(parent),
      words_(words),
      model_(new GapModel(words, this)),
      filter_(new GapFilter(this)),
      theme_(new QComboBox(this)),
      insideOnly_(new QCheckBox(words({"nur im &Gebiet", "in the &area only"}), this)),
      madeWith_(new QComboBox(this)),
      settings_(new QLabel(this)),
      table_(new QTableView(this)),
      count_(new QLabel(this)),
      details_(makeDetails(words({"Einzelheiten zur Lücke", "Details of the gap"}), this)) {
    filter_->setSourceModel(model_);
    theme_->setAccessibleName(words_({"Thema", "Theme"}));
    theme_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    theme_->setMinimumContentsLength(14);
    insideOnly_->setToolTip(
        words_({"Lücken im Umkreis des Programmgebiets ausblenden", "Hide gaps around the programme area"}));
    prepareTable(*table_, words_({"Lücken", "Gaps"}));
    wrapRows(*table_);
    table_->setModel(filter_);
    table_->sortByColumn(GapModel::Rank, Qt::AscendingOrder);
    table_->setColumnHidden(GapModel::Reason, true);
    auto* header = table_->horizontalHeader();
    header->setSectionResizeMode(GapModel::Rank, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(GapModel::Theme, QHeaderView::Stretch);
    header->setSectionResizeMode(GapModel::Persons, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(GapModel::Place, QHeaderView::Interactive);
    header->setMinimumSectionSize(32);

    madeWith_->setAccessibleName(words_({"Womit die Lücken gefunden sind", "What the gaps are found with"}));
    madeWith_->setToolTip(
        words_({"Lücken mit den üblichen Angaben finden, oder mit denen eines abgelegten "
                "Ergebnisses",
                "Find gaps with the usual settings, or with those of a stored result"}));
    madeWith_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    madeWith_->setObjectName("gap_source");
    settings_->setObjectName("gap_settings");
    settings_->setWordWrap(true);
    settings_->setAccessibleName(words_({"Angaben", "Settings"}));
    auto* filters = new QHBoxLayout;
    filters->addWidget(theme_, 1);
    filters->addWidget(insideOnly_);
    auto* list = new QWidget(this);
    auto* upper = new QVBoxLayout(list);
    upper->setContentsMargins(0, 0, 0, 0);
    upper->addWidget(madeWith_);
    upper->addWidget(settings_);
    upper->addLayout(filters);
    upper->addWidget(table_, 1);
    upper->addWidget(count_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->addWidget(stacked(list, details_, 5, 2, this));
    fillThemes({});
    setMadeWith({}, {}, {});

    connect(madeWith_, &QComboBox::activated, this,
            [this] { emit madeWithWanted(madeWith_->currentData().toString()); });
    connect(theme_, &QComboBox::currentIndexChanged, this, [this] {
        filter_->setTheme(theme_->currentData().toString());
        showCount();
        emit filterChanged();
    });
    connect(insideOnly_, &QCheckBox::toggled, this, [this](bool on) {
        filter_->setInsideOnly(on);
        showCount();
        emit filterChanged();
    });
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        showDetails();
        emit selectionChanged(toQt(selected()));
    });
    connect(table_, &QTableView::activated, this, [this] { emit activated(toQt(selected())); });
}

void GapPanel::fillThemes(const model::ThemeSet& themes) {
    const QString chosen = theme_->currentData().toString();
    const QSignalBlocker quiet(theme_);
    theme_->clear();
    theme_->addItem(words_({"Alle Themen", "All themes"}), QString());
    for (const model::Theme& theme : themes.themes) {
        theme_->addItem(swatch(toQt(theme.colour), devicePixelRatioF()), words_(theme.label), toQt(theme.id));
    }
    const int at = theme_->findData(chosen);
    theme_->setCurrentIndex(at < 0 ? 0 : at);
    filter_->setTheme(theme_->currentData().toString());
}

void GapPanel::setReport(const std::shared_ptr<const analysis::GapReport>& report,
                         const std::shared_ptr<const model::ThemeSet>& themes,
                         std::map<std::string, std::string> places) {
    const std::string before = selected();
    if (themes != nullptr) {
        fillThemes(*themes);
    }
    model_->setReport(report, themes, std::move(places));
    showCount();
    showDetails();
    if (model_->rowOf(before) >= 0) {
        select(before);
    } else if (!before.empty()) {
        emit selectionChanged({});
    }
}

void GapPanel::setMadeWith(const QString& settings, const QStringList& results, const QString& chosen) {
    const QSignalBlocker quiet(madeWith_);
    madeWith_->clear();
    madeWith_->addItem(words_({"Übliche Angaben", "Usual settings"}), QString());
    for (const QString& name : results) {
        madeWith_->addItem(words_({"Wie Ergebnis „", "Like result \""}) + name + words_({"“", "\""}), name);
    }
    if (!settings.isEmpty() && chosen.isEmpty()) {
        madeWith_->addItem(words_({"Eigene Angaben", "Own settings"}), QString());
        madeWith_->setCurrentIndex(madeWith_->count() - 1);
    } else {
        madeWith_->setCurrentIndex(std::max(0, madeWith_->findData(chosen)));
    }
    // who never chose anything is not asked to
    madeWith_->setVisible(madeWith_->count() > 1);
    settings_->setText(settings);
    settings_->setVisible(!settings.isEmpty());
}

void GapPanel::setWaiting(const QString& text) {
    count_->setText(text);
}

void GapPanel::showCount() {
    const int shown = filter_->rowCount();
    const int all = model_->rowCount();
    if (model_->report() == nullptr) {
        count_->clear();
    } else if (all == 0) {
        count_->setText(words_({"Keine Lücke gefunden.", "No gap found."}));
    } else {
        const auto number = [&](int count) { return toQt(formatCount(count, words_.language())); };
        QString text = shown == all ? QString() : number(shown) + words_({" von ", " of "});
        text += number(all) + (all == 1 ? words_({" Lücke", " gap"}) : words_({" Lücken", " gaps"}));
        if (theme_->currentIndex() == 0 && shown > static_cast<int>(numberedGapsOfAllThemes)) {
            text += words_({"; auf der Karte die ersten ", "; on the map the first "}) +
                    QString::number(numberedGapsOfAllThemes);
        }
        count_->setText(text);
    }
}

void GapPanel::showDetails() {
    const int row = model_->rowOf(selected());
    const analysis::GapPlace* gap = model_->gapAt(row);
    details_->setHtml(gap == nullptr ? words_({"Eine Lücke in der Liste oder auf der Karte wählen.",
                                               "Choose a gap in the list or on the map."})
                                     : gapDetails(*model_->report(), *gap, *model_->themes(), words_));
}

void GapPanel::select(const std::string& id) {
    if (id == selected()) {
        return;
    }
    const int row = model_->rowOf(id);
    if (row < 0) {
        table_->clearSelection();
        return;
    }
    QModelIndex index = filter_->mapFromSource(model_->index(row, 0));
    if (!index.isValid()) {
        theme_->setCurrentIndex(0);
        insideOnly_->setChecked(false);
        index = filter_->mapFromSource(model_->index(row, 0));
    }
    table_->setCurrentIndex(index);
    table_->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

std::string GapPanel::selected() const {
    const QModelIndexList rows = table_->selectionModel()->selectedRows();
    return rows.isEmpty() ? std::string() : rows.first().data(GapModel::IdRole).toString().toStdString();
}

GapDisplay GapPanel::display() const {
    return {.theme = theme_->currentData().toString().toStdString(),
            .insideOnly = insideOnly_->isChecked(),
            .selected = selected()};
}

void GapPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    // in a narrow panel what is missing needs the room more than where
    table_->setColumnWidth(GapModel::Place,
                           std::min(table_->fontMetrics().averageCharWidth() * 20, width() * 3 / 10));
}

QWidget* GapPanel::list() const {
    return table_;
}

}  // namespace nordertor::gui

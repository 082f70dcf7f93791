// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/gap_model.h"

#include <QGuiApplication>
#include <utility>

#include "gui/gap_text.h"
#include "gui/swatch.h"

namespace nordertor::gui {

using analysis::GapPlace;

GapModel::GapModel(Words words, QObject* parent) : QAbstractTableModel(parent), words_(words) {}

void GapModel::setReport(std::shared_ptr<const analysis::GapReport> report,
                         std::shared_ptr<const model::ThemeSet> themes,
                         std::map<std::string, std::string> places) {
    beginResetModel();
    report_ = std::move(report);
    themes_ = std::move(themes);
    places_ = std::move(places);
    gaps_ = report_ == nullptr ? std::vector<const GapPlace*>() : report_->ranked();
    swatches_.clear();
    if (themes_ != nullptr) {
        for (const model::Theme& theme : themes_->themes) {
            swatches_[theme.id] = swatch(toQt(theme.colour), qGuiApp->devicePixelRatio());
        }
    }
    endResetModel();
}

const GapPlace* GapModel::gapAt(int row) const {
    return row >= 0 && row < rowCount() ? gaps_[static_cast<std::size_t>(row)] : nullptr;
}

int GapModel::rowOf(const std::string& id) const {
    for (std::size_t row = 0; row < gaps_.size(); ++row) {
        if (gaps_[row]->id == id) {
            return static_cast<int>(row);
        }
    }
    return -1;
}

const model::Theme* GapModel::themeOf(const GapPlace& gap) const {
    return themes_ == nullptr ? nullptr : themes_->find(gap.standard.substr(0, gap.standard.find('.')));
}

int GapModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(gaps_.size());
}

int GapModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString GapModel::textAt(const GapPlace& gap, int column) const {
    switch (column) {
        case Rank:
            return QString::number(gap.rank);
        case Theme:
            return standardText(*themes_, gap.standard, words_);
        case Persons:
            return personsText(*report_, gap, false, words_);
        case Place: {
            const auto at = places_.find(gap.id);
            const QString where = at == places_.end() ? QString() : toQt(at->second);
            if (gap.insideArea) {
                return where.isEmpty() ? words_({"im Gebiet", "in the area"}) : where;
            }
            const QString around = words_({"Umkreis", "around"});
            return where.isEmpty() ? around : where + " (" + around + ")";
        }
        case Reason:
            return words_(gap.reason);
        default:
            return {};
    }
}

QVariant GapModel::sortValue(const GapPlace& gap, int column) const {
    switch (column) {
        case Rank:
            return static_cast<qulonglong>(gap.rank);
        case Persons:
            return gap.persons;
        default:
            return textAt(gap, column);
    }
}

QVariant GapModel::data(const QModelIndex& index, int role) const {
    const GapPlace* gap = index.isValid() ? gapAt(index.row()) : nullptr;
    if (gap == nullptr) {
        return {};
    }
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole:
            return textAt(*gap, column);
        case Qt::ToolTipRole:
            return column == Persons ? personsText(*report_, *gap, true, words_)
                                     : textAt(*gap, column == Rank ? Reason : column);
        case Qt::TextAlignmentRole:
            return QVariant::fromValue(Qt::Alignment(
                (column == Rank || column == Persons ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
        case Qt::DecorationRole:
            if (const model::Theme* theme = themeOf(*gap); column == Theme && theme != nullptr) {
                return swatches_.at(theme->id);
            }
            return {};
        case Qt::AccessibleTextRole:
            return headerData(column, Qt::Horizontal).toString() + ": " + textAt(*gap, column);
        case IdRole:
            return toQt(gap->id);
        case ThemeRole:
            return toQt(gap->standard.substr(0, gap->standard.find('.')));
        case InsideRole:
            return gap->insideArea;
        case SortRole:
            return sortValue(*gap, column);
        default:
            return {};
    }
}

QVariant GapModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::Alignment(
            (section == Rank || section == Persons ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case Rank:
            return words_({"Nr.", "No."});
        case Theme:
            return words_({"Was fehlt", "What is missing"});
        case Persons:
            return words_({"Personen", "Persons"});
        case Place:
            return words_({"Ort", "Place"});
        case Reason:
            return words_({"Grund", "Reason"});
        default:
            return {};
    }
}

}  // namespace nordertor::gui

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/partner_model.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/organisation_text.h"

namespace nordertor::gui {
namespace {

QString paragraph(const QString& label, const QString& text) {
    return text.isEmpty() ? QString()
                          : "<p style='margin:4px 0 0 0'><b>" + label.toHtmlEscaped() + "</b> " +
                                text.toHtmlEscaped() + "</p>";
}

}  // namespace

PartnerModel::PartnerModel(Words words, QObject* parent) : QAbstractTableModel(parent), words_(words) {}

void PartnerModel::setPartners(std::shared_ptr<const model::Project> project,
                               std::vector<analysis::PartnerMatch> partners) {
    beginResetModel();
    project_ = std::move(project);
    rows_.clear();
    for (analysis::PartnerMatch& match : partners) {
        const auto& all = project_->organisations;
        const auto at = std::find_if(all.begin(), all.end(), [&](const model::Organisation& o) {
            return o.id == match.organisationId;
        });
        if (at != all.end()) {
            rows_.push_back({std::move(match), &*at});
        }
    }
    endResetModel();
}

const PartnerRow* PartnerModel::partnerAt(int row) const {
    return row >= 0 && row < rowCount() ? &rows_[static_cast<std::size_t>(row)] : nullptr;
}

int PartnerModel::rowOf(const std::string& organisationId) const {
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        if (rows_[row].match.organisationId == organisationId) {
            return static_cast<int>(row);
        }
    }
    return -1;
}

int PartnerModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int PartnerModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString PartnerModel::textAt(const PartnerRow& row, int column) const {
    switch (column) {
        case Name:
            return row.organisation->name.empty() ? words_({"(ohne Namen)", "(no name)"})
                                                  : toQt(row.organisation->name);
        case Kind:
            return words_(kindText(row.organisation->kind));
        case Minutes:
            return row.match.walkingMinutes
                       ? QString::number(std::llround(std::ceil(*row.match.walkingMinutes)))
                       : QString("–");
        case Fit:
            return QString::number(std::llround(row.match.score * 100)) + " %";
        default:
            return {};
    }
}

QVariant PartnerModel::sortValue(const PartnerRow& row, int column) const {
    switch (column) {
        case Minutes:
            return row.match.walkingMinutes.value_or(1e9);
        case Fit:
            return row.match.score;
        default:
            return textAt(row, column);
    }
}

QVariant PartnerModel::data(const QModelIndex& index, int role) const {
    const PartnerRow* row = index.isValid() ? partnerAt(index.row()) : nullptr;
    if (row == nullptr) {
        return {};
    }
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole:
            return textAt(*row, column);
        case Qt::ToolTipRole:
            if (column == Minutes && !row->match.walkingMinutes) {
                return words_({"Ohne Standort oder nicht zu Fuß erreichbar; wirkt durch ihren Zweck",
                               "Without a location or not reachable on foot; acts by its purpose"});
            }
            return words_(row->match.reasons);
        case Qt::TextAlignmentRole:
            return QVariant::fromValue(Qt::Alignment(
                (column == Minutes || column == Fit ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
        case Qt::AccessibleTextRole:
            return headerData(column, Qt::Horizontal).toString() + ": " + textAt(*row, column);
        case IdRole:
            return toQt(row->match.organisationId);
        case SortRole:
            return sortValue(*row, column);
        default:
            return {};
    }
}

QVariant PartnerModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::Alignment(
            (section == Minutes || section == Fit ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case Name:
            return words_({"Name", "Name"});
        case Kind:
            return words_({"Art", "Kind"});
        case Minutes:
            return words_({"Min. zu Fuß", "Min. on foot"});
        case Fit:
            return words_({"Eignung", "Fit"});
        default:
            return {};
    }
}

QString partnerDetails(const PartnerRow& row, Words words) {
    const model::Organisation& organisation = *row.organisation;
    QString html = "<p style='margin:0'><b>" + toQt(organisation.name).toHtmlEscaped() + "</b></p>";
    const QString address = addressText(organisation);
    if (!address.isEmpty()) {
        html += "<p style='margin:0'>" + address.toHtmlEscaped() + "</p>";
    }
    html += paragraph(words({"Dafür spricht:", "In favour:"}), words(row.match.reasons));
    html += paragraph(words({"Dagegen spricht:", "Against:"}), words(row.match.counterReasons));
    html += paragraph(words({"Branche:", "Sector:"}), sectorText(organisation));
    html += paragraph(words({"Zweck:", "Purpose:"}), purposesText(organisation, words));
    html += paragraph(words({"Wirkungskreis:", "Reach:"}), reachText(organisation.reach, words));
    html += paragraph(words({"Beschäftigte:", "Employees:"}), toQt(organisation.employees));
    html += paragraph(words({"Bisheriges Engagement:", "Past engagement:"}), toQt(organisation.engagement));
    return html;
}

}  // namespace nordertor::gui

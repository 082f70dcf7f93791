// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/layer_panel.h"

#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/swatch.h"

namespace nordertor::gui {
namespace {

constexpr int idRole = Qt::UserRole;
constexpr int themeRole = Qt::UserRole + 1;

/// No id of a theme looks like this.
constexpr const char* resultsBranch = "results:";

/// The theme is already said by the branch, so the leaf says only what of it.
LocalizedText leafLabel(const render::LayerGroup& group) {
    if (group.id.starts_with("facilities:")) {
        return {"Einrichtungen", "Facilities"};
    }
    if (group.id.starts_with("gaps:")) {
        return {"Lücken", "Gaps"};
    }
    return group.label;
}

}  // namespace

LayerPanel::LayerPanel(Words words, QWidget* parent)
    : QWidget(parent), words_(words), tree_(new QTreeWidget(this)) {
    tree_->setHeaderHidden(true);
    tree_->setUniformRowHeights(true);
    tree_->setIndentation(16);
    tree_->setFrameShape(QFrame::NoFrame);
    tree_->setAccessibleName(words_({"Ebenen der Karte", "Layers of the map"}));
    tree_->setTextElideMode(Qt::ElideRight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(tree_);
    connect(tree_, &QTreeWidget::itemChanged, this, &LayerPanel::readSwitches);
}

QTreeWidgetItem* LayerPanel::branchFor(const std::string& theme, const model::ThemeSet& themes) {
    for (int i = 0; i < tree_->topLevelItemCount(); ++i) {
        if (tree_->topLevelItem(i)->data(0, themeRole).toString() == toQt(theme)) {
            return tree_->topLevelItem(i);
        }
    }
    const model::Theme* found = themes.find(theme);
    const LocalizedText results{"Ergebnisse", "Results"};
    auto* branch = new QTreeWidgetItem(tree_, {found != nullptr         ? words_(found->label)
                                               : theme == resultsBranch ? words_(results)
                                                                        : toQt(theme)});
    branch->setData(0, themeRole, toQt(theme));
    branch->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable |
                     Qt::ItemIsAutoTristate);
    branch->setToolTip(0, branch->text(0));
    if (found != nullptr) {
        branch->setIcon(0, swatch(toQt(found->colour), tree_->devicePixelRatioF()));
    }
    return branch;
}

void LayerPanel::addLegend(QTreeWidgetItem& item, const model::ResultLegend& legend) {
    const auto addLine = [&](const LocalizedText& text) {
        auto* line = new QTreeWidgetItem(&item, {words_(text)});
        line->setFlags(Qt::ItemIsEnabled | Qt::ItemNeverHasChildren);
        line->setToolTip(0, words_(text));
        return line;
    };
    const auto add = [&](const model::ResultClass& each) {
        addLine(each.label)->setIcon(0, swatch(toQt(each.colour), tree_->devicePixelRatioF(), each.pattern));
    };
    addLine(legend.title);
    std::for_each(legend.classes.begin(), legend.classes.end(), add);
    if (legend.unknown) {
        add(*legend.unknown);
    }
}

void LayerPanel::setGroups(const std::vector<render::LayerGroup>& groups, const model::ThemeSet& themes,
                           const std::vector<model::ResultLayer>& results) {
    std::map<std::string, model::ResultLegend> legends;
    for (const model::ResultLayer& layer : results) {
        if (layer.data->legend.kind != model::Presentation::Kind::Single) {
            legends["results:" + layer.record.name] = layer.data->legend;
        }
    }
    if (groups == groups_ && legends == legends_) {
        return;
    }
    groups_ = groups;
    legends_ = std::move(legends);
    const QSignalBlocker quiet(tree_);
    tree_->clear();
    for (const render::LayerGroup& group : groups) {
        const QString label = words_(leafLabel(group));
        const std::string branch = group.id.starts_with("results:") ? resultsBranch : group.theme;
        auto* item = branch.empty() ? new QTreeWidgetItem(tree_, {words_(group.label)})
                                    : new QTreeWidgetItem(branchFor(branch, themes), {label});
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setData(0, idRole, toQt(group.id));
        item->setToolTip(0, words_(group.label));
        item->setCheckState(0, hidden_.contains(group.id) ? Qt::Unchecked : Qt::Checked);
        if (group.theme.empty() && !group.colour.empty()) {
            item->setIcon(0, swatch(toQt(group.colour), tree_->devicePixelRatioF()));
        }
        if (const auto legend = legends_.find(group.id); legend != legends_.end()) {
            addLegend(*item, legend->second);
        }
    }
    tree_->expandAll();
}

void LayerPanel::setHiddenGroups(const std::set<std::string>& hidden) {
    hidden_ = hidden;
}

void LayerPanel::readSwitches() {
    std::set<std::string> hidden;
    for (QTreeWidgetItemIterator at(tree_); *at != nullptr; ++at) {
        const QString id = (*at)->data(0, idRole).toString();
        if (!id.isEmpty() && (*at)->checkState(0) == Qt::Unchecked) {
            hidden.insert(id.toStdString());
        }
    }
    if (hidden != hidden_) {
        hidden_ = std::move(hidden);
        emit hiddenGroupsChanged();
    }
}

}  // namespace nordertor::gui

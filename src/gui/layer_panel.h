// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "gui/words.h"
#include "model/result_layer.h"
#include "model/theme.h"
#include "render/layer_group.h"

class QTreeWidget;
class QTreeWidgetItem;

namespace nordertor::gui {

/// Switches of the map by working group: a tree with check boxes, themes as branches.
class LayerPanel : public QWidget {
    Q_OBJECT

  public:
    explicit LayerPanel(Words words, QWidget* parent = nullptr);

    /// Switches that are off stay off. Below the switch of a stored result stand the classes of its legend.
    void setGroups(const std::vector<render::LayerGroup>& groups, const model::ThemeSet& themes,
                   const std::vector<model::ResultLayer>& results = {});
    [[nodiscard]] const std::set<std::string>& hiddenGroups() const { return hidden_; }
    void setHiddenGroups(const std::set<std::string>& hidden);

  signals:
    void hiddenGroupsChanged();

  private:
    QTreeWidgetItem* branchFor(const std::string& theme, const model::ThemeSet& themes);
    void addLegend(QTreeWidgetItem& item, const model::ResultLegend& legend);
    void readSwitches();

    Words words_;
    QTreeWidget* tree_;
    std::vector<render::LayerGroup> groups_;
    std::map<std::string, model::ResultLegend> legends_;  ///< by group
    std::set<std::string> hidden_;
};

}  // namespace nordertor::gui

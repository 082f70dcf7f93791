// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <string>
#include <vector>

#include "gui/gap_panel.h"
#include "gui/identify_panel.h"
#include "gui/map_widget.h"
#include "gui/partner_panel.h"
#include "gui/workbench.h"

namespace nordertor::gui {

/// Ties map, list of gaps, list of partners and identify together: what is chosen in one is seen in the
/// others.
class SelectionLink : public QObject {
    Q_OBJECT

  public:
    SelectionLink(Workbench& workbench, MapWidget& map, GapPanel& gaps, PartnerPanel& partners,
                  IdentifyPanel& identify, Words words, QObject* parent = nullptr);

    /// "E 514.408  N 5.832.936"
    [[nodiscard]] QString coordinateText(geo::Point point) const;

  private:
    void gapChosen(const std::string& id);
    void showGap(const std::string& id);
    void partnerChosen();
    void placeClicked(geo::Point point, double tolerance);
    void describeHits(const std::vector<render::Hit>& hits, geo::Point point);
    void takePartners(const std::string& gapId, const std::vector<analysis::PartnerMatch>& partners);

    Workbench& workbench_;
    MapWidget& map_;
    GapPanel& gaps_;
    PartnerPanel& partners_;
    IdentifyPanel& identify_;
    Words words_;
    bool chosenOnMap_ = false;  ///< the map must not run away from under the pointer
};

}  // namespace nordertor::gui

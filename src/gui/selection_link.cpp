// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/selection_link.h"

#include <algorithm>
#include <optional>

#include "base/number_format.h"

namespace nordertor::gui {

using render::Hit;

SelectionLink::SelectionLink(Workbench& workbench, MapWidget& map, GapPanel& gaps, PartnerPanel& partners,
                             IdentifyPanel& identify, Words words, QObject* parent)
    : QObject(parent),
      workbench_(workbench),
      map_(map),
      gaps_(gaps),
      partners_(partners),
      identify_(identify),
      words_(words) {
    connect(&gaps, &GapPanel::selectionChanged, this,
            [this](const QString& id) { gapChosen(id.toStdString()); });
    connect(&gaps, &GapPanel::filterChanged, this, [this] { workbench_.setGapDisplay(gaps_.display()); });
    connect(&gaps, &GapPanel::activated, this, [this](const QString& id) { showGap(id.toStdString()); });
    connect(&partners, &PartnerPanel::selectionChanged, this, &SelectionLink::partnerChosen);
    connect(&map, &MapWidget::placeClicked, this, [this](double x, double y, double tolerance) {
        placeClicked({x, y}, tolerance);
    });
    connect(&workbench, &Workbench::partnersFound, this,
            [this](const QString& gapId, const std::vector<analysis::PartnerMatch>& found) {
                takePartners(gapId.toStdString(), found);
            });
    connect(&workbench, &Workbench::partnersFailed, this, [this](const QString& gapId, const Error& error) {
        if (gapId.toStdString() == gaps_.selected()) {
            partners_.setMessage((words_(error.message) + " " + words_(error.remedy)).trimmed());
        }
    });
}

QString SelectionLink::coordinateText(geo::Point point) const {
    const auto number = [&](double value) { return toQt(formatNumber(value, 0, words_.language())); };
    return "E " + number(point.x) + "   N " + number(point.y);
}

void SelectionLink::gapChosen(const std::string& id) {
    workbench_.setGapDisplay(gaps_.display());
    map_.setSelectedGap(id);
    map_.setSelectedFeature({});
    map_.setConnection(std::nullopt);
    if (id.empty()) {
        partners_.setMessage({});
        return;
    }
    partners_.setMessage(words_({"Partner werden gesucht …", "Looking for partners …"}));
    if (!chosenOnMap_) {
        showGap(id);
    }
    workbench_.findPartners(id);
}

void SelectionLink::showGap(const std::string& id) {
    const analysis::GapPlace* gap = workbench_.gaps() == nullptr ? nullptr : workbench_.gaps()->find(id);
    if (gap != nullptr) {
        geo::Box box = geo::boxOf(gap->shape);
        box.add(gap->centre);
        map_.showBox(box);
    }
}

void SelectionLink::takePartners(const std::string& gapId,
                                 const std::vector<analysis::PartnerMatch>& partners) {
    if (gapId != gaps_.selected()) {
        return;
    }
    partners_.setPartners(workbench_.session().snapshot().project, partners);
}

void SelectionLink::partnerChosen() {
    const PartnerRow* partner = partners_.selected();
    if (partner == nullptr) {
        map_.setConnection(std::nullopt);
        return;
    }
    map_.setSelectedFeature(partner->match.organisationId);
    const analysis::GapPlace* gap =
        workbench_.gaps() == nullptr ? nullptr : workbench_.gaps()->find(gaps_.selected());
    if (gap == nullptr || !partner->organisation->location) {
        map_.setConnection(std::nullopt);
        return;
    }
    map_.setConnection(std::pair(gap->centre, *partner->organisation->location));
    if (!chosenOnMap_) {
        const geo::Box shown = map_.view().box();
        if (!shown.contains(*partner->organisation->location) || !shown.contains(gap->centre)) {
            geo::Box both;
            both.add(gap->centre);
            both.add(*partner->organisation->location);
            map_.showBox(both);
        }
    }
}

void SelectionLink::placeClicked(geo::Point point, double tolerance) {
    if (workbench_.scene() == nullptr || workbench_.project() == nullptr) {
        return;
    }
    const std::vector<Hit> hits = workbench_.scene()->hitsAt(point, tolerance, map_.view().hiddenGroups);
    describeHits(hits, point);
    const auto at = std::find_if(hits.begin(), hits.end(), [](const Hit& hit) {
        return hit.kind == Hit::Kind::Gap || hit.kind == Hit::Kind::Facility ||
               hit.kind == Hit::Kind::Organisation;
    });
    chosenOnMap_ = true;
    if (at == hits.end()) {
        map_.setSelectedFeature({});
    } else if (at->kind == Hit::Kind::Gap) {
        gaps_.select(at->id);
    } else {
        if (at->kind == Hit::Kind::Organisation) {
            partners_.select(at->id);
        }
        map_.setSelectedFeature(at->id);
    }
    chosenOnMap_ = false;
}

void SelectionLink::describeHits(const std::vector<Hit>& hits, geo::Point point) {
    constexpr std::size_t mostShown = 12;
    std::vector<Description> descriptions;
    for (const Hit& hit : hits) {
        if (descriptions.size() < mostShown) {
            descriptions.push_back(
                describe(hit, *workbench_.project(), *workbench_.themes(), workbench_.gaps().get(), words_));
        }
    }
    identify_.show(descriptions, coordinateText(point));
}

}  // namespace nordertor::gui

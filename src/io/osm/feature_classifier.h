// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "io/osm/base_data_reader.h"
#include "io/osm/clip_window.h"
#include "io/osm/tag_rules.h"
#include "io/osm/tagged_elements.h"

namespace nordertor::io {

/// Turns tagged elements into buildings, streets, facilities ...: the one place where that is decided, for
/// every source. An element can be several things at once (a building with an address that is a school).
class FeatureClassifier final : public ElementSink {
  public:
    /// Both must outlive the classifier.
    FeatureClassifier(const model::ThemeSet& themes, const ClipWindow& window);

    /// What follows comes from this source. Elements whose id a former source already brought are skipped.
    void startSource(const std::string& sourceId);
    void addNode(const TaggedNode& node, const Tags& tags) override;
    void addWay(TaggedWay way, const Tags& tags, bool alsoArea) override;
    void addArea(TaggedArea area, const Tags& tags) override;

    /// Joins what was mapped twice, orders, and moves everything into `data` (all but the sources).
    void finish(BaseData& data);

  private:
    struct Shop {
        model::Organisation organisation;
        geo::MultiPolygon outline;
    };

    [[nodiscard]] bool cameFromFormerSource(const std::string& id);
    void addPlaces(const std::string& id, const Tags& tags, geo::Point location,
                   const geo::MultiPolygon* outline, bool isLine);
    void addOrganisation(const std::string& id, const Tags& tags, geo::Point location,
                         const geo::MultiPolygon* outline);
    void addBuilding(const std::string& id, const Tags& tags, geo::MultiPolygon shape);
    void addLandUse(const std::string& id, const Tags& tags, model::LandUse use,
                    const geo::MultiPolygon& shape);
    void keepBarriersOnStreets();
    void joinFacilities();
    void joinOrganisations();
    void writeNotices(BaseData& data) const;

    const ClipWindow& window_;
    std::vector<std::pair<std::string, const model::FacilityKind*>> kinds_;  ///< qualified id, kind
    std::vector<const model::SectorMapping*> sectors_;
    TagRuleIndex kindRules_;
    TagRuleIndex sectorRules_;
    std::vector<std::size_t> hits_;

    std::string sourceId_;
    std::unordered_set<std::string> ids_;        ///< of the current source
    std::unordered_set<std::string> formerIds_;  ///< of all sources before it

    model::BaseMap map_;
    std::vector<model::Facility> facilities_;
    std::vector<Shop> shops_;

    std::size_t repaired_ = 0;
    std::size_t dropped_ = 0;
    std::string firstDropped_;
    std::size_t unnamed_ = 0;
    std::size_t joinedFacilities_ = 0;
    std::size_t joinedOrganisations_ = 0;
    std::size_t twice_ = 0;
};

}  // namespace nordertor::io

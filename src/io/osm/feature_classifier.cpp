// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/osm/feature_classifier.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/number_format.h"
#include "geo/area_operations.h"
#include "io/osm/duplicate_places.h"
#include "io/osm/land_tags.h"
#include "io/osm/ring_assembly.h"
#include "io/osm/street_tags.h"

namespace nordertor::io {

namespace {

struct Address {
    std::string street;
    std::string houseNumber;
    std::string postcode;
};

Address addressOf(const Tags& tags) {
    const std::string_view street =
        tags.has("addr:street") ? tags.get("addr:street") : tags.get("addr:place");
    return {std::string(street), std::string(tags.get("addr:housenumber")),
            std::string(tags.get("addr:postcode"))};
}

bool isInUse(const Tags& tags) {
    return !tags.isSet("disused") && !tags.isSet("abandoned") && !tags.isSet("demolished");
}

geo::Point middleOf(const geo::Points& line) {
    double rest = geo::length(line) / 2;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step = geo::distance(line[i - 1], line[i]);
        if (step >= rest && step > 0) {
            const double t = rest / step;
            return {line[i - 1].x + t * (line[i].x - line[i - 1].x),
                    line[i - 1].y + t * (line[i].y - line[i - 1].y)};
        }
        rest -= step;
    }
    return line.back();
}

geo::Point insideOf(const geo::MultiPolygon& shape) {
    const geo::Point middle = geo::centroid(shape);
    if (geo::contains(shape, middle)) {
        return middle;
    }
    return geo::pointInside(shape).value_or(shape.polygons.front().outer.front());
}

model::OrganisationKind organisationKindOf(const Tags& tags) {
    const std::string_view office = tags.get("office");
    if (office == "foundation") {
        return model::OrganisationKind::Foundation;
    }
    return office == "association" || office == "ngo" ? model::OrganisationKind::Association
                                                      : model::OrganisationKind::Business;
}

}  // namespace

FeatureClassifier::FeatureClassifier(const model::ThemeSet& themes, const ClipWindow& window)
    : window_(window) {
    for (const model::Theme& theme : themes.themes) {
        for (const model::FacilityKind& kind : theme.facilityKinds) {
            for (const model::TagRule& rule : kind.osm) {
                kindRules_.add(rule, kinds_.size());
            }
            kinds_.emplace_back(theme.id + "." + kind.id, &kind);
        }
        for (const model::SectorMapping& sector : theme.sectors) {
            sectorRules_.add(sector.rule, sectors_.size());
            sectors_.push_back(&sector);
        }
    }
}

void FeatureClassifier::startSource(const std::string& sourceId) {
    formerIds_.merge(ids_);
    ids_.clear();
    sourceId_ = sourceId;
}

bool FeatureClassifier::cameFromFormerSource(const std::string& id) {
    if (formerIds_.contains(id)) {
        ++twice_;
        return true;
    }
    ids_.insert(id);
    return false;
}

void FeatureClassifier::addNode(const TaggedNode& node, const Tags& tags) {
    if (cameFromFormerSource(node.id)) {
        return;
    }
    if (const auto barrier = barrierOf(tags)) {
        map_.barriers.push_back({node.node, *barrier});
    }
    if (tags.has("addr:housenumber")) {
        Address address = addressOf(tags);
        map_.addresses.push_back({node.id, std::move(address.street), std::move(address.houseNumber),
                                  std::move(address.postcode), node.location});
    }
    addPlaces(node.id, tags, node.location, nullptr, false);
}

void FeatureClassifier::addWay(TaggedWay way, const Tags& tags, bool alsoArea) {
    if (way.points.size() < 2 || cameFromFormerSource(way.id)) {
        return;
    }
    if (!alsoArea) {
        addPlaces(way.id, tags, middleOf(way.points), nullptr, true);
    }
    if (const auto kind = lineKindOf(tags)) {
        map_.lines.push_back({way.id, std::string(tags.get("name")), *kind, tags.isSet("tunnel"),
                              tags.isSet("bridge"), layerOf(tags), way.points});
    }
    if (const auto highway = highwayOf(tags)) {
        model::Street street = streetOf(*highway, tags);
        street.area = street.area || alsoArea;
        street.id = std::move(way.id);
        street.points = std::move(way.points);
        street.nodes = std::move(way.nodes);
        map_.streets.push_back(std::move(street));
    }
}

void FeatureClassifier::addArea(TaggedArea area, const Tags& tags) {
    if (formerIds_.contains(area.id)) {
        return;
    }
    ids_.insert(area.id);
    bool repaired = false;
    auto shape = validArea(std::move(area.shape), repaired);
    if (!shape || shape->empty()) {
        if (dropped_++ == 0) {
            firstDropped_ = area.id;
        }
        return;
    }
    repaired_ += repaired ? 1 : 0;
    if (const auto use = landUseOf(tags)) {
        addLandUse(area.id, tags, *use, *shape);
    }
    addPlaces(area.id, tags, {}, &*shape, false);
    if (isBuilding(tags)) {
        addBuilding(area.id, tags, *std::move(shape));
    }
}

void FeatureClassifier::addBuilding(const std::string& id, const Tags& tags, geo::MultiPolygon shape) {
    Address address = addressOf(tags);
    map_.buildings.push_back({id, std::string(tags.get("name")), std::string(tags.get("building")),
                              buildingUseOf(tags), levelsOf(tags), std::move(address.street),
                              std::move(address.houseNumber), std::move(address.postcode), std::move(shape)});
}

void FeatureClassifier::addLandUse(const std::string& id, const Tags& tags, model::LandUse use,
                                   const geo::MultiPolygon& shape) {
    model::LandUseArea area{id, std::string(tags.get("name")), use, shape};
    if (!window_.certainlyContains(boxOf(shape))) {
        auto cut = geo::intersection(shape, window_.shape());
        if (!cut || cut->empty()) {
            return;
        }
        area.shape = *std::move(cut);
    }
    map_.landUse.push_back(std::move(area));
}

void FeatureClassifier::addPlaces(const std::string& id, const Tags& tags, geo::Point location,
                                  const geo::MultiPolygon* outline, bool isLine) {
    if (!isInUse(tags)) {
        return;
    }
    bool located = outline == nullptr;
    const auto locate = [&] {
        if (!located) {
            location = insideOf(*outline);
            located = true;
        }
    };
    kindRules_.match(tags, hits_);
    for (const std::size_t hit : hits_) {
        const auto& [qualifiedId, kind] = kinds_[hit];
        if (kind->needsOutline && outline == nullptr) {
            continue;
        }
        locate();
        model::Facility facility;
        facility.id = id;
        facility.kind = qualifiedId;
        facility.name = tags.get("name");
        facility.location = location;
        facility.sourceId = sourceId_;
        if (outline != nullptr) {
            facility.outline = *outline;
            facility.areaSquareMetres = geo::areaOf(*outline);
        }
        facility.capacity = parseNumber(tags.get("capacity"));
        facilities_.push_back(std::move(facility));
    }
    if (isLine) {
        return;
    }
    sectorRules_.match(tags, hits_);
    if (!hits_.empty()) {
        locate();
        addOrganisation(id, tags, location, outline);
    }
}

void FeatureClassifier::addOrganisation(const std::string& id, const Tags& tags, geo::Point location,
                                        const geo::MultiPolygon* outline) {
    std::string_view name;
    for (const std::string_view key : {"name", "brand", "operator"}) {
        if (name.empty()) {
            name = tags.get(key);
        }
    }
    if (name.empty()) {
        ++unnamed_;
        return;
    }
    const model::SectorMapping& sector = *sectors_[hits_.front()];
    Shop shop;
    model::Organisation& organisation = shop.organisation;
    organisation.id = id;
    organisation.name = name;
    organisation.kind = organisationKindOf(tags);
    organisation.sectorCode = sector.sectorCode;
    organisation.sectorEdition = model::SectorEdition::Wz2008;
    organisation.sectorTitle = sector.title.de;
    Address address = addressOf(tags);
    organisation.street = std::move(address.street);
    organisation.houseNumber = std::move(address.houseNumber);
    organisation.postcode = std::move(address.postcode);
    organisation.city = tags.get("addr:city");
    organisation.location = location;
    organisation.sourceId = sourceId_;
    if (outline != nullptr) {
        shop.outline = *outline;
    }
    shops_.push_back(std::move(shop));
}

void FeatureClassifier::keepBarriersOnStreets() {
    std::unordered_set<std::int64_t> wanted;
    for (const model::PathBarrier& barrier : map_.barriers) {
        wanted.insert(barrier.node);
    }
    std::unordered_set<std::int64_t> onStreet;
    for (const model::Street& street : map_.streets) {
        for (const std::int64_t node : street.nodes) {
            if (!wanted.empty() && wanted.contains(node)) {
                onStreet.insert(node);
            }
        }
    }
    std::erase_if(map_.barriers, [&](const auto& barrier) { return !onStreet.contains(barrier.node); });
}

void FeatureClassifier::joinFacilities() {
    std::sort(facilities_.begin(), facilities_.end(),
              [](const auto& a, const auto& b) { return std::tie(a.kind, a.id) < std::tie(b.kind, b.id); });
    std::vector<MappedPlace> places;
    places.reserve(facilities_.size());
    for (const model::Facility& facility : facilities_) {
        places.push_back({facility.kind, facility.name, facility.location, &facility.outline});
    }
    const std::vector<std::size_t> around = duplicatePlaces(places, true);
    for (std::size_t i = 0; i < around.size(); ++i) {
        if (around[i] == notADuplicate) {
            continue;
        }
        model::Facility& kept = facilities_[around[i]];
        if (!kept.capacity) {
            kept.capacity = facilities_[i].capacity;
        }
    }
    // Names are handed up only now: they decided above what is the same.
    for (std::size_t i = 0; i < around.size(); ++i) {
        if (around[i] != notADuplicate && facilities_[around[i]].name.empty()) {
            facilities_[around[i]].name = facilities_[i].name;
        }
    }
    std::vector<model::Facility> kept;
    kept.reserve(facilities_.size());
    for (std::size_t i = 0; i < around.size(); ++i) {
        if (around[i] == notADuplicate) {
            kept.push_back(std::move(facilities_[i]));
        } else {
            ++joinedFacilities_;
        }
    }
    facilities_ = std::move(kept);
}

void FeatureClassifier::joinOrganisations() {
    std::sort(shops_.begin(), shops_.end(),
              [](const Shop& a, const Shop& b) { return a.organisation.id < b.organisation.id; });
    std::vector<MappedPlace> places;
    for (const Shop& shop : shops_) {
        places.push_back({shop.organisation.sectorCode, shop.organisation.name, *shop.organisation.location,
                          &shop.outline});
    }
    const std::vector<std::size_t> around = duplicatePlaces(places, false);
    std::vector<Shop> kept;
    for (std::size_t i = 0; i < around.size(); ++i) {
        if (around[i] == notADuplicate) {
            kept.push_back(std::move(shops_[i]));
        } else {
            ++joinedOrganisations_;
        }
    }
    shops_ = std::move(kept);
}

void FeatureClassifier::finish(BaseData& data) {
    keepBarriersOnStreets();
    joinFacilities();
    joinOrganisations();
    data.baseMap = std::move(map_);
    data.facilities = std::move(facilities_);
    data.organisations.reserve(shops_.size());
    for (Shop& shop : shops_) {
        data.organisations.push_back(std::move(shop.organisation));
    }
    writeNotices(data);
}

void FeatureClassifier::writeNotices(BaseData& data) const {
    const auto add = [&](Severity severity, std::size_t count, const char* de, const char* en,
                         const std::string& place = {}) {
        if (count > 0) {
            data.notices.push_back(
                {severity,
                 {fmt::format(fmt::runtime(de),
                              formatCount(static_cast<std::int64_t>(count), Language::German)),
                  fmt::format(fmt::runtime(en),
                              formatCount(static_cast<std::int64_t>(count), Language::English))},
                 {},
                 place,
                 count});
        }
    };
    add(Severity::Info, repaired_, "Flächen mit fehlerhaftem Umriss wurden berichtigt: {}.",
        "Areas with an invalid outline that were repaired: {}.");
    add(Severity::Warning, dropped_, "Flächen ohne brauchbaren Umriss wurden ausgelassen: {}.",
        "Areas without a usable outline that were left out: {}.", firstDropped_);
    add(Severity::Info, joinedFacilities_,
        "Einrichtungen, die doppelt erfasst sind (als Punkt und als Fläche), zählen einmal: {}.",
        "Facilities mapped twice (as a point and as an area) count once: {}.");
    add(Severity::Info, joinedOrganisations_, "Betriebe, die doppelt erfasst sind, zählen einmal: {}.",
        "Businesses mapped twice count once: {}.");
    add(Severity::Info, unnamed_, "Betriebe ohne Namen, Marke oder Betreiber wurden ausgelassen: {}.",
        "Businesses without a name, brand or operator that were left out: {}.");
    add(Severity::Info, twice_, "Objekte, die in mehreren Dateien stehen, wurden einmal übernommen: {}.",
        "Objects contained in several files were taken once: {}.");
}

}  // namespace nordertor::io

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm.hpp>
#include <unordered_map>
#include <unordered_set>

#include "base/number_format.h"
#include "io/osm/map_source.h"
#include "io/osm/node_positions.h"
#include "io/osm/osm_passes_p.h"
#include "io/osm/ring_assembly.h"

namespace nordertor::io {

namespace {

using osmium::memory::Buffer;

void readTags(const osmium::TagList& list, Tags& tags) {
    tags.clear();
    for (const osmium::Tag& tag : list) {
        tags.add(tag.key(), tag.value());
    }
}

bool isMultipolygon(const osmium::Relation& relation) {
    const char* type = relation.tags()["type"];
    return type != nullptr && std::string_view(type) == "multipolygon";
}

bool isInner(const osmium::RelationMember& member) {
    return std::string_view(member.role()) == "inner";
}

bool saysWhatAnAreaIs(std::string_view key) {
    return key == "building" || key == "landuse" || key == "leisure" || key == "natural" || key == "amenity";
}

/// Reads one file. What is needed of it is collected in passes that do not depend on the order of the file:
/// positions near the window, ways with a node in it, multipolygons with such a way, the rest of those.
class OsmFileReader {
  public:
    OsmFileReader(const std::filesystem::path& path, const ClipWindow& window, ElementSink& sink,
                  const Task& task, std::size_t memoryLimit)
        : path_(path),
          window_(window),
          sink_(sink),
          task_(task),
          passes_(path, task.part(0, 0.8), memoryLimit),
          nodes_(initialBytes, Buffer::auto_grow::yes),
          ways_(initialBytes, Buffer::auto_grow::yes),
          relations_(initialBytes, Buffer::auto_grow::yes) {}

    Result<MapFileInfo> read();

  private:
    struct Run {
        TaggedWay way;
        bool complete = true;
    };
    static constexpr std::size_t initialBytes = 1024 * 1024;

    Result<> readNodes();
    Result<> readWaysAndRelations();
    Result<> readMissingMembers();
    Result<> readMissingPositions();
    void keepWay(const osmium::Way& way);
    void noteDate(const osmium::OSMObject& object);
    void emitNodes();
    void emitWays();
    void emitWay(const osmium::Way& way);
    /// What a relation says of the whole is not said again of its members: `own` becomes the tags without it.
    /// True if there were such tags.
    bool withoutTagsOfRelations(const osmium::Way& way, const Tags& tags, Tags& own) const;
    void emitRelations();
    void emitRelation(const osmium::Relation& relation);
    [[nodiscard]] const osmium::Way* findWay(std::int64_t id) const;
    /// Tags of a relation, or of its outer ways where the relation itself has none (the older way of
    /// mapping).
    void tagsOfRelation(const osmium::Relation& relation, Tags& tags) const;
    [[nodiscard]] TaggedWay knownPartOf(const osmium::Way& way, bool& complete) const;
    void writeNotices();

    const std::filesystem::path& path_;
    const ClipWindow& window_;
    ElementSink& sink_;
    const Task& task_;
    OsmPasses passes_;
    MapFileInfo info_;
    NodePositions positions_;
    Buffer nodes_;
    Buffer ways_;
    Buffer relations_;
    std::unordered_map<std::int64_t, std::size_t> wayOffsets_;
    std::unordered_multimap<std::int64_t, std::size_t> relationsOfWay_;  ///< way id, offset of the relation
    std::unordered_set<std::int64_t> memberOnly_;  ///< ways outside the window, kept for their relation
    osmium::Timestamp newest_;
    std::size_t closedRelations_ = 0;
    std::size_t openRelations_ = 0;
    std::size_t cutWays_ = 0;
    std::string firstOpen_;
};

void OsmFileReader::noteDate(const osmium::OSMObject& object) {
    newest_ = std::max(newest_, object.timestamp());
}

Result<> OsmFileReader::readNodes() {
    const LonLatBox& window = window_.windowInDegrees();
    const auto read = passes_.run(osmium::osm_entity_bits::node, [&](const Buffer& buffer) {
        for (const auto& node : buffer.select<osmium::Node>()) {
            const osmium::Location location = node.location();
            if (!location.valid()) {
                continue;
            }
            const double lon = location.lon_without_check();
            const double lat = location.lat_without_check();
            info_.extent.add(lon, lat);
            if (!window.contains(lon, lat)) {
                continue;
            }
            positions_.add(node.id(), lon, lat);
            if (!node.tags().empty()) {
                nodes_.add_item(node);
                nodes_.commit();
            }
        }
    });
    if (!read) {
        return read;
    }
    positions_.finish(window_);
    info_.anyInWindow = std::any_of(positions_.all().begin(), positions_.all().end(),
                                    [](const NodePositions::Node& node) { return node.inWindow; });
    return {};
}

void OsmFileReader::keepWay(const osmium::Way& way) {
    if (wayOffsets_.emplace(way.id(), ways_.committed()).second) {
        ways_.add_item(way);
        ways_.commit();
    }
}

Result<> OsmFileReader::readWaysAndRelations() {
    const auto ways = passes_.run(osmium::osm_entity_bits::way, [&](const Buffer& buffer) {
        for (const auto& way : buffer.select<osmium::Way>()) {
            const auto& refs = way.nodes();
            if (std::any_of(refs.begin(), refs.end(),
                            [&](const osmium::NodeRef& node) { return positions_.isInWindow(node.ref()); })) {
                keepWay(way);
                noteDate(way);
            }
        }
    });
    if (!ways) {
        return ways;
    }
    return passes_.run(osmium::osm_entity_bits::relation, [&](const Buffer& buffer) {
        for (const auto& relation : buffer.select<osmium::Relation>()) {
            if (!isMultipolygon(relation)) {
                continue;
            }
            const auto& members = relation.members();
            if (std::any_of(members.begin(), members.end(), [&](const osmium::RelationMember& member) {
                    return member.type() == osmium::item_type::way && wayOffsets_.contains(member.ref());
                })) {
                for (const auto& member : members) {
                    if (member.type() == osmium::item_type::way) {
                        relationsOfWay_.emplace(member.ref(), relations_.committed());
                    }
                }
                relations_.add_item(relation);
                relations_.commit();
                noteDate(relation);
            }
        }
    });
}

Result<> OsmFileReader::readMissingMembers() {
    for (const auto& relation : relations_.select<osmium::Relation>()) {
        for (const auto& member : relation.members()) {
            if (member.type() == osmium::item_type::way && !wayOffsets_.contains(member.ref())) {
                memberOnly_.insert(member.ref());
            }
        }
    }
    if (memberOnly_.empty()) {
        return {};
    }
    return passes_.run(osmium::osm_entity_bits::way, [&](const Buffer& buffer) {
        for (const auto& way : buffer.select<osmium::Way>()) {
            if (memberOnly_.contains(way.id())) {
                keepWay(way);
            }
        }
    });
}

Result<> OsmFileReader::readMissingPositions() {
    std::unordered_set<std::int64_t> missing;
    for (const auto& way : ways_.select<osmium::Way>()) {
        for (const auto& node : way.nodes()) {
            if (positions_.find(node.ref()) == nullptr) {
                missing.insert(node.ref());
            }
        }
    }
    if (missing.empty()) {
        return {};
    }
    const auto read = passes_.run(osmium::osm_entity_bits::node, [&](const Buffer& buffer) {
        for (const auto& node : buffer.select<osmium::Node>()) {
            if (node.location().valid() && missing.contains(node.id())) {
                positions_.add(node.id(), node.location().lon_without_check(),
                               node.location().lat_without_check());
            }
        }
    });
    if (read) {
        positions_.finish(window_);
    }
    return read;
}

void OsmFileReader::emitNodes() {
    Tags tags;
    TaggedNode element;
    for (const auto& node : nodes_.select<osmium::Node>()) {
        const NodePositions::Node* position = positions_.find(node.id());
        if (position == nullptr || !position->inWindow) {
            continue;
        }
        noteDate(node);
        readTags(node.tags(), tags);
        element.id = fmt::format("node/{}", node.id());
        element.node = node.id();
        element.location = position->position;
        sink_.addNode(element, tags);
    }
}

const osmium::Way* OsmFileReader::findWay(std::int64_t id) const {
    const auto found = wayOffsets_.find(id);
    return found == wayOffsets_.end() ? nullptr : &ways_.get<osmium::Way>(found->second);
}

void OsmFileReader::tagsOfRelation(const osmium::Relation& relation, Tags& tags) const {
    const auto& members = relation.members();
    const auto outerTag = [&](const char* key) {
        for (const auto& member : members) {
            const osmium::Way* way = isInner(member) ? nullptr : findWay(member.ref());
            const char* value = way == nullptr ? nullptr : way->tags()[key];
            if (value != nullptr) {
                return std::string_view(value);
            }
        }
        return std::string_view();
    };
    tags.clear();
    for (const osmium::Tag& tag : relation.tags()) {
        const std::string_view key = tag.key();
        std::string_view value = tag.value();
        if (key == "building" && value == "yes" && !outerTag("building").empty()) {
            value = outerTag("building");
        }
        if (key != "type" && key != "source") {
            tags.add(key, value);
        }
    }
    if (!tags.empty()) {
        return;
    }
    for (const auto& member : members) {
        const osmium::Way* way = isInner(member) ? nullptr : findWay(member.ref());
        if (way != nullptr && !way->tags().empty()) {
            readTags(way->tags(), tags);
            return;
        }
    }
}

TaggedWay OsmFileReader::knownPartOf(const osmium::Way& way, bool& complete) const {
    TaggedWay result;
    result.points.reserve(way.nodes().size());
    result.nodes.reserve(way.nodes().size());
    complete = true;
    for (const auto& node : way.nodes()) {
        const NodePositions::Node* position = positions_.find(node.ref());
        if (position == nullptr) {
            complete = false;
            continue;
        }
        if (result.nodes.empty() || result.nodes.back() != node.ref()) {
            result.points.push_back(position->position);
            result.nodes.push_back(node.ref());
        }
    }
    return result;
}

void OsmFileReader::emitWays() {
    for (const auto& way : ways_.select<osmium::Way>()) {
        if (task_.stopRequested()) {
            return;
        }
        if (!way.tags().empty() && !memberOnly_.contains(way.id())) {
            emitWay(way);
        }
    }
}

bool OsmFileReader::withoutTagsOfRelations(const osmium::Way& way, const Tags& tags, Tags& own) const {
    const auto [first, last] = relationsOfWay_.equal_range(way.id());
    if (first == last) {
        own = tags;
        return false;
    }
    std::unordered_set<std::string_view> said;
    Tags ofRelation;
    for (auto it = first; it != last; ++it) {
        const auto& relation = relations_.get<osmium::Relation>(it->second);
        tagsOfRelation(relation, ofRelation);
        const auto& members = relation.members();
        const bool outer = std::any_of(members.begin(), members.end(), [&](const auto& member) {
            return member.ref() == way.id() && !isInner(member);
        });
        for (const Tag& tag : ofRelation.all()) {
            if (tags.is(tag.key, tag.value) || (outer && saysWhatAnAreaIs(tag.key) && tags.has(tag.key))) {
                said.insert(tag.key);
            }
        }
    }
    for (const Tag& tag : tags.all()) {
        if (!said.contains(tag.key)) {
            own.add(tag.key, tag.value);
        }
    }
    return !said.empty();
}

void OsmFileReader::emitWay(const osmium::Way& way) {
    Tags tags;
    readTags(way.tags(), tags);
    bool complete = true;
    TaggedWay known = knownPartOf(way, complete);
    known.id = fmt::format("way/{}", way.id());
    const bool closed = way.nodes().size() > 3 && way.ends_have_same_id();

    Tags own;
    const bool coveredByRelation = withoutTagsOfRelations(way, tags, own);
    if (coveredByRelation && !own.has("highway") && tags.has("highway")) {
        return;
    }
    const bool isArea = closed && enclosesArea(own);
    const bool alsoArea =
        isArea || (coveredByRelation && !own.has("highway") && !closed) || (closed && enclosesArea(tags));
    if (isArea) {
        TaggedArea area{known.id, {}};
        geo::Points ring = known.points;
        if (!complete && ring.size() > 2) {
            ++cutWays_;
        }
        if (ring.size() > 2 && ring.front() != ring.back()) {
            ring.push_back(ring.front());
        }
        area.shape.polygons.push_back({std::move(ring), {}});
        sink_.addWay(std::move(known), tags, true);
        sink_.addArea(std::move(area), own);
        return;
    }
    if (complete) {
        sink_.addWay(std::move(known), tags, alsoArea);
        return;
    }
    // Nodes are missing: each stretch between them is a way of its own, so that no path is invented.
    TaggedWay stretch;
    std::size_t number = 0;
    const auto flush = [&] {
        if (stretch.points.size() > 1) {
            ++number;
            stretch.id = number == 1 ? known.id : fmt::format("{}#{}", known.id, number);
            sink_.addWay(std::move(stretch), tags, alsoArea);
        }
        stretch = {};
    };
    for (const auto& node : way.nodes()) {
        const NodePositions::Node* position = positions_.find(node.ref());
        if (position == nullptr) {
            flush();
        } else {
            stretch.points.push_back(position->position);
            stretch.nodes.push_back(node.ref());
        }
    }
    flush();
}

void OsmFileReader::emitRelations() {
    for (const auto& relation : relations_.select<osmium::Relation>()) {
        if (task_.stopRequested()) {
            return;
        }
        emitRelation(relation);
    }
}

void OsmFileReader::emitRelation(const osmium::Relation& relation) {
    Tags tags;
    tagsOfRelation(relation, tags);
    if (tags.empty()) {
        return;
    }
    const std::string id = fmt::format("relation/{}", relation.id());
    std::vector<RingPiece> pieces;
    std::size_t absent = 0;
    std::size_t number = 0;
    for (const auto& member : relation.members()) {
        if (member.type() != osmium::item_type::way) {
            continue;
        }
        const osmium::Way* way = findWay(member.ref());
        bool complete = false;
        TaggedWay known = way == nullptr ? TaggedWay{} : knownPartOf(*way, complete);
        absent += complete ? 0 : 1;
        if (known.points.size() < 2) {
            continue;
        }
        pieces.push_back({known.nodes, known.points, isInner(member)});
        if (tags.has("highway")) {
            // The outline of a square is walked upon.
            known.id = fmt::format("{}#{}", id, ++number);
            sink_.addWay(std::move(known), tags, true);
        }
    }
    AssembledArea area = assembledArea(std::move(pieces));
    closedRelations_ += area.closedOutline > 0 ? 1 : 0;
    if (area.open > 0 && openRelations_++ == 0) {
        firstOpen_ = id;
    }
    if (!area.shape.empty()) {
        sink_.addArea({id, std::move(area.shape)}, tags);
    }
}

void OsmFileReader::writeNotices() {
    const auto add = [&](Severity severity, std::size_t count, const char* de, const char* en,
                         const std::string& place = {}) {
        if (count > 0) {
            const auto number = static_cast<std::int64_t>(count);
            info_.notices.push_back({severity,
                                     {fmt::format(fmt::runtime(de), formatCount(number, Language::German)),
                                      fmt::format(fmt::runtime(en), formatCount(number, Language::English))},
                                     path_.string(),
                                     place,
                                     count});
        }
    };
    add(Severity::Info, closedRelations_ + cutWays_,
        "Flächen, deren Umriss am Rand des Kartenausschnitts fehlt und dort gerade geschlossen wurde: {}.",
        "Areas whose outline is missing at the edge of the extract and was closed there by a straight line: {}.");
    add(Severity::Warning, openRelations_,
        "Flächen, deren Umriss so unvollständig ist, dass Teile ausgelassen wurden: {}.",
        "Areas whose outline is so incomplete that parts were left out: {}.", firstOpen_);
}

Result<MapFileInfo> OsmFileReader::read() {
    for (const auto pass : {&OsmFileReader::readNodes, &OsmFileReader::readWaysAndRelations,
                            &OsmFileReader::readMissingMembers, &OsmFileReader::readMissingPositions}) {
        if (auto done = (this->*pass)(); !done) {
            return fail(done.error());
        }
    }
    const LocalizedText step{"Kartendaten einordnen", "Sorting the map data"};
    for (const auto& [fraction, emit] :
         {std::pair{0.8, &OsmFileReader::emitNodes}, std::pair{0.85, &OsmFileReader::emitWays},
          std::pair{0.95, &OsmFileReader::emitRelations}}) {
        if (task_.stopRequested()) {
            return fail(cancelledError());
        }
        task_.report(fraction, step);
        (this->*emit)();
    }
    if (task_.stopRequested()) {
        return fail(cancelledError());
    }
    if (newest_.valid()) {
        info_.newestDate = newest_.to_iso().substr(0, 10);
    }
    writeNotices();
    return std::move(info_);
}

}  // namespace

Result<MapFileInfo> readOsmFile(const std::filesystem::path& path, const ClipWindow& window,
                                ElementSink& sink, const Task& task, std::size_t memoryLimit) {
    return OsmFileReader(path, window, sink, task, memoryLimit).read();
}

}  // namespace nordertor::io

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "io/osm/osm_file_reader_p.h"
#include "io/osm/ring_assembly.h"

namespace nordertor::io {

namespace {

void readTags(const osmium::TagList& list, Tags& tags) {
    tags.clear();
    for (const osmium::Tag& tag : list) {
        tags.add(tag.key(), tag.value());
    }
}

bool isInner(const osmium::RelationMember& member) {
    return std::string_view(member.role()) == "inner";
}

bool saysWhatAnAreaIs(std::string_view key) {
    return key == "building" || key == "landuse" || key == "leisure" || key == "natural" || key == "amenity";
}

}  // namespace

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
    std::size_t number = 0;
    for (const auto& member : relation.members()) {
        if (member.type() != osmium::item_type::way) {
            continue;
        }
        const osmium::Way* way = findWay(member.ref());
        bool complete = false;
        TaggedWay known = way == nullptr ? TaggedWay{} : knownPartOf(*way, complete);
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

}  // namespace nordertor::io

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "base/number_format.h"
#include "io/osm/osm_file_reader_p.h"

namespace nordertor::io {

namespace {

using osmium::memory::Buffer;

bool isMultipolygon(const osmium::Relation& relation) {
    const char* type = relation.tags()["type"];
    return type != nullptr && std::string_view(type) == "multipolygon";
}

}  // namespace

void OsmFileReader::noteDate(const osmium::OSMObject& object) {
    newest_ = std::max(newest_, object.timestamp());
}

Result<> OsmFileReader::readNodes() {
    const LonLatBox& window = window_.windowInDegrees();
    auto read = passes_.run(osmium::osm_entity_bits::node, [&](const Buffer& buffer) {
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
    auto ways = passes_.run(osmium::osm_entity_bits::way, [&](const Buffer& buffer) {
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
    auto read = passes_.run(osmium::osm_entity_bits::node, [&](const Buffer& buffer) {
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

Result<MapFileInfo> readOsmFile(const std::filesystem::path& path, const ClipWindow& window,
                                ElementSink& sink, const Task& task, std::size_t memoryLimit) {
    return OsmFileReader(path, window, sink, task, memoryLimit).read();
}

}  // namespace nordertor::io

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm.hpp>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "io/osm/map_source.h"
#include "io/osm/node_positions.h"
#include "io/osm/osm_passes_p.h"

namespace nordertor::io {

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
          nodes_(initialBytes, osmium::memory::Buffer::auto_grow::yes),
          ways_(initialBytes, osmium::memory::Buffer::auto_grow::yes),
          relations_(initialBytes, osmium::memory::Buffer::auto_grow::yes) {}

    Result<MapFileInfo> read();

  private:
    static constexpr std::size_t initialBytes = std::size_t{1024} * 1024;

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
    osmium::memory::Buffer nodes_;
    osmium::memory::Buffer ways_;
    osmium::memory::Buffer relations_;
    std::unordered_map<std::int64_t, std::size_t> wayOffsets_;
    std::unordered_multimap<std::int64_t, std::size_t> relationsOfWay_;  ///< way id, offset of the relation
    std::unordered_set<std::int64_t> memberOnly_;  ///< ways outside the window, kept for their relation
    osmium::Timestamp newest_;
    std::size_t closedRelations_ = 0;
    std::size_t openRelations_ = 0;
    std::size_t cutWays_ = 0;
    std::string firstOpen_;
};

}  // namespace nordertor::io

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "geo/geometry.h"

namespace nordertor::io {

struct Tag {
    std::string_view key;
    std::string_view value;
};

/// The tags of one element, as views into the memory of whoever reads the file. A linear scan is the fastest
/// look-up there is for the handful of tags an element has.
class Tags {
  public:
    void add(std::string_view key, std::string_view value) { tags_.push_back({key, value}); }
    void clear() { tags_.clear(); }
    [[nodiscard]] bool empty() const { return tags_.empty(); }
    [[nodiscard]] const std::vector<Tag>& all() const { return tags_; }

    /// Empty if there is no such key.
    [[nodiscard]] std::string_view get(std::string_view key) const {
        for (const Tag& tag : tags_) {
            if (tag.key == key) {
                return tag.value;
            }
        }
        return {};
    }
    [[nodiscard]] bool has(std::string_view key) const { return !get(key).empty(); }
    [[nodiscard]] bool is(std::string_view key, std::string_view value) const { return get(key) == value; }
    /// There, and not "no".
    [[nodiscard]] bool isSet(std::string_view key) const {
        const std::string_view value = get(key);
        return !value.empty() && value != "no";
    }

  private:
    std::vector<Tag> tags_;
};

/// Coordinates of all elements are in the working CRS.
struct TaggedNode {
    std::string id;  ///< "node/12"
    std::int64_t node = 0;
    geo::Point location;
};

struct TaggedWay {
    std::string id;  ///< "way/12"
    geo::Points points;
    std::vector<std::int64_t> nodes;  ///< same size as points
};

struct TaggedArea {
    std::string id;
    geo::MultiPolygon shape;  ///< as drawn: may be invalid
};

/// Takes what the sources read. Called in the order of the file; tags are valid only during the call.
class ElementSink {
  public:
    virtual ~ElementSink() = default;
    virtual void addNode(const TaggedNode& node, const Tags& tags) = 0;
    /// The way as something to go along. `alsoArea`: the same element comes again as an area.
    virtual void addWay(TaggedWay way, const Tags& tags, bool alsoArea) = 0;
    virtual void addArea(TaggedArea area, const Tags& tags) = 0;
};

/// Whether a closed way with these tags encloses something: by area=yes/no, else everything but streets,
/// railways, water courses and fences, which only run in a circle.
[[nodiscard]] bool enclosesArea(const Tags& tags);

}  // namespace nordertor::io

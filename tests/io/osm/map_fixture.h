// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "io/osm/base_data_reader.h"
#include "support/real_data.h"

namespace nordertor::test {

/// Text of a small OpenStreetMap file. Positions are metres east and north of 52.65 N, 9.21 E (a town of the
/// size the program is made for), so that expected lengths and areas can be read off the test.
class MapText {
  public:
    using TagList = std::initializer_list<std::pair<const char*, const char*>>;
    MapText& node(long id, double east, double north, TagList tags = {});
    MapText& way(long id, std::initializer_list<long> nodes, TagList tags);
    struct Member {
        long way;
        const char* role;
    };
    MapText& relation(long id, std::initializer_list<Member> members, TagList tags);
    /// Four nodes id*10+1.. and the closed way `id` around them.
    MapText& rectangle(long id, double west, double south, double east, double north, TagList tags);
    [[nodiscard]] std::string text() const;

    /// Degrees of a position.
    static std::pair<double, double> lonLat(double east, double north);

  private:
    std::string nodes_;
    std::string ways_;
    std::string relations_;
};

/// Facility kinds and sectors enough for the tests.
[[nodiscard]] model::ThemeSet testThemes();

/// A square around the origin of MapText.
[[nodiscard]] io::BaseDataOptions optionsAround(double halfSideMetres, double marginMetres);
/// A rectangle in degrees; UTM zone by its middle.
[[nodiscard]] io::BaseDataOptions optionsFor(double west, double south, double east, double north,
                                             double marginMetres);

/// Reads the text with a square of 1 km half side and a margin of 500 m; fails the test on an error.
[[nodiscard]] io::BaseData readMap(const MapText& map);

template <class Item>
[[nodiscard]] const Item* findById(const std::vector<Item>& items, const std::string& id) {
    for (const Item& item : items) {
        if (item.id == id) {
            return &item;
        }
    }
    return nullptr;
}

/// Count of the first notice whose German text contains `words`; 0 if there is none.
[[nodiscard]] std::size_t noticeCount(const io::BaseData& data, const std::string& words);

}  // namespace nordertor::test

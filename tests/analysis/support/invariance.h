// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <type_traits>
#include <vector>

#include "model/project.h"

namespace nordertor::test {

/// Values one after the other, bit by bit, so that "the same" means the same bytes: numbers, texts, what may
/// be missing, and rows of them. Records are taken apart by the test, member by member.
template <class Value>
void appendBytes(std::string& to, const Value& value) {
    if constexpr (std::is_arithmetic_v<Value> || std::is_enum_v<Value>) {
        char raw[sizeof(Value)];
        std::memcpy(raw, &value, sizeof(Value));
        to.append(raw, sizeof(Value));
    } else if constexpr (std::is_same_v<Value, geo::Point>) {
        appendBytes(to, value.x);
        appendBytes(to, value.y);
    } else if constexpr (requires { value.has_value(); }) {
        appendBytes(to, value.has_value());
        if (value) {
            appendBytes(to, *value);
        }
    } else {
        appendBytes(to, static_cast<std::size_t>(value.size()));
        for (const auto& each : value) {
            appendBytes(to, each);
        }
    }
}
template <class... Values>
std::string bytesOf(const Values&... values) {
    std::string bytes;
    (appendBytes(bytes, values), ...);
    return bytes;
}

/// Runs it on so many threads, whatever the machine has.
template <class Function>
auto onThreads(int threads, const Function& function) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism,
                                      static_cast<std::size_t>(threads));
    tbb::task_arena arena(threads);
    return arena.execute(function);
}

/// `function` gives bytesOf() its result.
template <class Function>
void expectTheSameOnAnyNumberOfThreads(const Function& function) {
    const std::string one = onThreads(1, function);
    EXPECT_FALSE(one.empty());
    for (const int threads : {2, 4}) {
        EXPECT_TRUE(onThreads(threads, function) == one) << threads << " threads";
    }
}

/// Another order of `count` things, the same for the same seed.
inline std::vector<std::size_t> drawnOrder(std::size_t count, std::uint32_t seed) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937 random(seed);
    for (std::size_t i = count; i > 1; --i) {
        std::swap(order[i - 1], order[random() % i]);
    }
    return order;
}
/// values[order[0]], values[order[1]] ...
template <class Value>
std::vector<Value> inOrder(const std::vector<Value>& values, const std::vector<std::size_t>& order) {
    std::vector<Value> ordered;
    for (const std::size_t i : order) {
        ordered.push_back(values[i]);
    }
    return ordered;
}
/// Undoes inOrder().
template <class Value>
std::vector<Value> backInOrder(const std::vector<Value>& ordered, const std::vector<std::size_t>& order) {
    std::vector<Value> values(ordered.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        values[order[i]] = ordered[i];
    }
    return values;
}

/// Everything whose order a source file decides. Homes, facilities and organisations are ascending by id in
/// every project (model/project.h), whatever order they came in.
inline model::Project withInputInOtherOrder(model::Project project, std::uint32_t seed) {
    const auto reorder = [&](auto& things) { things = inOrder(things, drawnOrder(things.size(), seed)); };
    reorder(project.baseMap.streets);
    reorder(project.baseMap.lines);
    reorder(project.baseMap.barriers);
    reorder(project.baseMap.buildings);
    reorder(project.baseMap.landUse);
    return project;
}

/// Whole metres, as far as UTM coordinates are from zero. Sums and differences with multiples of 1/8 m are
/// exact, so that what depends on differences of coordinates alone keeps every bit; and a multiple of 6 m and
/// 32 m, since grids of areas and densities are aligned to multiples of their spacing.
inline constexpr geo::Point faraway{4096.0 * 96, 61781.0 * 96};
inline geo::Point moved(geo::Point p) {
    return {p.x + faraway.x, p.y + faraway.y};
}
inline geo::Points moved(geo::Points points) {
    for (geo::Point& p : points) {
        p = moved(p);
    }
    return points;
}

/// `change` to every coordinate that an analysis reads.
template <class Change>
geo::MultiPolygon withCoordinates(geo::MultiPolygon area, const Change& change) {
    for (geo::Polygon& polygon : area.polygons) {
        std::for_each(polygon.outer.begin(), polygon.outer.end(), change);
        for (geo::Points& hole : polygon.holes) {
            std::for_each(hole.begin(), hole.end(), change);
        }
    }
    return area;
}
template <class Change>
model::Project withCoordinates(model::Project project, const Change& change) {
    const auto line = [&](geo::Points& points) { std::for_each(points.begin(), points.end(), change); };
    project.area.shape = withCoordinates(project.area.shape, change);
    for (model::Street& street : project.baseMap.streets) {
        line(street.points);
    }
    for (model::LinearFeature& feature : project.baseMap.lines) {
        line(feature.points);
    }
    for (model::Home& home : project.residents.homes) {
        change(home.location);
    }
    for (model::Facility& facility : project.facilities) {
        change(facility.location);
        facility.outline = withCoordinates(facility.outline, change);
    }
    return project;
}
inline geo::MultiPolygon moved(const geo::MultiPolygon& area) {
    return withCoordinates(area, [](geo::Point& p) { p = moved(p); });
}
inline model::Project moved(const model::Project& project) {
    return withCoordinates(project, [](geo::Point& p) { p = moved(p); });
}
/// The same shape elsewhere: corner by corner within a thousandth of a millimetre. Corners that are computed
/// cannot keep every bit, since coordinates in millions of metres have fewer left behind the point.
inline void expectSameShapeAway(const geo::MultiPolygon& away, const geo::MultiPolygon& here) {
    constexpr double metres = 1e-6;
    const auto expectSameRing = [](const geo::Points& ring, const geo::Points& expected) {
        ASSERT_EQ(ring.size(), expected.size());
        for (std::size_t i = 0; i < ring.size(); ++i) {
            ASSERT_NEAR(ring[i].x - faraway.x, expected[i].x, metres);
            ASSERT_NEAR(ring[i].y - faraway.y, expected[i].y, metres);
        }
    };
    ASSERT_EQ(away.polygons.size(), here.polygons.size());
    for (std::size_t p = 0; p < here.polygons.size(); ++p) {
        expectSameRing(away.polygons[p].outer, here.polygons[p].outer);
        ASSERT_EQ(away.polygons[p].holes.size(), here.polygons[p].holes.size());
        for (std::size_t h = 0; h < here.polygons[p].holes.size(); ++h) {
            expectSameRing(away.polygons[p].holes[h], here.polygons[p].holes[h]);
        }
    }
}
inline std::string bytesOfShape(const geo::MultiPolygon& area) {
    std::string bytes;
    for (const geo::Polygon& polygon : area.polygons) {
        bytes += bytesOf(polygon.outer, polygon.holes);
    }
    return bytes;
}
/// On multiples of 1/8 m.
inline model::Project onEighths(const model::Project& project) {
    return withCoordinates(project, [](geo::Point& p) {
        p = {std::round(p.x * 8) / 8, std::round(p.y * 8) / 8};
    });
}

}  // namespace nordertor::test

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial_index.h"

#include <gtest/gtest.h>

#include <random>

namespace nordertor::geo {
namespace {

double boxDistance(const Box& box, Point p) {
    const double dx = std::max({box.min.x - p.x, 0.0, p.x - box.max.x});
    const double dy = std::max({box.min.y - p.y, 0.0, p.y - box.max.y});
    return std::hypot(dx, dy);
}

/// Whole numbers, so that touching boxes and equal distances are common.
class Cases {
  public:
    explicit Cases(unsigned seed) : random_(seed) {}
    double whole(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }
    std::vector<Box> boxes(std::size_t count) {
        std::vector<Box> result;
        for (std::size_t i = 0; i < count; ++i) {
            Box box;
            if (i % 23 != 22) {  // some stay empty
                box.add(Point{whole(0, 100), whole(0, 100)});
                box.add(Point{box.min.x + whole(0, 6), box.min.y + whole(0, 6)});
            }
            result.push_back(box);
        }
        return result;
    }

  private:
    std::mt19937 random_;
};

// Truth: asking every box.
TEST(SpatialIndex, FindsWhatAskingEveryBoxFinds) {
    Cases cases(7);
    for (const std::size_t count : {0U, 1U, 2U, 15U, 16U, 17U, 256U, 257U, 5000U}) {
        const std::vector<Box> boxes = cases.boxes(count);
        const SpatialIndex index(boxes);
        EXPECT_EQ(index.size(), count);
        for (int k = 0; k < 50; ++k) {
            Box window;
            window.add(Point{cases.whole(-5, 105), cases.whole(-5, 105)});
            const int widest = k % 3 == 0 ? 120 : 30;  // with whole nodes inside, or all there is
            window.add(Point{window.min.x + cases.whole(0, widest), window.min.y + cases.whole(0, widest)});
            std::vector<std::uint32_t> expected;
            for (std::uint32_t i = 0; i < boxes.size(); ++i) {
                if (boxes[i].intersects(window)) {
                    expected.push_back(i);
                }
            }
            ASSERT_EQ(index.query(window), expected);
        }
    }
}

TEST(SpatialIndex, NearestIsWhatAskingEveryItemFinds) {
    Cases cases(11);
    for (const std::size_t count : {1U, 16U, 40U, 300U, 4000U}) {
        const std::vector<Box> boxes = cases.boxes(count);
        const SpatialIndex index(boxes);
        for (int k = 0; k < 100; ++k) {
            const Point p{cases.whole(-20, 120), cases.whole(-20, 120)};
            const double limit = k % 3 == 0 ? std::numeric_limits<double>::infinity() : cases.whole(0, 20);
            std::uint32_t expected = SpatialIndex::noItem;
            double best = limit;
            for (std::uint32_t i = 0; i < boxes.size(); ++i) {
                const double d = boxDistance(boxes[i], p);
                if (!boxes[i].empty() && (d < best || (d == best && expected == SpatialIndex::noItem))) {
                    expected = i;
                    best = d;
                }
            }
            ASSERT_EQ(index.nearest(p, limit, [&](std::uint32_t i) { return boxDistance(boxes[i], p); }),
                      expected);
        }
    }
}

TEST(SpatialIndex, StopsWhenToldTo) {
    const SpatialIndex index(std::vector<Box>(100, Box{{0, 0}, {1, 1}}));
    int seen = 0;
    index.visit({{0, 0}, {1, 1}}, [&](std::uint32_t) { return ++seen < 3; });
    EXPECT_EQ(seen, 3);
}

TEST(SpatialIndex, AsksFewItems) {
    std::vector<Box> boxes;
    for (int x = 0; x < 200; ++x) {
        for (int y = 0; y < 200; ++y) {
            boxes.push_back({{x * 10.0, y * 10.0}, {x * 10.0 + 1, y * 10.0 + 1}});
        }
    }
    const SpatialIndex index(boxes);
    int asked = 0;
    const std::uint32_t found = index.nearest({777, 777}, 1e9, [&](std::uint32_t i) {
        ++asked;
        return boxDistance(boxes[i], {777, 777});
    });
    EXPECT_EQ(found, 78U * 200 + 78);
    EXPECT_LT(asked, 100);
}

}  // namespace
}  // namespace nordertor::geo

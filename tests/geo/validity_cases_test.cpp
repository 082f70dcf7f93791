// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

#include "geo/area_operations.h"
#include "support/real_data.h"

namespace nordertor::geo {
namespace {

/// "((0 0, 1 0, 1 1, 0 0), (...))" of a POLYGON or MULTIPOLYGON.
MultiPolygon areaOfWkt(const std::string& wkt) {
    MultiPolygon area;
    const int ringDepth = wkt.starts_with("MULTI") ? 3 : 2;
    int depth = 0;
    std::string ring;
    for (const char letter : wkt) {
        if (letter == '(') {
            ++depth;
            if (depth == ringDepth - 1) {
                area.polygons.emplace_back();
            }
            ring.clear();
        } else if (letter == ')') {
            if (depth-- == ringDepth) {
                std::istringstream numbers(ring);
                Points points;
                for (Point p; numbers >> p.x >> p.y;) {
                    points.push_back(p);
                }
                Polygon& polygon = area.polygons.back();
                (polygon.outer.empty() ? polygon.outer : polygon.holes.emplace_back()) = points;
            }
        } else if (depth == ringDepth) {
            ring += letter == ',' ? ' ' : letter;
        }
    }
    return area;
}

// Truth: the verdicts published with the test cases of JTS and GEOS.
TEST(MakeValidRealData, AgreesWithPublishedVerdicts) {
    NORDERTOR_REAL_DATA_OR_SKIP(folder, "invalid/geos_xmltester/general");
    const std::regex pattern(R"(<a>\s*((?:MULTI)?POLYGON\s*\(\s*\([^<]*\))\s*</a>\s*)"
                             R"(<test>\s*<op\s+name="isValid"\s+arg1="A"\s*>\s*(true|false)\s*</op>)");
    int cases = 0;
    for (const char* name : {"TestValid.xml", "TestValid2.xml"}) {
        std::ifstream file(folder / name);
        const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at) {
            const std::string wkt = (*at)[1];
            SCOPED_TRACE(wkt);
            const auto result = makeValid(areaOfWkt(wkt));
            ASSERT_TRUE(result);
            EXPECT_EQ(!result->changed, (*at)[2] == "true") << result->reason;
            const auto again = makeValid(result->area);
            ASSERT_TRUE(again);
            EXPECT_FALSE(again->changed) << again->reason;
            EXPECT_EQ(again->area, result->area);
            ++cases;
        }
    }
    EXPECT_GT(cases, 50);
}

}  // namespace
}  // namespace nordertor::geo

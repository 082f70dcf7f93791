// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Sheets of gaps that are kept.
#include <algorithm>
#include <set>

#include "publish/result_map_fixture.h"

namespace nordertor::publish {
namespace {

using ResultOfGaps = ResultMap;
using model::ResultColumn;

// Truth: the words of the sheets of gaps.
TEST_F(ResultOfGaps, GapsSayWhoIsCountedAndWhetherTheyAreAtLeastSoMany) {
    store(gaps(true), "gaps");
    const ComposedPage page = composed();
    EXPECT_NE(page.description.find("Lücken, nach Rang: 1. Kita: 365 Kinder unter 10; 2. Treff: mind. 1.284 "
                                    "Personen; 3. Bank: 12 Wohngebäude."),
              std::string::npos)
        << page.description;
    EXPECT_EQ(page.tables.back().rows[1].back(), "mind. 1.284 Personen");
    store(gaps(false), "gaps");
    EXPECT_NE(composed().description.find("1. Kita (Personen: 365); 2. Treff (Personen: 1.284)"),
              std::string::npos)
        << "of results kept before";
}

/// Colours of the rings of the numbers on the map and beside it.
std::set<std::string> rings(const ComposedPage& page) {
    std::set<std::string> colours;
    for (const PagePart& part : page.pages.front().parts) {
        for (const render::DrawEntry& entry : part.list.entries) {
            const auto* circle = std::get_if<render::CircleItem>(&entry.item);
            if (circle != nullptr && circle->radius > 1.7 &&
                circle->fill == style::Colour{255, 255, 255, 255}) {
                colours.insert(circle->stroke.text());
            }
        }
    }
    return colours;
}

// Truth: the legend explains the hues of themes, not those of standards that are drawn as a count.
TEST_F(ResultOfGaps, RingsOfNumbersHaveOnlyHuesThatTheLegendExplains) {
    // without the gaps of today
    const auto shown = [&] { return composeMapPage(snapshot_, themes_, nullptr, options_, {}).value(); };
    model::ResultData data = gaps(true);
    store(data, "gaps");
    EXPECT_EQ(rings(shown()), (std::set<std::string>{"#e69f00"}));
    options_.variant = style::MapVariant::BlackAndWhite;
    EXPECT_EQ(rings(shown()), (std::set<std::string>{ink.text()}));
    options_.variant = style::MapVariant::Colour;
    data.legend.classes.push_back({{"Arzt", "Arzt"}, "#56b4e9", "Arzt", {}, "dots"});
    data.rows.push_back(data.rows.front());
    data.rows.back().values[0] = 4.0;
    data.rows.back().values[1] = std::string("Arzt");
    store(data, "gaps");
    EXPECT_EQ(rings(shown()), (std::set<std::string>{ink.text()}));
}

// Truth: the words of the list of the gaps of today.
TEST_F(ResultOfGaps, WhatIsMetNowhereIsSaid) {
    model::ResultData data = gaps(true);
    data.columns.push_back({"facilities", {"Angebote", "Facilities"}, ResultColumn::Type::Number, 0});
    for (model::ResultRow& row : data.rows) {
        row.values.emplace_back(3.0);
    }
    data.rows[2].values.back() = 0.0;
    data.rows.push_back(data.rows[2]);
    data.rows.back().values[0] = 4.0;
    store(std::move(data), "gaps");
    const ComposedPage page = composed();
    EXPECT_EQ(std::ranges::count(textsOf(page), "Überall fehlt: Bank"), 1);
    EXPECT_NE(page.description.find("12 Wohngebäude. Überall fehlt: Bank."), std::string::npos)
        << page.description;
    store(gaps(true), "gaps");
    EXPECT_EQ(composed().description.find("Überall fehlt"), std::string::npos);
}

// Truth: of 36 gaps ranks 2, 4 and those from 21 on lie beside the map.
TEST_F(ResultOfGaps, RanksThatTheListSkipsAreNamed) {
    const auto dataWith = [](const std::set<int>& beside) {
        model::ResultData data = gaps(true);
        const model::ResultRow first = data.rows.front();
        data.rows.clear();
        for (int rank = 1; rank <= 36; ++rank) {
            const bool away = rank > 20 || beside.contains(rank);
            data.rows.push_back(first);
            data.rows.back().values[0] = static_cast<double>(rank);
            data.rows.back().place =
                test::square(away ? 90000 : 10 * rank, 0, away ? 90009 : 10 * rank + 9, 50);
        }
        return data;
    };
    store(dataWith({2, 4}), "gaps");
    const ComposedPage page = composed();
    EXPECT_EQ(
        std::ranges::count(textsOf(page), "Außerhalb der Karte: 18 weitere Lücken (darunter Rang 2, 4)"), 1);
    EXPECT_NE(page.description.find("(darunter Rang 2, 4)."), std::string::npos) << page.description;
    store(dataWith({}), "gaps");
    EXPECT_EQ(std::ranges::count(textsOf(composed()), "Außerhalb der Karte: 16 weitere Lücken"), 1);
    store(dataWith({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13}), "gaps");
    const std::string many = composed().description;
    EXPECT_NE(many.find("29 weitere Lücken (darunter alle Ränge, die hier fehlen)."), std::string::npos)
        << many;
}

}  // namespace
}  // namespace nordertor::publish

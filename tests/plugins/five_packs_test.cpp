// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "base/json.h"
#include "plugin_host/theme_pack_loader.h"
#include "style/map_style.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

using model::Standard;
using testing::IsEmpty;
using testing::Not;

const plugin_host::ThemeLoad& packs() {
    static const plugin_host::ThemeLoad load = plugin_host::loadThemes({sourceFolder() / "plugins"});
    return load;
}

void expectText(const LocalizedText& text, const std::string& where) {
    EXPECT_FALSE(text.de.empty()) << where;
    EXPECT_FALSE(text.en.empty()) << where;
}

TEST(FivePacks, AllLoadWithoutRefusalOrNotice) {
    for (const Error& error : packs().refused) {
        ADD_FAILURE() << error.sentence(Language::English);
    }
    EXPECT_THAT(packs().notices, IsEmpty());
    std::vector<std::string> ids;
    for (const auto& theme : packs().themes.themes) {
        ids.push_back(theme.id);
    }
    EXPECT_THAT(ids, testing::ElementsAre("economy", "living_environment", "social", "traffic", "youth"));
}

TEST(FivePacks, SayEverythingInBothLanguages) {
    for (const auto& theme : packs().themes.themes) {
        expectText(theme.label, theme.id);
        for (const auto& kind : theme.facilityKinds) {
            expectText(kind.label, kind.id);
            expectText(kind.labelPlural, kind.id);
            EXPECT_TRUE(std::regex_match(kind.fromNearest.de,
                                         std::regex("(vom nächsten|von der nächsten|von den nächsten) .+")))
                << kind.fromNearest.de;
            EXPECT_TRUE(kind.fromNearest.en.starts_with("from the nearest ")) << kind.fromNearest.en;
            EXPECT_THAT(kind.osm, Not(IsEmpty())) << kind.id;
        }
        for (const auto& group : theme.demandGroups) {
            expectText(group.label, group.id);
        }
        for (const auto& standard : theme.standards) {
            expectText(standard.label, standard.id);
        }
        for (const auto& affinity : theme.affinities) {
            expectText(affinity.reason, affinity.sectorPrefix + affinity.purpose);
        }
        for (const auto& sector : theme.sectors) {
            expectText(sector.title, sector.sectorCode);
        }
    }
}

TEST(FivePacks, EveryStandardIsCitedOrSaysThatItIsNot) {
    for (const auto& theme : packs().themes.themes) {
        EXPECT_THAT(theme.standards, Not(IsEmpty())) << theme.id;
        EXPECT_THAT(theme.affinities, Not(IsEmpty())) << theme.id;
        for (const auto& standard : theme.standards) {
            expectText(standard.citation.text, standard.id);
            EXPECT_TRUE(!standard.citation.url.empty() || !standard.citation.confirmed) << standard.id;
            EXPECT_TRUE(standard.citation.confirmed || !standard.note.empty()) << standard.id;
            EXPECT_TRUE(!standard.publishedAsAirLine || !standard.note.empty()) << standard.id;
        }
    }
}

// Figures as published: DIN 18034 (200, 400, 1,000 m), BBSR (1,000 m), Baden-Württemberg (700 m), GALK and
// Berlin (0.5 ha in 500 m, 10 ha in 1,000 m), Deutschlandatlas (600 m, 1,200 m), section 2 PUDLV.
TEST(FivePacks, HavePublishedFigures) {
    struct Published {
        double limit;
        bool airLine;
        bool confirmed;
        double minimumArea;
    };
    const std::map<std::string, Published> published = {
        {"youth.playground_under_6", {200, false, true, 0}},
        {"youth.playground_6_12", {400, false, true, 0}},
        {"youth.youth_space_12_17", {1000, false, true, 0}},
        {"youth.youth_facility", {1000, false, false, 0}},
        {"social.kita", {500, false, false, 0}},
        {"social.primary_school", {1000, false, true, 0}},
        {"social.neighbourhood_centre", {800, false, false, 0}},
        {"social.senior_meeting", {800, false, false, 0}},
        {"social.gp", {1000, true, true, 0}},
        {"social.pharmacy", {1000, true, true, 0}},
        {"living_environment.supermarket", {700, false, true, 0}},
        {"living_environment.near_green", {500, true, true, 5000}},
        {"living_environment.district_park", {1000, true, true, 100000}},
        {"traffic.bus_stop_core", {300, false, false, 0}},
        {"traffic.bus_stop", {600, true, true, 0}},
        {"traffic.rail_station", {1200, true, true, 0}},
        {"economy.local_shop", {500, false, false, 0}},
        {"economy.bank", {1000, false, false, 0}},
        {"economy.post_office", {2000, false, true, 0}},
        {"economy.post_box", {1000, false, true, 0}},
    };
    std::size_t count = 0;
    for (const auto& theme : packs().themes.themes) {
        count += theme.standards.size();
    }
    EXPECT_EQ(count, published.size());
    for (const auto& [id, expected] : published) {
        const Standard* standard = packs().themes.findStandard(id);
        ASSERT_NE(standard, nullptr) << id;
        EXPECT_EQ(standard->limit, expected.limit) << id;
        EXPECT_EQ(standard->publishedAsAirLine, expected.airLine) << id;
        EXPECT_EQ(standard->citation.confirmed, expected.confirmed) << id;
        EXPECT_EQ(standard->minimumArea.value_or(0), expected.minimumArea) << id;
    }
}

// Per head as published: Berlin playground act (1 m² net), after DIN 18034 (0.75 m² for each age group), GALK
// and Berlin (6 and 7 m² of green), all per inhabitant; a place for each child from three years until school
// (SGB VIII section 24, paragraph 3).
TEST(FivePacks, HavePublishedFiguresPerHead) {
    const std::map<std::string, double> published = {
        {"youth.playground_under_6", 0.75},   {"youth.playground_6_12", 1},
        {"youth.youth_space_12_17", 0.75},    {"social.kita", 1},
        {"living_environment.near_green", 6}, {"living_environment.district_park", 7}};
    for (const auto& theme : packs().themes.themes) {
        for (const auto& standard : theme.standards) {
            const auto at = published.find(theme.id + "." + standard.id);
            ASSERT_EQ(standard.perHead.has_value(), at != published.end()) << standard.id;
            if (standard.perHead) {
                EXPECT_EQ(standard.perHead->amount, at->second) << standard.id;
                const bool places = at->first == "social.kita";
                EXPECT_EQ(standard.perHead->unit,
                          places ? model::SupplyUnit::Places : model::SupplyUnit::SquareMetres)
                    << standard.id;
                EXPECT_EQ(theme.findDemandGroup(standard.perHead->demandGroup)->ages,
                          places ? (model::AgeGroup{3, 5}) : model::AgeGroup{});
                EXPECT_TRUE(standard.perHead->citation.confirmed) << standard.id;
                expectText(standard.perHead->citation.text, standard.id);
            }
        }
    }
}

TEST(FivePacks, AreToldApartByColourAndByPattern) {
    // Okabe and Ito's colours for colour-blind readers; each theme has one of its own.
    const std::set<std::string> okabeIto = {"#E69F00", "#56B4E9", "#009E73", "#F0E442",
                                            "#0072B2", "#D55E00", "#CC79A7"};
    std::set<std::string> colours;
    std::set<std::string> patterns;
    for (const auto& theme : packs().themes.themes) {
        EXPECT_TRUE(okabeIto.contains(theme.colour)) << theme.id;
        colours.insert(theme.colour);
        patterns.insert(theme.pattern);
    }
    EXPECT_EQ(colours.size(), 5U);
    EXPECT_EQ(patterns.size(), 5U);
}

TEST(FivePacks, StylesAreReadWithoutNoticeAndDrawInTheThemesColour) {
    EXPECT_THAT(style::MapStyle::standard(packs().themes).notices, IsEmpty());
    for (const auto& theme : packs().themes.themes) {
        const auto path = std::filesystem::path(theme.folder) / theme.styleFile;
        const auto document = readJsonFile(path);
        ASSERT_TRUE(document.has_value()) << path;
        for (const Json& layer : document->at("layers")) {
            EXPECT_EQ(layer.at("paint").at("circle-color"), theme.colour) << path;
        }
    }
}

// The lesser kinds are drawn at large scales only; a kind missing there or misspelt would change its scale.
TEST(FivePacks, StylesNameEveryKindWithoutStandard) {
    for (const auto& theme : packs().themes.themes) {
        std::set<std::string> expected;
        for (const auto& kind : theme.facilityKinds) {
            expected.insert(kind.id);
        }
        for (const auto& standard : theme.standards) {
            for (const auto& kind : standard.facilityKinds) {
                expected.erase(kind);
            }
        }
        const auto document = readJsonFile(std::filesystem::path(theme.folder) / theme.styleFile);
        ASSERT_TRUE(document.has_value());
        for (const Json& layer : document->at("layers")) {
            std::set<std::string> named;
            for (const Json& kind : layer.at("filter").at(2)) {
                const auto text = kind.get<std::string>();
                named.insert(text.substr(text.find('.') + 1));
            }
            EXPECT_EQ(named, expected) << theme.id;
        }
    }
}

TEST(FivePacks, EconomyMapsManyTagsToSectorsAndGeneralOnesLast) {
    const model::Theme* economy = packs().themes.find("economy");
    ASSERT_NE(economy, nullptr);
    EXPECT_GE(economy->sectors.size(), 60U);
    // A rule for any value of a key must not hide a particular one after it.
    std::set<std::string> general;
    for (const auto& mapping : economy->sectors) {
        const auto& conditions = mapping.rule.all;
        for (const auto& condition : conditions) {
            EXPECT_FALSE(general.contains(condition.key)) << condition.key << " " << mapping.title.en;
        }
        if (conditions.size() == 1 && conditions[0].values == std::vector<std::string>{"*"}) {
            general.insert(conditions[0].key);
        }
    }
    EXPECT_THAT(general, testing::IsSupersetOf({"shop", "craft"}));
}

// A value named by two rules of the same key would make the later one dead.
TEST(FivePacks, NoSectorRuleIsHiddenByAnEarlierOne) {
    std::map<std::string, std::string> owner;
    for (const auto& mapping : packs().themes.find("economy")->sectors) {
        if (mapping.rule.all.size() != 1) {
            continue;
        }
        for (const std::string& value : mapping.rule.all[0].values) {
            const std::string tag = mapping.rule.all[0].key + "=" + value;
            const auto [at, isNew] = owner.emplace(tag, mapping.title.en);
            EXPECT_TRUE(isNew) << tag << " of " << mapping.title.en << " is taken by " << at->second;
        }
    }
}

}  // namespace
}  // namespace nordertor::test

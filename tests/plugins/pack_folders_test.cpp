// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "plugin_host/theme_pack_loader.h"
#include "plugins/small_pack.h"

namespace nordertor::test {
namespace {

using model::AgeGroup;
using plugin_host::loadThemes;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> ids(const model::ThemeSet& themes) {
    std::vector<std::string> result;
    for (const auto& theme : themes.themes) {
        result.push_back(theme.id);
    }
    return result;
}

TEST(PackFolders, EveryKeyReachesTheModel) {
    TemporaryFolder folder;
    Json pack = smallPack("sitting");
    pack["styleFile"] = "style.json";
    pack["facilityKinds"][0]["symbol"] = "symbols/bench.svg";
    pack["facilityKinds"][0]["needsOutline"] = true;
    writePack(folder, "sitting", pack);
    folder.write("sitting/style.json", "{}");
    std::filesystem::create_directory(folder.path() / "sitting" / "symbols");
    folder.write("sitting/symbols/bench.svg", "<svg/>");

    const auto load = loadThemes({folder.path()});
    ASSERT_TRUE(load.refused.empty()) << load.refused[0].sentence(Language::English);
    EXPECT_TRUE(load.notices.empty());
    const model::Theme* theme = load.themes.find("sitting");
    ASSERT_NE(theme, nullptr);
    EXPECT_EQ(theme->version, "0.3.0");
    EXPECT_EQ(theme->label, (LocalizedText{"Sitzen", "Sitting"}));
    EXPECT_EQ(theme->colour, "#56B4E9");
    EXPECT_EQ(theme->pattern, "vertical");
    EXPECT_EQ(theme->folder, (folder.path() / "sitting").string());
    EXPECT_EQ(theme->styleFile, "style.json");

    const model::FacilityKind* bench = load.themes.findKind("sitting.bench");
    ASSERT_NE(bench, nullptr);
    EXPECT_EQ(bench->labelPlural.de, "Bänke");
    EXPECT_EQ(bench->fromNearest.de, "von der nächsten Bank");
    EXPECT_EQ(bench->symbol, "symbols/bench.svg");
    EXPECT_TRUE(bench->needsOutline);
    ASSERT_EQ(bench->osm.size(), 1U);
    const model::TagRule& rule = bench->osm[0];
    ASSERT_EQ(rule.all.size(), 2U);
    EXPECT_EQ(rule.all[0].key, "amenity");
    EXPECT_THAT(rule.all[0].values, ElementsAre("bench"));
    EXPECT_THAT(rule.all[1].values, ElementsAre("yes", "2"));
    ASSERT_EQ(rule.none.size(), 2U);
    EXPECT_THAT(rule.none[1].values, ElementsAre("A"));
    EXPECT_THAT(rule.none[1].contains, ElementsAre("privat"));

    const model::DemandGroup* elderly = theme->findDemandGroup("elderly");
    ASSERT_NE(elderly, nullptr);
    EXPECT_EQ(elderly->ages, (AgeGroup{65, AgeGroup::openEnd}));
    EXPECT_THAT(elderly->standIns, ElementsAre(AgeGroup{60, 79}, AgeGroup{}));

    const model::Standard* standard = load.themes.findStandard("sitting.bench");
    ASSERT_NE(standard, nullptr);
    EXPECT_THAT(standard->facilityKinds, ElementsAre("bench"));
    EXPECT_EQ(standard->demandGroup, "elderly");
    EXPECT_EQ(standard->profile, model::WalkingProfileId::Rollator);
    EXPECT_EQ(standard->limit, 150);
    EXPECT_EQ(standard->minimumArea, 2);
    EXPECT_TRUE(standard->publishedAsAirLine);
    EXPECT_TRUE(standard->citation.confirmed);
    EXPECT_EQ(standard->citation.text.de, "Ratsbeschluss");
    EXPECT_EQ(standard->citation.url, "https://example.org/x");
    EXPECT_EQ(standard->note.de, "ohne Winterdienst");
    ASSERT_TRUE(standard->perHead.has_value());
    EXPECT_EQ(standard->perHead->amount, 0.5);
    EXPECT_EQ(standard->perHead->unit, model::SupplyUnit::Places);
    EXPECT_EQ(standard->perHead->demandGroup, "elderly") << "left out: the standard's own";
    EXPECT_EQ(standard->perHead->citation.text.de, "Leitbild");
    EXPECT_FALSE(standard->perHead->citation.confirmed);

    ASSERT_EQ(theme->affinities.size(), 1U);
    EXPECT_EQ(theme->affinities[0].sectorPrefix, "31.0");
    EXPECT_EQ(theme->affinities[0].weight, 0.75);
    EXPECT_THAT(theme->affinities[0].standards, ElementsAre("bench"));
    ASSERT_EQ(theme->sectors.size(), 1U);
    EXPECT_EQ(theme->sectors[0].sectorCode, "C");
    EXPECT_EQ(theme->sectors[0].title.de, "Handwerk");
}

TEST(PackFolders, SixthPackInAnotherFolderAppears) {
    TemporaryFolder folder;
    writePack(folder, "anything", smallPack("sitting"));
    const auto load = loadThemes({sourceFolder() / "plugins", folder.path()});
    EXPECT_TRUE(load.refused.empty());
    EXPECT_THAT(ids(load.themes),
                ElementsAre("economy", "living_environment", "sitting", "social", "traffic", "youth"));
}

TEST(PackFolders, TheDocumentedExampleLoads) {
    const auto text = readFile(sourceFolder() / "docs" / "theme-packs.md");
    ASSERT_TRUE(text.has_value());
    const auto from = text->find("```json\n") + 8;
    TemporaryFolder folder;
    writePack(folder, "sitting", text->substr(from, text->find("```", from) - from));
    const auto load = loadThemes({folder.path()});
    ASSERT_TRUE(load.refused.empty()) << load.refused[0].sentence(Language::English);
    EXPECT_THAT(ids(load.themes), ElementsAre("sitting"));
}

TEST(PackFolders, FirstFolderWinsAndTheOtherIsNamed) {
    TemporaryFolder first;
    TemporaryFolder second;
    writePack(first, "x", smallPack("sitting"));
    Json other = smallPack("sitting");
    other["version"] = "9.9.9";
    writePack(second, "y", other);
    const auto load = loadThemes({first.path(), second.path()});
    EXPECT_TRUE(load.refused.empty());
    ASSERT_EQ(load.themes.themes.size(), 1U);
    EXPECT_EQ(load.themes.themes[0].version, "0.3.0");
    ASSERT_EQ(load.notices.size(), 1U);
    EXPECT_EQ(load.notices[0].severity, Severity::Warning);
    EXPECT_THAT(load.notices[0].file, HasSubstr("/y/theme.json"));
    EXPECT_THAT(load.notices[0].message.en, HasSubstr((first.path() / "x").string()));
}

TEST(PackFolders, StandardMayUseAKindOfAnotherPack) {
    TemporaryFolder folder;
    Json borrower = smallPack("a_borrower");
    borrower["standards"][0]["facilityKinds"] = {"bench", "lender.bench"};
    writePack(folder, "a_borrower", borrower);
    writePack(folder, "lender", smallPack("lender"));
    const auto load = loadThemes({folder.path()});
    EXPECT_TRUE(load.refused.empty());
    EXPECT_THAT(ids(load.themes), ElementsAre("a_borrower", "lender"));
}

TEST(PackFolders, RefusalReachesThosePacksThatReferToARefusedOne) {
    TemporaryFolder folder;
    const auto borrowing = [](const std::string& id, const std::string& kind) {
        Json pack = smallPack(id);
        pack["standards"][0]["facilityKinds"] = {kind};
        return pack;
    };
    writePack(folder, "a", borrowing("a", "b.bench"));
    writePack(folder, "b", borrowing("b", "c.bench"));
    Json broken = smallPack("c");
    broken["colour"] = "grey";
    writePack(folder, "c", broken);
    writePack(folder, "d", smallPack("d"));
    const auto load = loadThemes({folder.path()});
    EXPECT_THAT(ids(load.themes), ElementsAre("d"));
    ASSERT_EQ(load.refused.size(), 3U);
    EXPECT_EQ(load.refused[0].place, "/colour");
    EXPECT_THAT(load.refused[1].message.en, HasSubstr("c.bench"));
    EXPECT_THAT(load.refused[2].message.en, HasSubstr("b.bench"));
}

TEST(PackFolders, FoldersWithoutPackAreNamedNotRefused) {
    TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "notes");
    std::filesystem::create_directory(folder.path() / ".git");
    folder.write("README.md", "text");
    const auto load = loadThemes({folder.path(), folder.path() / "absent"});
    EXPECT_TRUE(load.refused.empty());
    EXPECT_TRUE(load.themes.themes.empty());
    ASSERT_EQ(load.notices.size(), 2U);
    EXPECT_EQ(load.notices[0].severity, Severity::Info);
    EXPECT_THAT(load.notices[0].file, HasSubstr("notes"));
    EXPECT_THAT(load.notices[1].file, HasSubstr("absent"));
}

TEST(PackFolders, UnknownSectorMayBeLeftOut) {
    TemporaryFolder folder;
    Json pack = smallPack("p");
    pack["sectors"][0].erase("sectorCode");
    writePack(folder, "p", pack);
    const auto load = loadThemes({folder.path()});
    ASSERT_EQ(load.themes.themes.size(), 1U);
    EXPECT_EQ(load.themes.themes[0].sectors[0].sectorCode, "");
}

}  // namespace
}  // namespace nordertor::test

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "plugin_host/theme_pack_loader.h"
#include "plugins/small_pack.h"

namespace nordertor::test {
namespace {

using plugin_host::loadThemes;
using testing::EndsWith;
using testing::HasSubstr;

struct Mistake {
    const char* name;
    const char* at;     ///< JSON pointer of the value replaced in the small pack
    const char* value;  ///< its new value; "" removes it
    const char* place;  ///< where the error must point
    const char* word;   ///< part of the English message
};

void PrintTo(const Mistake& mistake, std::ostream* stream) {
    *stream << mistake.name;
}

class BrokenPack : public testing::TestWithParam<Mistake> {};

TEST_P(BrokenPack, IsRefusedWithPlaceWhileOthersLoad) {
    const Mistake& mistake = GetParam();
    Json pack = smallPack("broken");
    const Json::json_pointer at(mistake.at);
    if (*mistake.value == '\0') {
        pack.at(at.parent_pointer()).erase(at.back());
    } else {
        pack[at] = Json::parse(mistake.value);
    }
    TemporaryFolder folder;
    writePack(folder, "a_good", smallPack("good"));
    writePack(folder, "broken", pack);
    writePack(folder, "z_good", smallPack("other"));

    const auto load = loadThemes({folder.path()});
    ASSERT_EQ(load.refused.size(), 1U);
    const Error& error = load.refused.front();
    EXPECT_EQ(error.place, mistake.place);
    EXPECT_THAT(error.message.en, HasSubstr(mistake.word));
    EXPECT_FALSE(error.message.de.empty());
    EXPECT_THAT(error.file, EndsWith("broken/theme.json"));
    ASSERT_EQ(load.themes.themes.size(), 2U);
    EXPECT_EQ(load.themes.themes[0].id, "good");
    EXPECT_EQ(load.themes.themes[1].id, "other");
}

const Mistake mistakes[] = {
    {"MissingId", "/id", "", "", "\"id\" is missing"},
    {"IdWithCapitals", "/id", R"("Broken")", "/id", "not an id"},
    {"IdWithDot", "/id", R"("a.b")", "/id", "not an id"},
    {"OtherKind", "/kind", R"("library")", "/kind", "one of theme"},
    {"VersionInTwoParts", "/version", R"("1.0")", "/version", "not a version number"},
    {"NegativeApi", "/apiVersion", "-1", "/apiVersion", "whole number"},
    {"FractionalApi", "/apiVersion", "1.5", "/apiVersion", "whole number"},
    {"LabelInOneLanguage", "/label/en", "", "/label", "\"en\" is missing"},
    {"EmptyLabel", "/facilityKinds/0/label/de", R"("")", "/facilityKinds/0/label/de", "not empty"},
    {"UnknownKey", "/colours", R"(["#000000"])", "/colours", "unknown"},
    {"UnknownKeyDeep", "/standards/0/citation/year", "2004", "/standards/0/citation/year", "unknown"},
    {"KeyNeedingEscape", "/a~1b~0c", "1", "/a~1b~0c", "unknown"},
    {"ColourByName", "/colour", R"("blue")", "/colour", "not a colour"},
    {"ShortColour", "/colour", R"("#07B")", "/colour", "not a colour"},
    {"UnknownPattern", "/pattern", R"("stars")", "/pattern", "one of diagonal"},
    {"ListInsteadOfText", "/facilityKinds/0/fromNearest", "[]", "/facilityKinds/0/fromNearest", "object"},
    {"ObjectInsteadOfList", "/standards", "{}", "/standards", "list"},
    {"TextInsteadOfNumber", "/standards/0/limitMetres", R"("150")", "/standards/0/limitMetres", "number"},
    {"LimitTooLarge", "/standards/0/limitMetres", "20001", "/standards/0/limitMetres", "from 1 to 20000"},
    {"LimitZero", "/standards/0/limitMetres", "0", "/standards/0/limitMetres", "from 1 to 20000"},
    {"NegativeArea", "/standards/0/minimumAreaSquareMetres", "-5", "/standards/0/minimumAreaSquareMetres",
     "number from 1"},
    {"NumberForTruth", "/standards/0/publishedAsAirLine", "1", "/standards/0/publishedAsAirLine",
     "true or false"},
    {"UnknownProfile", "/standards/0/profile", R"("dog")", "/standards/0/profile", "one of adult"},
    {"UnknownFacilityKind", "/standards/0/facilityKinds/0", R"("sofa")", "/standards/0/facilityKinds/0",
     "no facility kind \"sofa\""},
    {"NoFacilityKind", "/standards/0/facilityKinds", "[]", "/standards/0/facilityKinds", "No facility kind"},
    {"KindOfAbsentTheme", "/standards/0/facilityKinds/0", R"("social.sofa")", "/standards/0/facilityKinds/0",
     "no facility kind \"social.sofa\""},
    {"KindWithTwoDots", "/standards/0/facilityKinds/0", R"("a.b.c")", "/standards/0/facilityKinds/0",
     "not a facility kind"},
    {"UnknownDemandGroup", "/standards/0/demandGroup", R"("cats")", "/standards/0/demandGroup",
     "no demand group \"cats\""},
    {"NothingPerHead", "/standards/0/perHead/amount", "0", "/standards/0/perHead/amount",
     "from 0.001 to 1000"},
    {"PerHeadInAnotherUnit", "/standards/0/perHead/unit", R"("hectares")", "/standards/0/perHead/unit",
     "one of squareMetres"},
    {"PerHeadWithoutSource", "/standards/0/perHead/citation", "", "/standards/0/perHead",
     "\"citation\" is missing"},
    {"PerHeadOfUnknownGroup", "/standards/0/perHead/demandGroup", R"("cats")",
     "/standards/0/perHead/demandGroup", "no demand group \"cats\""},
    {"PerHeadWithUnknownKey", "/standards/0/perHead/year", "1990", "/standards/0/perHead/year", "unknown"},
    {"ConfirmedWithoutAddress", "/standards/0/citation/url", "", "/standards/0/citation/url",
     "needs an address"},
    {"AddressOfOtherScheme", "/standards/0/citation/url", R"("file:///etc/passwd")",
     "/standards/0/citation/url", "not a web address"},
    {"ReversedAges", "/demandGroups/0/ages", R"("12-6")", "/demandGroups/0/ages", "not an age group"},
    {"WrongStandIn", "/demandGroups/0/standIns/1", R"("old")", "/demandGroups/0/standIns/1",
     "not an age group"},
    {"WeightAboveOne", "/affinities/0/weight", "1.01", "/affinities/0/weight", "from 0 to 1"},
    {"WeightBelowZero", "/affinities/0/weight", "-0.1", "/affinities/0/weight", "from 0 to 1"},
    {"SectorAndPurpose", "/affinities/0/purpose", R"("youth")", "/affinities/0", "Exactly one"},
    {"NeitherSectorNorPurpose", "/affinities/0/sectorPrefix", "", "/affinities/0", "Exactly one"},
    {"SectorThatIsNone", "/affinities/0/sectorPrefix", R"("47.")", "/affinities/0/sectorPrefix", "WZ 2008"},
    {"SectionBeyondU", "/affinities/0/sectorPrefix", R"("V")", "/affinities/0/sectorPrefix", "WZ 2008"},
    {"AffinityForUnknownStandard", "/affinities/0/standards/0", R"("sofa")", "/affinities/0/standards/0",
     "no standard \"sofa\""},
    {"SectorCodeInWords", "/sectors/0/sectorCode", R"("baker")", "/sectors/0/sectorCode", "WZ 2008"},
    {"RuleForEverything", "/sectors/0/rule/all", "{}", "/sectors/0/rule/all", "names no tag"},
    {"RuleWithoutAll", "/facilityKinds/0/osm/0/all", "", "/facilityKinds/0/osm/0", "\"all\" is missing"},
    {"ConditionWithoutValue", "/facilityKinds/0/osm/0/all/amenity", "[]",
     "/facilityKinds/0/osm/0/all/amenity", "No value"},
    {"ConditionOfNumber", "/facilityKinds/0/osm/0/all/amenity", "7", "/facilityKinds/0/osm/0/all/amenity",
     "list of texts"},
    {"ContainsWithCapitals", "/facilityKinds/0/osm/0/none/name/contains/0", R"("Privat")",
     "/facilityKinds/0/osm/0/none/name", "capital letters"},
    {"UnknownKeyInCondition", "/facilityKinds/0/osm/0/none/name/regex", R"("x")",
     "/facilityKinds/0/osm/0/none/name/regex", "unknown"},
    {"StyleOutside", "/styleFile", R"("../secret.json")", "/styleFile", "not inside the folder"},
    {"StyleClimbsInside", "/styleFile", R"("a/../../good/theme.json")", "/styleFile",
     "not inside the folder"},
    {"StyleAbsolute", "/styleFile", R"("/etc/hostname")", "/styleFile", "not inside the folder"},
    {"StyleMissing", "/styleFile", R"("style.json")", "/styleFile", "is missing in the folder"},
    {"StyleIsFolder", "/styleFile", R"(".")", "/styleFile", "the folder"},
    {"SymbolOutside", "/facilityKinds/0/symbol", R"("../x.svg")", "/facilityKinds/0/symbol",
     "not inside the folder"},
};

INSTANTIATE_TEST_SUITE_P(Mistakes, BrokenPack, testing::ValuesIn(mistakes),
                         [](const auto& mistake) { return std::string(mistake.param.name); });

TEST(BrokenPacks, NewerInterfaceIsSaidBeforeAnythingElse) {
    Json pack = smallPack("future");
    pack["apiVersion"] = 2;
    pack["holograms"] = true;
    TemporaryFolder folder;
    writePack(folder, "future", pack);
    writePack(folder, "good", smallPack("good"));
    const auto load = loadThemes({folder.path()});
    ASSERT_EQ(load.refused.size(), 1U);
    EXPECT_EQ(load.refused[0].code, ErrorCode::NewerVersion);
    EXPECT_EQ(load.refused[0].place, "/apiVersion");
    EXPECT_THAT(load.refused[0].remedy.de, HasSubstr("aktualisieren"));
    EXPECT_EQ(load.themes.themes.size(), 1U);
}

TEST(BrokenPacks, TextThatIsNoJsonIsRefusedWithLineAndColumn) {
    TemporaryFolder folder;
    writePack(folder, "a", std::string("{\n  \"id\": \"a\",\n}\n"));
    writePack(folder, "b", std::string());
    writePack(folder, "c", std::string("[]"));
    writePack(folder, "d", std::string("{\"id\": 1e999}"));
    writePack(folder, "good", smallPack("good"));
    const auto load = loadThemes({folder.path()});
    ASSERT_EQ(load.refused.size(), 4U);
    EXPECT_EQ(load.refused[0].code, ErrorCode::CannotRead);
    EXPECT_EQ(load.refused[0].place.substr(0, 2), "3:");
    EXPECT_EQ(load.refused[1].code, ErrorCode::CannotRead);
    EXPECT_EQ(load.refused[2].place, "");
    EXPECT_THAT(load.refused[2].message.en, HasSubstr("object"));
    EXPECT_EQ(load.refused[3].code, ErrorCode::CannotRead);
    EXPECT_EQ(load.themes.themes.size(), 1U);
}

TEST(BrokenPacks, CountsFurtherMistakes) {
    Json pack = smallPack("broken");
    pack["colour"] = "blue";
    pack["standards"][0]["limitMetres"] = -1;
    pack["surplus"] = 1;
    TemporaryFolder folder;
    writePack(folder, "broken", pack);
    const auto load = loadThemes({folder.path()});
    ASSERT_EQ(load.refused.size(), 1U);
    EXPECT_THAT(load.refused[0].remedy.en, EndsWith("2 more places of the file are wrong."));
}

TEST(BrokenPacks, DuplicateIdsInsideAPackAreRefused) {
    Json pack = smallPack("broken");
    pack["facilityKinds"].push_back(pack["facilityKinds"][0]);
    TemporaryFolder folder;
    writePack(folder, "broken", pack);
    const auto load = loadThemes({folder.path()});
    ASSERT_EQ(load.refused.size(), 1U);
    EXPECT_EQ(load.refused[0].place, "/facilityKinds/1/id");
}

TEST(BrokenPacks, LinkOutOfTheFolderIsRefused) {
    TemporaryFolder folder;
    folder.write("secret.json", "{}");
    Json pack = smallPack("linked");
    pack["styleFile"] = "style.json";
    writePack(folder, "linked", pack);
    std::filesystem::create_symlink(folder.path() / "secret.json", folder.path() / "linked" / "style.json");
    const auto load = loadThemes({folder.path()});
    ASSERT_EQ(load.refused.size(), 1U);
    EXPECT_EQ(load.refused[0].place, "/styleFile");
}

}  // namespace
}  // namespace nordertor::test

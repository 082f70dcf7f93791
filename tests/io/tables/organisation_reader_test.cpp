// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/tables/organisation_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

#include "io/tables/organisation_words.h"
#include "model/sector_titles.h"
#include "support/real_data.h"

namespace nordertor::io {
namespace {

using model::OrganisationData;
using model::OrganisationKind;
using model::SectorEdition;
using test::TemporaryFolder;

/// Station of Nienburg in EPSG:25832; its coordinates in other CRS below were transformed with PROJ's cs2cs.
constexpr geo::Point station{514738.165, 5832836.087};

OrganisationOptions organisationOptions() {
    OrganisationOptions options;
    options.workingCrsEpsg = 25832;
    options.window = geo::Box{{510000, 5828000}, {520000, 5838000}};
    options.importDate = "2025-01-31";
    return options;
}

OrganisationData readOk(const std::filesystem::path& file,
                        const OrganisationOptions& options = organisationOptions()) {
    auto data = readOrganisations(file, options);
    EXPECT_TRUE(data.has_value()) << (data ? "" : data.error().sentence(Language::English));
    return data ? std::move(*data) : OrganisationData{};
}

OrganisationData readText(const std::string& text,
                          const OrganisationOptions& options = organisationOptions()) {
    const TemporaryFolder folder;
    return readOk(folder.write("liste.csv", text), options);
}

Error errorOfOrganisations(const std::string& text,
                           const OrganisationOptions& options = organisationOptions()) {
    const TemporaryFolder folder;
    const auto data = readOrganisations(folder.write("liste.csv", text), options);
    EXPECT_FALSE(data.has_value());
    return data ? Error{} : data.error();
}

const Notice* noticeWith(const OrganisationData& data, const std::string& part) {
    const auto found = std::find_if(data.notices.begin(), data.notices.end(), [&](const Notice& notice) {
        return notice.message.en.find(part) != std::string::npos;
    });
    return found == data.notices.end() ? nullptr : &*found;
}

TEST(OrganisationReader, ReadsGermanColumnsInAnyOrder) {
    const OrganisationData data = readText(
        "Ort;PLZ;Hausnummer;Straße;Firma;Nr;WZ 2008;Rechtswert;Hochwert;Beschäftigte;E-Mail;Ansprechpartner\n"
        "Nienburg;01067;8a;Hansastraße;Muster GmbH;0007;0111;514738,165;5832836,087;10-49;a@b.example;X Y\n");
    ASSERT_EQ(data.organisations.size(), 1U);
    const auto& one = data.organisations[0];
    EXPECT_EQ(one.id, "0007");
    EXPECT_EQ(one.name, "Muster GmbH");
    EXPECT_EQ(one.kind, OrganisationKind::Business);
    EXPECT_EQ(one.postcode, "01067");
    EXPECT_EQ(one.street, "Hansastraße");
    EXPECT_EQ(one.houseNumber, "8a");
    EXPECT_EQ(one.sectorCode, "01.11");
    EXPECT_EQ(one.sectorEdition, SectorEdition::Wz2008);
    EXPECT_EQ(one.sectorTitle, "Landwirtschaft, Jagd");
    EXPECT_EQ(one.employees, "10-49");
    ASSERT_TRUE(one.location.has_value());
    EXPECT_NEAR(geo::distance(*one.location, station), 0, 1e-3);
    const Notice* contact = noticeWith(data, "Contact data of persons is not read: E-Mail, Ansprechpartner");
    ASSERT_NE(contact, nullptr);
    EXPECT_EQ(contact->count, 2U);
    ASSERT_EQ(data.source.size(), 1U);
    EXPECT_EQ(data.source[0].id, "organisations");
    EXPECT_FALSE(data.source[0].exampleData);
}

TEST(OrganisationReader, RecognisesTheCrsFromTheValues) {
    struct Case {
        std::string x, y;
        int epsg;
    };
    const std::vector<Case> cases = {
        {"9.21783", "52.645296", 4326},        {"514738.165", "5832836.087", 25832},
        {"32514738.165", "5832836.087", 4647}, {"3514816.031", "5834729.944", 31467},
        {"4268057.626", "3282088.178", 3035},  {"1026124.142", "6917654.908", 3857}};
    for (const Case& each : cases) {
        const std::string named = "recognised as EPSG:" + std::to_string(each.epsg) + " ";
        const auto straight = readText("name;x;y\nA;" + each.x + ";" + each.y + "\n");
        ASSERT_EQ(straight.organisations.size(), 1U) << each.epsg;
        ASSERT_TRUE(straight.organisations[0].location.has_value()) << each.epsg;
        // Longitude and latitude are given to 1e-6 degrees (0.1 m).
        EXPECT_NEAR(geo::distance(*straight.organisations[0].location, station), 0, 0.15) << each.epsg;
        EXPECT_NE(noticeWith(straight, named), nullptr) << each.epsg;

        const auto swapped = readText("name;x;y\nA;" + each.y + ";" + each.x + "\n");
        ASSERT_EQ(swapped.organisations.size(), 1U) << each.epsg;
        ASSERT_TRUE(swapped.organisations[0].location.has_value()) << each.epsg;
        EXPECT_NEAR(geo::distance(*swapped.organisations[0].location, station), 0, 0.15) << each.epsg;
        EXPECT_NE(noticeWith(swapped, "axes are swapped"), nullptr) << each.epsg;
    }
}

TEST(OrganisationReader, TellsUtmZonesApartByTheWindow) {
    // 383,000 / 5,934,000 is Neubrandenburg in zone 33 and lies near Borken in zone 32.
    OrganisationOptions options;
    options.workingCrsEpsg = 25833;
    options.window = geo::Box{{370000, 5920000}, {400000, 5950000}};
    const auto data = readText("name;x;y\nA;383000;5934000\n", options);
    ASSERT_EQ(data.organisations.size(), 1U);
    EXPECT_EQ(data.organisations[0].location, std::optional(geo::Point{383000, 5934000}));
}

TEST(OrganisationReader, PrefersTheStatedCrsAndChecksIt) {
    auto options = organisationOptions();
    options.crsEpsg = 31467;
    const auto data = readText("name;x;y\nA;3514816,031;5834729,944\n", options);
    ASSERT_EQ(data.organisations.size(), 1U);
    EXPECT_NEAR(geo::distance(*data.organisations[0].location, station), 0, 0.01);
    const Error error = errorOfOrganisations("name;x;y\nA;9,2;52,6\n", options);
    EXPECT_EQ(error.code, ErrorCode::InvalidData);
    EXPECT_EQ(error.message.en.substr(0, 41), "The coordinates do not fit EPSG:31467 (li");

    const auto byColumn =
        readText("name;x;y;crs\nA;514738,165;5832836,087;EPSG:25832\nB;9,21783;52,645296;4326\n");
    ASSERT_EQ(byColumn.organisations.size(), 2U);
    EXPECT_NEAR(geo::distance(*byColumn.organisations[0].location, *byColumn.organisations[1].location), 0,
                0.15);
    EXPECT_EQ(errorOfOrganisations("name;x;y;crs\nA;1;2;irgendwas\n").place, "2");
}

TEST(OrganisationReader, SaysWhatToDoWhenNoCrsFits) {
    const Error error = errorOfOrganisations("name;x;y\nA;12345;67\nB;23456;78\n");
    EXPECT_EQ(error.code, ErrorCode::InvalidData);
    EXPECT_EQ(error.place, "2");
    EXPECT_NE(error.remedy.de.find("EPSG:25832"), std::string::npos);
}

TEST(OrganisationReader, KeepsFoundationsAnywhereAndLeavesFarBusinessesOut) {
    const auto data = readText(
        "id;name;kind;purposes;x;y;reach\n"
        "1;Stiftung A;Stiftung;Jugend, Altenhilfe, Bildung;714738;5832836;Landkreis\n"
        "2;Firma B;Unternehmen;;714738;5832836;\n"
        "3;Verein C e. V.;Verein;Sport;;;Quartier\n"
        "4;Firma D;Unternehmen;Zauberei;514738;5832836;\n");
    ASSERT_EQ(data.organisations.size(), 3U);
    EXPECT_EQ(data.organisations[0].kind, OrganisationKind::Foundation);
    EXPECT_EQ(data.organisations[0].purposes, (std::vector<std::string>{"education", "elderly", "youth"}));
    EXPECT_EQ(data.organisations[0].reach, "county");
    EXPECT_EQ(data.organisations[1].kind, OrganisationKind::Association);
    EXPECT_EQ(data.organisations[1].location, std::nullopt);
    ASSERT_NE(noticeWith(data, "Businesses outside the area and its surroundings, left out: 1."), nullptr);
    ASSERT_NE(noticeWith(data, "Entries without a place on the map: 1."), nullptr);
    ASSERT_NE(noticeWith(data, "Unknown purposes were not taken over: Zauberei."), nullptr);
}

TEST(OrganisationReader, NumbersRepeatedIdsAndSkipsNamelessRows) {
    const auto data = readText("id;name\n7;A\n7;B\n7-2;C\n8;\n;D\n7;E\n");
    std::vector<std::string> ids;
    for (const auto& each : data.organisations) {
        ids.push_back(each.id);
    }
    EXPECT_EQ(ids, (std::vector<std::string>{"7", "7-2", "7-2-2", "organisations/5", "7-3"}));
    EXPECT_EQ(noticeWith(data, "Ids that occur more than once")->count, 3U);
    EXPECT_EQ(noticeWith(data, "without a name")->place, "5");
}

TEST(OrganisationReader, ListsTheColumnsWhenThereIsNoName) {
    const Error error = errorOfOrganisations("id;strasse\n1;Hansastraße\n");
    EXPECT_EQ(error.code, ErrorCode::InvalidData);
    EXPECT_EQ(error.message.de, "Keine Spalte nennt den Namen. Gefunden: id, strasse.");
    EXPECT_EQ(errorOfOrganisations("id;name\n").code, ErrorCode::InvalidData);
    EXPECT_EQ(readOrganisations("/nowhere/there.csv", organisationOptions()).error().code,
              ErrorCode::NotFound);
}

TEST(OrganisationReader, MarksExampleDataByItsNotes) {
    EXPECT_TRUE(readText("name;notes\nA;Beispieldaten\nB;Beispieldaten, erfunden\n").source[0].exampleData);
    EXPECT_FALSE(readText("name;notes\nA;Beispieldaten\nB;\nC;\n").source[0].exampleData);
}

TEST(OrganisationReader, ReadsTheExampleQuarter) {
    const auto folder = test::sourceFolder() / "data/nordertor";
    const auto businesses = readOk(folder / "businesses.csv");
    EXPECT_TRUE(businesses.source.at(0).exampleData);
    EXPECT_FALSE(businesses.organisations.empty());
    for (const auto& each : businesses.organisations) {
        EXPECT_EQ(each.kind, OrganisationKind::Business);
        EXPECT_TRUE(each.location.has_value()) << each.name;
        EXPECT_EQ(each.sectorEdition, SectorEdition::Wz2008);
        EXPECT_EQ(each.postcode.size(), 5U);
    }
    EXPECT_EQ(noticeWith(businesses, "left out"), nullptr);
    const auto foundations = readOk(folder / "foundations.csv");
    EXPECT_TRUE(foundations.source.at(0).exampleData);
    for (const auto& each : foundations.organisations) {
        EXPECT_NE(each.kind, OrganisationKind::Business);
        EXPECT_FALSE(each.purposes.empty()) << each.name;
        EXPECT_FALSE(each.reach.empty()) << each.name;
    }
}

TEST(OrganisationReader, ReadsARealRegister) {
    NORDERTOR_REAL_DATA_OR_SKIP(file, "berlin/04_april_added.csv");
    OrganisationOptions options;
    options.workingCrsEpsg = 25833;
    // The published file names no business; that is said in one sentence.
    const auto anonymous = readOrganisations(file, options);
    ASSERT_FALSE(anonymous.has_value());
    EXPECT_EQ(anonymous.error().message.en.substr(0, 27), "No column gives the name. F");

    std::stringstream content;
    content << std::ifstream(file, std::ios::binary).rdbuf();
    std::string text = content.str();
    const std::string column = "ihk_branch_desc";
    text.replace(text.find(column), column.size(), "name");
    const TemporaryFolder folder;
    const auto data = readOk(folder.write("berlin.csv", text), options);
    // Python's csv module finds 1825 rows after the header, all with a latitude, 8 with NULL in this column.
    EXPECT_EQ(data.organisations.size(), 1817U);
    ASSERT_NE(noticeWith(data, "without a name"), nullptr);
    EXPECT_EQ(noticeWith(data, "without a name")->count, 8U);
    EXPECT_NE(noticeWith(data, "recognised as EPSG:4326"), nullptr);
    EXPECT_EQ(data.organisations[0].id, "755150660");
    EXPECT_EQ(data.organisations[0].sectorCode, "59.20");
    EXPECT_EQ(data.organisations[0].sectorEdition, SectorEdition::NaceRev2);
    // Krueger series of UTM zone 33 on GRS80, computed outside of PROJ.
    EXPECT_NEAR(data.organisations[0].location->x, 403111.259, 0.01);
    EXPECT_NEAR(data.organisations[0].location->y, 5820695.943, 0.01);
}

TEST(SectorCode, IsWrittenAsTheClassificationDoes) {
    EXPECT_EQ(sectorCodeFrom("1071"), "10.71");
    EXPECT_EQ(sectorCodeFrom("47.11.1"), "47.11.1");
    EXPECT_EQ(sectorCodeFrom("47111"), "47.11.1");
    EXPECT_EQ(sectorCodeFrom("C 10.71"), "10.71");
    EXPECT_EQ(sectorCodeFrom("01"), "01");
    EXPECT_EQ(sectorCodeFrom("86.2"), "86.2");
    EXPECT_EQ(sectorCodeFrom("G"), "G");
    EXPECT_EQ(sectorCodeFrom("Bäckerei"), "Bäckerei");
}

TEST(SectorTitle, IsThatOfTheDivision) {
    EXPECT_EQ(model::sectorTitle("10.71", SectorEdition::Wz2008).en, "Manufacture of food products");
    EXPECT_EQ(model::sectorTitle("G", SectorEdition::NaceRev2).de,
              "Handel, Instandhaltung und Reparatur von Kraftfahrzeugen");
    EXPECT_TRUE(model::sectorTitle("10.71", SectorEdition::Wz2025).empty());
    EXPECT_TRUE(model::sectorTitle("04", SectorEdition::Wz2008).empty());
}

TEST(SectorEdition, IsReadFromItsUsualNames) {
    EXPECT_EQ(editionFromWord("WZ 2008"), SectorEdition::Wz2008);
    EXPECT_EQ(editionFromWord("WZ08"), SectorEdition::Wz2008);
    EXPECT_EQ(editionFromWord("WZ 2025"), SectorEdition::Wz2025);
    EXPECT_EQ(editionFromWord("NACE Rev. 2"), SectorEdition::NaceRev2);
    EXPECT_EQ(editionFromWord("NACE Rev. 2.1"), SectorEdition::NaceRev21);
    EXPECT_EQ(editionFromWord(""), std::nullopt);
}

}  // namespace
}  // namespace nordertor::io

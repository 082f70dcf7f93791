// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/table_output.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/text.h"
#include "ops/notice_text.h"

namespace nordertor::ops {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

Table table() {
    return {.key = "gaps",
            .title = {"Lücken", "Gaps"},
            .columns = {{"rank", {"Rang", "Rank"}},
                        {"persons", {"Personen", "Persons"}},
                        {"name", {"Name", "Name"}},
                        {"reason", {"Grund", "Reason"}}},
            .rows = {{Figure{1, 0}, Persons{1234.4}, "=1+1", LocalizedText{"weil; es \"fehlt\"", "because"}},
                     {Figure{2.26, 1}, Persons{1.9}, "Straße", Unknown{}}}};
}

Provenance provenance() {
    return {.operation = "gaps",
            .parameters = {{"theme", {"youth"}}},
            .project = "P",
            .programVersion = "1.2.3",
            .exampleData = true,
            .sources = {{.id = "osm",
                         .title = "OpenStreetMap",
                         .provider = "",
                         .licence = "ODbL 1.0",
                         .attribution = "© OpenStreetMap-Mitwirkende",
                         .dataDate = "2026-01-02",
                         .importDate = "",
                         .fileName = "",
                         .fingerprint = "ab"}}};
}

TEST(TableOutput, SaysThatRoundedNumbersMayNotAddUp) {
    Table parts{.key = "parts",
                .title = {"Teile", "Parts"},
                .columns = {{"all", {"alle", "all"}}, {"one", {"eins", "one"}}, {"other", {"zwei", "other"}}},
                .rows = {{Persons{10}, Persons{4}, Persons{6}}, {Persons{10.4}, Persons{5.6}, Persons{4.8}}}};
    const std::string sentence = "The numbers are rounded one by one; sums may differ from them.";
    EXPECT_THAT(textOf(parts, Language::English), HasSubstr(sentence));
    parts.rows.pop_back();
    EXPECT_THAT(textOf(parts, Language::English), Not(HasSubstr(sentence)));
    // of all others
    parts.columns.push_back({"third", {"drei", "third"}});
    parts.rows = {{Persons{4.4}, Persons{13.2}, Persons{4.4}, Persons{4.4}}};
    EXPECT_THAT(textOf(parts, Language::German), HasSubstr("Die Zahlen sind einzeln gerundet"));
    // no sum at all
    parts.rows = {{Persons{4.4}, Persons{13.4}, Persons{4.4}, Persons{4.4}}};
    EXPECT_THAT(textOf(parts, Language::German), Not(HasSubstr("gerundet")));
}

TEST(TextOutput, AlignsNumbersToTheRightAndCountsUmlautsAsOneColumn) {
    EXPECT_EQ(textOf(table(), Language::German, 120),
              "Lücken\n"
              "Rang  Personen  Name    Grund\n"
              "   1     1.234  =1+1    weil; es \"fehlt\"\n"
              " 2,3        <3  Straße  –\n"
              "–: nicht bekannt, nicht zu berechnen, oder es verriete eine Zahl unter 3\n");
}

TEST(TextOutput, WrapsLongTextsToTheWidth) {
    Table wide = table();
    wide.rows = {{Figure{1, 0}, Persons{5}, "x",
                  LocalizedText{"eins zwei drei vier fünf sechs sieben acht neun zehn", ""}}};
    EXPECT_EQ(textOf(wide, Language::German, 50),
              "Lücken\n"
              "Rang  Personen  Name  Grund\n"
              "   1         5  x     eins zwei drei vier fünf\n"
              "                      sechs sieben acht neun zehn\n");
}

/// Every line of `text` in which `mark` stands has it at the same character; the number of such lines.
std::size_t linesWith(const std::string& text, const std::string& mark) {
    std::size_t count = 0;
    std::optional<std::size_t> column;
    for (const std::string& line : split(text, '\n')) {
        if (const auto at = line.find(mark); at != std::string::npos) {
            const std::size_t characters = codePointCount(line.substr(0, at));
            EXPECT_EQ(characters, column.value_or(characters)) << text;
            column = characters;
            ++count;
        }
    }
    return count;
}

Table withLongIds() {
    Table table{
        .key = "gaps",
        .title = {"Lücken", "Gaps"},
        .columns = {{"id", {"Kennung", "Id"}}, {"what", {"Was fehlt", "What"}}, {"mark", {"Ort", "Place"}}},
        .rows = {}};
    const std::string id = "jugend.spielplätze_für_sechs_bis_zwölfjährige/" + std::string(20, 'x');
    table.rows = {
        {id + "1", std::string("Kurz"), std::string("HIER")},
        {std::string("kurz"), std::string("Spielplatz für größere Kinder in der Nähe"), std::string("HIER")},
        {id + "2", std::string("–"), std::string("HIER")}};
    return table;
}

TEST(TextOutput, LinesUpWithLongIdsOnATerminalAndBreaksThemOnlyThere) {
    for (const std::size_t width : {60U, 80U, 90U, 120U, 200U}) {
        const std::string text = textOf(withLongIds(), Language::German, width);
        EXPECT_EQ(linesWith(text, "HIER"), 3U) << text;
        for (const std::string& line : split(text, '\n')) {
            EXPECT_LE(codePointCount(line), width) << text;
        }
    }
    const std::string narrow = textOf(withLongIds(), Language::German, 60);
    EXPECT_THAT(narrow, testing::Not(HasSubstr("…")));
    // nothing of an id is lost
    for (const char* piece : {"jugend.spielplätze_für_sechs_ ", "bis_zwölfjährige/\n",
                              "xxxxxxxxxxxxxxxxxxxx1\n", "xxxxxxxxxxxxxxxxxxxx2\n"}) {
        EXPECT_THAT(narrow, HasSubstr(piece));
    }
    const std::string file = textOf(withLongIds(), Language::German);
    EXPECT_EQ(linesWith(file, "HIER"), 3U);
    EXPECT_THAT(file, testing::Not(HasSubstr("…")));
    EXPECT_EQ(split(file, '\n').size(), 6U) << "title, head and three rows, each on one line";
}

TEST(TextOutput, NeverCutsCoordinatesOrNumbers) {
    Table table{
        .key = "sites",
        .title = {"Orte", "Places"},
        .columns = {{"name", {"Name", "Name"}},
                    {"persons", {"Personen", "Persons"}},
                    {"position", {"Länge,Breite", "Longitude,latitude"}}},
        .rows = {{std::string("Bäckerei Mustermeier"), Figure{1234567, 2}, std::string("9.22123,52.65341")}}};
    for (const std::size_t width : {20U, 30U, 40U}) {
        const std::string text = textOf(table, Language::German, width);
        EXPECT_THAT(text, HasSubstr("1.234.567,00"));
        EXPECT_THAT(text, HasSubstr("9.22123,"));
        EXPECT_THAT(text, HasSubstr("52.65341"));
    }
}

TEST(TextOutput, ExplainsTheDashWithTheTablesOwnReason) {
    Table plain = table();
    plain.unknown = {"liegt an keinem Weg", "is at no path"};
    EXPECT_THAT(textOf(plain, Language::German), HasSubstr("\n–: liegt an keinem Weg\n"));
    EXPECT_THAT(textOf(plain, Language::English), HasSubstr("\n–: is at no path\n"));
    for (auto& row : plain.rows) {
        row.back() = std::string("x");
    }
    EXPECT_THAT(textOf(plain, Language::German), testing::Not(HasSubstr("–:")));
}

TEST(TextOutput, SaysOfASourceWithoutADateThatItIsUnknown) {
    Provenance provenance;
    provenance.operation = "hotspots";
    provenance.programVersion = "0.1.0";
    provenance.sources.resize(2);
    provenance.sources[0].title = "Karte";
    provenance.sources[0].dataDate = "2026-01-02";
    provenance.sources[1].title = "Unfälle";
    EXPECT_THAT(groundsLine(provenance, Language::German),
                HasSubstr("Grundlage: Karte (2026-01-02), Unfälle (Stand unbekannt); Nordertor"));
    EXPECT_THAT(groundsLine(provenance, Language::English), HasSubstr("Unfälle (date unknown)"));
    EXPECT_THAT(csvOf({table()}, provenance, Language::German), HasSubstr("# Unfälle, Stand unbekannt"));
}

TEST(TextOutput, ExplainsLongRepeatedTextsOnceBelowTheTable) {
    Table lettered = table();
    lettered.columns = {{"rank", {"Rang", "Rank"}}, {"who", {"Wer", "Who"}, true}};
    lettered.rows = {{Figure{1, 0}, LocalizedText{"Kinder unter 10", "children"}},
                     {Figure{2, 0}, LocalizedText{"Wohngebäude", "homes"}},
                     {Figure{3, 0}, LocalizedText{"Kinder unter 10", "children"}}};
    EXPECT_EQ(textOf(lettered, Language::German, 120),
              "Lücken\n"
              "Rang  Wer\n"
              "   1  a\n"
              "   2  b\n"
              "   3  a\n"
              "Wer: a = Kinder unter 10, b = Wohngebäude\n");
    EXPECT_THAT(csvOf({lettered}, provenance(), Language::German), HasSubstr("1;Kinder unter 10\r\n"));
}

TEST(CsvOutput, TellsSeveralTablesApartByTheirTitles) {
    EXPECT_THAT(csvOf({table(), table()}, provenance(), Language::English),
                HasSubstr("\r\n\r\n# Gaps\r\nrank,"));
    EXPECT_THAT(csvOf({table()}, provenance(), Language::English), testing::StartsWith("rank,"));
}

TEST(TextOutput, SaysThatATableIsEmpty) {
    Table empty = table();
    empty.rows.clear();
    EXPECT_EQ(textOf(empty, Language::German, 120), "Lücken\n(keine)\n");
}

TEST(CsvOutput, UsesTheLanguagesSeparatorsAndDefusesFormulas) {
    const std::string german = csvOf({table()}, provenance(), Language::German);
    EXPECT_THAT(german, HasSubstr("rank;persons;name;reason\r\n"
                                  "1;1234;'=1+1;\"weil; es \"\"fehlt\"\"\"\r\n"
                                  "2,3;<3;Straße;\r\n"));
    EXPECT_THAT(german, HasSubstr("# Nordertor 1.2.3, P, gaps, theme=youth\r\n"));
    EXPECT_THAT(german, HasSubstr("# Beispieldaten"));
    EXPECT_THAT(german, HasSubstr("© OpenStreetMap-Mitwirkende, ODbL 1.0, 2026-01-02"));
    EXPECT_THAT(csvOf({table()}, provenance(), Language::English), HasSubstr("2.3,<3,Straße,\r\n"));
}

TEST(JsonOutput, CarriesBothLanguagesSourcesAndNoSmallCounts) {
    const Json json = Json::parse(jsonOf({table()}, provenance()));
    EXPECT_EQ(json["tables"]["gaps"][0]["reason"]["de"], "weil; es \"fehlt\"");
    EXPECT_EQ(json["tables"]["gaps"][0]["persons"], 1234);
    EXPECT_EQ(json["tables"]["gaps"][1]["persons"], "<3");
    EXPECT_TRUE(json["tables"]["gaps"][1]["reason"].is_null());
    EXPECT_EQ(json["sources"][0]["licence"], "ODbL 1.0");
    EXPECT_EQ(json["parameters"]["theme"], "youth");
    EXPECT_EQ(json["program"], "Nordertor 1.2.3");
    EXPECT_TRUE(json.contains("example_data"));
}

TEST(GeoJsonOutput, IsLongitudeLatitudeWithCounterClockwiseOuterRings) {
    // the station of Nienburg, published in both systems: 52.645296 N 9.21783 E and EPSG:25832
    const double e = 514738.165;
    const double n = 5832836.087;
    const geo::MultiPolygon clockwise{
        {{{{e, n}, {e, n + 100}, {e + 100, n + 100}, {e + 100, n}, {e, n}}, {}}}};
    const auto text =
        geoJsonOf({table()}, {{.tableKey = "gaps", .features = {{geo::Point{e, n}, 0}, {clockwise, 1}}}},
                  25832, provenance());
    ASSERT_TRUE(text) << text.error().sentence(Language::English);
    const Json json = Json::parse(*text);
    const Json& point = json["features"][0]["geometry"]["coordinates"];
    EXPECT_NEAR(point[0].get<double>(), 9.21783, 1e-6);
    EXPECT_NEAR(point[1].get<double>(), 52.645296, 1e-6);
    EXPECT_EQ(json["features"][0]["properties"]["reason_de"], "weil; es \"fehlt\"");
    double doubleArea = 0;
    const Json& ring = json["features"][1]["geometry"]["coordinates"][0][0];
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        doubleArea += ring[i][0].get<double>() * ring[i + 1][1].get<double>() -
                      ring[i + 1][0].get<double>() * ring[i][1].get<double>();
    }
    EXPECT_GT(doubleArea, 0);
}

TEST(GeoJsonOutput, RefusesAResultWithoutPlaces) {
    const auto text = geoJsonOf({table()}, {}, 25832, provenance());
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().place, "--format");
}

// Truth: the numbers themselves; above 2^53 a double has no decimals.
TEST(Numbers, StayWhatTheyAreHoweverLargeOrSmall) {
    Table numbers{.key = "n",
                  .title = {"N", "N"},
                  .columns = {{"a", {"a", "a"}}, {"b", {"b", "b"}}},
                  .rows = {{Figure{1e18, 0}, Persons{1e19}},
                           {Figure{1e300, 2}, Figure{2e-7, 4}},
                           {Figure{std::numeric_limits<double>::infinity(), 0},
                            Figure{std::numeric_limits<double>::quiet_NaN(), 2}}}};
    const Json rows = *parseJson(jsonOf({numbers}, provenance()), "");
    const Json& n = rows["tables"]["n"];
    EXPECT_EQ(n[0]["a"], 1e18);
    EXPECT_EQ(n[0]["b"], 1e19);
    EXPECT_EQ(n[1]["a"], 1e300);
    EXPECT_EQ(n[1]["b"], 2e-7);
    EXPECT_TRUE(n[2]["a"].is_null());
    EXPECT_TRUE(n[2]["b"].is_null());
    const std::string text = textOf(numbers, Language::German);
    EXPECT_THAT(text, HasSubstr("1.000.000.000.000.000.000  10.000.000.000.000.000.000\n"));
    EXPECT_THAT(text, HasSubstr("< 0,0001\n"));
    EXPECT_THAT(text, ContainsRegex("\n +– +–\n"));
    EXPECT_THAT(textOf(numbers, Language::English), HasSubstr("< 0.0001\n"));
    const std::string csv = csvOf({numbers}, provenance(), Language::German);
    EXPECT_THAT(csv, HasSubstr(";2e-07\r\n"));
    EXPECT_THAT(csv, HasSubstr("\r\n;\r\n"));
}

TEST(GeoJsonOutput, SaysWhyThereIsNoPlaceThisTime) {
    FeatureCollection none{.tableKey = "gaps"};
    const auto plain = geoJsonOf({table()}, {none}, 25832, provenance());
    ASSERT_FALSE(plain);
    EXPECT_EQ(plain.error().code, ErrorCode::InvalidData);
    EXPECT_EQ(plain.error().message.en, "This time there is no place for a map.");
    none.whenEmpty = {"Nirgends.", "Nowhere."};
    EXPECT_EQ(geoJsonOf({table()}, {none}, 25832, provenance()).error().message.en, "Nowhere.");
    FeatureCollection one{.tableKey = "gaps", .features = {{geo::Point{514738, 5832836}, 0}}};
    const auto some = geoJsonOf({table()}, {none, one}, 25832, provenance());
    ASSERT_TRUE(some) << "another collection has a place";
    EXPECT_EQ(Json::parse(*some)["nordertor"]["title"]["de"], "Lücken");
    one.title = {"Lücken: Jugend", "Gaps: youth"};
    EXPECT_EQ(Json::parse(*geoJsonOf({table()}, {one}, 25832, provenance()))["nordertor"]["title"]["de"],
              "Lücken: Jugend");
}

// Truth: the shortest text of the fraction, rounded by hand.
TEST(TextOutput, RoundsInThePrintedParametersWhatNobodyTyped) {
    Provenance computed = provenance();
    computed.parameters = {{"steps", {"266.6666666666667=1,533.3333333333334=0.68,800=0.22"}},
                           {"share", {"0.333333333333"}},
                           {"at", {"13.2621234,53.557"}},
                           {"version", {"2026.11.26"}},
                           {"date", {"2026-03-31"}}};
    EXPECT_THAT(groundsLine(computed, Language::German),
                HasSubstr("Angaben: gaps, at=13.2621234,53.557, date=2026-03-31, share=0.333333, "
                          "steps=266.67=1,533.33=0.68,800=0.22, version=2026.11.26\n"));
    EXPECT_EQ(Json::parse(jsonOf({table()}, computed))["parameters"]["share"], "0.333333333333");
    std::string bands = "10";
    for (int metres = 20; metres <= 1000; metres += 10) {
        bands += "," + std::to_string(metres);
    }
    computed.parameters = {{"bands", {bands}}};
    EXPECT_THAT(groundsLine(computed, Language::German), HasSubstr("bands=10,20,30,…,1000 (100 Werte)"));
    EXPECT_THAT(csvOf({}, computed, Language::German), HasSubstr(bands)) << "for machines whole";
}

TEST(Provenance, CarriesTheNoticesInEveryFormat) {
    Provenance said = provenance();
    EXPECT_FALSE(Json::parse(jsonOf({table()}, said)).contains("notices"));
    said.notices = {{Severity::Warning, {"Zu wenige.", "Too few."}, "unfaelle.csv", "7", 3},
                    {Severity::Info, {"Gut zu wissen.", "Good to know."}, {}, {}, 1}};
    const Json expected = {{{"severity", "warning"},
                            {"de", "Zu wenige."},
                            {"en", "Too few."},
                            {"file", "unfaelle.csv"},
                            {"place", "7"},
                            {"count", 3}},
                           {{"severity", "info"}, {"de", "Gut zu wissen."}, {"en", "Good to know."}}};
    EXPECT_EQ(Json::parse(jsonOf({table()}, said))["notices"], expected);
    const FeatureCollection one{.tableKey = "gaps", .features = {{geo::Point{514738, 5832836}, 0}}};
    EXPECT_EQ(Json::parse(*geoJsonOf({table()}, {one}, 25832, said))["nordertor"]["notices"], expected);
    EXPECT_THAT(csvOf({table()}, said, Language::German),
                AllOf(HasSubstr("# Warnung: unfaelle.csv (7): Zu wenige.\r\n"),
                      HasSubstr("# Hinweis: Gut zu wissen.\r\n")));
    EXPECT_THAT(csvOf({table()}, said, Language::English),
                AllOf(HasSubstr("# Warning: unfaelle.csv (7): Too few.\r\n"),
                      HasSubstr("# Note: Good to know.\r\n")));
}

TEST(Notices, AreKeptWithoutTheFoldersOfTheirFiles) {
    const Notices kept = keptNotices({{Severity::Warning, {"a", "a"}, "/home/x/daten/areas.geojson", "1", 1},
                                      {Severity::Info, {"b", "b"}, "", "2", 1}});
    EXPECT_EQ(kept[0].file, "areas.geojson");
    EXPECT_EQ(kept[1].file, "");
    EXPECT_EQ(noticesOf(kept, Severity::Info).size(), 1U);
    EXPECT_EQ(noticeLines(noticesOf(kept, Severity::Warning), Language::English),
              "Warning: areas.geojson (1): a\n");
    EXPECT_EQ(noticeLine({Severity::Info, {"Fern.", "Far."}, "", "way/1", 1}, Language::English),
              "Note: Far (e.g. way/1).");
}

TEST(Provenance, SaysThatASearchWasStopped) {
    Provenance stopped = provenance();
    EXPECT_FALSE(parseJson(jsonOf({table()}, stopped), "")->contains("stopped"));
    EXPECT_THAT(csvOf({table()}, stopped, Language::German), Not(HasSubstr("angehalten")));
    stopped.stopped = true;
    EXPECT_EQ((*parseJson(jsonOf({table()}, stopped), ""))["stopped"], true);
    EXPECT_THAT(csvOf({table()}, stopped, Language::German), HasSubstr("# Suche angehalten"));
}

}  // namespace
}  // namespace nordertor::ops

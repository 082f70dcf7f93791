// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// A call with one bad value: the parameter that must be named, and what is allowed in its place.
struct BadCall {
    std::vector<std::string> arguments;  ///< verb, then all but the project
    std::string parameter;
    std::string allowed;
    int exitCode = 2;
};

std::string callOf(const BadCall& call) {
    std::string text;
    for (const std::string& part : call.arguments) {
        text += part + " ";
    }
    return text;
}

/// Each is one line on standard error that names the parameter, what is allowed and an example.
void expectRefusals(const std::vector<BadCall>& calls) {
    for (const BadCall& call : calls) {
        std::vector<std::string> arguments = call.arguments;
        arguments.insert(arguments.begin() + 1, exampleProject().string());
        const ProgramRun run = runProgram(arguments);
        EXPECT_EQ(run.exitCode, call.exitCode) << callOf(call) << run.err;
        EXPECT_EQ(run.out, "") << callOf(call);
        EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << callOf(call) << run.err;
        EXPECT_THAT(run.err, StartsWith("nordertor: ")) << callOf(call);
        const auto message = run.err.find(": ", std::string("nordertor: ").size());
        EXPECT_THAT(run.err.substr(0, message), HasSubstr(call.parameter)) << callOf(call);
        EXPECT_THAT(run.err, HasSubstr(call.allowed)) << callOf(call);
        EXPECT_THAT(run.err, HasSubstr("Beispiel")) << callOf(call);
    }
}

const std::string playgrounds = "youth.playground";
const std::string playgroundStandard = "youth.playground_6_12";

TEST(Refusals, OfGapsCompareAndPartners) {
    expectRefusals({
        {{"gaps", "--limit", playgroundStandard + "=-5"}, "--limit", "erlaubten Bereichs 1–20.000 m"},
        {{"gaps", "--limit", playgroundStandard + "=99999999"}, "--limit", "1–20.000 m"},
        {{"gaps", "--limit", "foo=5"}, "--limit", "Möglich sind: "},
        {{"gaps", "--limit", playgroundStandard + "=300", "--limit", playgroundStandard + "=500"},
         "--limit",
         "zweimal angegeben"},
        {{"gaps", "--limit", playgroundStandard}, "--limit", playgroundStandard + "=500"},
        {{"gaps", "--standard", "foo"}, "--standard", playgroundStandard},
        {{"gaps", "--theme", "foo"}, "--theme", "Möglich sind: economy, "},
        {{"gaps", "--theme", "social", "--standard", playgroundStandard}, "--standard", "weglassen"},
        {{"gaps", "--theme", "social", "--limit", playgroundStandard + "=500"}, "--limit", "weglassen"},
        {{"gaps", "--top", "-1"}, "--top", "0–1000000"},
        {{"gaps", "--top", "x"}, "--top", "Erlaubt ist 0–1000000"},
        {{"gaps", "--where", "foo"}, "--where", "area, around, all"},
        {{"gaps", "--combine", "foo=1"}, "--combine", "über 0 bis 1.000"},
        {{"gaps", "--combine", "youth=1", "--need", "0"}, "--need", "0.01–1"},
        {{"gaps", "--attachment", "0"}, "--attachment", "1–1000 m"},
        {{"gaps", "--scenario", "foo"}, "--scenario", "noch keine Szenarien", 3},
        {{"gaps", "--store", "A B"}, "--store", "a-z, 0-9 und _"},
        {{"compare", "--theme", "foo"}, "--theme", "youth"},
        {{"compare", "--standard", "foo"}, "--standard", playgroundStandard},
        {{"compare", "--around", "0"}, "--around", "1–20000 m"},
        {{"compare", "--areas", "missing.geojson"}, "missing.geojson (--areas)", "grid:500", 3},
        {{"compare", "--areas", "grid:5"}, "--areas", "50 und 10.000 m"},
        {{"partners", "foo"}, "gap", "Möglich sind Rang 1 bis ", 3},
        {{"partners", "99999"}, "gap", "Möglich sind Rang 1 bis ", 3},
        {{"partners", "1", "--minutes", "0"}, "--minutes", "1–120 min"},
        {{"partners", "1", "--theme", "foo"}, "--theme", "youth"},
    });
}

TEST(Refusals, OfReachAndAccess) {
    expectRefusals({
        {{"reach"}, "--kind", "--facility, --home oder --at"},
        {{"reach", "--kind", "foo"}, "--kind", playgrounds},
        {{"reach", "--kind", playgrounds, "--bands", "0"}, "--bands", "1 bis 20.000 m"},
        {{"reach", "--kind", playgrounds, "--bands", "5,5"},
         "--bands",
         "verschiedene Werte von 1 bis 20.000 m"},
        {{"reach", "--kind", playgrounds, "--unit", "foo"}, "--unit", "m, min"},
        {{"reach", "--kind", playgrounds, "--width", "1"}, "--width", "10–200 m"},
        {{"reach", "--facility", "foo"}, "--facility", "Kennung"},
        {{"reach", "--home", "foo"}, "--home", "Kennung"},
        {{"reach", "--at", "1,1"}, "--at", "Länge, Breite"},
        {{"reach", "--kind", playgrounds, "--group", "foo"}, "--group", "youth.children_6_12"},
        {{"access"}, "--kind", "nordertor themes"},
        {{"access", "--kind", playgrounds, "--sensitivity", "400,x"}, "--sensitivity", "1 bis 20.000 Meter"},
        {{"access", "--kind", playgrounds, "--sensitivity", "400,-5"}, "--sensitivity", "1–20.000 m"},
        {{"access", "--kind", playgrounds, "--limit", "0"}, "--limit", "1–20.000 m"},
        {{"access", "--kind", playgrounds, "--limit", "900min"}, "--limit", "0,1–400 min"},
        {{"access", "--kind", playgrounds, "--limit", "abc"}, "--limit", "0,1 bis 400 Minuten"},
        {{"access", "--kind", playgrounds, "--group", "foo"}, "--group", "youth.children_6_12"},
        {{"access", "--kind", playgrounds, "--areas", "missing.geojson"},
         "missing.geojson (--areas)",
         "cells",
         3},
        {{"access", "--kind", playgrounds, "--areas", "grid:x"}, "--areas", "50 und 10.000 m"},
        {{"access", "--kind", playgrounds, "--areas", "cells", "--least-inhabitants", "-1"},
         "--least-inhabitants",
         "0–100000"},
        {{"access", "--kind", playgrounds, "--attachment", "1"}, "--attachment", "nah genug an einem Weg", 5},
        {{"access", "--kind", playgrounds, "--areas", "grid:200", "--least-inhabitants", "100000"},
         "--least-inhabitants",
         "senken",
         5},
        {{"access", "--kind", playgrounds, "--method", "k-nearest", "--k", "0"}, "--k", "1–50"},
        {{"access", "--kind", playgrounds, "--method", "foo"}, "--method", "e2sfca"},
        {{"access", "--kind", playgrounds, "--steps", "x"}, "--steps", "Entfernung=Gewicht"},
        {{"access", "--kind", playgrounds, "--profile", "foo"}, "--profile", "rollator"},
        {{"access", "--kind", playgrounds, "--capacity", "places"}, "--capacity", "--capacity facilities", 5},
    });
}

TEST(Refusals, OfHotSpotsAndIndicators) {
    expectRefusals({
        {{"hotspots", "--events", "missing.csv"}, "missing.csv (--events)", "CSV mit einer Zeile", 3},
        {{"hotspots", "--areas", "grid:5000"}, "--areas", "mindestens 3 Orte", 5},
        {{"hotspots", "--alpha", "0,05"}, "--alpha", "Bitte mit Dezimalpunkt: 0.05."},
        {{"hotspots", "--group", "foo"}, "--group", "youth.children_6_12"},
        {{"hotspots", "--weights", "knn=0"}, "--weights", "knn=ANZAHL (1–100)"},
        {{"hotspots", "--alpha", "2"}, "--alpha", "0.0001–0.5"},
        {{"hotspots", "--permutations", "-1"}, "--permutations", "0–99999"},
        {{"hotspots", "--permutations", "1"}, "--permutations", "Möglich sind 19 bis 99999"},
        {{"hotspots", "--permutations", "1.5"}, "--permutations", "keine ganze Zahl"},
        {{"hotspots", "--method", "kde", "--radius", "5"}, "--radius", "10–5000 m"},
        {{"hotspots", "--method", "kde", "--cell", "1"}, "--cell", "5–5000 m"},
        {{"hotspots", "--areas", "grid:500", "--indicator", "share:200"}, "--indicator", "0-9, 80+, all"},
        {{"hotspots", "--areas", "grid:500", "--indicator", "share:0-9", "--inhabitants", "foo"},
         "--inhabitants",
         "--figures"},
        {{"indicators"}, "--areas", "grid:500"},
        {{"indicators", "--areas", "grid:500"}, "--indicator", "density:0-9"},
        {{"indicators", "--areas", "grid:500", "--indicator", "share:200"}, "--indicator", "0-9, 80+, all"},
        {{"indicators", "--areas", "grid:500", "--indicator", "foo"}, "--indicator", "persons:GRUPPE"},
        {{"indicators", "--areas", "grid:500", "--indicator", "facilities:foo"}, "--indicator", playgrounds},
        {{"indicators", "--areas", "grid:500", "--index", "foo=1"}, "--index", "persons:GRUPPE"},
        {{"indicators", "--areas", "grid:500", "--status", "foo"}, "--status", "persons:GRUPPE"},
        {{"indicators", "--areas", "grid:5000", "--status", "homes"},
         "--status",
         "--least-inhabitants senken",
         5},
        {{"indicators", "--areas", "grid:500", "--index", "homes=1,homes=2"}, "--index", "zweimal"},
        {{"indicators", "--areas", "grid:500", "--indicator", "share:0-9", "--least-inhabitants", "100000"},
         "--least-inhabitants",
         "senken",
         5},
        {{"indicators", "--areas", "grid:500", "--index", "homes=0"}, "--index", "Zahl außer 0"},
        {{"indicators", "--areas", "grid:500", "--indicator", "homes", "--inhabitants", "foo"},
         "--inhabitants",
         "--figures"},
        {{"indicators", "--areas", "grid:500", "--indicator", "homes", "--figures", "missing.csv"},
         "missing.csv (--figures)",
         "CSV",
         3},
        {{"indicators", "--areas", "grid:500", "--indicator", "homes", "--breaks", "9;5"},
         "--breaks",
         "aufsteigende Zahlen"},
        {{"indicators", "--areas", "grid:500", "--indicator", "homes", "--class-count", "1"},
         "--class-count",
         "2–12"},
        {{"indicators", "--areas", "grid:500", "--indicator", "homes", "--show", "foo"}, "--show", "homes"},
        {{"indicators", "--areas", "grid:500", "--indicator", "homes", "--date", "31.3.2026"},
         "--date",
         "Jahr-Monat-Tag"},
    });
}

TEST(Refusals, OfSiteAndWhatIf) {
    expectRefusals({
        {{"site"}, "--kind", "nordertor themes"},
        {{"site", "--standard", "foo"}, "--standard", playgroundStandard},
        {{"site", "--standard", playgroundStandard, "--kind", "social.kita"}, "--kind", "neben --standard"},
        {{"site", "--kind", playgrounds, "--model", "cover-all", "--sites", "5"},
         "--sites",
         "neben --model cover-all"},
        {{"site", "--standard", playgroundStandard, "--at", "1,1"}, "--at", "im Programmgebiet und bis "},
        {{"site", "--standard", playgroundStandard, "--at", "x"}, "--at", "Länge,Breite"},
        {{"site", "--standard", playgroundStandard, "--limit", "0"},
         "--limit",
         "1–15000 m. Beispiel: --limit 400"},
        {{"site", "--standard", playgroundStandard, "--sites", "0"}, "--sites", "1–1000"},
        {{"site", "--standard", playgroundStandard, "--sites", "500"}, "--sites", "von 1 bis "},
        {{"site", "--standard", playgroundStandard, "--require", "foo"}, "--require", "Kennung", 3},
        {{"site", "--standard", playgroundStandard, "--candidates", "points"}, "--at", "--candidates points"},
        {{"site", "--standard", playgroundStandard, "--points", "missing.csv"},
         "missing.csv (--points)",
         "CSV",
         3},
        {{"site", "--standard", playgroundStandard, "--capacity", "0"}, "--capacity", "1–1000000"},
        {{"site", "--model", "foo"}, "--model", "cover-most"},
        {{"whatif", "--description", "x"}, "name", "Es ist kein Szenario genannt."},
        {{"whatif", "X"}, "name", "noch keine Szenarien", 3},
        {{"whatif", "--add", "foo"}, "name", "1 bis 100 Zeichen"},
        {{"whatif", "X", "--add", "foo"}, "--add", "social.kita"},
        {{"whatif", "X", "--add", "social.kita@1,1"}, "--add", "100 m von jedem Weg"},
        {{"whatif", "X", "--add", "social.kita@9.22,52.65;capacity=-5"}, "--add", "1 bis 100.000"},
        {{"whatif", "X", "--add", "social.kita@9.22,52.65;foo=5"}, "--add", "name, capacity, area"},
        {{"whatif", "X", "--add", "social.kita@9.22,52.65;name=\u200B"}, "--add", "kein sichtbares Zeichen"},
        {{"whatif", "X", "--close", "foo"}, "--close", "Ähnlich sind", 3},
        {{"whatif", "X", "--move", "foo"}, "--move", "@"},
        {{"whatif", "X", "--way", "1,1 2,2"}, "--way", "30 m"},
        {{"whatif", "X", "--block", "foo"}, "--block", "Ähnlich sind", 3},
        {{"whatif", "X", "--residents", "@9.22,52.65;1-2=5"}, "--residents", "0-9"},
        {{"whatif", "X", "--drop", "1"}, "name", "Das Szenario „X“ gibt es nicht.", 3},
        {{"whatif", "X", "--description", "x", "--theme", "foo"}, "--theme", "youth"},
        {{"whatif", "X", "--description", "x", "--limit", "foo=5"}, "--limit", playgroundStandard},
    });
}

TEST(Refusals, OfMapAtlasAndTheProjectsOwnVerbs) {
    const TemporaryFolder folder;
    const auto file = [&](const std::string& name) { return (folder.path() / name).string(); };
    expectRefusals({
        {{"map"}, "--output", ".pdf, .png, .svg, .tif (GeoTIFF) oder .odt"},
        {{"map", "-o", file("x.foo")}, "x.foo (--output)", ".pdf, .png, .svg, .tif und .odt"},
        {{"map", "-o", file("x.png"), "--dpi", "5"}, "--dpi", "50–600 dpi"},
        {{"map", "-o", file("x.pdf"), "--theme", "foo"}, "--theme", "youth"},
        {{"map", "-o", file("x.pdf"), "--standard", "foo"}, "--standard", playgroundStandard},
        {{"map", "-o", file("x.pdf"), "--limit", "foo=5"}, "--limit", playgroundStandard},
        {{"map", "-o", file("x.pdf"), "--scale", "5"}, "--scale", "1 : 500.000 bis 1 : 100"},
        {{"map", "-o", file("x.pdf"), "--paper", "A5"}, "--paper", "A4, A3"},
        {{"map", "-o", file("x.pdf"), "--result", "foo"}, "--result", "--store"},
        {{"map", "-o", file("x.pdf"), "--date", "foo"}, "--date", "Jahr-Monat-Tag"},
        {{"atlas", "-o", file("x.foo")}, "x.foo (--output)", ".pdf"},
        {{"atlas", "-o", file("x.pdf"), "--theme", "foo"}, "--theme", "youth"},
        {{"atlas", "-o", file("x.pdf"), "--by", "foo"}, "--by", "gap, theme"},
        {{"atlas", "-o", file("x.pdf"), "--most", "0"}, "--most", "1–500"},
        {{"barriers", "--kind", "foo"}, "--kind", playgrounds},
        {{"set", "--limit", "foo=5"}, "--limit", playgroundStandard},
        {{"set", "--limit", playgroundStandard + "=-5"}, "--limit", "1–20.000 m"},
        {{"results", "--remove", "foo"}, "--remove", "--store"},
        {{"import", "--map", "missing.osm"}, "missing.osm (--map)", ".osm.pbf", 3},
        {{"gaps", "--format", "foo"}, "--format", "table, csv, json, geojson"},
    });
}

TEST(Refusals, OfWhatHasNoEffect) {
    const TemporaryFolder folder;
    const std::string pdf = (folder.path() / "x.pdf").string();
    const std::string only = "Diese Angabe wirkt nur zusammen mit ";
    expectRefusals({
        {{"site", "--standard", playgroundStandard, "--group", "0-9"},
         "--group",
         "neben --standard " + playgroundStandard},
        {{"site", "--standard", playgroundStandard, "--profile", "senior"}, "--profile", "neben --standard"},
        {{"site", "--standard", playgroundStandard, "--at", "9.22,52.65", "--candidates", "nodes"},
         "--at",
         "--candidates nodes"},
        {{"site", "--standard", playgroundStandard, "--model", "cover-all", "--sites", "2"},
         "--sites",
         "--model cover-all"},
        {{"site", "--standard", playgroundStandard, "--where-possible"},
         "--where-possible",
         only + "--model cover-all"},
        {{"hotspots", "--events", "x.csv", "--group", "0-9"}, "--group", "neben --events x.csv"},
        {{"hotspots", "--where", "a=1"}, "--where", only + "--events"},
        {{"hotspots", "--indicator", "share:0-9"}, "--indicator", only + "--areas"},
        {{"hotspots", "--method", "kde", "--permutations", "99"}, "--permutations", "neben --method kde"},
        {{"hotspots", "--method", "kde", "--areas", "grid:500"}, "--areas", "neben --method kde"},
        {{"hotspots", "--radius", "500"}, "--radius", only + "--method kde oder --method network-kde"},
        {{"hotspots", "--profile", "senior"}, "--profile", "--weights network=*"},
        {{"gaps", "--runs", "5"}, "--runs", only + "--stability"},
        {{"gaps", "--seed", "7"}, "--seed", only + "--stability"},
        {{"gaps", "--need", "0.7"}, "--need", only + "--combine"},
        {{"access", "--kind", playgrounds, "--k", "5"}, "--k", only + "--method k-nearest"},
        {{"access", "--kind", playgrounds, "--method", "nearest", "--stand-in", "50"},
         "--stand-in",
         "--method nearest"},
        {{"access", "--kind", playgrounds, "--method", "nearest", "--capacity", "area"},
         "--capacity",
         "--method nearest"},
        {{"access", "--kind", playgrounds, "--areas-layer", "x"}, "--areas-layer", only + "--areas"},
        {{"access", "--kind", playgrounds, "--areas", "grid:500", "--areas-id", "x"},
         "--areas-id",
         "--areas grid:500"},
        {{"access", "--kind", playgrounds, "--least-inhabitants", "5"},
         "--least-inhabitants",
         only + "--areas"},
        {{"access", "--kind", playgrounds, "--top", "5", "--store", "a"}, "--top", "neben --store a"},
        {{"compare", "--areas-layer", "x"}, "--areas-layer", only + "--areas"},
        {{"reach", "--kind", playgrounds, "--as", "edges", "--width", "50"}, "--width", only + "--as areas"},
        {{"indicators", "--areas", "grid:500", "--indicator", "homes", "--normalise", "z"},
         "--normalise",
         only + "--index"},
        {{"indicators", "--areas", "grid:500", "--index", "homes=1", "--aggregate", "topsis", "--normalise",
          "z"},
         "--normalise",
         "neben --aggregate topsis"},
        {{"indicators", "--areas", "grid:500", "--indicator", "homes", "--least-inhabitants", "5"},
         "--least-inhabitants",
         only + "--indicator share:*"},
        {{"indicators", "--areas", "grid:500", "--status", "homes", "--breaks", "5;9"},
         "--breaks",
         "neben --status homes keine Wirkung. Bitte eine der beiden Angaben weglassen oder --show * dazu"},
        {{"indicators", "--areas", "grid:500", "--status", "homes", "--show", "status", "--classes", "equal"},
         "--classes",
         "neben --show status"},
        {{"indicators", "--areas", "grid:500", "--indicator", "homes", "--dynamics", "homes"},
         "--dynamics",
         only + "--status"},
        {{"indicators", "--areas", "grid:500", "--indicator", "homes", "--from", "x.geojson"},
         "--from",
         "count-from:"},
        {{"map", "-o", pdf, "--dpi", "300"}, "--dpi", only + "--output *.png"},
        {{"map", "-o", pdf, "--world-file"}, "--world-file", only + "--output *.png"},
        {{"map", "-o", pdf, "--result", "a", "--limit", playgroundStandard + "=500"},
         "--limit",
         "neben --result a keine Wirkung. Bitte eine der beiden Angaben weglassen oder --gaps on dazu angeben."},
        {{"map", "-o", pdf, "--result", "a", "--standard", playgroundStandard},
         "--standard",
         "neben --result a"},
        {{"map", "-o", pdf, "--result", "a", "--attachment", "50"}, "--attachment", "neben --result a"},
        {{"map", "-o", pdf, "--result", "a", "--gap", playgroundStandard + ".1"},
         "--gap",
         "neben --result a"},
        {{"map", "-o", pdf, "--gaps", "off", "--limit", playgroundStandard + "=500"},
         "--limit",
         "neben --gaps off"},
        {{"atlas", "-o", pdf, "--by", "theme", "--most", "5"}, "--most", only + "--by gap"},
        {{"whatif", "X", "--delete", "--add", "social.kita@9.22,52.65"}, "--add", "neben --delete"},
        {{"import", "--organisations-crs", "25832"}, "--organisations-crs", only + "--organisations"},
    });
    EXPECT_FALSE(std::filesystem::exists(pdf));
}

std::size_t countOf(const std::string& part, const std::string& text) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

TEST(Refusals, NameAWayOutThatIsOne) {
    expectRefusals({
        {{"access", "--kind", "social.kita", "--method", "k-nearest"}, "--k", "Beispiel: --k 2\n"},
        {{"hotspots", "--areas", "grid:100", "--indicator", "density:0-9"},
         "--least-inhabitants",
         "größere Flächen",
         5},
    });
}

TEST(Refusals, OfPapers) {
    expectRefusals({
        {{"map", "-o", "x.pdf", "--layout", "nope"}, "--layout", "Vorhanden sind: council, map, poster"},
        {{"atlas", "-o", "x.pdf", "--sheet-layout", "nope"}, "--sheet-layout", "need-sheet"},
        {{"atlas", "-o", "x.png"}, "x.png (--output)", ".pdf"},
        {{"map", "-o", "x.doc"}, "x.doc (--output)", ".tif"},
    });
}

TEST(Refusals, OfTextsThatShowNothing) {
    const std::vector<std::pair<std::string, std::string>> texts{{" ", "kein sichtbares Zeichen"},
                                                                 {"\u200B", "kein sichtbares Zeichen"},
                                                                 {"\xFF\xFE", "kein lesbarer Text"}};
    for (const auto& [text, why] : texts) {
        expectRefusals({
            {{"map", "-o", "x.pdf", "--title", text}, "--title", why},
            {{"map", "-o", "x.pdf", "--author", text}, "--author", why},
            {{"map", "-o", "x.pdf", "--note", text}, "--note", why},
            {{"map", "-o", "x.pdf", "--paper-number", text}, "--paper-number", why},
            {{"map", "-o", "x.pdf", "--annex", text}, "--annex", why},
            {{"map", "-o", "x.pdf", "--description", text}, "--description", why},
            {{"atlas", "-o", "x.pdf", "--title", text}, "--title", why},
            {{"set", "--title", text}, "--title", why},
            {{"whatif", text, "--description", "x"}, "name", why},
        });
    }
}

TEST(Refusals, SayTheirExampleOnceAndNoHelpBesides) {
    const TemporaryFolder folder;
    const std::string logo = folder.write("logo.png", "no picture").string();
    const std::string project = exampleProject().string();
    const ProgramRun noPicture =
        runProgram({"map", project, "-o", (folder.path() / "m.pdf").string(), "--logo", logo});
    EXPECT_EQ(noPicture.exitCode, 2);
    EXPECT_EQ(countOf("Beispiel: --logo", noPicture.err), 1U) << noPicture.err;
    EXPECT_EQ(countOf("\n", noPicture.err), 1U) << "libpng says nothing: " << noPicture.err;
    const ProgramRun atlas = runProgram({"atlas", project, "-o", "x.png"});
    EXPECT_EQ(countOf(".pdf", atlas.err), 2U) << "what is possible and an example: " << atlas.err;
    const ProgramRun preview = runProgram({"layout", "-o", "x.png"});
    EXPECT_EQ(preview.exitCode, 2);
    EXPECT_THAT(preview.err, testing::EndsWith("Bitte als PDF. Beispiel: -o vorschau.pdf\n"));
    const ProgramRun missing = runProgram({"sld", "missing.sld", "-o", "x.json"});
    EXPECT_EQ(missing.exitCode, 3);
    EXPECT_THAT(missing.err, HasSubstr("Gebraucht wird ein Stil (JSON) oder ein SLD."));
}

}  // namespace
}  // namespace nordertor::test

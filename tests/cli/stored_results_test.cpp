// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/file.h"
#include "cli/program.h"
#include "support/real_data.h"

namespace nordertor::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class StoredResults : public testing::Test {
  protected:
    void SetUp() override { std::filesystem::copy_file(exampleProject(), file_); }

    [[nodiscard]] ProgramRun run(std::vector<std::string> arguments) const { return runProgram(arguments); }
    void store(const std::string& name) const {
        const ProgramRun gaps = run({"gaps", file_.string(), "--store", name});
        ASSERT_EQ(gaps.exitCode, 0) << gaps.err;
        EXPECT_THAT(gaps.out, HasSubstr("Im Projekt abgelegt: " + name));
    }
    [[nodiscard]] std::filesystem::path write(const std::string& name, const std::string& text) const {
        const auto path = folder_.path() / name;
        EXPECT_TRUE(writeFileAtomically(path, text));
        return path;
    }

    TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "p.gpkg";
};

TEST_F(StoredResults, AreListedCheckedAndRemoved) {
    store("luecken");
    const ProgramRun list = run({"results", file_.string()});
    EXPECT_EQ(list.exitCode, 0);
    EXPECT_THAT(list.out, HasSubstr("luecken"));
    EXPECT_THAT(list.out, Not(HasSubstr("veraltet")));
    EXPECT_EQ(run({"check", file_.string()}).exitCode, 0);
    EXPECT_EQ(run({"results", file_.string(), "--remove", "luecken"}).exitCode, 0);
    EXPECT_THAT(run({"results", file_.string()}).out, HasSubstr("kein Ergebnis abgelegt"));
    EXPECT_EQ(run({"check", file_.string()}).exitCode, 0);
    const ProgramRun again = run({"results", file_.string(), "--remove", "luecken"});
    EXPECT_EQ(again.exitCode, 2);
    EXPECT_THAT(again.err, HasSubstr("--remove: Ein Ergebnis „luecken“ ist im Projekt nicht abgelegt."));
}

TEST_F(StoredResults, KeepTheirWarnings) {
    const ProgramRun first =
        run({"hotspots", file_.string(), "--areas", "grid:500", "--show", "all", "--store", "orte"});
    ASSERT_EQ(first.exitCode, 0) << first.err;
    const std::string warning = "unter 30 sind Aussagen über Häufungen unsicher";
    ASSERT_THAT(first.out, HasSubstr(warning));
    const ProgramRun list = run({"results", file_.string(), "-q"});
    EXPECT_THAT(list.out, AllOf(HasSubstr("Was bei ihnen zu beachten ist"), HasSubstr(warning)));
    EXPECT_EQ(run({"check", file_.string()}).exitCode, 0);
    store("luecken");
    EXPECT_EQ(run({"results", file_.string(), "--remove", "orte"}).exitCode, 0);
    EXPECT_THAT(run({"results", file_.string()}).out, Not(HasSubstr(warning)));
}

// Truth: a layer has as many rows as the analysis finds gaps; fewer only where that is asked for, and never
// in silence.
TEST_F(StoredResults, HoldAllGapsUnlessFewerAreAskedFor) {
    const auto count = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"gaps", file_.string(), "--format", "json"});
        const ProgramRun gaps = run(more);
        return std::pair(nlohmann::json::parse(gaps.out)["tables"]["gaps"].size(), gaps.err);
    };
    const std::size_t all = count({"--top", "0"}).first;
    ASSERT_GT(all, 20U) << "else nothing is cut";
    EXPECT_THAT(count({"--top", "0"}).second, Not(HasSubstr("Genannt sind")));
    const std::string cut = " von " + std::to_string(all) + " Lücken. Alle: --top 0";
    EXPECT_EQ(count({}).first, 20U);
    EXPECT_THAT(count({}).second, HasSubstr("Genannt sind 20" + cut));
    const auto stored = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"gaps", file_.string(), "--store", "luecken"});
        const ProgramRun gaps = run(more);
        return gaps.out + gaps.err;
    };
    EXPECT_THAT(stored({}), AllOf(HasSubstr("abgelegt: luecken (" + std::to_string(all) + ")"),
                                  Not(HasSubstr("Genannt sind"))));
    EXPECT_THAT(stored({"--top", "5"}),
                AllOf(HasSubstr("abgelegt: luecken (5)"), HasSubstr("Genannt sind 5" + cut)));
}

TEST_F(StoredResults, NamesAreCheckedAndOnlyTheSameVerbReplaces) {
    const ProgramRun bad = run({"gaps", file_.string(), "--store", "Lücken!"});
    EXPECT_EQ(bad.exitCode, 2);
    EXPECT_THAT(bad.err,
                HasSubstr("--store: Als Name einer Ebene geht „Lücken!“ nicht. Erlaubt sind 1 bis 40 "));
    store("luecken");
    store("luecken");
    const ProgramRun other = run({"partners", file_.string(), "1", "--store", "luecken"});
    EXPECT_EQ(other.exitCode, 2);
    EXPECT_THAT(other.err, HasSubstr("Unter „luecken“ liegt schon ein Ergebnis von „gaps“."));
}

TEST_F(StoredResults, MapsDrawThemAndSayWhenTheyAreOutdated) {
    store("luecken");
    const auto page = (folder_.path() / "karte.svg").string();
    const std::vector<std::string> map{"map",      file_.string(), "-o",     page,
                                       "--result", "luecken",      "--date", "2026-03-31"};
    const ProgramRun fresh = run(map);
    ASSERT_EQ(fresh.exitCode, 0) << fresh.err;
    EXPECT_THAT(fresh.err, Not(HasSubstr("veraltet")));
    const auto svg = readFile(page);
    ASSERT_TRUE(svg);
    EXPECT_THAT(*svg, HasSubstr("Lücken, nach Rang"));
    EXPECT_THAT(*svg, HasSubstr("berechnet mit Nordertor"));
    EXPECT_THAT(*svg, Not(HasSubstr("Größte Lücken")));
    ASSERT_EQ(run({"set", file_.string(), "--limit", "youth.playground_6_12=555"}).exitCode, 0);
    const ProgramRun old = run(map);
    EXPECT_EQ(old.exitCode, 0);
    EXPECT_THAT(old.err, HasSubstr("Das Ergebnis „luecken“ ist veraltet"));
    EXPECT_THAT(readFile(page).value_or(""), HasSubstr("veraltet"));
    EXPECT_EQ(run({"run", file_.string(), "--result", "luecken"}).exitCode, 0);
    EXPECT_THAT(run(map).err, Not(HasSubstr("veraltet")));
    EXPECT_EQ(run({"map", file_.string(), "-o", page, "--result", "keines"}).exitCode, 2);
}

TEST_F(StoredResults, MapsDrawWhatTheyStartFrom) {
    const auto page = (folder_.path() / "karte.svg").string();
    const auto map = [&](std::vector<std::string> reach) {
        reach.insert(reach.begin(), {"reach", file_.string(), "--bands", "300", "--store", "wege"});
        EXPECT_EQ(run(reach).exitCode, 0);
        EXPECT_EQ(run({"map", file_.string(), "-o", page, "--result", "wege"}).exitCode, 0);
        return readFile(page).value_or("");
    };
    const std::string playgrounds = map({"--kind", "youth.playground"});
    EXPECT_THAT(playgrounds, HasSubstr(">Spielplatz<"));
    EXPECT_THAT(playgrounds, Not(HasSubstr(">Kita<")));
    EXPECT_THAT(playgrounds, Not(HasSubstr(">Ausgangsort<")));
    const std::string point = map({"--at", "9.22,52.6477", "--attachment", "500"});
    EXPECT_THAT(point, HasSubstr(">Ausgangsort<"));
    EXPECT_THAT(point, Not(HasSubstr(">Spielplatz<")));
}

// Truth: the colours and patterns of the themes' packs; areas of several standards lie over each other.
TEST_F(StoredResults, GapsOfSeveralStandardsAreToldApartByThemeElseByStandard) {
    const auto page = (folder_.path() / "karte.svg").string();
    std::size_t overlaid = 0;
    const auto classesOf = [&](std::vector<std::string> what) {
        what.insert(what.begin(), {"gaps", file_.string(), "--store", "luecken"});
        EXPECT_EQ(run(what).exitCode, 0);
        EXPECT_EQ(run({"map", file_.string(), "-o", page, "--result", "luecken"}).exitCode, 0);
        const ProgramRun legend = run({"legend", file_.string(), "--result", "luecken", "--format", "json"});
        std::map<std::string, std::set<std::string>> labels;  // by colour
        overlaid = 0;
        const auto signs = nlohmann::json::parse(legend.out)["tables"]["legend"];
        for (const auto& sign : signs) {
            const auto meaning = sign["meaning"]["de"].get<std::string>();
            if (meaning == "Mehrere Lücken übereinander") {
                ++overlaid;
            } else if (sign["group"]["de"].get<std::string>().starts_with("Versorgungslücken")) {
                labels[sign["colour"].get<std::string>()].insert(meaning);
            }
        }
        return labels;
    };
    const auto themes = classesOf({"--theme", "youth", "--theme", "social"});
    ASSERT_EQ(themes.size(), 2U) << "a hue for each theme";
    EXPECT_EQ(overlaid, 1U) << "one sign for where both lie";
    EXPECT_TRUE(themes.contains("#e69f00") && themes.at("#e69f00") == std::set<std::string>{"Jugend"});
    const auto standards = classesOf({"--standard", "social.kita", "--standard", "social.gp"});
    ASSERT_EQ(standards.size(), 2U) << "a hue for each standard";
    EXPECT_EQ(standards.at("#cc79a7").size(), 1U) << "of which one is that of the theme";
    EXPECT_THAT(readFile(page).value_or(""), HasSubstr("Lücken nach Richtwert"));
    classesOf({"--standard", "youth.playground_6_12"});
    EXPECT_THAT(readFile(page).value_or(""),
                AllOf(HasSubstr("Kinder unter 10, nach Rang (die im"), Not(HasSubstr("Personen,")),
                      Not(HasSubstr("Lücken nach"))));
}

// Truth: more than three hatches over each other cannot be told apart; the themes at a place are counted.
TEST_F(StoredResults, GapsOfManyThemesShowHowManyThereAreAtAPlace) {
    const auto page = (folder_.path() / "karte.svg").string();
    store("luecken");
    ASSERT_EQ(run({"map", file_.string(), "-o", page, "--result", "luecken"}).exitCode, 0);
    const std::string svg = readFile(page).value_or("");
    EXPECT_THAT(svg,
                AllOf(HasSubstr("Hier fehlt etwas"), HasSubstr("In 1 Thema<"), HasSubstr("In 2 Themen<")));
    EXPECT_THAT(svg, Not(HasSubstr(">Wirtschaft und<"))) << "no sign of a theme";
    EXPECT_THAT(svg, HasSubstr(">Kita<")) << "the facilities it is about";
    EXPECT_THAT(svg, HasSubstr("Lücken, nach Rang (die im Programmgebiet zuerst)"));
    EXPECT_THAT(svg, Not(HasSubstr("(Personen: "))) << "but who they are, as on the sheet of gaps";
}

// Truth: a comparison whose areas all look alike compares nothing.
TEST_F(StoredResults, OfAComparisonTellItsAreasApart) {
    ASSERT_EQ(run({"compare", file_.string(), "--standard", "social.kita", "--store", "vergleich"}).exitCode,
              0);
    const ProgramRun legend =
        run({"legend", file_.string(), "--result", "vergleich", "--all", "--format", "json"});
    const auto signs = nlohmann::json::parse(legend.out)["tables"]["legend"];
    std::set<std::string> classes;
    for (const auto& sign : signs) {
        if (sign["group"]["de"].get<std::string>().starts_with("Anteil der Versorgten")) {
            classes.insert(sign["meaning"]["de"].get<std::string>());
        }
    }
    EXPECT_GE(classes.size(), 2U) << legend.out;
}

TEST_F(StoredResults, NameThemesAndTitlesOnlyOnce) {
    const auto page = (folder_.path() / "karte.svg").string();
    ASSERT_EQ(
        run({"gaps", file_.string(), "--standard", "social.kita", "--standard", "social.gp", "--store", "a"})
            .exitCode,
        0);
    ASSERT_EQ(run({"gaps", file_.string(), "--theme", "youth", "--store", "b"}).exitCode, 0);
    ASSERT_EQ(run({"map", file_.string(), "-o", page, "--result", "a", "--result", "b"}).exitCode, 0);
    EXPECT_THAT(readFile(page).value_or(""),
                HasSubstr(">Versorgungslücken: Soziales – Kita, Hausarztpraxis, Jugend<"));
}

TEST_F(StoredResults, NumbersOfATableThatAreNotOnTheMapAreSaidToBeMissing) {
    const auto document = (folder_.path() / "vorlage.odt").string();
    store("luecken");
    ASSERT_EQ(run({"map", file_.string(), "-o", document, "--result", "luecken"}).exitCode, 0);
    const ProgramRun content = runCommand({"unzip", "-p", document, "content.xml"});
    if (content.exitCode == -1) {
        GTEST_SKIP() << "unzip is not installed";
    }
    EXPECT_THAT(content.out, HasSubstr("; auf der Karte mit Nummer die ersten 20<"));
}

// Truth: what the table of the comparison says, in the area, and beside the map where it is not on it.
TEST_F(StoredResults, ComparedAreasHaveTheirValueOnTheMapOrInTheList) {
    nlohmann::json areas{{"type", "FeatureCollection"},
                         {"crs", {{"type", "name"}, {"properties", {{"name", "EPSG:25832"}}}}},
                         {"features", nlohmann::json::array()}};
    const auto add = [&](const char* name, double west, double south) {
        const double east = west + 380;
        const double north = south + 330;
        const nlohmann::json ring{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
        areas["features"].push_back(
            {{"type", "Feature"},
             {"properties", {{"name", name}}},
             {"geometry", {{"type", "Polygon"}, {"coordinates", nlohmann::json::array({ring})}}}});
    };
    add("Südwest", 514420, 5833056);
    add("Nordost", 515190, 5833726);
    const auto given = write("bezirke.geojson", areas.dump());
    const ProgramRun compared = run({"compare", file_.string(), "--standard", "social.kita", "--areas",
                                     given.string(), "--store", "vergleich", "--format", "json"});
    ASSERT_EQ(compared.exitCode, 0) << compared.err;
    std::map<std::string, std::string> shares;
    const auto json = nlohmann::json::parse(compared.out);
    for (const auto& row : json["tables"]["areas"]) {
        std::string share = row["share_percent:social.kita"].dump();
        std::ranges::replace(share, '.', ',');
        shares[row["area"]["de"].get<std::string>()] = share + " %";
    }
    ASSERT_EQ(shares.size(), 2U);
    const auto page = (folder_.path() / "karte.svg").string();
    const auto map = [&](const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"map", file_.string(), "-o", page, "--result", "vergleich"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const ProgramRun made = run(arguments);
        EXPECT_EQ(made.exitCode, 0) << made.err;
        return readFile(page).value_or("");
    };
    const std::string whole = map({});
    EXPECT_THAT(whole,
                AllOf(HasSubstr(">" + shares["Südwest"] + "<"), HasSubstr(">" + shares["Nordost"] + "<")));
    const std::string part = map({"--at", "514600,5833200", "--scale", "2500"});
    EXPECT_THAT(part, AllOf(HasSubstr(">" + shares["Südwest"] + "<"),
                            Not(HasSubstr(">" + shares["Nordost"] + "<")), HasSubstr(">Außerhalb der Karte<"),
                            HasSubstr(">Nordost: " + shares["Nordost"]), Not(HasSubstr("weiterer Ort"))));
}

TEST_F(StoredResults, OfAScenarioShowItsAssumptions) {
    const auto page = (folder_.path() / "karte.svg").string();
    ASSERT_EQ(run({"whatif", file_.string(), "Neue Kita", "--add", "social.kita@9.22,52.65;name=Kita \"Süd\"",
                   "--store", "plan"})
                  .exitCode,
              0);
    ASSERT_EQ(run({"map", file_.string(), "-o", page, "--result", "plan"}).exitCode, 0);
    const std::string svg = readFile(page).value_or("");
    EXPECT_THAT(svg, AllOf(HasSubstr("Annahmen „Neue Kita“"), HasSubstr("Neue Einrichtung"),
                           HasSubstr("Kita „Kita ‚Süd‘“"), Not(HasSubstr("plan/1"))));
    EXPECT_THAT(svg,
                AllOf(HasSubstr("Wohngebäude mit anderem Weg (Soziales"), Not(HasSubstr("alle Richtwerte")),
                      HasSubstr(" kürzer<"), Not(HasSubstr("Bis −"))));
    EXPECT_THAT(svg, Not(HasSubstr(">Szenario „Neue Kita“ · "))) << "the title says it";
}

// Truth: what was computed for a scenario is shown with its facilities; the legend of signs has no Kita where
// the scenario closes them all.
TEST_F(StoredResults, OfAScenarioAreDrawnUnderIt) {
    const auto page = (folder_.path() / "karte.svg").string();
    const ProgramRun closed = run(
        {"whatif", file_.string(), "Ohne Kitas", "--close", "example/place/7", "--close", "example/place/8"});
    ASSERT_EQ(closed.exitCode, 0) << closed.err;
    const std::vector<std::string> gaps{"gaps", file_.string(), "--standard", "social.kita", "--store"};
    const auto with = [](std::vector<std::string> arguments, const std::vector<std::string>& more) {
        arguments.insert(arguments.end(), more.begin(), more.end());
        return arguments;
    };
    ASSERT_EQ(run(with(gaps, {"ohne", "--scenario", "Ohne Kitas"})).exitCode, 0);
    ASSERT_EQ(run(with(gaps, {"heute"})).exitCode, 0);
    const auto map = [&](const std::vector<std::string>& results) {
        std::vector<std::string> arguments{"map", file_.string(), "-o", page, "--layout", "map"};
        for (const std::string& result : results) {
            arguments.insert(arguments.end(), {"--result", result});
        }
        const ProgramRun made = run(arguments);
        EXPECT_EQ(made.exitCode, 0) << made.err;
        return std::pair(readFile(page).value_or(""), made.err);
    };
    const auto [today, quiet] = map({"heute"});
    EXPECT_THAT(today, AllOf(HasSubstr(">Kita<"), Not(HasSubstr("Szenario"))));
    EXPECT_THAT(quiet, Not(HasSubstr("Szenario")));
    const auto [under, silent] = map({"ohne"});
    EXPECT_THAT(under, AllOf(HasSubstr(">Szenario „Ohne Kitas“ · "), Not(HasSubstr(">Kita<"))));
    EXPECT_THAT(silent, Not(HasSubstr("die Karte zeigt")));
    const auto [both, said] = map({"heute", "ohne"});
    EXPECT_THAT(both, HasSubstr(">Kita<"));
    EXPECT_THAT(said, HasSubstr("Das Ergebnis „ohne“ gilt für das Szenario „Ohne Kitas“; die Karte zeigt die "
                                "Einrichtungen und Wege von heute"));
}

TEST_F(StoredResults, TellWhatTheyRestOnInPlannersWords) {
    const auto page = (folder_.path() / "karte.svg").string();
    ASSERT_EQ(run({"hotspots", file_.string(), "--areas", "grid:300", "--indicator", "density:0-9",
                   "--least-inhabitants", "0", "--show", "all", "--store", "haeufungen"})
                  .exitCode,
              0);
    ASSERT_EQ(run({"map", file_.string(), "-o", page, "--result", "haeufungen"}).exitCode, 0);
    const std::string svg = readFile(page).value_or("");
    EXPECT_THAT(svg, HasSubstr("Raster 300 m"));
    EXPECT_THAT(svg, HasSubstr("gemeinsamer Ecke"));
    for (const char* raw : {"grid:300", "queen", "density:0-9", "Mindestens Einwohner: 0", "Startwert"}) {
        EXPECT_THAT(svg, Not(HasSubstr(raw)));
    }
}

TEST_F(StoredResults, OfGapsTellTheLimitsThatHeld) {
    const std::vector<std::string> gaps{"gaps",       file_.string(), "--standard", "social.kita",
                                        "--standard", "social.gp",    "--limit",    "social.gp=900",
                                        "--store",    "luecken"};
    ASSERT_EQ(run(gaps).exitCode, 0);
    const auto page = folder_.path() / "l.svg";
    ASSERT_EQ(run({"map", file_.string(), "--result", "luecken", "-o", page.string()}).exitCode, 0);
    const std::string words = readFile(page).value_or("");
    EXPECT_THAT(words, AllOf(HasSubstr("Kita (500 m)"), HasSubstr("900 m")));
}

TEST_F(StoredResults, TitlesAreOneSentenceInEnglish) {
    ASSERT_EQ(run({"access", file_.string(), "--kind", "youth.playground", "--method", "nearest", "--group",
                   "0-9", "--store", "ways"})
                  .exitCode,
              0);
    const auto page = folder_.path() / "ways.svg";
    ASSERT_EQ(run({"map", file_.string(), "--result", "ways", "--lang", "en", "-o", page.string()}).exitCode,
              0);
    EXPECT_THAT(readFile(page).value_or(""), HasSubstr("Access: playgrounds, walk in m"));
}

TEST_F(StoredResults, AreTitledByWhatTheyShow) {
    const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
        {{"gaps", "--theme", "youth"}, "Versorgungslücken: Jugend"},
        {{"gaps", "--stability", "--runs", "5", "--standard", "youth.playground_6_12"},
         "Stabilität der Versorgungslücken: Jugend – Spielplatz für Kinder von 6 bis unter 12"},
        {{"reach", "--kind", "youth.playground", "--bands", "400,800"},
         "Einzugsbereiche: Spielplätze, 400 und 800 m zu Fuß"},
        {{"access", "--kind", "youth.playground", "--method", "nearest", "--group", "0-9"},
         "Erreichbarkeit: Spielplätze, Fußweg in m (Kinder unter 10)"},
        {{"access", "--kind", "youth.playground", "--group", "0-9", "--areas", "grid:500"},
         "Erreichbarkeit: Spielplätze, m² je Person (Kinder unter 10), Raster 500 m"},
        {{"compare", "--standard", "youth.playground_6_12", "--areas", "grid:500"},
         "Anteil der Versorgten: Jugend – Spielplatz für Kinder von 6 bis unter 12, Raster 500 m"},
        {{"site", "--kind", "youth.playground"}, "Neue Standorte: Spielplätze"},
        {{"indicators", "--areas", "grid:500", "--indicator", "density:0-9"},
         "Kinder unter 10 je ha, Raster 500 m"},
        {{"indicators", "--areas", "grid:500", "--index", "density:0-9=2,homes=-1"},
         "Index (Kinder unter 10 je ha: 2, Wohngebäude: −1), Raster 500 m"},
        {{"partners", "1"}, "Mögliche Partner für Lücke 1: "},
        {{"barriers", "--kind", "social.kita"}, ": Kitas"}};
    for (std::size_t i = 0; i < cases.size(); ++i) {
        std::vector<std::string> arguments = cases[i].first;
        const std::string name = "r" + std::to_string(i);
        arguments.insert(arguments.begin() + 1, file_.string());
        arguments.insert(arguments.end(), {"--store", name});
        const ProgramRun made = run(arguments);
        EXPECT_EQ(made.exitCode, 0) << made.err;
        const ProgramRun list = run({"results", file_.string(), "--format", "json"});
        const auto rows = nlohmann::json::parse(list.out)["tables"]["results"];
        std::string title;
        for (const auto& row : rows) {
            title = row["name"] == name ? row["title"]["de"].get<std::string>() : title;
        }
        EXPECT_THAT(title, HasSubstr(cases[i].second));
    }
}

TEST_F(StoredResults, OfADensityRecordsNoPermutations) {
    ASSERT_EQ(run({"hotspots", file_.string(), "--method", "kde", "--store", "dichte"}).exitCode, 0);
    const ProgramRun made = run({"hotspots", file_.string(), "--method", "kde", "--format", "json"});
    const auto parameters = nlohmann::json::parse(made.out)["parameters"];
    EXPECT_TRUE(parameters.contains("radius"));
    for (const char* unused : {"permutations", "alpha", "seed", "show", "weights"}) {
        EXPECT_FALSE(parameters.contains(unused)) << unused;
    }
    const auto page = (folder_.path() / "karte.svg").string();
    ASSERT_EQ(run({"map", file_.string(), "-o", page, "--result", "dichte"}).exitCode, 0);
    const std::string svg = readFile(page).value_or("");
    EXPECT_THAT(svg, HasSubstr("Radius der Dichte: 300 m"));
    EXPECT_THAT(svg, Not(HasSubstr("Zufallsvergleiche")));
}

TEST_F(StoredResults, AResultIsItsOwnRecipe) {
    for (const char* format : {"json", "geojson"}) {
        const ProgramRun first =
            run({"gaps", file_.string(), "--theme", "youth", "--top", "3", "--format", format});
        ASSERT_EQ(first.exitCode, 0) << first.err;
        const auto recipe = write(std::string("luecken.") + format, first.out);
        const ProgramRun again = run({"run", recipe.string(), file_.string()});
        EXPECT_EQ(again.exitCode, 0) << again.err;
        EXPECT_EQ(again.out, first.out);
        EXPECT_EQ(run({"run", recipe.string()}).out, first.out) << "finds the project beside it";
        EXPECT_EQ(again.err.find("Hinweis: Daten, Grenzwerte"), std::string::npos);
    }
    ASSERT_EQ(run({"set", file_.string(), "--limit", "youth.playground_6_12=555"}).exitCode, 0);
    EXPECT_THAT(run({"run", (folder_.path() / "luecken.json").string()}).err,
                HasSubstr("Daten, Grenzwerte oder Szenarien des Projekts sind andere als beim ersten Mal."));
}

TEST_F(StoredResults, AResultOfEarlierMayHaveOptionsWithoutEffectButARecipeMayNot) {
    const ProgramRun first = run({"gaps", file_.string(), "--top", "3", "--format", "json"});
    auto result = nlohmann::json::parse(first.out);
    result["parameters"]["runs"] = "77";
    const ProgramRun again = run({"run", write("alt.json", result.dump()).string(), file_.string()});
    EXPECT_EQ(again.out, first.out) << again.err;
    const auto recipe =
        write("rezept.json", R"({"steps": [{"operation": "gaps", "parameters": {"runs": 77}}]})");
    const ProgramRun refused = run({"run", recipe.string(), file_.string()});
    EXPECT_EQ(refused.exitCode, 5);
    EXPECT_THAT(refused.err, HasSubstr("/steps/0/parameters/runs"));
    EXPECT_THAT(refused.err, HasSubstr("wirkt nur zusammen mit --stability"));
}

TEST_F(StoredResults, RecipesHaveSteps) {
    const auto recipe = write("rezept.json", R"({"date": "2026-03-31", "steps": [
        {"operation": "gaps", "parameters": {"top": 5, "store": "luecken"}},
        {"operation": "results"}]})");
    const ProgramRun done = run({"run", file_.string(), recipe.string()});
    ASSERT_EQ(done.exitCode, 0) << done.err;
    EXPECT_THAT(done.out, HasSubstr("2026-03-31"));
}

TEST_F(StoredResults, RecipeErrorsNameThePlace) {
    const auto expect = [&](const std::string& text, const std::string& message) {
        const auto recipe = write("r.json", text);
        const ProgramRun done = run({"run", recipe.string(), file_.string()});
        EXPECT_EQ(done.exitCode, 5) << text << done.err;
        EXPECT_THAT(done.err, HasSubstr(message));
    };
    expect("[]", "Die Datei ist kein Rezept.");
    expect(R"({"steps": []})", "/steps");
    expect(R"({"foo": 1, "steps": [{"operation": "gaps"}]})", "/foo");
    expect(R"({"steps": [{"operation": "gaps", "limit": 3}]})", "/steps/0/limit");
    expect(R"({"steps": [{"operation": "gaps", "parameters": {"stability": "maybe"}}]})",
           "/steps/0/parameters/stability");
    expect(R"({"steps": [{"operation": "rm"}]})", "/steps/0/operation");
    expect(R"({"steps": [{"operation": "gaps", "parameters": {"topp": 3}}]})", "/steps/0/parameters/topp");
    expect(R"({"steps": [{"operation": "gaps", "parameters": {"top": -3}}]})", "/steps/0/parameters/top");
    expect(R"({"steps": [{"operation": "gaps", "parameters": {"top": {}}}]})", "/steps/0/parameters/top");
    expect(R"({"steps": [{"operation": "gaps", "parameters": [1]}]})", "/steps/0/parameters");
    for (const char* path : {"/tmp/x.pdf", "../x.pdf", "a/../../x.pdf"}) {
        expect(std::string(R"({"operation": "map", "parameters": {"output": ")") + path + "\"}}",
               "Ein Rezept darf nicht nach");
    }
    EXPECT_EQ(run({"run", (folder_.path() / "none.json").string(), file_.string()}).exitCode, 3);
    EXPECT_EQ(run({"run", file_.string()}).exitCode, 2);
}

}  // namespace
}  // namespace nordertor::test

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Truth: the words of the forms and of the themes.
#include "ops/parameter_words.h"

#include <gtest/gtest.h>

#include "analysis/support/drawn_project.h"
#include "ops/operation.h"
#include "render/small_project.h"

namespace nordertor::ops {
namespace {

using Given = std::map<std::string, std::vector<std::string>>;

LocalizedText wordsOf(const std::string& operation, const Given& given) {
    model::ThemeSet themes = test::smallThemes();
    themes.themes.front().facilityKinds.front().labelPlural = {"Spielplätze", "playgrounds"};
    return parametersInWords(findOperation(operation)->info().parameters, given, themes,
                             test::smallProject());
}

struct Case {
    std::string operation;
    Given given;
    std::string german;
    std::string english;
};

TEST(ParameterWords, AreThoseOfPlannersInBothLanguages) {
    const std::vector<Case> cases{
        {"hotspots",
         {{"areas", {"grid:300"}}, {"indicator", {"share:0-9"}}, {"weights", {"queen"}}},
         "Flächen: Raster 300 m; Kennzahl der Flächen: Kinder unter 10, Anteil in %; Nachbarschaft: Flächen mit "
         "gemeinsamer Ecke oder Kante",
         "Areas: 300 m grid; Indicator of the areas: children under 10, share in %; Neighbourhood: areas with a "
         "common corner or edge"},
        {"hotspots",
         {{"group", {"all"}}, {"method", {"gi-star"}}, {"weights", {"knn=8"}}, {"permutations", {"9999"}}},
         "Personengruppe: alle Personen; Verfahren: Häufungen (Getis-Ord Gi*); Nachbarschaft: die 8 nächsten; "
         "Zufallsvergleiche: 9.999",
         "Group of persons: all persons; Method: clusters (Getis-Ord Gi*); Neighbourhood: the 8 nearest; "
         "Permutations: 9,999"},
        {"hotspots",
         {{"weights", {"band=1200"}}, {"permutations", {"0"}}, {"alpha", {"0.05"}}, {"no-fdr", {"true"}}},
         "Nachbarschaft: im Umkreis von 1.200 m; Zufallsvergleiche: keine, p aus der Normalverteilung; Irrtum "
         "höchstens: 0,05; Ohne Schutz vor Zufallstreffern",
         "Neighbourhood: within 1,200 m; Permutations: none, p from the normal distribution; Error at most: "
         "0.05; Without control of false discoveries"},
        {"gaps",
         {{"standard", {"youth.playground_6_12"}},
          {"limit", {"youth.playground_6_12=500"}},
          {"where", {"area"}},
          {"combine", {"youth=2"}}},
         "Richtwert: Jugend – Spielplatz für Kinder von 6 bis unter 12; Grenzwert: Jugend – Spielplatz für "
         "Kinder von 6 bis unter 12 (500 m); Lage: im Gebiet; Gemeinsamer Bedarf: Jugend (Gewicht 2)",
         "Standard: Youth – Playground for children of 6 to 11; Limit: Youth – Playground for children of 6 "
         "to 11 (500 m); Where: in the area; Combined need: Youth (weight 2)"},
        {"reach",
         {{"kind", {"youth.playground"}},
          {"facility", {"node/1"}},
          {"bands", {"2.5,5,10"}},
          {"unit", {"min"}}},
         "Einrichtungsart: Spielplätze; Einzelne Einrichtung: Spielplatz Eins; Grenzen: 2,5 / 5 / 10 min",
         "Kind of facility: playgrounds; Single facility: Spielplatz Eins; Limits: 2.5 / 5 / 10 min"},
        {"reach",
         {{"bands", {"50,100,150,200,250,300,350,400,450,500,550,600,3000"}}, {"unit", {"m"}}},
         "Grenzen: 13 von 50 bis 3.000 m",
         "Limits: 13 from 50 to 3,000 m"},
        {"whatif",
         {{"name", {"Neu"}},
          {"add", {"youth.playground@397900,5933800;name=Nord;area=1500", "youth.playground@397900,5933900"}},
          {"move", {"node/1@397900,5933800"}},
          {"way", {"397900,5933800 397950,5933890;name=Brücke;steps=yes"}},
          {"residents",
           {"@397900,5933800;0-9=20;80+=5;name=Lindenhof", "@397900,5933800;radius=150;0-9=+30"}}},
         "Szenario: Neu; Neuer Weg: Treppe „Brücke“; Einrichtung hinzufügen: Spielplatz „Nord“, 1.500 m² / "
         "Spielplatz; Einrichtung verlegen: Spielplatz „Spielplatz Eins“; Einwohner ändern: Lindenhof (Kinder "
         "unter 10: 20; Personen ab 80: 5) / Umkreis 150 m (Kinder unter 10: +30)",
         "Scenario: Neu; New way: steps \"Brücke\"; Add a facility: Playground \"Nord\", 1,500 m² / Playground; "
         "Move a facility: Playground \"Spielplatz Eins\"; Change residents: Lindenhof (children under 10: 20; "
         "persons aged 80 and over: 5) / all around within 150 m (children under 10: +30)"},
        {"access",
         {{"limit", {"10min"}}, {"steps", {"250=1,500=0.68"}}, {"least-inhabitants", {"1500"}}},
         "Grenzwert: 10 min; Stufen: bis 250: 1, bis 500: 0,68; Mindestzahl Einwohner: 1.500",
         "Limit: 10 min; Steps: up to 250: 1, up to 500: 0.68; Least inhabitants: 1,500"},
        {"indicators",
         {{"areas", {"/home/amt/bloecke.geojson"}},
          {"index", {"density:80+=2,facilities:youth.playground=-1"}},
          {"show", {"index"}}},
         "Flächen: bloecke.geojson; Index aus Kennzahlen: Personen ab 80 je ha (Gewicht 2), Spielplätze "
         "(Gewicht −1); In der Karte zeigen: Index",
         "Areas: bloecke.geojson; Index of indicators: persons aged 80 and over per ha (weight 2), playgrounds "
         "(weight −1); Show on the map: index"}};
    for (const Case& each : cases) {
        const LocalizedText words = wordsOf(each.operation, each.given);
        EXPECT_EQ(words.de, each.german);
        EXPECT_EQ(words.en, each.english);
    }
}

TEST(ParameterWords, LeaveOutWhatIsNoLimitAndWhatSaysNothing) {
    EXPECT_TRUE(wordsOf("gaps", {{"top", {"0"}}, {"seed", {"7"}}, {"store", {"luecken"}}}).empty());
    EXPECT_EQ(wordsOf("gaps", {{"top", {"5"}}}).de, "Höchstzahl: 5");
    EXPECT_TRUE(
        wordsOf("access", {{"least-inhabitants", {"0"}}, {"areas-layer", {"b"}}, {"areas-crs", {"25832"}}})
            .empty());
}

// Every choice a form offers has a word for people, so that none of its names is printed.
TEST(ParameterWords, ChoicesOfWhatIsStoredHaveLabels) {
    for (const auto& operation : operations()) {
        const auto& parameters = operation->info().parameters;
        if (std::ranges::find(parameters, "store", &ParameterSpec::name) == parameters.end()) {
            continue;
        }
        for (const ParameterSpec& spec : parameters) {
            EXPECT_EQ(spec.choices.size(), spec.choiceLabels.size())
                << operation->info().id << " " << spec.name;
        }
    }
}

TEST(ParameterWords, NameWhoIsCountedInsteadOfAGroup) {
    const model::Project project = test::drawnProject({"a", "+"}, 50);
    const auto words = [&](const std::string& group) {
        return parametersInWords(findOperation("access")->info().parameters, {{"group", {group}}},
                                 test::smallThemes(), project)
            .de;
    };
    EXPECT_EQ(words("0-9"), "Personengruppe: Kinder unter 10");
    EXPECT_EQ(words("3-5"), "Personengruppe: Kinder und Jugendliche von 3 bis 5 (gezählt: Kinder unter 10)");
    EXPECT_EQ(words("80+"), "Personengruppe: Personen ab 80 (gezählt: Wohngebäude)");
}
}  // namespace
}  // namespace nordertor::ops

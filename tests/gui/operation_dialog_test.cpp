// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/operation_dialog.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QLineEdit>

#include "gui/command_text.h"
#include "gui/small_report.h"

namespace nordertor::gui {
namespace {

const Words germanWords(Language::German);

const ops::Operation& newProject() {
    return *ops::findOperation("new");
}

TEST(CommandText, QuotesForTheShell) {
    EXPECT_EQ(shellQuoted("plan.gpkg"), "plan.gpkg");
    EXPECT_EQ(shellQuoted("mein plan.gpkg"), "'mein plan.gpkg'");
    EXPECT_EQ(shellQuoted("O'Brien"), "'O'\\''Brien'");
    EXPECT_EQ(shellQuoted(""), "''");
}

TEST(CommandText, WritesTheCallLeavingOutDefaults) {
    EXPECT_EQ(commandText(newProject().info(), {},
                          {{"project", {"q.gpkg"}},
                           {"area", {"ein gebiet.geojson"}},
                           {"map", {"a.osm", "b.osm"}},
                           {"margin", {"2000"}}}),
              "nordertor new q.gpkg --area 'ein gebiet.geojson' --map a.osm --map b.osm");
    EXPECT_EQ(
        commandText(ops::findOperation("partners")->info(), "q.gpkg", {{"gap", {"1"}}, {"all", {"true"}}}),
        "nordertor partners q.gpkg 1 --all");
}

TEST(OperationDialog, OffersAFieldForEveryParameterOfEveryOperation) {
    for (const auto& operation : ops::operations()) {
        const OperationDialog dialog(*operation, "q.gpkg", {}, nullptr, germanWords);
        for (const ops::ParameterSpec& spec : operation->info().parameters) {
            const ParameterField* field = dialog.field(spec.name);
            if (spec.recipeOnly) {
                EXPECT_EQ(field, nullptr) << operation->info().id << " " << spec.name;
                continue;
            }
            ASSERT_NE(field, nullptr) << operation->info().id << " " << spec.name;
            EXPECT_FALSE(field->input()->accessibleName().isEmpty());
            const auto expected = spec.defaultValue.empty() ? std::vector<std::string>()
                                                            : std::vector<std::string>{spec.defaultValue};
            if (spec.type != ops::ParameterType::Choice || !spec.defaultValue.empty()) {
                EXPECT_EQ(field->values(), expected) << spec.name;
            }
        }
    }
}

TEST(OperationDialog, OffersADryRunWhereSomethingIsWritten) {
    OperationDialog gaps(*ops::findOperation("gaps"), "q.gpkg", {}, nullptr, germanWords);
    EXPECT_FALSE(gaps.dryRun());
    gaps.preset("dry-run", {"true"});
    EXPECT_TRUE(gaps.dryRun());
    EXPECT_EQ(gaps.command(), "nordertor gaps q.gpkg --dry-run");
    gaps.accept();
    ASSERT_TRUE(gaps.values());
    EXPECT_FALSE(gaps.values()->has("dry-run"));
    const OperationDialog check(*ops::findOperation("check"), "q.gpkg", {}, nullptr, germanWords);
    EXPECT_EQ(check.field("dry-run"), nullptr);
}

TEST(OperationDialog, TakesBackWhatWasEntered) {
    OperationDialog dialog(newProject(), {}, {}, nullptr, germanWords);
    dialog.preset("project", {"q.gpkg"});
    dialog.preset("area", {"a.geojson"});
    dialog.preset("map", {"a.osm", "b.osm"});
    dialog.preset("unknown", {"x"});
    EXPECT_EQ(dialog.command(), "nordertor new q.gpkg --area a.geojson --map a.osm --map b.osm");
    dialog.accept();
    ASSERT_TRUE(dialog.values().has_value());
    EXPECT_EQ(dialog.values()->list("map"), (std::vector<std::string>{"a.osm", "b.osm"}));
    EXPECT_EQ(dialog.values()->number("margin"), 2000);
}

TEST(OperationDialog, OffersTheThemesByName) {
    OperationDialog map(*ops::findOperation("map"), "q.gpkg", *test::smallThemes(), nullptr, germanWords);
    EXPECT_TRUE(map.field("theme")->values().empty());
    map.preset("theme", {"youth"});
    EXPECT_EQ(map.field("theme")->values(), std::vector<std::string>{"youth"});
    EXPECT_EQ(qobject_cast<QComboBox*>(map.field("theme")->input())->currentText(), "youth (de)");
    OperationDialog gaps(*ops::findOperation("gaps"), "q.gpkg", *test::smallThemes(), nullptr, germanWords);
    EXPECT_TRUE(gaps.field("theme")->values().empty());
    gaps.preset("theme", {"social", "youth"});
    EXPECT_EQ(gaps.field("theme")->values(), (std::vector<std::string>{"social", "youth"}));
}

TEST(OperationDialog, OffersTheLayoutOfAnOverviewWhereOneIsMade) {
    const auto offered = [](const char* operation, const char* parameter) {
        const OperationDialog dialog(*ops::findOperation(operation), "q.gpkg", {}, nullptr, germanWords);
        const auto* box = qobject_cast<const QComboBox*>(dialog.field(parameter)->input());
        return box != nullptr && box->findData("atlas") >= 0 && box->findData("council") >= 0;
    };
    EXPECT_TRUE(offered("atlas", "layout"));
    EXPECT_TRUE(offered("layout", "layout"));
    EXPECT_FALSE(offered("map", "layout"));
    EXPECT_FALSE(offered("atlas", "sheet-layout"));
    const OperationDialog atlas(*ops::findOperation("atlas"), "q.gpkg", {}, nullptr, germanWords);
    const auto* sheets = qobject_cast<const QComboBox*>(atlas.field("sheet-layout")->input());
    EXPECT_EQ(sheets->itemText(0), "(wie üblich)");
    EXPECT_GE(sheets->findData("need-sheet"), 0);
}

TEST(OperationDialog, OffersResultsAndScenariosOfTheProject) {
    model::Project project;
    model::ResultLayer layer;
    layer.record.name = "wege";
    layer.record.title = {"Einzugsbereiche", "Service areas"};
    layer.data = std::make_shared<const model::ResultData>();
    project.results = {layer};
    project.scenarios = {{"Brücke", {}, {}}};
    OperationDialog map(*ops::findOperation("map"), "q.gpkg", {}, &project, germanWords);
    EXPECT_EQ(map.field("result")->spec().choices, std::vector<std::string>{"wege"});
    EXPECT_EQ(map.field("result")->spec().choiceLabels.front().de, "Einzugsbereiche (wege)");
    EXPECT_TRUE(map.field("result")->values().empty());
    map.preset("result", {"wege"});
    EXPECT_EQ(map.field("result")->values(), std::vector<std::string>{"wege"});
    EXPECT_EQ(map.field("scenario")->spec().choices, std::vector<std::string>{"Brücke"});
    EXPECT_TRUE(map.field("scenario")->values().empty());
}

TEST(OperationDialog, TellsAMistakeAtItsField) {
    OperationDialog dialog(newProject(), {}, {}, nullptr, germanWords);
    dialog.preset("project", {"q.gpkg"});
    dialog.accept();
    EXPECT_FALSE(dialog.values().has_value());
    EXPECT_TRUE(dialog.field("area")->error().contains("fehlt"));
    dialog.preset("area", {"a.geojson"});
    EXPECT_TRUE(dialog.field("area")->error().isEmpty());
    dialog.preset("margin", {"-5"});
    dialog.accept();
    EXPECT_FALSE(dialog.values().has_value());
    EXPECT_TRUE(dialog.field("margin")->error().contains("außerhalb"));
}

TEST(ParameterField, TakesADecimalComma) {
    ParameterField field({.name = "n", .type = ops::ParameterType::Number, .label = {"Zahl", "Number"}},
                         germanWords);
    qobject_cast<QLineEdit*>(field.input())->setText(" 2,5 ");
    EXPECT_EQ(field.values(), std::vector<std::string>{"2.5"});
}

}  // namespace
}  // namespace nordertor::gui

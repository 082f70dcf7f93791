// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/map_content.h"

#include <gtest/gtest.h>

#include "ops/operation.h"
#include "render/small_project.h"

namespace nordertor::ops {
namespace {

TEST(MapContent, SaysInPrintWhatWasWarnedOf) {
    model::Project project = test::smallProject();
    model::ResultRecord record;
    record.name = "orte";
    record.operation = "hotspots";
    record.parameters = {{"areas", {"grid:300"}}};
    record.warnings = {
        {Severity::Warning,
         {"Nur 12 Orte: unter 30 ist das unsicher.", "Only 12 places: below 30 this is unsafe."},
         {},
         {}}};
    project.results = {{record, std::make_shared<const model::ResultData>()}};
    Context context;
    context.snapshot = {std::make_shared<const model::Project>(std::move(project)), 1};
    context.themes = std::make_shared<const model::ThemeSet>(test::smallThemes());
    const auto values = ParameterValues::create(findOperation("map")->info().parameters,
                                                {{"result", {"orte"}}, {"output", {"karte.pdf"}}});
    ASSERT_TRUE(values.has_value()) << values.error().message.en;
    const auto content = mapContentFrom(context, *values, {});
    ASSERT_TRUE(content.has_value()) << content.error().message.en;
    EXPECT_EQ(content->questions.at("orte").de,
              "Flächen: Raster 300 m. Nur 12 Orte: unter 30 ist das unsicher");
    EXPECT_EQ(content->questions.at("orte").en, "Areas: 300 m grid. Only 12 places: below 30 this is unsafe");
}

}  // namespace
}  // namespace nordertor::ops

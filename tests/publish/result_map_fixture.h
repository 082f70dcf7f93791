// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "publish/map_page_fixture.h"
#include "publish/page_content_p.h"

namespace nordertor::publish {

class ResultMap : public MapPageFixture {
  protected:
    void store(model::ResultData data, const std::string& operation) {
        model::Project project = *snapshot_;
        model::ResultLayer layer;
        layer.record.name = "ergebnis";
        layer.record.operation = operation;
        layer.record.title = {"Das Ergebnis", "The result"};
        layer.data = std::make_shared<const model::ResultData>(std::move(data));
        project.results = {layer};
        snapshot_ = test::snapshotOf(project);
        options_.results = {"ergebnis"};
        options_.gaps = false;
        options_.date = "2026-11-22";
    }
    ComposedPage composed() {
        auto page = composeMapPage(snapshot_, themes_, &report_, options_, {});
        EXPECT_TRUE(page);
        return page ? std::move(*page) : ComposedPage();
    }
    static std::vector<std::string> textsOf(const ComposedPage& page) {
        return MapPageFixture::textsOf(page.pages.front());
    }
    static bool draws(const ComposedPage& page, const std::string& layer) {
        return std::ranges::any_of(page.pages.front().parts, [&](const PagePart& part) {
            return std::ranges::count(part.list.entries, layer, &render::DrawEntry::layer) > 0;
        });
    }

    [[nodiscard]] static geo::Point at(double x, double y) {
        return {test::origin.x + x, test::origin.y + y};
    }

    /// Two chosen sites, the second with the larger number.
    [[nodiscard]] static model::ResultData sites() {
        model::ResultData data;
        data.columns = {
            {"rank", {"Rang", "Rank"}, model::ResultColumn::Type::Number, 0},
            {"site_de", {"Standort", "Site"}, model::ResultColumn::Type::Text, 0},
            {"site_en", {"Standort", "Site"}, model::ResultColumn::Type::Text, 0},
            {"newly_reached", {"neu erreicht", "newly reached"}, model::ResultColumn::Type::Persons, 0},
            {"served", {"kommen her", "come here"}, model::ResultColumn::Type::Persons, 0}};
        data.rows = {{at(350, 200), {2.0, std::string("Wiese"), std::string("Meadow"), 70.0, 311.0}},
                     {at(200, 350), {1.0, std::string("Brache"), std::string("Waste land"), 1234.0, 300.0}}};
        data.legend.kind = model::Presentation::Kind::Proportional;
        data.legend.column = "served";
        data.legend.title = {"Personen, die herkommen", "Persons who come here"};
        data.legend.classes = {{{"Personen", "Persons"}, "#b2182b", {}, {}}};
        data.legend.largest = 311;
        return data;
    }

    /// So many areas with a share, named 1, 2, 3 ...; the last has none.
    [[nodiscard]] static model::ResultData shares(std::size_t count) {
        model::ResultData data;
        data.geometry = model::ResultGeometry::Areas;
        data.columns = {{"id", {"Kennung", "Id"}, model::ResultColumn::Type::Text, 0},
                        {"name", {"Name", "Name"}, model::ResultColumn::Type::Text, 0},
                        {"inhabitants", {"Einwohner", "Inhabitants"}, model::ResultColumn::Type::Persons, 0},
                        {"share", {"Anteil %", "Share %"}, model::ResultColumn::Type::Number, 1}};
        for (std::size_t i = 0; i < count; ++i) {
            const double x = 3.0 * static_cast<double>(i);
            const auto share =
                i + 1 < count ? model::ResultValue(static_cast<double>(i) / 2) : model::ResultValue();
            data.rows.push_back({test::square(x, 0, x + 3, 50),
                                 {std::to_string(i), "Block " + std::to_string(i), 300.0, share}});
        }
        data.legend.kind = model::Presentation::Kind::Sequential;
        data.legend.column = "share";
        data.legend.title = {"Anteil (%)", "Share (%)"};
        data.legend.classes = {{{"bis 10", "up to 10"}, "#a1dab4", {}, 10},
                               {{"über 10", "over 10"}, "#253494", {}, {}}};
        data.legend.unknown = model::ResultClass{{"nicht bekannt", "not known"}, "#8c8c8c", {}, {}};
        return data;
    }

    /// A gap of each way of counting, as they are kept; `counted`: with who is counted, which older ones
    /// lack.
    [[nodiscard]] static model::ResultData gaps(bool counted) {
        model::ResultData data;
        data.geometry = model::ResultGeometry::Areas;
        data.columns = {{"rank", {"Rang", "Rank"}, model::ResultColumn::Type::Number, 0},
                        {"standard_de", {"Richtwert", "Standard"}, model::ResultColumn::Type::Text, 0},
                        {"persons", {"Personen", "Persons"}, model::ResultColumn::Type::Persons, 0},
                        {"homes", {"Wohngebäude", "Homes"}, model::ResultColumn::Type::Number, 0}};
        const auto row = [&](double rank, const char* what, model::ResultValue persons) {
            const double x = 40 * rank;
            data.rows.push_back(
                {test::square(x, 0, x + 30, 50), {rank, std::string(what), std::move(persons), 12.0}});
        };
        row(1, "Kita", 365.0);
        row(2, "Treff", 1284.0);
        row(3, "Bank", {});
        if (counted) {
            data.columns.push_back({"counted_de", {"Wer", "Who"}, model::ResultColumn::Type::Text, 0});
            data.columns.push_back({"at_least_de", {"mind.", "Min."}, model::ResultColumn::Type::Text, 0});
            data.rows[0].values.insert(data.rows[0].values.end(), {std::string("Kinder unter 10"), {}});
            data.rows[1].values.insert(data.rows[1].values.end(),
                                       {std::string("Personen"), std::string("mind.")});
            data.rows[2].values.insert(data.rows[2].values.end(), {std::string("Wohngebäude"), {}});
        }
        data.legend.kind = model::Presentation::Kind::Categories;
        data.legend.column = "standard_de";
        data.legend.title = {"Lücken nach Richtwert", "Gaps by standard"};
        for (const char* what : {"Kita", "Treff", "Bank"}) {
            data.legend.classes.push_back({{what, what}, "#e69f00", what, {}, "diagonal"});
        }
        return data;
    }

    MapPageOptions options_;
};

}  // namespace nordertor::publish

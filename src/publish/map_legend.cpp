// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/map_legend.h"

#include <algorithm>
#include <cmath>

#include "base/file.h"
#include "base/text.h"
#include "publish/page_composer_p.h"
#include "publish/page_export_p.h"
#include "render/circle_form.h"
#include "render/variant_colours.h"

namespace nordertor::publish {
namespace {

constexpr double sheetEdge = 4;  ///< mm
constexpr TextLook sheetTitle{3.6, render::FontFace::Bold, ink};

struct Look {
    LocalizedText form;
    render::Colour colour;
};

Look lookOf(const render::DrawItem& item) {
    if (const auto* area = std::get_if<render::AreaItem>(&item)) {
        return {{"Fläche", "area"}, area->fill.a > 0 ? area->fill : area->outline};
    }
    if (const auto* line = std::get_if<render::LineItem>(&item)) {
        return {line->stroke.dashes.empty() ? LocalizedText{"Linie", "line"}
                                            : LocalizedText{"unterbrochene Linie", "broken line"},
                line->stroke.colour};
    }
    if (const auto* circle = std::get_if<render::CircleItem>(&item)) {
        return {render::nameOf(circle->form), circle->fill.a > 0 ? circle->fill : circle->stroke};
    }
    if (const auto* text = std::get_if<render::TextItem>(&item)) {
        return {{"Schrift „" + text->text + "“", "letters \"" + text->text + "\""}, text->colour};
    }
    const render::Picture& ramp = *std::get<render::PictureItem>(item).picture;
    return {{"Farbverlauf", "range of colours"}, render::colourOf(ramp.pixels.back())};
}

/// As it is seen on white paper.
render::Colour seenOnPaper(render::Colour colour) {
    const auto part = [&](std::uint8_t byte) {
        return static_cast<std::uint8_t>(std::lround(255 + (byte - 255) * (colour.a / 255.0)));
    };
    return {part(colour.r), part(colour.g), part(colour.b), 255};
}

bool isSeen(const render::DrawEntry& entry) {
    return lookOf(entry.item).colour.a > 0;
}

/// What a sign looks like first of all: of a line on its casing the line, of a tint the strongest line of its
/// hatch and outline, else the lowest item, on which others lie.
const render::DrawItem* bodyOf(const std::vector<render::DrawEntry>& items) {
    const auto first = std::ranges::find_if(items, isSeen);
    if (first == items.end()) {
        return nullptr;
    }
    const auto* casing = std::get_if<render::LineItem>(&first->item);
    const auto* tint = std::get_if<render::AreaItem>(&first->item);
    static constexpr int palest = 77;  // 30 %
    const render::DrawItem* body = &first->item;
    int strongest = 0;
    for (auto next = first + 1; next != items.end(); ++next) {
        const auto* line = std::get_if<render::LineItem>(&next->item);
        if (line == nullptr) {
            continue;
        }
        const bool onCasing = casing != nullptr && line->stroke.dashes.empty() &&
                              2 * line->stroke.width >= casing->stroke.width;
        const bool onTint = tint != nullptr && tint->fill.a < palest && line->stroke.colour.a > strongest;
        if (isSeen(*next) && (onCasing || onTint)) {
            body = &next->item;
            strongest = line->stroke.colour.a;
        }
    }
    return body;
}

LegendSign signOf(const render::LegendEntry& entry, const std::vector<render::LayerGroup>& groups,
                  style::MapVariant variant) {
    const auto group = std::ranges::find(groups, entry.group, &render::LayerGroup::id);
    LegendSign sign{group == groups.end() ? LocalizedText{} : group->label, entry.label, {}, {}};
    render::DrawList sample = entry.sample;
    render::applyVariant(sample, variant);
    if (const render::DrawItem* body = bodyOf(sample.entries)) {
        const Look look = lookOf(*body);
        const bool hatch = std::holds_alternative<render::LineItem>(*body) &&
                           std::holds_alternative<render::AreaItem>(sample.entries.front().item);
        sign.form = hatch ? LocalizedText{"schraffierte Fläche", "hatched area"} : look.form;
        sign.colour = seenOnPaper(look.colour).text();
    }
    return sign;
}

/// A row that belongs to this class.
model::ResultRow rowOf(const model::ResultData& data, std::size_t column, std::size_t index, geo::Point at) {
    const model::ResultClass& each = data.legend.classes[index];
    model::ResultRow row{at, std::vector<model::ResultValue>(data.columns.size())};
    if (!each.key.empty()) {
        row.values[column] = each.key;
    } else if (each.upper) {
        row.values[column] = *each.upper;
    } else if (index > 0 && data.legend.classes[index - 1].upper) {
        row.values[column] = *data.legend.classes[index - 1].upper + 1;
    }
    if (data.geometry == model::ResultGeometry::Areas) {
        row.place =
            geo::MultiPolygon{{{{at, {at.x + 1, at.y}, {at.x + 1, at.y + 1}, {at.x, at.y + 1}, at}, {}}}};
    } else if (data.geometry == model::ResultGeometry::Lines) {
        row.place = std::vector<geo::Points>{{at, {at.x + 1, at.y}}};
    }
    return row;
}

/// The project with a row in each class of its results: a legend of all classes, never a map, is drawn of it.
model::ProjectSnapshot withEveryClass(const model::ProjectSnapshot& snapshot) {
    auto project = std::make_shared<model::Project>(*snapshot);
    const geo::Point at = geo::boxOf(project->area.shape).centre();
    for (model::ResultLayer& layer : project->results) {
        auto data = std::make_shared<model::ResultData>(*layer.data);
        const auto column = columnOf(*data, data->legend.column);
        const bool classes = data->legend.kind != model::Presentation::Kind::Single &&
                             data->legend.kind != model::Presentation::Kind::Proportional;
        for (std::size_t i = 0; column && classes && i < data->legend.classes.size(); ++i) {
            // beside each other: of areas on each other only one would be seen
            const geo::Point place{at.x + 2 * static_cast<double>(i), at.y};
            data->rows.push_back(rowOf(*data, *column, i, place));
        }
        layer.data = std::move(data);
    }
    return {std::move(project), snapshot.revision};
}

/// Title, legend and, if need be, the warning that the data is invented, one below the other.
PageDrawing legendSheet(const PageInput& input, const std::string& title, double width) {
    const double inner = width - 2 * sheetEdge;
    const double titleRoom = PageWriter::height(inner, title, sheetTitle) + 1.5;
    const double legendRoom = legendHeight(input, inner);
    const bool warning = input.project.hasExampleData();
    const double height =
        2 * sheetEdge + titleRoom + legendRoom + (warning ? warningHeight + sheetEdge / 2 : 0);
    PageWriter page(width, height);
    {
        const auto heading = page.element(Role::Heading1, title);
        page.paragraph(sheetEdge, sheetEdge, inner, title, sheetTitle);
    }
    const PageBox box{sheetEdge, sheetEdge + titleRoom, inner, legendRoom};
    [[maybe_unused]] const bool whole = writeLegend(page, input, box);
    if (warning) {
        writeWarning(page, input, {sheetEdge, box.bottom() + sheetEdge / 2, inner, warningHeight});
    }
    return page.take();
}

Result<> writeSheet(const PageDrawing& sheet, const MapPageOptions& options, const std::string& title,
                    const std::filesystem::path& path, const std::stop_token& stop) {
    const bool german = options.language == Language::German;
    const PdfFacts facts{german ? "Legende – " + title : "Legend – " + title, options.author,
                         options.programName.empty() ? "Nordertor" : options.programName, options.date,
                         german ? "de" : "en"};
    const std::string extension = lowered(path.extension().string());
    if (extension == ".pdf") {
        return writePdf(std::span(&sheet, 1), facts, path, stop);
    }
    const auto bytes = extension == ".svg" ? svgBytes(sheet, facts, stop)
                                           : pngBytes(sheet, {0, 0, sheet.widthMm, sheet.heightMm},
                                                      options.dotsPerInch, stop);
    return bytes ? writeFileAtomically(path, *bytes) : fail(bytes.error());
}

}  // namespace

Result<> checkLegendFile(const std::filesystem::path& path) {
    const std::string extension = lowered(path.extension().string());
    if (extension == ".pdf" || extension == ".svg" || extension == ".png") {
        return {};
    }
    return fail(ErrorCode::InvalidArgument,
                {"Eine Legende lässt sich nicht als „" + extension + "“ schreiben.",
                 "A legend cannot be written as '" + extension + "'."},
                {"Möglich sind .pdf, .png und .svg. Beispiel: -o legende.png",
                 "Possible are .pdf, .png and .svg. Example: -o legend.png"},
                path.string());
}

Result<MapLegend> makeLegend(const model::ProjectSnapshot& snapshot, const model::ThemeSet& themes,
                             const analysis::GapReport* report, const LegendOptions& options,
                             const std::filesystem::path& path, const Task& task) {
    if (!path.empty()) {
        if (const auto fine = checkLegendFile(path); !fine) {
            return fail(fine.error());
        }
    }
    const model::ProjectSnapshot shown = options.everything ? withEveryClass(snapshot) : snapshot;
    auto composer = PageComposer::create(shown, themes, report, options.map.variant);
    if (!composer) {
        return fail(composer.error());
    }
    PageInput input{.project = *shown, .themes = themes, .report = report, .options = options.map};
    const auto scene = composer->drawLegend(input, options.everything, task.part(0, 0.8));
    if (!scene) {
        return fail(scene.error());
    }
    MapLegend legend{{}, input.layout.scaleDenominator, input.map.notices};
    append(legend.notices, options.map.notices);
    for (const LegendLine& line : legendLines(input)) {
        std::vector<const render::LegendEntry*> entries = line.cells;
        entries.push_back(line.entry);
        for (const render::LegendEntry* entry : entries) {
            if (entry != nullptr) {
                legend.signs.push_back(signOf(*entry, (*scene)->groups(), options.map.variant));
            }
        }
    }
    if (!path.empty()) {
        const std::string title = titleOf(options.map, *shown, themes);
        PageDrawing sheet = legendSheet(input, title, options.widthMm);
        applyVariant(sheet, options.map.variant);
        if (const auto written = writeSheet(sheet, options.map, title, path, task.stopToken()); !written) {
            return fail(written.error());
        }
    }
    task.report(1, {"Legende fertig", "Legend done"});
    return legend;
}

}  // namespace nordertor::publish

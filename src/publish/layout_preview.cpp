// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/layout_preview.h"

#include <limits>

#include "base/file.h"
#include "base/text.h"
#include "publish/page_content_p.h"
#include "publish/page_export_p.h"

namespace nordertor::publish {
namespace {

/// mm, as such frames usually are; only a real page knows.
std::optional<double> usualHeight(const Frame& frame) {
    switch (frame.kind) {
        case FrameKind::Title:
            return 14;
        case FrameKind::TitleBlock:
            return 22;
        case FrameKind::Warning:
            return std::nullopt;
        case FrameKind::Sources:
            return 10;
        case FrameKind::Text:
            return 12;
        case FrameKind::Chart:
        case FrameKind::Table:
        case FrameKind::Sheets:
        case FrameKind::Legend:
            return 40;
        default:
            return std::numeric_limits<double>::infinity();
    }
}

PageDrawing sheetOf(const Layout& layout, Paper paper, bool landscape, Language language) {
    const PageLayout placed = placedFrames(
        layout, paper, landscape, [](const Frame& frame, double, double) { return usualHeight(frame); });
    PageWriter page(placed.width, placed.height);
    std::vector<std::string> left;
    for (const PlacedFrame& frame : placed.frames) {
        if (frame.box == PageBox{}) {
            left.push_back(labelOf(frame.frame.kind).in(language));
        }
    }
    {
        const LocalizedText noRoom{"; in der Vorschau ohne Platz: ", "; without room in the preview: "};
        const std::string name = layout.name.in(language) + " (" + layout.id + "), " + nameOf(placed.paper) +
                                 (left.empty() ? "" : noRoom.in(language) + joined(left, ", "));
        const auto heading = page.element(Role::Heading1, name);
        page.line(placed.margin, placed.margin / 3, name, {3, render::FontFace::Semibold, greyInk});
    }
    for (const PlacedFrame& frame : placed.frames) {
        if (frame.box == PageBox{}) {
            continue;
        }
        const bool map = frame.frame.kind == FrameKind::Map;
        page.rectangle(frame.box,
                       map ? render::Colour{222, 232, 218, 255} : render::Colour{244, 244, 244, 255}, ink,
                       0.2);
        const TextLook look{map ? 5.0 : 3.2, render::FontFace::Regular, ink};
        const auto paragraph = page.element(Role::Paragraph);
        page.line(frame.box.left + frame.box.width / 2,
                  frame.box.top + (frame.box.height - PageWriter::advance(look)) / 2,
                  labelOf(frame.frame.kind).in(language), look, Align::Centre);
    }
    PageDrawing drawing = page.take();
    magnify(drawing, placed.magnification);
    return drawing;
}

}  // namespace

Result<> checkLayoutPreview(std::span<const Layout> layouts, const std::filesystem::path& path) {
    std::size_t sheets = 0;
    for (const Layout& layout : layouts) {
        sheets += layout.papers.size() * ((layout.portrait ? 1U : 0U) + (layout.landscape ? 1U : 0U));
    }
    const std::string extension = lowered(path.extension().string());
    const bool picture = extension == ".png" || extension == ".svg";
    if (extension == ".pdf" || (picture && sheets == 1)) {
        return {};
    }
    return fail(ErrorCode::InvalidArgument,
                picture ? LocalizedText{"Ein Bild hat nur ein Blatt, die Vorschau hier mehrere.",
                                        "A picture has one sheet, this preview several."}
                        : LocalizedText{"Eine Vorschau lässt sich nicht als „" + extension + "“ schreiben.",
                                        "A preview cannot be written as '" + extension + "'."},
                {"Bitte als PDF. Beispiel: -o vorschau.pdf", "Please as PDF. Example: -o preview.pdf"},
                path.string());
}

Result<> writeLayoutPreview(std::span<const Layout> layouts, Language language,
                            const std::filesystem::path& path, const Task& task) {
    if (auto fine = checkLayoutPreview(layouts, path); !fine) {
        return fine;
    }
    std::vector<PageDrawing> sheets;
    for (const Layout& layout : layouts) {
        for (const Paper paper : layout.papers) {
            for (const bool landscape : {false, true}) {
                if (landscape ? layout.landscape.has_value() : layout.portrait.has_value()) {
                    sheets.push_back(sheetOf(layout, paper, landscape, language));
                }
            }
        }
    }
    const LocalizedText title{"Blattaufteilungen", "Layouts"};
    // a fixed date: equal layouts give equal bytes
    const PdfFacts facts{title.in(language), "", "Nordertor", "2026-01-01",
                         language == Language::German ? "de" : "en"};
    static constexpr int previewResolution = 60;
    const std::string extension = lowered(path.extension().string());
    if (extension == ".pdf") {
        return writePdf(sheets, facts, path, task.stopToken());
    }
    const PageDrawing& sheet = sheets.front();
    const auto bytes = extension == ".svg" ? svgBytes(sheet, facts, task.stopToken())
                                           : pngBytes(sheet, {0, 0, sheet.widthMm, sheet.heightMm},
                                                      previewResolution, task.stopToken());
    return bytes ? writeFileAtomically(path, *bytes) : fail(bytes.error());
}

}  // namespace nordertor::publish

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/map_page.h"

#include "base/file.h"
#include "base/number_format.h"
#include "base/text.h"
#include "publish/page_composer_p.h"
#include "publish/page_export_p.h"

namespace nordertor::publish {
namespace {

Result<std::string> checkedExtension(const std::filesystem::path& path) {
    const std::string extension = lowered(path.extension().string());
    if (extension == ".pdf" || extension == ".svg" || extension == ".png") {
        return extension;
    }
    return fail(ErrorCode::InvalidArgument,
                {"Eine Karte lässt sich nicht als \u201e" + extension + "\u201c schreiben.",
                 "A map cannot be written as '" + extension + "'."},
                {"Möglich sind .pdf, .png und .svg.", "Possible are .pdf, .png and .svg."}, path.string());
}

Result<std::string> fileBytes(const std::vector<PageDrawing>& pages, const std::string& extension,
                              const PdfFacts& facts, int dotsPerInch, const std::stop_token& stop) {
    if (extension == ".pdf") {
        return pdfBytes(pages, facts, stop);
    }
    return extension == ".svg" ? svgBytes(pages.front(), facts, stop)
                               : pngBytes(pages.front(), dotsPerInch, stop);
}

Result<> checkedForFormat(const MapPageOptions& options, const std::string& extension,
                          const std::filesystem::path& path) {
    if (options.tables && extension != ".pdf") {
        return fail(ErrorCode::InvalidArgument,
                    {"Ein Bild hat nur eine Seite; die Tabellen finden darauf keinen Platz.",
                     "A picture has only one page; there is no room for the tables."},
                    {"Bitte als PDF ausgeben oder die Tabellen weglassen.",
                     "Please write a PDF or leave out the tables."},
                    path.string());
    }
    if (options.worldFile && extension != ".png") {
        return fail(
            ErrorCode::InvalidArgument,
            {"Eine Weltdatei gibt es nur zu einem PNG-Bild.", "A world file goes with a PNG picture only."},
            {"Ein PDF trägt seine Lage in sich. Sonst bitte eine Datei mit der Endung .png angeben.",
             "A PDF carries its place itself. Else please name a file ending in .png."},
            path.string());
    }
    if (options.dotsPerInch < 50 || options.dotsPerInch > 600) {
        return fail(ErrorCode::InvalidArgument,
                    {"Die Auflösung muss zwischen 50 und 600 Punkten je Zoll liegen.",
                     "The resolution must lie between 50 and 600 dots per inch."},
                    {"Beispiel: --dpi 300", "Example: --dpi 300"});
    }
    return {};
}

/// The affine transformation from pixels to the working CRS, six lines (ESRI world file): the map's frame
/// tells it for the whole page.
std::string worldFile(const MapGround& ground, int dotsPerInch) {
    const double metres = ground.metresPerMm * 25.4 / dotsPerInch;
    std::string text;
    for (const double value :
         {metres, 0.0, 0.0, -metres, ground.leftTop.x + metres / 2, ground.leftTop.y - metres / 2}) {
        text += toPlainText(value) + "\n";
    }
    return text;
}

std::string auxiliaryFile(const MapGround& ground) {
    return "<PAMDataset>\n  <SRS>" + escapedXml(ground.wkt) + "</SRS>\n</PAMDataset>\n";
}

}  // namespace

Result<ComposedPage> composeMapPage(const model::ProjectSnapshot& snapshot, const model::ThemeSet& themes,
                                    const analysis::GapReport* report, const MapPageOptions& options,
                                    const Task& task) {
    auto composer = PageComposer::create(snapshot, themes, report);
    if (!composer) {
        return fail(composer.error());
    }
    return composer->compose(options, {}, task);
}

Result<MapPageResult> writeMapPage(const model::ProjectSnapshot& snapshot, const model::ThemeSet& themes,
                                   const analysis::GapReport* report, const MapPageOptions& options,
                                   const std::filesystem::path& path, const Task& task) {
    const auto extension = checkedExtension(path);
    if (!extension) {
        return fail(extension.error());
    }
    if (const auto fine = checkedForFormat(options, *extension, path); !fine) {
        return fail(fine.error());
    }
    const auto composed = composeMapPage(snapshot, themes, report, options, task.part(0, 0.6));
    if (!composed) {
        return fail(composed.error());
    }
    const PdfFacts facts{options.title.empty() ? defaultTitle(options, *snapshot, themes) : options.title,
                         options.author, options.programName.empty() ? "Nordertor" : options.programName,
                         options.date, options.language == Language::German ? "de" : "en"};
    const auto bytes = fileBytes(composed->pages, *extension, facts, options.dotsPerInch, task.stopToken());
    if (!bytes) {
        return fail(bytes.error());
    }
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    std::vector<std::pair<std::filesystem::path, std::string>> files{{path, *bytes}};
    if (options.worldFile) {
        files.emplace_back(std::filesystem::path(path).replace_extension(".pgw"),
                           worldFile(composed->ground, options.dotsPerInch));
        files.emplace_back(path.string() + ".aux.xml", auxiliaryFile(composed->ground));
    }
    for (const auto& [file, content] : files) {
        if (const auto written = writeFileAtomically(file, content); !written) {
            return fail(written.error());
        }
    }
    task.report(1, {"Karte geschrieben", "Map written"});
    return composed->result;
}

}  // namespace nordertor::publish

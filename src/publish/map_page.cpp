// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/map_page.h"

#include "base/file.h"
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
                              const PdfFacts& facts, const std::stop_token& stop) {
    static constexpr int printDotsPerInch = 200;
    if (extension == ".pdf") {
        return pdfBytes(pages, facts, stop);
    }
    return extension == ".svg" ? svgBytes(pages.front(), facts, stop)
                               : pngBytes(pages.front(), printDotsPerInch, stop);
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
    if (options.tables && *extension != ".pdf") {
        return fail(ErrorCode::InvalidArgument,
                    {"Ein Bild hat nur eine Seite; die Tabellen finden darauf keinen Platz.",
                     "A picture has only one page; there is no room for the tables."},
                    {"Bitte als PDF ausgeben oder die Tabellen weglassen.",
                     "Please write a PDF or leave out the tables."},
                    path.string());
    }
    const auto composed = composeMapPage(snapshot, themes, report, options, task.part(0, 0.6));
    if (!composed) {
        return fail(composed.error());
    }
    const PdfFacts facts{options.title.empty() ? defaultTitle(options, *snapshot, themes) : options.title,
                         options.author, options.programName.empty() ? "Nordertor" : options.programName,
                         options.date, options.language == Language::German ? "de" : "en"};
    const auto bytes = fileBytes(composed->pages, *extension, facts, task.stopToken());
    if (!bytes) {
        return fail(bytes.error());
    }
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    if (const auto written = writeFileAtomically(path, *bytes); !written) {
        return fail(written.error());
    }
    task.report(1, {"Karte geschrieben", "Map written"});
    return composed->result;
}

}  // namespace nordertor::publish

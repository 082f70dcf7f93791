// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/map_page.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/file.h"
#include "base/number_format.h"
#include "base/text.h"
#include "publish/need_sheet_p.h"
#include "publish/office_text_p.h"
#include "publish/page_composer_p.h"
#include "publish/page_export_p.h"

namespace nordertor::publish {
namespace {

Result<std::string> checkedExtension(const std::filesystem::path& path) {
    const std::string extension = lowered(path.extension().string());
    static const std::set<std::string> possible{".pdf", ".svg", ".png", ".tif", ".tiff", ".odt"};
    if (possible.contains(extension)) {
        return extension;
    }
    return fail(
        ErrorCode::InvalidArgument,
        {"Eine Karte lässt sich nicht als \u201e" + extension + "\u201c schreiben.",
         "A map cannot be written as '" + extension + "'."},
        {"Möglich sind .pdf, .png, .svg, .tif und .odt.", "Possible are .pdf, .png, .svg, .tif and .odt."},
        path.string());
}

/// The map and its legend as pictures, the rest as text that can be edited.
Result<std::string> officeBytes(const ComposedPage& page, const MapPageOptions& options,
                                const model::Project& project, const PdfFacts& facts,
                                const std::stop_token& stop) {
    const bool german = options.language == Language::German;
    std::vector<std::string> about{paperText(options), options.author, dateLine(options)};
    if (const std::string data = dataDates(project, options.language); !data.empty()) {
        about.push_back((german ? "Stand der Daten: " : "Data as of: ") + data);
    }
    std::erase(about, "");
    OfficeText text{.language = options.language,
                    .title = facts.title,
                    .subtitle = subtitleOf(options, project),
                    .about = joined(about, " · "),
                    .author = options.author,
                    .note = options.note,
                    .warning = project.hasExampleData() ? exampleWarning(options.language) : "",
                    .facts = page.description,
                    .pictures = {},
                    .tables = page.tables,
                    .sources = page.sources,
                    .date = facts.date,
                    .creator = facts.creator};
    const struct {
        PageBox box;
        std::string title;
        std::string shows;
    } pictures[] = {
        {page.layout.map(), german ? "Karte" : "Map", page.description},
        {page.layout.boxOf(FrameKind::Legend), german ? "Legende" : "Legend",
         german ? "Zeichen der Karte und was sie bedeuten" : "Signs of the map and what they mean"}};
    for (const auto& [box, title, shows] : pictures) {
        auto png = pngBytes(page.pages.front(), box, options.dotsPerInch, stop);
        if (!png) {
            return fail(png.error());
        }
        text.pictures.push_back({std::move(*png), box.width, box.height, title, shows});
    }
    return odtBytes(text);
}

Result<std::string> fileBytes(const ComposedPage& page, const std::string& extension,
                              const MapPageOptions& options, const model::Project& project,
                              const PdfFacts& facts, const std::stop_token& stop) {
    const PageDrawing& first = page.pages.front();
    if (extension == ".odt") {
        return officeBytes(page, options, project, facts, stop);
    }
    return extension == ".svg"
               ? svgBytes(first, facts, stop)
               : pngBytes(first, {0, 0, first.widthMm, first.heightMm}, options.dotsPerInch, stop);
}

Result<> checkedForFormat(const MapPageOptions& options, const std::string& extension,
                          const std::filesystem::path& path) {
    if (options.tables && extension != ".pdf" && extension != ".odt") {
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
            {"PDF und GeoTIFF tragen ihre Lage in sich. Sonst bitte eine Datei mit der Endung .png angeben.",
             "PDF and GeoTIFF carry their place themselves. Else please name a file ending in .png."},
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

bool isTiff(const std::string& extension) {
    return extension == ".tif" || extension == ".tiff";
}

/// A PNG is made as a whole in memory.
Result<> checkedSize(const PageDrawing& page, const MapPageOptions& options, const std::string& extension) {
    static constexpr double mostPixels = 3e8;
    const auto [width, height] = pixelSize(page.widthMm, page.heightMm, options.dotsPerInch);
    if (extension != ".png" || static_cast<double>(width) * height <= mostPixels) {
        return {};
    }
    const double possible = std::sqrt(mostPixels / (page.widthMm * page.heightMm)) * 25.4;
    const std::string dpi = std::to_string(static_cast<int>(possible / 10) * 10);
    return fail(ErrorCode::InvalidArgument,
                {"Ein PNG-Bild von " + formatCount(width, Language::German) + " mal " +
                     formatCount(height, Language::German) + " Punkten ist zu groß für den Speicher.",
                 "A PNG picture of " + formatCount(width, Language::English) + " by " +
                     formatCount(height, Language::English) + " pixels is too large for the memory."},
                {"Bitte bis --dpi " + dpi +
                     " oder als GeoTIFF (.tif), das streifenweise geschrieben wird. "
                     "Beispiel: --dpi 300",
                 "Please up to --dpi " + dpi +
                     ", or as GeoTIFF (.tif), which is written in strips. "
                     "Example: --dpi 300"},
                {}, "--dpi");
}

/// The page as a picture that is painted while it is written.
geo::GroundPicture groundPicture(const ComposedPage& page, const MapPageOptions& options,
                                 const model::Project& project, const PdfFacts& facts,
                                 const std::stop_token& stop) {
    const PageDrawing& drawing = page.pages.front();
    const auto [width, height] = pixelSize(drawing.widthMm, drawing.heightMm, options.dotsPerInch);
    std::vector<std::string> description{facts.title, subtitleOf(options, project), dateLine(options)};
    if (project.hasExampleData()) {
        description.push_back(exampleWarning(options.language));
    }
    description.push_back(page.description);
    const std::string credits = creditText(project, options);
    std::ranges::copy_if(page.sources, std::back_inserter(description),
                         [&](const std::string& text) { return text != credits; });
    std::erase(description, "");
    return {.width = width,
            .height = height,
            .dotsPerInch = options.dotsPerInch,
            .leftTop = page.ground.leftTop,
            .metresPerPixel = page.ground.metresPerMm * 25.4 / options.dotsPerInch,
            .epsg = project.workingCrsEpsg,
            .description = joined(description, "\n"),
            .credits = credits,
            .author = facts.author,
            .program = facts.creator,
            .date = facts.date,
            .strip = [&drawing, dpi = options.dotsPerInch, stop](int top, int rows) {
                return pageRows(drawing, dpi, top, rows, stop);
            }};
}

Result<> writeTiff(const ComposedPage& page, const MapPageOptions& options, const model::Project& project,
                   const PdfFacts& facts, const std::filesystem::path& path, const std::stop_token& stop) {
    if (!options.geoTiffWriter) {
        return fail(ErrorCode::Internal,
                    {"GeoTIFF lässt sich hier nicht schreiben.", "GeoTIFF cannot be written here."});
    }
    return options.geoTiffWriter(groundPicture(page, options, project, facts, stop), path);
}

/// What is cut on the sheet, and where it stands whole.
void addRestNotices(const PageRest& rest, bool pages, Notices& notices) {
    const auto add = [&](const LocalizedText& what, const LocalizedText& remedy) {
        notices.push_back({Severity::Warning, {what.de + remedy.de, what.en + remedy.en}, {}, {}});
    };
    const LocalizedText larger{" Größeres Papier oder eine andere Aufteilung (--layout) hat mehr Platz.",
                               " Larger paper or another layout (--layout) has more room."};
    const LocalizedText further{" Ganz steht das auf einem weiteren Blatt.",
                                " A further sheet has all of it."};
    if (rest.block) {
        add({"Nicht alles im Schriftfeld hat auf dem Blatt Platz.",
             "Not all of the title block fits on the sheet."},
            pages ? further : larger);
    }
    if (rest.chart) {
        add({"Nicht alle Balken des Diagramms haben auf dem Blatt Platz.",
             "Not all bars of the chart fit on the sheet."},
            pages ? further : larger);
    }
    if (rest.facts) {
        add({"Nicht alle Angaben haben auf dem Blatt Platz.", "Not all facts fit on the sheet."},
            pages ? further : larger);
    }
    if (rest.gaps) {
        add({"Die Liste der Lücken hat auf dem Blatt keinen Platz.",
             "The list of gaps has no room on the sheet."},
            larger);
    }
    if (rest.legend) {
        add({"Nicht alle Zeichen der Legende haben auf dem Blatt Platz.",
             "Not all signs of the legend fit on the sheet."},
            pages ? further : larger);
    }
    if (rest.sources) {
        add({"Die Quellenangaben stehen nicht oder nicht ganz auf dem Blatt.",
             "The sources are not, or not all, on the sheet."},
            pages ? further : larger);
    }
    if (rest.standards) {
        add({"Nicht alle Richtwerte haben auf dem Blatt Platz.", "Not all standards fit on the sheet."},
            pages ? further : larger);
    }
    if (rest.text) {
        add({"Der Text hat in seinem Feld keinen Platz und ist gekürzt.",
             "The text does not fit into its frame and is cut."},
            pages ? further : larger);
    }
}

/// A sheet about one gap if the options name it, else about the programme area.
Result<PageSubject> subjectOf(const model::Project& project, const model::ThemeSet& themes,
                              const analysis::GapReport* report, MapPageOptions& options) {
    if (hasFrame(layoutFor(options), FrameKind::Sheets)) {
        return fail(
            ErrorCode::InvalidArgument,
            {"Diese Blattaufteilung ist die der Übersicht eines Atlas: Sie hat eine Liste der Blätter.",
             "This layout is that of an atlas's overview: it has a list of sheets."},
            {"Einen Atlas schreibt „nordertor atlas“. Für eine Karte gibt es zum Beispiel: --layout council",
             "'nordertor atlas' writes an atlas. For a map there is for example: --layout council"});
    }
    if (options.gap.empty()) {
        if (layoutFor(options).forOneGap) {
            return fail(ErrorCode::InvalidArgument,
                        {"Diese Blattaufteilung zeigt eine einzelne Lücke, und keine ist genannt.",
                         "This layout is about a single gap, and none is named."},
                        {"„nordertor gaps“ nennt die Lücken. Beispiel: --gap youth.playground.1",
                         "'nordertor gaps' lists the gaps. Example: --gap youth.playground.1"});
        }
        return PageSubject{};
    }
    const analysis::GapPlace* gap = report != nullptr ? report->find(options.gap) : nullptr;
    if (gap == nullptr) {
        const auto ranked = report != nullptr ? report->ranked() : std::vector<const analysis::GapPlace*>();
        const auto example = [&](const char* word) {
            return ranked.empty() ? std::string() : std::string(word) + ": --gap " + ranked.front()->id;
        };
        return fail(
            ErrorCode::InvalidArgument,
            {"Eine Lücke „" + options.gap + "“ gibt es nicht.", "There is no gap '" + options.gap + "'."},
            {"„nordertor gaps“ nennt die Lücken mit ihrer Kennung." + example(" Beispiel"),
             "'nordertor gaps' lists the gaps with their ids." + example(" Example")});
    }
    options.themeId = gap->standard.substr(0, gap->standard.find('.'));
    if (options.title.empty()) {
        options.title = (options.language == Language::German ? "Versorgungslücke: " : "Gap in supply: ") +
                        gapFacts(themes, *report, *gap, options.language).missing;
    }
    return needSubject(project, themes, *report, *gap, options.partners, 1, options.language);
}

/// A page as its file will have it.
struct PreparedPage {
    std::string extension;
    std::string title;
    ComposedPage page;
};

Result<PreparedPage> preparedPage(const model::ProjectSnapshot& snapshot, const model::ThemeSet& themes,
                                  const analysis::GapReport* report, const MapPageOptions& options,
                                  const std::filesystem::path& path, const Task& task) {
    const auto extension = checkedExtension(path);
    if (!extension) {
        return fail(extension.error());
    }
    if (const auto fine = checkedForFormat(options, *extension, path); !fine) {
        return fail(fine.error());
    }
    auto composer = PageComposer::create(snapshot, themes, report, options.variant);
    if (!composer) {
        return fail(composer.error());
    }
    const bool text = *extension == ".odt";
    MapPageOptions wanted = options;
    wanted.furtherPages = *extension == ".pdf";
    if (text) {
        // the picture stands in the text as it is, so that its scale is true
        auto document = findLayout("document");
        if (!document) {
            return fail(document.error());
        }
        wanted.layout = std::make_shared<const Layout>(std::move(*document));
        wanted.orientation = Orientation::Portrait;
        wanted.paper = Paper::A4;
        wanted.tables = true;  // the text has them, and the map the numbers they begin with
    }
    const auto subject = subjectOf(*snapshot, themes, report, wanted);
    if (!subject) {
        return fail(subject.error());
    }
    auto composed = composer->compose(wanted, *subject, task);
    if (!composed) {
        return fail(composed.error());
    }
    const bool other = options.orientation == Orientation::Landscape ||
                       options.paper.value_or(Paper::A4) != Paper::A4 ||
                       (options.layout && options.layout->id != builtInLayouts().front().id &&
                        options.layout->id != "document");
    if (text && other) {
        composed->result.notices.push_back(
            {Severity::Info,
             {"Ein Textdokument steht immer auf A4 im Hochformat und hat seine eigene Aufteilung.",
              "A text document is always A4 portrait and has a layout of its own."},
             {},
             {}});
    }
    if (const auto fine = checkedSize(composed->pages.front(), options, *extension); !fine) {
        return fail(fine.error());
    }
    if (!text) {
        addRestNotices(composed->rest, *extension == ".pdf", composed->result.notices);
    }
    if (options.backdrop != nullptr && !composed->backdropLost) {
        append(composed->result.notices, options.backdrop->notices());
    }
    return PreparedPage{*extension, titleOf(wanted, *snapshot, themes), std::move(*composed)};
}

}  // namespace

Result<ComposedPage> composeMapPage(const model::ProjectSnapshot& snapshot, const model::ThemeSet& themes,
                                    const analysis::GapReport* report, const MapPageOptions& options,
                                    const Task& task) {
    auto composer = PageComposer::create(snapshot, themes, report, options.variant);
    if (!composer) {
        return fail(composer.error());
    }
    MapPageOptions wanted = options;
    const auto subject = subjectOf(*snapshot, themes, report, wanted);
    if (!subject) {
        return fail(subject.error());
    }
    return composer->compose(wanted, *subject, task);
}

Result<MapPageResult> tryMapPage(const model::ProjectSnapshot& snapshot, const model::ThemeSet& themes,
                                 const analysis::GapReport* report, const MapPageOptions& options,
                                 const std::filesystem::path& path, const Task& task) {
    auto prepared = preparedPage(snapshot, themes, report, options, path, task);
    if (!prepared) {
        return fail(prepared.error());
    }
    return std::move(prepared->page.result);
}

Result<MapPageResult> writeMapPage(const model::ProjectSnapshot& snapshot, const model::ThemeSet& themes,
                                   const analysis::GapReport* report, const MapPageOptions& options,
                                   const std::filesystem::path& path, const Task& task) {
    auto prepared = preparedPage(snapshot, themes, report, options, path, task.part(0, 0.6));
    if (!prepared) {
        return fail(prepared.error());
    }
    const ComposedPage& composed = prepared->page;
    const PdfFacts facts{prepared->title,
                         options.author,
                         options.programName.empty() ? "Nordertor" : options.programName,
                         options.date,
                         options.language == Language::German ? "de" : "en",
                         composed.description};
    if (prepared->extension == ".pdf" || isTiff(prepared->extension)) {
        const auto written = isTiff(prepared->extension)
                                 ? writeTiff(composed, options, *snapshot, facts, path, task.stopToken())
                                 : writePdf(composed.pages, facts, path, task.stopToken());
        if (!written) {
            return fail(written.error());
        }
        task.report(1, {"Karte geschrieben", "Map written"});
        return std::move(prepared->page.result);
    }
    const auto bytes = fileBytes(composed, prepared->extension, options, *snapshot, facts, task.stopToken());
    if (!bytes) {
        return fail(bytes.error());
    }
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    std::vector<std::pair<std::filesystem::path, std::string>> files{{path, *bytes}};
    if (options.worldFile) {
        files.emplace_back(std::filesystem::path(path).replace_extension(".pgw"),
                           worldFile(composed.ground, options.dotsPerInch));
        files.emplace_back(path.string() + ".aux.xml", auxiliaryFile(composed.ground));
    }
    for (const auto& [file, content] : files) {
        if (const auto written = writeFileAtomically(file, content); !written) {
            return fail(written.error());
        }
    }
    task.report(1, {"Karte geschrieben", "Map written"});
    return std::move(prepared->page.result);
}

}  // namespace nordertor::publish

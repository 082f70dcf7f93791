// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/atlas.h"

#include <algorithm>

#include "base/file.h"
#include "base/number_format.h"
#include "base/text.h"
#include "publish/need_sheet_p.h"
#include "publish/page_composer_p.h"
#include "publish/page_export_p.h"
#include "publish/table_pages_p.h"

namespace nordertor::publish {
namespace {

/// A page to be made.
struct Sheet {
    MapPageOptions options;
    PageSubject subject;
    std::vector<std::string> row;  ///< in the list of sheets, without the page
};

std::size_t insideCount(const analysis::GapReport& report, const std::string& theme) {
    return static_cast<std::size_t>(
        std::ranges::count_if(report.ranked(), [&](const analysis::GapPlace* gap) {
            return gap->insideArea && (theme.empty() || gap->standard.starts_with(theme + "."));
        }));
}

class Atlas {
  public:
    Atlas(const model::ProjectSnapshot& snapshot, const model::ThemeSet& themes,
          const analysis::GapReport& report, const AtlasOptions& options)
        : snapshot_(snapshot), themes_(themes), report_(report), options_(options) {}

    Result<std::string> bytes(AtlasResult& result, const Task& task) {
        auto composer = PageComposer::create(snapshot_, themes_, &report_);
        if (!composer) {
            return fail(composer.error());
        }
        std::vector<Sheet> sheets = options_.by == AtlasBy::Gap ? gapSheets() : themeSheets();
        if (sheets.empty()) {
            return fail(
                ErrorCode::NotFound,
                {"Es gibt nichts, wovon ein Blatt zu machen wäre: im Programmgebiet wurden keine Lücken gefunden.",
                 "There is nothing to make a sheet of: no gaps were found in the programme area."},
                {"Bitte ein anderes Thema oder strengere Grenzwerte wählen.",
                 "Please choose another theme or stricter limits."});
        }
        PdfDocument document;
        auto overview = overviewPages(*composer, sheets, task.part(0, 0.1));
        if (!overview) {
            return fail(overview.error());
        }
        result.notices = overview->result.notices;
        for (const PageDrawing& page : overview->pages) {
            if (const auto added = document.add(page, task.stopToken()); !added) {
                return fail(added.error());
            }
        }
        result.pages = overview->pages.size();
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            Sheet& sheet = sheets[i];
            sheet.options.pageNumber = ++result.pages;
            sheet.options.orientation =
                overview->result.landscape ? Orientation::Landscape : Orientation::Portrait;
            const auto page = composer->compose(sheet.options, sheet.subject, {{}, task.stopToken()});
            if (!page) {
                return fail(page.error());
            }
            if (const auto added = document.add(page->pages.front(), task.stopToken()); !added) {
                return fail(added.error());
            }
            task.report(0.1 + 0.85 * static_cast<double>(i + 1) / static_cast<double>(sheets.size()),
                        {"Blatt " + std::to_string(i + 1) + " von " + std::to_string(sheets.size()),
                         "Sheet " + std::to_string(i + 1) + " of " + std::to_string(sheets.size())});
        }
        result.sheets = sheets.size();
        return document.finish(facts());
    }

  private:
    [[nodiscard]] std::string in(const std::string& german, const std::string& english) const {
        return options_.page.language == Language::German ? german : english;
    }

    [[nodiscard]] std::string title() const {
        if (!options_.page.title.empty()) {
            return options_.page.title;
        }
        const model::Theme* theme = themes_.find(options_.page.themeId);
        const std::string start = options_.by == AtlasBy::Gap
                                      ? in("Atlas der Versorgungslücken", "Atlas of supply gaps")
                                      : in("Themenatlas", "Atlas of themes");
        return theme == nullptr ? start : start + ": " + theme->label.in(options_.page.language);
    }

    [[nodiscard]] PdfFacts facts() const {
        return {title(), options_.page.author,
                options_.page.programName.empty() ? "Nordertor" : options_.page.programName,
                options_.page.date, in("de", "en")};
    }

    [[nodiscard]] std::vector<Sheet> gapSheets() const {
        std::vector<Sheet> sheets;
        const Language language = options_.page.language;
        for (const analysis::GapPlace* gap : gapsOfAtlas(report_, options_)) {
            Sheet sheet{options_.page, {}, {}};
            const std::string number = std::to_string(sheets.size() + 1);
            const GapFacts facts = gapFacts(themes_, report_, *gap, language);
            sheet.options.themeId = gap->standard.substr(0, gap->standard.find('.'));
            sheet.options.title = in("Lücke ", "Gap ") + number + ": " + facts.missing;
            sheet.options.scaleDenominator.reset();
            sheet.options.layout = options_.sheetLayout;
            const auto partners = options_.partners.find(gap->id);
            sheet.subject =
                needSubject(*snapshot_, themes_, report_, *gap,
                            partners == options_.partners.end() ? std::vector<analysis::PartnerMatch>()
                                                                : partners->second,
                            sheets.size() + 1, language);
            sheet.row = {number, facts.missing, facts.persons, facts.nearest};
            sheets.push_back(std::move(sheet));
        }
        return sheets;
    }

    [[nodiscard]] std::vector<Sheet> themeSheets() const {
        std::vector<Sheet> sheets;
        for (const model::Theme& theme : themes_.themes) {
            const std::size_t gaps = insideCount(report_, theme.id);
            const auto facilities = std::ranges::count_if(
                snapshot_->facilities,
                [&](const model::Facility& f) { return f.kind.starts_with(theme.id + "."); });
            const bool wanted = options_.page.themeId.empty() || options_.page.themeId == theme.id;
            if (!wanted || (gaps == 0 && facilities == 0)) {
                continue;
            }
            Sheet sheet{options_.page, {}, {}};
            sheet.options.themeId = theme.id;
            sheet.options.title.clear();  // the user's is that of the atlas
            sheet.row = {std::to_string(sheets.size() + 1), theme.label.in(options_.page.language),
                         formatCount(static_cast<std::int64_t>(gaps), options_.page.language),
                         formatCount(facilities, options_.page.language)};
            sheets.push_back(std::move(sheet));
        }
        return sheets;
    }

    /// The list, with pages counted from `first`.
    [[nodiscard]] TableContent listOf(const std::vector<Sheet>& sheets, std::size_t first) const {
        TableContent table{in("Blätter", "Sheets"), {}, {}};
        if (options_.by == AtlasBy::Gap) {
            table.columns = {{in("Nr.", "No."), 0.5, Align::Right},
                             {in("Was fehlt", "What is missing"), 2.6},
                             {in("Wem", "To whom"), 2},
                             {in("Nächste Einrichtung", "Nearest facility"), 3},
                             {in("Seite", "Page"), 0.6, Align::Right}};
        } else {
            table.columns = {{in("Nr.", "No."), 0.5, Align::Right},
                             {in("Thema", "Theme"), 3},
                             {in("Lücken im Programmgebiet", "Gaps in the programme area"), 2, Align::Right},
                             {in("Einrichtungen", "Facilities"), 1.5, Align::Right},
                             {in("Seite", "Page"), 0.6, Align::Right}};
        }
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            table.rows.push_back(sheets[i].row);
            table.rows.back().push_back(std::to_string(first + i));
        }
        return table;
    }

    /// The map on which every sheet has its number, and the list. The list is set twice, since only then it
    /// is known how many pages it takes.
    Result<ComposedPage> overviewPages(PageComposer& composer, const std::vector<Sheet>& sheets,
                                       const Task& task) const {
        MapPageOptions options = options_.page;
        options.title = title();
        options.pageNumber = 1;
        PageSubject subject;
        if (options_.by == AtlasBy::Gap) {
            subject.gaps.emplace();
            for (const Sheet& sheet : sheets) {
                subject.gaps->insert(sheet.subject.gaps->begin(), sheet.subject.gaps->end());
            }
        }
        subject.tables = {listOf(sheets, 1)};
        auto first = composer.compose(options, subject, task);
        if (!first) {
            return first;
        }
        subject.tables = {listOf(sheets, first->pages.size() + 1)};
        return composer.compose(options, subject, task);
    }

    const model::ProjectSnapshot& snapshot_;
    const model::ThemeSet& themes_;
    const analysis::GapReport& report_;
    const AtlasOptions& options_;
};

}  // namespace

std::vector<const analysis::GapPlace*> gapsOfAtlas(const analysis::GapReport& report,
                                                   const AtlasOptions& options) {
    std::vector<const analysis::GapPlace*> gaps;
    for (const analysis::GapPlace* gap : report.ranked()) {
        const bool wanted =
            options.page.themeId.empty() || gap->standard.starts_with(options.page.themeId + ".");
        if (gap->insideArea && wanted && gaps.size() < options.most) {
            gaps.push_back(gap);
        }
    }
    return gaps;
}

Result<AtlasResult> writeAtlas(const model::ProjectSnapshot& snapshot, const model::ThemeSet& themes,
                               const analysis::GapReport& report, const AtlasOptions& options,
                               const std::filesystem::path& path, const Task& task) {
    if (lowered(path.extension().string()) != ".pdf") {
        return fail(ErrorCode::InvalidArgument,
                    {"Ein Atlas hat viele Seiten und wird als PDF geschrieben.",
                     "An atlas has many pages and is written as PDF."},
                    {"Bitte einen Dateinamen mit der Endung .pdf angeben.",
                     "Please give a file name ending in .pdf."},
                    path.string());
    }
    AtlasResult result;
    const auto bytes = Atlas(snapshot, themes, report, options).bytes(result, task);
    if (!bytes) {
        return fail(bytes.error());
    }
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    if (const auto written = writeFileAtomically(path, *bytes); !written) {
        return fail(written.error());
    }
    if (options.by == AtlasBy::Gap) {
        result.gapsLeftOut = insideCount(report, options.page.themeId) - result.sheets;
    }
    if (options.page.backdrop != nullptr) {
        append(result.notices, options.page.backdrop->notices());
    }
    task.report(1, {"Atlas geschrieben", "Atlas written"});
    return result;
}

}  // namespace nordertor::publish

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/atlas.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <span>

#include "base/file.h"
#include "base/number_format.h"
#include "base/text.h"
#include "publish/atlas_parts_p.h"
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

geo::Box focusOf(const geo::MultiPolygon& area) {
    static constexpr double around = 30;  ///< m
    return geo::boxOf(area).expandedBy(around);
}

/// The first parts are small, so that an atlas cancelled early keeps nearly all that was drawn; they are the
/// same however often it is cancelled, so that its bytes are.
std::size_t sheetsOfPart(std::size_t part, std::size_t most) {
    std::size_t count = 1;
    for (std::size_t i = 0; i < part && count < most; ++i) {
        count *= 2;
    }
    return std::min(count, most);
}

class Atlas {
  public:
    Atlas(const model::ProjectSnapshot& snapshot, const model::ThemeSet& themes,
          const analysis::GapReport& report, const AtlasOptions& options)
        : snapshot_(snapshot), themes_(themes), report_(report), options_(options) {}

    Result<> write(const std::filesystem::path& path, const AtlasParts& parts, AtlasResult& result,
                   const Task& task) {
        auto composer = PageComposer::create(snapshot_, themes_, &report_, options_.page.variant);
        if (!composer) {
            return fail(composer.error());
        }
        std::vector<Sheet> sheets = sheetsOf();
        if (sheets.empty()) {
            return fail(
                ErrorCode::NotFound,
                {"Es gibt nichts, wovon ein Blatt zu machen wäre: im Programmgebiet wurden keine Lücken gefunden.",
                 "There is nothing to make a sheet of: no gaps were found in the programme area."},
                {"Bitte ein anderes Thema oder strengere Grenzwerte wählen.",
                 "Please choose another theme or stricter limits."});
        }
        // the overview comes first, but only when the sheets are made is it known on which pages they are
        const auto first = overviewPages(*composer, sheets, task.part(0, 0.05));
        if (!first) {
            return fail(first.error());
        }
        result.notices = first->result.notices;
        result.sheets = sheets.size();
        for (Sheet& sheet : sheets) {
            sheet.options.description.clear();  // the user's is that of the overview
            if (options_.sheetLayout != nullptr) {
                sheet.options.layout = options_.sheetLayout;
            }
            // as the overview, where the sheets' layout can
            const bool landscape = first->result.landscape;
            const Layout& layout = layoutFor(sheet.options);
            sheet.options.orientation = !(landscape ? layout.landscape : layout.portrait)
                                            ? Orientation::ByArea
                                        : landscape ? Orientation::Landscape
                                                    : Orientation::Portrait;
        }
        std::size_t next = first->pages.size() + 1;
        std::vector<std::filesystem::path> files{parts.file(0)};
        const std::size_t most = std::max<std::size_t>(options_.sheetsInAPart, 1);
        std::size_t count = 0;
        for (std::size_t begin = 0; begin < sheets.size(); begin += count) {
            count = std::min(sheetsOfPart(files.size(), most), sheets.size() - begin);
            const double done = 0.05 + 0.85 * static_cast<double>(begin) / static_cast<double>(sheets.size());
            const double after =
                0.05 + 0.85 * static_cast<double>(begin + count) / static_cast<double>(sheets.size());
            const auto pages = partOf(*composer, std::span(sheets).subspan(begin, count), files.size(), next,
                                      parts, result, task.part(done, after));
            if (!pages) {
                return fail(pages.error());
            }
            next += *pages;
            files.push_back(parts.file(files.size()));
        }
        result.pages = next - 1;
        const auto overview = overviewPages(*composer, sheets, task.part(0.9, 0.95));
        if (!overview) {
            return fail(overview.error());
        }
        PdfDocument document;
        if (const auto added = addPages(document, overview->pages, task); !added) {
            return fail(added.error());
        }
        if (auto written = document.finishPart(files.front()); !written) {
            return written;
        }
        if (task.stopRequested()) {
            return fail(cancelledError());
        }
        if (options_.page.backdrop != nullptr && !first->backdropLost) {
            append(result.notices, options_.page.backdrop->notices());
        }
        const auto id = idOf(files);
        return id ? joinParts(files, facts(), *id, path) : fail(id.error());
    }

  private:
    [[nodiscard]] std::string in(const std::string& german, const std::string& english) const {
        return options_.page.language == Language::German ? german : english;
    }

    /// Sheets that go into one part, made or found; the number of their pages. `next`: number of the first.
    Result<std::size_t> partOf(PageComposer& composer, std::span<Sheet> sheets, std::size_t part,
                               std::size_t next, const AtlasParts& parts, AtlasResult& result,
                               const Task& task) const {
        const std::string madeFrom =
            textFingerprint(options_.madeFrom + "\n" + std::to_string(part) + "\n" + std::to_string(next));
        const bool known = options_.resume && !options_.madeFrom.empty();
        auto pages = known ? parts.find(part, madeFrom, sheets.size()) : std::nullopt;
        if (pages) {
            result.reused += sheets.size();
        } else {
            auto made = makePart(composer, sheets, parts.file(part), next, result, task);
            if (!made) {
                return fail(made.error());
            }
            if (const auto noted = parts.note(part, madeFrom, *made); !noted) {
                return fail(noted.error());
            }
            pages = std::move(*made);
        }
        const std::size_t first = next;
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            sheets[i].options.pageNumber = next;
            next += (*pages)[i];
        }
        return next - first;
    }

    /// Pages of each sheet.
    Result<std::vector<std::size_t>> makePart(PageComposer& composer, std::span<Sheet> sheets,
                                              const std::filesystem::path& file, std::size_t next,
                                              AtlasResult& result, const Task& task) const {
        PdfDocument document;
        std::vector<std::size_t> pages;
        for (Sheet& sheet : sheets) {
            sheet.options.pageNumber = next;
            const auto page = composer.compose(sheet.options, sheet.subject, {{}, task.stopToken()});
            if (!page) {
                return fail(page.error());
            }
            if (const auto added = addPages(document, page->pages, task); !added) {
                return fail(added.error());
            }
            pages.push_back(page->pages.size());
            const std::optional<int>& wanted = sheet.options.scaleDenominator;
            result.otherScale += wanted && page->result.scaleDenominator != *wanted ? 1 : 0;
            next += page->pages.size();
            task.report(static_cast<double>(pages.size()) / static_cast<double>(sheets.size()),
                        {"Blatt " + sheet.row.front(), "Sheet " + sheet.row.front()});
        }
        if (auto written = document.finishPart(file); !written) {
            return fail(written.error());
        }
        if (task.stopRequested()) {
            return fail(cancelledError());
        }
        return pages;
    }

    [[nodiscard]] Result<std::string> idOf(const std::vector<std::filesystem::path>& files) const {
        std::string content = title() + "\n" + options_.page.date + "\n";
        for (const std::filesystem::path& file : files) {
            const auto fingerprint = fileFingerprint(file);
            if (!fingerprint) {
                return fail(fingerprint.error());
            }
            content += *fingerprint + "\n";
        }
        return textFingerprint(content);
    }

    static Result<> addPages(PdfDocument& document, const std::vector<PageDrawing>& pages, const Task& task) {
        for (const PageDrawing& page : pages) {
            if (const auto added = document.add(page, task.stopToken()); !added) {
                return fail(added.error());
            }
        }
        return {};
    }

    [[nodiscard]] std::vector<Sheet> sheetsOf() const {
        switch (options_.by) {
            case AtlasBy::Theme:
                return themeSheets();
            case AtlasBy::Area:
                return areaSheets();
            case AtlasBy::Gap:
                break;
        }
        return gapSheets();
    }

    [[nodiscard]] std::string title() const {
        if (!options_.page.title.empty()) {
            return options_.page.title;
        }
        const model::Theme* theme = themes_.find(options_.page.themeId);
        const std::string start = options_.by == AtlasBy::Theme ? in("Themenatlas", "Atlas of themes")
                                  : options_.by == AtlasBy::Area
                                      ? in("Atlas der Teilgebiete", "Atlas of sub-areas")
                                      : in("Atlas der Versorgungslücken", "Atlas of gaps in supply");
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
            sheet.options.smallerScaleIfNeeded = true;
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
            // a sheet of what nobody asked for would say that nothing is missing
            const bool examined =
                theme.standards.empty() || std::ranges::any_of(report_.standards, [&](const auto& result) {
                    return result.theme == theme.id;
                });
            if (!wanted || !examined || (gaps == 0 && facilities == 0)) {
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

    /// Gaps that concern an area: some of their homes lie in it. By rank.
    [[nodiscard]] std::vector<const analysis::GapPlace*> gapsOf(const model::AreaSet::Area& area) const {
        const std::string& theme = options_.page.themeId;
        const auto& homes = snapshot_->residents.homes;
        const geo::Box box = geo::boxOf(area.shape);
        std::vector<const analysis::GapPlace*> gaps;
        std::ranges::copy_if(report_.ranked(), std::back_inserter(gaps), [&](const analysis::GapPlace* gap) {
            return (theme.empty() || gap->standard.starts_with(theme + ".")) &&
                   std::ranges::any_of(gap->homeIndices, [&](std::uint32_t home) {
                       const geo::Point at = homes[home].location;
                       return box.contains(at) && geo::contains(area.shape, at);
                   });
        });
        return gaps;
    }

    /// Areas with the largest gaps first; those without any last, as the set has them.
    [[nodiscard]] std::vector<Sheet> areaSheets() const {
        struct Candidate {
            const model::AreaSet::Area* area = nullptr;
            std::vector<const analysis::GapPlace*> gaps;
        };
        std::vector<Candidate> candidates;
        for (const model::AreaSet::Area& area : options_.areas.areas) {
            candidates.push_back({&area, gapsOf(area)});
        }
        std::ranges::stable_sort(candidates, {}, [](const Candidate& each) {
            return each.gaps.empty() ? std::numeric_limits<std::size_t>::max() : each.gaps.front()->rank;
        });
        std::vector<Sheet> sheets;
        const Language language = options_.page.language;
        for (const auto& [area, gaps] : candidates) {
            if (sheets.size() == options_.most) {
                break;
            }
            Sheet sheet{options_.page, {}, {}};
            sheet.options.title = area->name;
            sheet.options.smallerScaleIfNeeded = true;
            sheet.subject.focus = focusOf(area->shape);
            sheet.subject.outlines = {{area->shape, {}}};
            sheet.subject.gaps.emplace();
            for (const analysis::GapPlace* gap : gaps) {
                sheet.subject.gaps->emplace(gap->id, sheet.subject.gaps->size() + 1);
            }
            std::string largest = in("keine Lücke", "no gap");
            if (!gaps.empty()) {
                const GapFacts facts = gapFacts(themes_, report_, *gaps.front(), language);
                largest = facts.missing + ": " + facts.persons;
            }
            sheet.row = {std::to_string(sheets.size() + 1), area->name,
                         formatCount(static_cast<std::int64_t>(gaps.size()), language), largest};
            sheets.push_back(std::move(sheet));
        }
        return sheets;
    }

    /// The list, with the pages the sheets have now.
    [[nodiscard]] SheetList listOf(const std::vector<Sheet>& sheets) const {
        TableContent whole{title() + in(" – Liste der Blätter", " – list of sheets"), {}, {}};
        whole.columns = {{in("Nr.", "No."), 0.5, Align::Right}};
        /// Of `whole` all but what is too much beside a map.
        std::vector<std::size_t> brief{0, 1, 2};
        switch (options_.by) {
            case AtlasBy::Gap:
                whole.columns.insert(whole.columns.end(),
                                     {{in("Was fehlt", "What is missing"), 2.6},
                                      {in("Wem", "To whom"), 2},
                                      {in("Nächste Einrichtung", "Nearest facility"), 3}});
                break;
            case AtlasBy::Theme:
                whole.columns.insert(
                    whole.columns.end(),
                    {{in("Thema", "Theme"), 3},
                     {in("Lücken im Programmgebiet", "Gaps in the programme area"), 2, Align::Right},
                     {in("Einrichtungen", "Facilities"), 1.5, Align::Right}});
                break;
            case AtlasBy::Area:
                whole.columns.insert(whole.columns.end(),
                                     {{in("Gebiet", "Area"), 2.5},
                                      {in("Lücken", "Gaps"), 0.8, Align::Right},
                                      {in("Größte Lücke (ganz gezählt)", "Largest gap (counted whole)"), 4}});
                break;
        }
        whole.columns.push_back({in("Seite", "Page"), 0.6, Align::Right});
        for (const Sheet& sheet : sheets) {
            whole.rows.push_back(sheet.row);
            whole.rows.back().push_back(std::to_string(sheet.options.pageNumber));
        }
        brief.push_back(whole.columns.size() - 1);
        TableContent inFrame{options_.by == AtlasBy::Area
                                 ? in("Blätter, größte Lücke zuerst", "Sheets, largest gap first")
                                 : in("Blätter", "Sheets"),
                             {},
                             {}};
        for (const std::size_t column : brief) {
            inFrame.columns.push_back(whole.columns[column]);
        }
        if (options_.by == AtlasBy::Theme) {
            inFrame.columns[2] = {in("Lücken", "Gaps"), 1, Align::Right};
        }
        for (const auto& row : whole.rows) {
            inFrame.rows.emplace_back();
            for (const std::size_t column : brief) {
                inFrame.rows.back().push_back(row[column]);
            }
        }
        return {std::move(inFrame), std::move(whole)};
    }

    /// The map on which every sheet has its number, and the list.
    Result<ComposedPage> overviewPages(PageComposer& composer, const std::vector<Sheet>& sheets,
                                       const Task& task) const {
        MapPageOptions options = options_.page;
        options.title = title();
        options.pageNumber = 1;
        options.scaleDenominator.reset();
        PageSubject subject;
        if (options_.by == AtlasBy::Gap) {
            subject.gaps.emplace();
            for (const Sheet& sheet : sheets) {
                subject.gaps->insert(sheet.subject.gaps->begin(), sheet.subject.gaps->end());
            }
        }
        if (options_.by == AtlasBy::Area) {
            subject.focus = geo::boxOf(snapshot_->area.shape);
            options.gaps = false;
            subject.gaps.emplace();
            for (const Sheet& sheet : sheets) {
                subject.focus->add(geo::boxOf(sheet.subject.outlines.front().shape));
                subject.outlines.push_back({sheet.subject.outlines.front().shape, sheet.row.front()});
            }
        }
        subject.sheets = listOf(sheets);
        return composer.compose(options, subject, task);
    }

    const model::ProjectSnapshot& snapshot_;
    const model::ThemeSet& themes_;
    const analysis::GapReport& report_;
    const AtlasOptions& options_;
};

Error cancelledWithParts(const AtlasParts& parts) {
    Error error = cancelledError();
    error.message = {"Abgebrochen; der Atlas ist noch nicht geschrieben.",
                     "Cancelled; the atlas is not written yet."};
    const std::string folder = parts.folder().filename().string();
    error.remedy = {"Fertige Seiten liegen in „" + folder + "“. Derselbe Aufruf mit --resume macht weiter.",
                    "Finished pages are in \"" + folder + "\". The same call with --resume goes on."};
    return error;
}

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
                    {"Bitte einen Dateinamen mit der Endung .pdf angeben. Beispiel: -o atlas.pdf",
                     "Please give a file name ending in .pdf. Example: -o atlas.pdf"},
                    path.string());
    }
    const auto parts = AtlasParts::open(path, options.resume);
    if (!parts) {
        return fail(parts.error());
    }
    AtlasResult result;
    const auto written = Atlas(snapshot, themes, report, options).write(path, *parts, result, task);
    if (!written && written.error().code == ErrorCode::Cancelled && std::filesystem::exists(parts->file(1))) {
        return fail(cancelledWithParts(*parts));
    }
    parts->remove();
    if (!written) {
        return fail(written.error());
    }
    if (options.by == AtlasBy::Gap) {
        result.leftOut = insideCount(report, options.page.themeId) - result.sheets;
    } else if (options.by == AtlasBy::Area) {
        result.leftOut = options.areas.areas.size() - result.sheets;
    }
    task.report(1, {"Atlas geschrieben", "Atlas written"});
    return result;
}

}  // namespace nordertor::publish

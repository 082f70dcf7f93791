// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "base/quotation.h"
#include "model/result_classes.h"
#include "publish/page_content_p.h"
#include "render/text_metrics.h"

namespace nordertor::publish {
namespace {

constexpr double textIndent = render::legendSampleWidth + 1.5;
constexpr double legendColumnGap = 2;
constexpr std::size_t labelLines = 3;

/// The planner's own layers first, the base map last.
int orderOf(const std::string& group) {
    static const std::vector<std::string> order{"results",       "area",      "gaps", "facilities",
                                                "organisations", "residents", "base"};
    const auto found = std::find(order.begin(), order.end(), group.substr(0, group.find(':')));
    return static_cast<int>(found - order.begin());
}

/// How the rows are set.
struct Setting {
    std::size_t columns = 1;
    double textSize = 2.2;
    double rowGap = 0.4;
};

/// Signs have some room around them of their own.
constexpr double closeRows = -0.2;

struct Row {
    std::size_t line = 0;
    double left = 0;
    double top = 0;
    double height = 0;
};

TextLook lookOf(const Setting& setting) {
    return {setting.textSize, render::FontFace::Regular, ink};
}

double columnWidth(const Setting& setting, double width) {
    const auto count = static_cast<double>(setting.columns);
    return (width - legendColumnGap * (count - 1)) / count;
}

TextLook headingLookOf(const Setting& setting) {
    return {setting.textSize, render::FontFace::Semibold, ink};
}

constexpr double aboveHeading = 1.2;

bool isHeading(const LegendLine& line) {
    return line.entry == nullptr && line.grid == nullptr;
}

double rowHeight(const LegendLine& line, const Setting& setting, double width, Language language) {
    const double column = columnWidth(setting, width);
    if (line.grid != nullptr) {
        return legendGridHeight(line, column, setting.textSize, language) + setting.rowGap;
    }
    if (isHeading(line)) {
        return aboveHeading + PageWriter::height(column, line.label, headingLookOf(setting), 3) +
               setting.rowGap;
    }
    const double text = PageWriter::height(column - textIndent, line.label, lookOf(setting), labelLines);
    // lines of one label stand closer than labels
    const double between = setting.rowGap > 0 ? 0.9 : 0.6;
    return std::max(line.entry->sample.heightMm + setting.rowGap, text + between);
}

bool isOfResult(const LegendLine& line) {
    return line.grid != nullptr || (line.entry != nullptr && line.entry->group.starts_with("results"));
}

/// Whether the signs of a result, such as circles of several sizes, may go on in the next column.
enum class Results { Whole, MayBeCut };

/// The rows of one setting.
class Arrangement {
  public:
    Arrangement(const std::vector<LegendLine>& lines, const Setting& setting, double width, Language language)
        : lines_(lines), setting_(setting), width_(width) {
        for (const LegendLine& line : lines) {
            heights_.push_back(rowHeight(line, setting, width, language));
        }
    }

    /// Rows from the top of each column; fewer rows than labels if they do not fit.
    [[nodiscard]] std::vector<Row> filled(double height, Results results) const {
        std::vector<Row> rows;
        std::size_t column = 0;
        double y = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const double together = heightTogether(i, results);
            if (y + together > height) {
                ++column;
                y = 0;
            }
            if (column == setting_.columns || together > height) {
                break;
            }
            rows.push_back({i,
                            static_cast<double>(column) * (columnWidth(setting_, width_) + legendColumnGap),
                            y, heights_[i]});
            y += heights_[i];
        }
        return rows;
    }

    /// All rows, in columns no higher than they must be, so that these are filled evenly; none if they do not
    /// fit.
    [[nodiscard]] std::vector<Row> balanced(double height, Results results) const {
        static constexpr double step = 0.5;  ///< mm
        const double sum = std::accumulate(heights_.begin(), heights_.end(), 0.0);
        for (double least = sum / static_cast<double>(setting_.columns); least < height; least += step) {
            if (auto rows = filled(least, results); rows.size() == lines_.size()) {
                return rows;
            }
        }
        auto rows = filled(height, results);
        return rows.size() == lines_.size() ? rows : std::vector<Row>();
    }

  private:
    /// What must stand in one column from this row on: a heading and its first sign, or all of a result.
    [[nodiscard]] double heightTogether(std::size_t row, Results results) const {
        double height = heights_[row];
        if (!isHeading(lines_[row])) {
            return height;
        }
        for (std::size_t next = row + 1; next < lines_.size() && !isHeading(lines_[next]); ++next) {
            if (next > row + 1 && (results == Results::MayBeCut || !isOfResult(lines_[next]))) {
                break;
            }
            height += heights_[next];
        }
        return height;
    }

    const std::vector<LegendLine>& lines_;
    const Setting& setting_;
    double width_;
    std::vector<double> heights_;
};

std::vector<Setting> settingsFor(double width, const std::vector<LegendLine>& lines) {
    std::vector<Setting> settings{{2, 2.3}, {3, 2.3}, {4, 2.2}, {5, 1.8}};
    if (width < 90) {
        settings = {{1, 2.3}, {2, 2.2}, {2, 2.2, closeRows}, {2, 2.0, closeRows}, {2, 1.8, closeRows}};
        static constexpr double leastForThree = 78;  // narrower columns break every label
        if (width >= leastForThree) {
            settings.push_back({3, 1.8});
        }
    } else if (width < 150) {
        settings = {{1, 2.3}, {2, 2.2}, {3, 2.1}, {3, 1.8}};
    }
    const bool square =
        std::ranges::any_of(lines, [](const LegendLine& line) { return line.grid != nullptr; });
    for (Setting& setting : settings) {
        while (square && setting.columns > 1 && columnWidth(setting, width) < legendGridWidth) {
            --setting.columns;
        }
    }
    return settings;
}

/// What the titles of several results on the sheet begin with; empty of one.
std::string leadOfResults(const PageInput& input) {
    std::vector<std::string> titles;
    for (const std::string& name : input.options.results) {
        if (const model::ResultLayer* layer = findResult(input.project, name)) {
            titles.push_back(layer->record.title.in(input.options.language));
        }
    }
    return titles.size() > 1 ? sharedLead(titles) : std::string();
}

/// Where the sheet has the title of its only result, the heading need not repeat it. `saidLead`: what its
/// title begins with and is said already.
std::string headingOf(const model::ResultLayer& layer, const PageInput& input, const std::string& saidLead) {
    const Language language = input.options.language;
    std::string title = layer.record.title.in(language);
    if (title.starts_with(saidLead)) {
        title.erase(0, saidLead.size());
    }
    const bool overlaps = showsOverlaps(*layer.data);
    const std::string what = (overlaps ? overlapTitle(*layer.data) : layer.data->legend.title).in(language);
    // gaps that are kept must be told from those drawn over them
    const bool ofGapsBeneathGaps = input.options.gaps && layer.record.operation == "gaps";
    const bool titled =
        input.options.title.empty() && input.options.results.size() == 1 && !ofGapsBeneathGaps;
    const bool said = title.find(what) != std::string::npos;
    std::string text = titled && !what.empty() ? what : said ? title : title + " – " + what;
    text = withCapital(typographic(text, language));
    if (isOutdated(layer.record, input.project)) {
        text += language == Language::German ? " (veraltet)" : " (outdated)";
    }
    return text;
}

const model::ResultLayer* resultOf(const model::Project& project, const std::string& group) {
    return findResult(project, group.substr(group.find(':') + 1));
}

const model::ResultData* resultDataOf(const model::Project& project, const std::string& group) {
    const model::ResultLayer* layer = resultOf(project, group);
    return layer != nullptr ? layer->data.get() : nullptr;
}

/// Of a square of signs.
bool isCell(const model::ResultData& data, const render::LegendEntry& entry) {
    return data.legend.grid && std::ranges::find(data.legend.classes, entry.label,
                                                 &model::ResultClass::label) != data.legend.classes.end();
}

/// In the order of the classes; null where a class has no sign.
std::vector<const render::LegendEntry*> cellsOf(const model::ResultData& data, const std::string& group,
                                                const std::vector<const render::LegendEntry*>& entries) {
    std::vector<const render::LegendEntry*> cells;
    for (const model::ResultClass& each : data.legend.classes) {
        const auto found = std::ranges::find_if(entries, [&](const render::LegendEntry* entry) {
            return entry->group == group && entry->label == each.label;
        });
        cells.push_back(found != entries.end() ? *found : nullptr);
    }
    return cells;
}

void writeSign(PageWriter& page, render::MmPoint origin, const Row& row, const LegendLine& line,
               const Setting& setting, double column) {
    const auto item = page.element(Role::ListItem);
    const double middle = origin.y + row.top + (row.height - setting.rowGap) / 2;
    {
        // the label says in words what the sign says in colours
        const auto sign = page.artifact();
        page.inset(line.entry->sample, {origin.x + row.left, middle - line.entry->sample.heightMm / 2});
    }
    const auto body = page.element(Role::Body);
    const TextLook look = lookOf(setting);
    const double width = column - textIndent;
    page.paragraph(origin.x + row.left + textIndent,
                   middle - PageWriter::height(width, line.label, look, labelLines) / 2, width, line.label,
                   look, labelLines);
}

}  // namespace

std::vector<LegendLine> legendLines(const PageInput& input) {
    const Language language = input.options.language;
    std::vector<const render::LegendEntry*> entries;
    for (const auto& entry : input.map.legend) {
        entries.push_back(&entry);
    }
    const auto order = [&](const render::LegendEntry* entry) {
        const bool ofResult = entry->group.starts_with("results:");
        const auto& named = input.options.results;
        const std::string result = ofResult ? entry->group.substr(entry->group.find(':') + 1) : std::string();
        return std::tuple(orderOf(entry->group), std::ranges::find(named, result) - named.begin(), result);
    };
    std::ranges::stable_sort(entries, {}, order);
    std::vector<LegendLine> lines;
    std::string group;
    std::string before;  // heading
    const std::string lead = leadOfResults(input);
    std::string saidLead = input.options.title.empty() ? lead : std::string();  // by the sheet's title
    const bool results = !entries.empty() && entries.front()->group.starts_with("results:");
    for (const render::LegendEntry* entry : entries) {
        const bool ofResult = entry->group.starts_with("results:");
        if (results && (ofResult ? entry->group != group : group.starts_with("results:"))) {
            const model::ResultLayer* layer = ofResult ? resultOf(input.project, entry->group) : nullptr;
            const LocalizedText rest{"Karte", "Map"};
            const std::string heading =
                layer != nullptr ? headingOf(*layer, input, saidLead) : rest.in(language);
            saidLead = lead;
            // points and lines of one thing are kept as two results
            if (heading != before) {
                lines.push_back({nullptr, heading});
            }
            before = heading;
        }
        group = entry->group;
        const auto* data = ofResult ? resultDataOf(input.project, group) : nullptr;
        if (data != nullptr && isCell(*data, *entry)) {
            if (lines.empty() || lines.back().grid == nullptr) {
                lines.push_back({nullptr, {}, &*data->legend.grid, cellsOf(*data, group, entries)});
            }
            continue;
        }
        lines.push_back({entry, withCapital(entry->label.in(language))});
    }
    return lines;
}

double legendHeight(const PageInput& input, double width) {
    const auto lines = legendLines(input);
    const Setting setting = settingsFor(width, lines)[1];
    static constexpr double least = 8;
    static constexpr double most = 400;
    const auto rows =
        Arrangement(lines, setting, width, input.options.language).balanced(most, Results::Whole);
    double height = rows.empty() && !lines.empty() ? most : least;
    for (const Row& row : rows) {
        height = std::max(height, row.top + row.height + setting.rowGap);
    }
    return sectionHeadingHeight() + height;
}

bool writeLegend(PageWriter& page, const PageInput& input, const PageBox& box) {
    const Language language = input.options.language;
    writeSectionHeading(page, box, LocalizedText{"Legende", "Legend"}.in(language));
    const double top = box.top + sectionHeadingHeight();
    const auto lines = legendLines(input);
    std::vector<Row> rows;
    const std::vector<Setting> settings = settingsFor(box.width, lines);
    Setting setting = settings.back();
    for (const Results results : {Results::Whole, Results::MayBeCut}) {
        for (const Setting& candidate : settings) {
            if (rows.empty()) {
                setting = candidate;
                rows = Arrangement(lines, setting, box.width, language).balanced(box.bottom() - top, results);
            }
        }
    }
    const bool whole = rows.size() == lines.size();
    const double room = box.bottom() - top - PageWriter::advance(lookOf(setting));
    if (!whole) {
        rows = Arrangement(lines, setting, box.width, language).filled(room, Results::MayBeCut);
    }
    const auto isSign = [&](const Row& row) { return lines[row.line].entry != nullptr; };
    for (std::size_t i = 0; i < rows.size();) {
        if (lines[rows[i].line].grid != nullptr) {
            const Row& row = rows[i++];
            writeLegendGrid(page, lines[row.line],
                            {box.left + row.left, top + row.top, columnWidth(setting, box.width),
                             row.height - setting.rowGap},
                            setting.textSize, language);
            continue;
        }
        if (isHeading(lines[rows[i].line])) {
            const Row& row = rows[i++];
            const auto heading = page.element(Role::Paragraph);
            page.paragraph(box.left + row.left, top + row.top + aboveHeading, columnWidth(setting, box.width),
                           lines[row.line].label, headingLookOf(setting), 3);
            continue;
        }
        const auto list = page.element(Role::List);
        for (; i < rows.size() && isSign(rows[i]); ++i) {
            writeSign(page, {box.left, top}, rows[i], lines[rows[i].line], setting,
                      columnWidth(setting, box.width));
        }
    }
    if (!whole) {
        const auto more = page.element(Role::Paragraph);
        page.line(box.left, top + room,
                  andMore(lines.size() - rows.size(), {"weiteres Zeichen", "more sign"},
                          {"weitere Zeichen", "more signs"}, language),
                  lookOf(setting));
    }
    return whole;
}

}  // namespace nordertor::publish

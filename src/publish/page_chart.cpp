// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "base/number_format.h"
#include "base/text.h"
#include "model/result_classes.h"
#include "publish/page_content_p.h"
#include "render/text_metrics.h"
#include "render/variant_colours.h"

namespace nordertor::publish {
namespace {

constexpr double smallestShown = 3;  ///< persons; fewer are not told apart in print
constexpr std::size_t mostBars = 8;
constexpr double barThickness = 3;
constexpr double barSpacing = 1.6;
constexpr std::size_t headingLines = 3;
constexpr double labelShare = 0.46;  ///< of the chart's width
constexpr TextLook barLook{2.1, render::FontFace::Regular, ink};
constexpr TextLook valueLook{2.1, render::FontFace::Semibold, ink};

struct Bar {
    std::string label;
    double value = 0;
    std::string text;  ///< of the value
    style::Colour colour;
    bool ofClass = false;  ///< the colour is that of a class on the map
};

struct Chart {
    std::string heading;
    std::vector<Bar> bars;
    std::size_t all = 0;  ///< of which the bars are the largest; 0 where they stand in an order of their own
};

std::string wordsOf(const PageInput& input, const LocalizedText& text) {
    return text.in(input.options.language);
}

/// Of areas of several origins on each other neither areas nor persons add up to anything.
Chart classesChart(const PageInput& input, const model::ResultLayer& layer) {
    const ClassFigures figures = classFigures(layer, input);
    if (figures.places && holdsBands(layer)) {
        return {};
    }
    Chart chart{withCapital(layer.record.title.in(input.options.language)) + " – " +
                    wordsOf(input, figures.what) +
                    (figures.beyond > 0 ? wordsOf(input, {" auf der Karte", " on the map"}) : ""),
                {},
                0};
    for (const ClassFigure& figure : figures.classes) {
        const model::ResultClass& resultClass = layer.data->legend.classes[figure.index];
        chart.bars.push_back({resultClass.label.in(input.options.language), figure.amount.value_or(0),
                              figure.amount
                                  ? formatCount(std::llround(*figure.amount), input.options.language)
                                  : notKnown(input.options.language),
                              style::Colour::parse(resultClass.colour).value_or(greyInk), true});
    }
    return chart;
}

/// Standards whose theme is on the page.
std::vector<const analysis::StandardResult*> standardsShown(const PageInput& input) {
    std::vector<const analysis::StandardResult*> shown;
    if (input.report == nullptr) {
        return shown;
    }
    for (const analysis::StandardResult& result : input.report->standards) {
        if ((input.options.themeId.empty() || result.theme == input.options.themeId) &&
            result.inside.all > 0) {
            shown.push_back(&result);
        }
    }
    return shown;
}

double unsupplied(const analysis::StandardResult& result) {
    return result.inside.all - result.inside.supplied;
}

std::string standardLabel(const PageInput& input, const analysis::StandardResult& result) {
    const model::Standard* standard = input.themes.findStandard(result.standard);
    return standard != nullptr ? standard->label.in(input.options.language) : result.standard;
}

/// Where only some age classes are known, the sum is a lower bound.
std::string atLeast(const PageInput& input, const analysis::StandardResult& result) {
    return result.demand.measure == analysis::DemandMeasure::KnownPersonsOnly
               ? wordsOf(input, {"mind. ", "at least "})
               : std::string();
}

/// Persons and buildings cannot stand beside each other: buildings are left to the table.
Chart personsChart(const PageInput& input) {
    Chart chart{wordsOf(input, {"Menschen ohne Angebot im Programmgebiet, nach Richtwert",
                                "Persons without supply in the programme area, by standard"}),
                {},
                0};
    for (const analysis::StandardResult* result : standardsShown(input)) {
        const double persons = unsupplied(*result);
        if (result->demand.measure == analysis::DemandMeasure::Homes || persons < smallestShown) {
            continue;
        }
        const model::Theme* theme = input.themes.find(result->theme);
        chart.bars.push_back(
            {standardLabel(input, *result), persons,
             atLeast(input, *result) + formatCount(std::llround(persons), input.options.language),
             theme != nullptr ? style::Colour::parse(theme->colour).value_or(greyInk)
                              : style::Colour(greyInk)});
    }
    std::ranges::stable_sort(chart.bars, std::greater(), &Bar::value);
    chart.all = chart.bars.size();
    chart.bars.resize(std::min(chart.bars.size(), mostBars));
    return chart;
}

Chart chartOf(const PageInput& input) {
    for (const std::string& name : input.options.results) {
        const model::ResultLayer* layer = findResult(input.project, name);
        if (layer != nullptr && layer->data != nullptr && !layer->data->rows.empty()) {
            return classesChart(input, *layer);
        }
    }
    return input.options.gaps ? personsChart(input) : Chart{};
}

double barHeight(const Bar& bar, double width) {
    return std::max(barThickness, PageWriter::height(width * labelShare - 1, bar.label, barLook, 2)) +
           barSpacing;
}

/// Of a chart of which so many bars are drawn.
std::string headingFor(const PageInput& input, const Chart& chart, std::size_t drawn) {
    if (drawn == 0 || drawn >= chart.all) {
        return chart.heading;
    }
    const auto count = [&](std::size_t number) {
        return formatCount(static_cast<std::int64_t>(number), input.options.language);
    };
    const LocalizedText largest =
        drawn == 1 ? LocalizedText{"der größte", "the largest"}
                   : LocalizedText{"die " + count(drawn) + " größten", "the " + count(drawn) + " largest"};
    return chart.heading + wordsOf(input, {" (" + largest.de + " von " + count(chart.all) + ")",
                                           " (" + largest.en + " of " + count(chart.all) + ")"});
}

double headingHeight(const PageInput& input, const Chart& chart, std::size_t drawn, double width) {
    return PageWriter::height(width, headingFor(input, chart, drawn), sectionHeading, headingLines) + 0.8;
}

/// Bars that fit into the box below the heading, which says how many they are, else above the line that does.
std::size_t barsThatFit(const PageInput& input, const Chart& chart, const PageBox& box) {
    const double line = chart.all > 0 ? 0 : PageWriter::advance(barLook);
    std::size_t most = chart.bars.size();
    while (most > 0) {
        double y = headingHeight(input, chart, most, box.width);
        std::size_t fitting = 0;
        while (fitting < most) {
            y += barHeight(chart.bars[fitting], box.width);
            const double below = fitting + 1 == chart.bars.size() ? 0 : line;
            if (y + below > box.height + barSpacing + 1e-6) {
                break;
            }
            ++fitting;
        }
        if (fitting == most) {
            break;
        }
        most = fitting;
    }
    return most;
}

std::vector<std::string> cellsOf(const PageInput& input, const analysis::StandardResult& result) {
    const Language language = input.options.language;
    const double missing = unsupplied(result);
    const bool homes = result.demand.measure == analysis::DemandMeasure::Homes;
    const bool part = result.demand.measure == analysis::DemandMeasure::KnownPersonsOnly;
    const std::string count =
        !homes && missing > 0 && missing < smallestShown ? wordsOf(input, {"unter 3", "under 3"})
        : part && missing == 0                           ? wordsOf(input, {"0 gezählt", "0 counted"})
                               : atLeast(input, result) + formatCount(std::llround(missing), language) +
                                     (homes ? wordsOf(input, {" Gebäude", " homes"}) : "");
    return {standardLabel(input, result), formatNumber(result.limit, 0, language) + " m", count,
            formatNumber(100 * result.inside.supplied / result.inside.all, 0, language) + " %"};
}

std::string suppliedHeading(const PageInput& input) {
    return wordsOf(input, {"Versorgung im Programmgebiet", "Supply in the programme area"});
}

}  // namespace

std::optional<double> chartHeight(const PageInput& input, double width) {
    const Chart chart = chartOf(input);
    if (chart.bars.empty()) {
        return std::nullopt;
    }
    double height = headingHeight(input, chart, chart.bars.size(), width);
    for (const Bar& bar : chart.bars) {
        height += barHeight(bar, width);
    }
    return height;
}

bool writeChart(PageWriter& page, const PageInput& input, const PageBox& box) {
    const Chart chart = chartOf(input);
    if (chart.bars.empty()) {
        return true;
    }
    const std::size_t drawn = barsThatFit(input, chart, box);
    double y = box.top;
    {
        const std::string words = headingFor(input, chart, drawn);
        const auto heading = page.element(Role::Heading2, words);
        y += page.paragraph(box.left, y, box.width, words, sectionHeading, headingLines) + 0.8;
    }
    std::vector<std::string> said;
    for (const Bar& bar : chart.bars) {
        said.push_back(bar.label + ": " + bar.text);
    }
    const auto figure = page.figure(wordsOf(input, {"Balkendiagramm. ", "Bar chart. "}) + joined(said, "; "),
                                    {box.left, y, box.width, box.bottom() - y});
    const double longest = std::max(std::ranges::max(chart.bars, {}, &Bar::value).value, 1e-9);
    const double left = box.left + box.width * labelShare;
    double widestValue = 0;
    for (const Bar& bar : chart.bars) {
        widestValue = std::max(widestValue, render::textWidth(bar.text, valueLook.face, valueLook.size));
    }
    const double room = box.right() - left - 1 - widestValue;
    for (std::size_t i = 0; i < drawn; ++i) {
        const Bar& bar = chart.bars[i];
        const double height = barHeight(bar, box.width);
        const double middle = y + (height - barSpacing) / 2;
        const double labelWidth = box.width * labelShare - 1;
        page.paragraph(box.left, middle - PageWriter::height(labelWidth, bar.label, barLook, 2) / 2,
                       labelWidth, bar.label, barLook, 2);
        const double length = room * bar.value / longest;
        page.rectangle({left, middle - barThickness / 2, std::max(length, 0.2), barThickness}, bar.colour,
                       ink, 0.1, bar.ofClass ? render::classColourLayer : "page");
        page.line(left + length + 1, middle - PageWriter::advance(valueLook) / 2, bar.text, valueLook);
        y += height;
    }
    if (drawn < chart.bars.size() && (chart.all == 0 || drawn == 0)) {
        const std::string more =
            formatCount(static_cast<std::int64_t>(chart.bars.size() - drawn), input.options.language);
        page.line(box.left, y, wordsOf(input, {"… und " + more + " weitere", "… and " + more + " more"}),
                  barLook);
    }
    return drawn == chart.bars.size();
}

TableContent standardsTable(const PageInput& input) {
    TableContent table{suppliedHeading(input),
                       {{wordsOf(input, {"Richtwert", "Standard"}), 0.5},
                        {wordsOf(input, {"Weg bis", "Walk up to"}), 0.13, Align::Right},
                        {wordsOf(input, {"ohne Angebot", "without"}), 0.21, Align::Right},
                        {wordsOf(input, {"versorgt", "supplied"}), 0.16, Align::Right}},
                       {}};
    for (const analysis::StandardResult* result : standardsShown(input)) {
        table.rows.push_back(cellsOf(input, *result));
    }
    return table;
}

std::optional<double> standardsHeight(const PageInput& input, double width) {
    const TableContent table = standardsTable(input);
    return table.rows.empty() ? std::nullopt : std::optional(tableHeight(table, width));
}

bool writeStandards(PageWriter& page, const PageInput& input, const PageBox& box) {
    return writeTable(page, standardsTable(input), box, {"weiterer Richtwert", "more standard"},
                      {"weitere Richtwerte", "more standards"}, input.options.language);
}

}  // namespace nordertor::publish

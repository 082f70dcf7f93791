// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/result_legend.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/indicators/class_breaks.h"
#include "base/number_format.h"
#include "style/palettes.h"

namespace nordertor::ops {
namespace {

using Kind = model::Presentation::Kind;
using model::ResultClass;
using model::ResultColumn;
using model::ResultLegend;

constexpr int mostClasses = 5;

std::vector<double> sortedNumbers(const model::ResultData& data, std::size_t column) {
    std::vector<double> numbers;
    for (const model::ResultRow& row : data.rows) {
        if (const auto* number = std::get_if<double>(&row.values[column])) {
            numbers.push_back(*number);
        }
    }
    std::ranges::sort(numbers);
    return numbers;
}

std::vector<double> madeBreaks(const std::vector<double>& sorted) {
    const double smallest = sorted.front();
    const double largest = sorted.back();
    std::vector<double> distinct = sorted;
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    if (distinct.size() <= static_cast<std::size_t>(mostClasses)) {
        distinct.pop_back();
        return distinct;
    }
    const auto bounds = analysis::classBreaks(sorted, analysis::ClassMethod::Quantile, mostClasses);
    return bounds ? roundedBreaks(*bounds, smallest, largest) : std::vector<double>();
}

/// No class holds both what lies below the middle and what lies above it: more and less would look alike.
void separateAt(double middle, const std::vector<double>& sorted, std::vector<double>& bounds) {
    const auto at = std::ranges::lower_bound(bounds, middle);
    if (sorted.front() < middle && sorted.back() > middle && (at == bounds.end() || *at != middle)) {
        bounds.insert(at, middle);
    }
}

int decimalsNeeded(const std::vector<double>& bounds) {
    constexpr int most = 6;
    for (int decimals = 0; decimals < most; ++decimals) {
        const double scale = std::pow(10.0, decimals);
        if (std::ranges::all_of(bounds, [&](double bound) {
                return std::abs(bound * scale - std::round(bound * scale)) < 1e-6;
            })) {
            return decimals;
        }
    }
    // shares of something: three digits of what keeps classes apart
    double apart = std::abs(bounds.front());
    for (std::size_t i = 1; i < bounds.size(); ++i) {
        apart = i == 1 ? bounds[1] - bounds[0] : std::min(apart, bounds[i] - bounds[i - 1]);
    }
    return apart > 0 ? std::clamp(2 - static_cast<int>(std::floor(std::log10(apart))), 0, most) : most;
}

std::string boundText(double value, int decimals, Language language) {
    return value == 0 ? "0" : formatNumber(value, decimals, language);
}

/// Each to as few digits as its distance from its neighbours allows: for values most of which lie together.
std::vector<double> eachRounded(const std::vector<double>& bounds, double smallest, double largest) {
    constexpr double mostMoved = 0.25;  // of the distance, so that the order stays
    std::vector<double> rounded;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        const double below = bounds[i] - (i > 0 ? bounds[i - 1] : smallest);
        const double above = (i + 1 < bounds.size() ? bounds[i + 1] : largest) - bounds[i];
        const double room = below > 0 ? std::min(below, above) : above;
        double power = std::floor(std::log10(room));
        const auto at = [&] {
            // dividing by a whole number keeps 0.3 from becoming 0.30000000000000004
            const double scale = std::pow(10.0, std::abs(power));
            return power < 0 ? std::round(bounds[i] * scale) / scale : std::round(bounds[i] / scale) * scale;
        };
        while (std::abs(at() - bounds[i]) > mostMoved * room) {
            --power;
        }
        rounded.push_back(at());
    }
    return rounded;
}

/// Bands of something continuous share their bounds; `bounds` has the end of the last, too.
std::string bandText(const std::vector<double>& bounds, std::size_t index, Language language) {
    const bool german = language == Language::German;
    const auto number = [&, decimals = decimalsNeeded(bounds)](double value) {
        return boundText(value, decimals, language);
    };
    return index == 0 ? (german ? "bis " : "up to ") + number(bounds.front())
                      : spanText(number(bounds[index - 1]), number(bounds[index]), language);
}

std::string classText(const std::vector<double>& bounds, std::size_t index, bool whole, Language language) {
    const bool german = language == Language::German;
    const int decimals = decimalsNeeded(bounds);
    const auto number = [&](double value) { return boundText(value, decimals, language); };
    if (index == 0) {
        const bool none = whole && bounds.front() == 0;
        return (none ? "" : german ? "bis " : "up to ") + number(bounds.front());
    }
    const std::string over = german ? "über " : "over ";
    if (index == bounds.size()) {
        return over + number(bounds.back());
    }
    if (whole && decimals == 0) {
        return spanText(number(bounds[index - 1] + 1), number(bounds[index]), language);
    }
    return over + spanText(number(bounds[index - 1]), number(bounds[index]), language);
}

/// Bounds no nearer to each other, or to the ends of what occurs, than `least`, where that can be.
std::vector<double> apart(const std::vector<double>& bounds, const std::vector<double>& sorted,
                          double least) {
    std::vector<double> kept;
    for (const double bound : bounds) {
        const double rounded = std::round(bound / least) * least;
        const double before = kept.empty() ? sorted.front() : kept.back();
        if (rounded - before >= least && sorted.back() - rounded >= least) {
            kept.push_back(rounded);
        }
    }
    return kept;
}

/// "400 m kürzer und mehr", "150 bis unter 400 m kürzer", "bis 80 m länger", or with bounds of one's own
/// "unter 50 m kürzer oder bis 50 m länger": a class of values up to a bound and above the one before.
std::string differenceText(const model::Presentation::Differences& words, const std::vector<double>& sorted,
                           const std::vector<double>& bounds, std::size_t index, Language language) {
    const bool german = language == Language::German;
    const int decimals = bounds.empty() ? 0 : decimalsNeeded(bounds);
    const auto number = [&](double value) { return formatNumber(std::abs(value), decimals, language); };
    const auto below = index > 0 ? std::optional(bounds[index - 1]) : std::nullopt;
    const auto upTo = index < bounds.size() ? std::optional(bounds[index]) : std::nullopt;
    const bool less = upTo ? *upTo <= 0 : sorted.back() <= 0 && (below ? *below : sorted.front()) < 0;
    const std::string unit = " " + words.unit + " ";
    if (!less && (below ? *below : sorted.front()) < 0) {
        const std::string shorter = below ? (german ? "unter " : "under ") + number(*below) + unit : "";
        const std::string longer = upTo ? (german ? "bis " : "up to ") + number(*upTo) + unit : "";
        return shorter + words.less.in(language) + (german ? " oder " : " or ") + longer +
               words.more.in(language);
    }
    const std::string how = (less ? words.less : words.more).in(language);
    const std::string to = german ? " bis " : " to ";
    if (!below && !upTo) {
        const std::string first = number(less ? sorted.back() : sorted.front());
        const std::string last = number(less ? sorted.front() : sorted.back());
        return spanText(first, last, language) + unit + how;
    }
    if (less) {
        if (!below) {
            return *upTo == 0 ? how : number(*upTo) + unit + how + (german ? " und mehr" : " or more");
        }
        const std::string under = german ? "unter " : "under ";
        return !upTo || *upTo == 0 ? under + number(*below) + unit + how
                                   : number(*upTo) + to + under + number(*below) + unit + how;
    }
    if (!upTo) {
        return *below == 0 ? how : (german ? "über " : "over ") + number(*below) + unit + how;
    }
    return !below || *below == 0
               ? (german ? "bis " : "up to ") + number(*upTo) + unit + how
               : (german ? "über " : "over ") + number(*below) + to + number(*upTo) + unit + how;
}

std::vector<std::string> coloursFor(const model::Presentation& presentation,
                                    const std::vector<double>& bounds) {
    const std::size_t classes = bounds.size() + 1;
    if (presentation.kind != Kind::Diverging) {
        auto colours = style::sequentialColours(classes, presentation.colour);
        if (presentation.strongestFirst) {
            std::ranges::reverse(colours);
        }
        return colours;
    }
    const double middle = presentation.midpoint;
    const auto below = static_cast<std::size_t>(
        std::ranges::count_if(bounds, [&](double bound) { return bound <= middle; }));
    const bool neutral = std::ranges::find(bounds, middle) == bounds.end();
    return style::divergingColours(below, neutral, classes - below - (neutral ? 1 : 0));
}

void addClasses(ResultLegend& legend, const model::Presentation& presentation,
                const std::vector<double>& sorted, bool whole) {
    std::vector<double> bounds = presentation.breaks;
    std::ranges::sort(bounds);
    bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
    if (bounds.empty()) {
        bounds = madeBreaks(sorted);
        if (whole) {
            // nothing lies between two of them
            std::ranges::transform(bounds, bounds.begin(), [](double bound) { return std::floor(bound); });
            bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
            std::erase_if(bounds, [&](double bound) { return bound < sorted.front(); });
        }
        if (presentation.differences) {
            bounds = apart(bounds, sorted, presentation.differences->least);
        }
        if (presentation.kind == Kind::Diverging) {
            separateAt(presentation.midpoint, sorted, bounds);
        }
    }
    if (whole && presentation.differences) {
        // "bis 237 m länger" is what a bound of 237.5 says of whole metres
        std::ranges::transform(bounds, bounds.begin(), [](double bound) { return std::floor(bound); });
        bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
    }
    const auto colours = coloursFor(presentation, bounds);
    std::vector<double> ends = bounds;
    if (presentation.upTo) {
        ends.push_back(*presentation.upTo);
    }
    const auto band = [&](std::size_t i) {
        return LocalizedText{bandText(ends, i, Language::German), bandText(ends, i, Language::English)};
    };
    const auto difference = [&](std::size_t i) {
        const auto in = [&](Language language) {
            return differenceText(*presentation.differences, sorted, bounds, i, language);
        };
        return LocalizedText{in(Language::German), in(Language::English)};
    };
    for (std::size_t i = 0; i <= bounds.size(); ++i) {
        ResultClass each;
        each.label = presentation.upTo          ? band(i)
                     : presentation.differences ? difference(i)
                                                : classLabel(bounds, i, whole);
        each.colour = colours[i];
        each.upper = i < bounds.size() ? std::optional(bounds[i]) : std::nullopt;
        legend.classes.push_back(std::move(each));
    }
}

void addCategories(ResultLegend& legend, const model::Presentation& presentation) {
    for (const auto& category : presentation.categories) {
        const std::string colour =
            category.colour.empty() ? style::categoryColour(legend.classes.size()) : category.colour;
        legend.classes.push_back({category.label, colour, category.key, {}, category.pattern});
    }
}

ResultLegend oneLook(const model::Presentation& presentation) {
    ResultLegend legend;
    legend.title = presentation.title;
    const std::string colour = presentation.colour.empty() ? style::singleColour() : presentation.colour;
    legend.classes.push_back({presentation.title, colour, {}, {}});
    return legend;
}

/// Of a column without any number: the colour must not look like a value.
ResultLegend allUnknown(const LocalizedText& title) {
    ResultLegend legend;
    legend.title = title;
    legend.classes.push_back({{"nicht bekannt", "not known"}, style::unknownColour(), {}, {}});
    return legend;
}

/// The column of the presentation; texts in two languages are two columns, the German one is asked.
std::optional<std::size_t> columnFor(const model::Presentation& presentation, const model::ResultData& data) {
    const auto exact = columnOf(data, presentation.column);
    return exact ? exact : columnOf(data, presentation.column + "_de");
}

}  // namespace

LocalizedText classLabel(const std::vector<double>& bounds, std::size_t index, bool whole) {
    if (bounds.empty()) {
        return {"alle gleich", "all equal"};
    }
    return {classText(bounds, index, whole, Language::German),
            classText(bounds, index, whole, Language::English)};
}

std::vector<double> roundedBreaks(const std::vector<double>& breaks, double smallest, double largest) {
    const double range = largest - smallest;
    if (!(range > 0)) {
        return {};
    }
    // from coarse to fine: the first step that keeps all classes apart
    const double power = std::pow(10.0, std::floor(std::log10(range)));
    for (const double step : {0.5 * power, 0.25 * power, 0.1 * power, 0.05 * power, 0.02 * power,
                              0.01 * power, 0.005 * power, 0.001 * power}) {
        std::vector<double> rounded;
        bool moved = false;
        for (const double bound : breaks) {
            // dividing by the inverse keeps 0.3 from becoming 0.30000000000000004
            const double inverse = 1 / step;
            const double nearest = inverse >= 1 ? std::round(bound * inverse) / std::round(inverse)
                                                : std::round(bound / step) * step;
            const bool fits =
                nearest > smallest && nearest < largest && (rounded.empty() || nearest > rounded.back());
            if (fits) {
                rounded.push_back(nearest);
            }
            moved =
                moved || std::abs(nearest - bound) > range / (4.0 * static_cast<double>(breaks.size() + 1));
        }
        if (rounded.size() == breaks.size() && !moved) {
            return rounded;
        }
    }
    std::vector<double> bounds = breaks;
    bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
    std::erase_if(bounds, [&](double bound) { return bound >= largest; });
    return eachRounded(bounds, smallest, largest);
}

ResultLegend legendFor(const model::Presentation& presentation, const model::ResultData& data) {
    const auto column = columnFor(presentation, data);
    if (presentation.kind == Kind::Single || !column) {
        return oneLook(presentation);
    }
    ResultLegend legend;
    legend.kind = presentation.kind;
    legend.column = data.columns[*column].key;
    legend.title = presentation.title.empty() ? data.columns[*column].label : presentation.title;
    if (presentation.kind == Kind::Categories) {
        addCategories(legend, presentation);
        legend.grid = presentation.grid;
        if (legend.classes.empty()) {
            return oneLook(presentation);
        }
    } else {
        const auto sorted = sortedNumbers(data, *column);
        if (sorted.empty()) {
            return allUnknown(legend.title);
        }
        if (presentation.kind == Kind::Proportional && sorted.back() <= 0) {
            return oneLook(presentation);
        }
        const ResultColumn& shown = data.columns[*column];
        const bool whole = shown.type == ResultColumn::Type::Persons || shown.decimals == 0;
        if (presentation.kind == Kind::Proportional) {
            legend.largest = sorted.back();
            legend.classes = oneLook(presentation).classes;
        } else {
            addClasses(legend, presentation, sorted, whole);
        }
    }
    const bool persons = data.columns[*column].type == ResultColumn::Type::Persons;
    const model::ResultData asked{data.geometry, data.columns, {}, legend};
    const bool unknown = std::ranges::any_of(
        data.rows, [&](const model::ResultRow& row) { return !classOf(asked, row).has_value(); });
    if (unknown) {
        const LocalizedText none =
            !presentation.unknown.empty()     ? presentation.unknown
            : legend.kind == Kind::Categories ? LocalizedText{"sonstige", "other"}
            : persons ? LocalizedText{"unter 3 oder nicht bekannt", "fewer than 3 or not known"}
                      : LocalizedText{"nicht bekannt", "not known"};
        legend.unknown = ResultClass{none, style::unknownColour(), {}, {}};
    }
    return legend;
}

}  // namespace nordertor::ops

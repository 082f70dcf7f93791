// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/area_indicators.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <numeric>
#include <utility>

#include "analysis/indicators/area_figures.h"
#include "analysis/indicators/composite_index.h"
#include "analysis/indicators/status_dynamics.h"
#include "base/number_format.h"
#include "base/text.h"
#include "io/vector/area_set_reader.h"
#include "ops/analysis_parameters.h"
#include "ops/area_parameters.h"
#include "ops/common_parameters.h"
#include "ops/indicator_figures.h"
#include "ops/indicator_index.h"
#include "ops/indicator_parameters.h"
#include "ops/indicator_presentation.h"
#include "ops/indicator_tables.h"

namespace nordertor::ops {
namespace {

using analysis::Figures;

/// Of the key of a column with what an indicator adds to the index.
constexpr std::string_view partPrefix = "part:";
/// Squares of greater ones, and their sums, have no place in a double.
constexpr double greatestFigure = 1e100;

class IndicatorRun {
  public:
    IndicatorRun(const Context& context, const ParameterValues& values, const Task& task)
        : context_(context), values_(values), task_(task) {}

    Result<Outcome> run() {
        for (const auto step : {&IndicatorRun::readAreas, &IndicatorRun::computeIndicators,
                                &IndicatorRun::computeIndex, &IndicatorRun::computeStatus}) {
            if (const auto done = (this->*step)(); !done) {
                return fail(done.error());
            }
        }
        if (columns_.empty()) {
            return fail(
                ErrorCode::InvalidArgument, {"Es ist keine Kennzahl genannt.", "No indicator is given."},
                {"Beispiel: --indicator density:0-9", "Example: --indicator density:0-9"}, {}, "--indicator");
        }
        return outcome();
    }

  private:
    Result<> readAreas() {
        auto areas = areasFrom(values_, context_, task_.part(0, 0.3));
        if (!areas) {
            return fail(areas.error());
        }
        areas_ = std::move(*areas);
        std::optional<OtherAreas> other;
        if (values_.has("from")) {
            auto read = io::readAreaSet(values_.path("from"),
                                        {.workingCrsEpsg = context_.snapshot->workingCrsEpsg,
                                         .importDate = dateFrom(values_, context_)},
                                        task_.part(0.3, 0.4));
            if (!read) {
                return fail(read.error());
            }
            append(areas_.notices, read->notices);
            read->set.source.id = "from";
            areas_.sources.push_back(read->set.source);
            other = OtherAreas{std::move(read->set), values_.text("carry") == "persons"};
        }
        figures_.emplace(context_, areas_.set, std::move(other));
        if (values_.has("inhabitants")) {
            return figures_->takeInhabitantsFrom(values_.text("inhabitants"));
        }
        return {};
    }

    /// An indicator, with what small areas must not tell hidden.
    Result<Indicator> indicator(const std::string& name, const std::string& parameter) {
        auto result = figures_->indicator(name, "--" + parameter, task_.part(0.4, 0.9));
        if (result && std::ranges::any_of(result->figures, [](const auto& figure) {
                return figure && !(std::abs(*figure) <= greatestFigure);
            })) {
            return fail(
                ErrorCode::InvalidData,
                {fmt::format("„{}“ enthält Zahlen, mit denen sich nicht rechnen lässt.", result->label.de),
                 fmt::format("\"{}\" has numbers that cannot be computed with.", result->label.en)},
                {"Möglich sind Zahlen bis 1e100. Bitte die Datei prüfen.",
                 "Possible are numbers up to 1e100. Please check the file."},
                {}, "--" + parameter);
        }
        if (result && result->relative && inhabitantsKnown()) {
            hide(result->figures);
        }
        return result;
    }

    /// A figure that is the same everywhere tells no areas apart, which is said; where none does, `parameter`
    /// cannot be answered.
    Result<> checkDifferences(const std::string& parameter, const std::vector<std::string>& names,
                              const std::vector<const Figures*>& figures) {
        LocalizedText same;
        std::size_t count = 0;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const std::vector<double> known = knownFigures(*figures[i]);
            if (known.empty() || std::ranges::adjacent_find(known, std::not_equal_to<>()) != known.end()) {
                continue;
            }
            const LocalizedText& label = find(names[i])->column.label;
            same.de += fmt::format("{}„{}“", count > 0 ? ", " : "", label.de);
            same.en += fmt::format("{}\"{}\"", count > 0 ? ", " : "", label.en);
            ++count;
        }
        if (count == names.size() && parameter != "dynamics") {
            return fail(
                ErrorCode::InvalidData,
                {fmt::format("In allen Flächen gleich, so dass nichts zu unterscheiden ist: {}.", same.de),
                 fmt::format("The same in all areas, so that there is nothing to tell apart: {}.", same.en)},
                {"Bitte eine andere Kennzahl oder andere Flächen wählen.",
                 "Please choose another indicator or other areas."},
                {}, "--" + parameter);
        }
        if (count > 0) {
            areas_.notices.push_back(
                {Severity::Warning,
                 {fmt::format("In allen Flächen gleich, trägt zum Ergebnis (--{}) nichts "
                              "bei: {}.",
                              parameter, same.de),
                  fmt::format("The same in all areas, adds nothing to the result (--{}): {}.", parameter,
                              same.en)},
                 {},
                 {},
                 count});
        }
        return {};
    }

    [[nodiscard]] bool inhabitantsKnown() const {
        const Figures& all = figures_->inhabitants();
        return std::any_of(all.begin(), all.end(), [](const auto& count) { return count.has_value(); });
    }

    void hide(Figures& figures) {
        const double least = values_.integer("least-inhabitants").value_or(300);
        hidden_ = std::max(hidden_, analysis::hideSmallAreas(figures, figures_->inhabitants(), least));
    }

    void addColumn(const Indicator& indicator) {
        const bool there = std::any_of(columns_.begin(), columns_.end(), [&](const ResultColumn& column) {
            return column.column.key == indicator.name;
        });
        if (!there) {
            columns_.push_back({{indicator.name, indicator.label},
                                indicator.figures,
                                indicator.decimals,
                                indicator.persons});
        }
    }

    Result<> computeIndicators() {
        for (const std::string& name : values_.list("indicator")) {
            auto figures = indicator(name, "indicator");
            if (!figures) {
                return fail(figures.error());
            }
            addColumn(*figures);
        }
        return {};
    }

    Result<> computeIndex() {
        if (!values_.has("index")) {
            return {};
        }
        const auto weighted = weightedIndicatorsFrom(values_.text("index"));
        if (!weighted) {
            return fail(weighted.error());
        }
        std::vector<analysis::IndexPart> parts;
        for (const WeightedIndicator& entry : *weighted) {
            auto figures = indicator(entry.name, "index");
            if (!figures) {
                return fail(figures.error());
            }
            addColumn(*figures);
            if (inhabitantsKnown()) {
                hide(figures->figures);
            }
            parts.push_back(
                {entry.name, std::move(figures->figures), std::abs(entry.weight), entry.weight > 0});
        }
        std::vector<std::string> names;
        std::vector<const Figures*> figures;
        for (const analysis::IndexPart& part : parts) {
            names.push_back(part.name);
            figures.push_back(&part.figures);
        }
        if (const auto differ = checkDifferences("index", names, figures); !differ) {
            return fail(differ.error());
        }
        auto index = indexColumns(values_, parts);
        if (!index) {
            return fail(index.error());
        }
        indexIsScore_ = index->isScore;
        for (ResultColumn& column : index->columns) {
            if (column.column.key.starts_with(partPrefix)) {
                const LocalizedText& label = find(column.column.key.substr(partPrefix.size()))->column.label;
                column.column.label = {"Beitrag: " + label.de, "Part: " + label.en};
            }
        }
        std::move(index->columns.begin(), index->columns.end(), std::back_inserter(columns_));
        return {};
    }

    Result<std::vector<Figures>> figuresOf(const std::string& parameter) {
        std::vector<Figures> result;
        std::vector<std::string> names;
        for (const std::string& name : split(values_.text(parameter), ',')) {
            auto figures = indicator(std::string(trimmed(name)), parameter);
            if (!figures) {
                return fail(figures.error());
            }
            addColumn(*figures);
            names.push_back(figures->name);
            result.push_back(std::move(figures->figures));
        }
        std::vector<const Figures*> all;
        for (const Figures& figures : result) {
            all.push_back(&figures);
        }
        if (const auto differ = checkDifferences(parameter, names, all); !differ) {
            return fail(differ.error());
        }
        return result;
    }

    Result<> computeStatus() {
        if (!values_.has("status")) {
            return {};
        }
        const auto level = figuresOf("status");
        const auto change = values_.has("dynamics") ? figuresOf("dynamics")
                                                    : Result<std::vector<Figures>>(std::vector<Figures>{});
        if (!level || !change) {
            return fail(level ? change.error() : level.error());
        }
        auto rated = analysis::statusDynamics(*level, *change, figures_->inhabitants(),
                                              values_.integer("least-inhabitants").value_or(300));
        if (!rated) {
            return fail(rated.error());
        }
        columns_.push_back({{"status_index", {"Status-Index", "Status index"}}, rated->statusIndex, 2});
        if (!change->empty()) {
            columns_.push_back(
                {{"dynamics_index", {"Dynamik-Index", "Dynamics index"}}, rated->dynamicsIndex, 2});
        }
        hidden_ = std::max(hidden_, rated->tooSmall);
        if (rated->incomplete > 0) {
            areas_.notices.push_back({Severity::Info,
                                      {"Flächen mit unvollständigen Zahlen haben keinen Status.",
                                       "Areas with incomplete figures have no status."},
                                      {},
                                      {},
                                      rated->incomplete});
        }
        rated_ = std::move(*rated);
        return {};
    }

    /// Key of the column on the map.
    Result<std::string> shown() const {
        const std::string wanted = values_.text("show");
        if (wanted.empty()) {
            const auto at = std::find_if(columns_.begin(), columns_.end(), [](const ResultColumn& column) {
                return column.column.key == "index";
            });
            return rated_                 ? std::string("status")
                   : at != columns_.end() ? at->column.key
                                          : columns_.front().column.key;
        }
        std::vector<std::string> known;
        for (const ResultColumn& column : columns_) {
            known.push_back(column.column.key);
        }
        if (rated_) {
            known.emplace_back("status");
            if (!rated_->dynamics.empty()) {
                known.emplace_back("dynamics");
            }
        }
        if (std::find(known.begin(), known.end(), wanted) == known.end()) {
            const bool computable = wanted == "index" || wanted == "status" || wanted == "dynamics";
            if (computable) {
                return fail(
                    ErrorCode::InvalidArgument,
                    {fmt::format("„{0}“ ist nicht zu zeigen, weil es ohne --{0} nicht berechnet wird.",
                                 wanted),
                     fmt::format("\"{0}\" cannot be shown, since without --{0} it is not computed.", wanted)},
                    {fmt::format("Bitte --{} dazu angeben oder zeigen, was es gibt: {}. Beispiel: "
                                 "--show {}",
                                 wanted, joined(known, ", "), known.front()),
                     fmt::format("Please add --{}, or show what there is: {}. Example: --show {}", wanted,
                                 joined(known, ", "), known.front())},
                    {}, "--show");
            }
            return fail(ErrorCode::InvalidArgument,
                        {fmt::format("„{}“ gehört nicht zum Ergebnis.", wanted),
                         fmt::format("\"{}\" is not part of the result.", wanted)},
                        {"Möglich sind: " + joined(known, ", "), "Possible are: " + joined(known, ", ")}, {},
                        "--show");
        }
        return wanted;
    }

    Result<Outcome> outcome() {
        const auto show = shown();
        if (!show) {
            return fail(show.error());
        }
        auto presentation =
            indicatorPresentation(*show, find(*show), *show == "index" && indexIsScore_, values_);
        if (!presentation) {
            return fail(presentation.error());
        }
        Outcome result;
        result.recordedAs["show"] = {*show};
        if (!inhabitantsKnown()) {
            result.recordedAs["least-inhabitants"] = {};
        }
        std::vector<std::size_t> order = orderBy(*show);
        const auto top = static_cast<std::size_t>(values_.integer("top").value_or(0));
        if (top > 0 && order.size() > top) {
            order.resize(top);
        }
        result.tables.push_back(indicatorsTable(areas_.set,
                                                inhabitantsKnown() ? &figures_->inhabitants() : nullptr,
                                                columns_, rated_ ? &*rated_ : nullptr, order));
        result.tables.push_back(summaryTable(columns_));
        if (!presentation->breaks.empty()) {
            result.tables.push_back(classesTable(*find(*show), presentation->breaks));
        }
        FeatureCollection collection{.tableKey = "indicators", .presentation = std::move(*presentation)};
        const LocalizedText of = madeOf(*show);
        collection.title = {collection.presentation.title.de + of.de + ", " + areas_.set.title.de,
                            collection.presentation.title.en + of.en + ", " + areas_.set.title.en};
        for (std::size_t row = 0; row < order.size(); ++row) {
            collection.features.push_back({areas_.set.areas[order[row]].shape, row});
        }
        result.features.push_back(std::move(collection));
        result.notices = std::move(areas_.notices);
        result.sources = std::move(areas_.sources);
        append(result.notices, figures_->notices());
        append(result.notices, cutNotices(order.size(), areas_.set.areas.size(), {"Flächen", "areas"}));
        if (hidden_ > 0) {
            const auto least = values_.integer("least-inhabitants").value_or(300);
            result.notices.push_back(
                {Severity::Info,
                 {fmt::format(
                      "Flächen mit weniger als {} Einwohnern: Anteile, Index und Status sind nicht gezeigt.",
                      least),
                  fmt::format("Areas with fewer than {} inhabitants: shares, index and status are not shown.",
                              least)},
                 {},
                 {},
                 hidden_});
        } else if (!inhabitantsKnown()) {
            result.notices.push_back(
                {Severity::Warning,
                 {"Die Zahl aller Einwohner ist nicht bekannt; kleine Flächen werden deshalb "
                  "nicht ausgeblendet.",
                  "The number of all inhabitants is not known; small areas are therefore not "
                  "hidden."},
                 {},
                 {},
                 1});
        }
        return result;
    }

    /// " (Kinder unter 10 je ha: 2, Wohngebäude: −1)" of an index, status or dynamics, which say nothing
    /// without what they are made of; empty for an indicator.
    [[nodiscard]] LocalizedText madeOf(const std::string& show) const {
        if (show != "index" && show != "status" && show != "dynamics") {
            return {};
        }
        LocalizedText text;
        const auto add = [&](const std::string& name, const std::function<std::string(Language)>& weight) {
            const ResultColumn* column = find(name);
            const LocalizedText label = column != nullptr ? column->column.label : sameInBoth(name);
            text.de += (text.de.empty() ? " (" : ", ") + label.de + weight(Language::German);
            text.en += (text.en.empty() ? " (" : ", ") + label.en + weight(Language::English);
        };
        if (show == "index") {
            const auto parts = weightedIndicatorsFrom(values_.text(show));
            for (const WeightedIndicator& part : parts.value_or(std::vector<WeightedIndicator>())) {
                const int decimals = part.weight == std::floor(part.weight) ? 0 : 2;
                add(part.name,
                    [&](Language language) { return ": " + formatNumber(part.weight, decimals, language); });
            }
        } else {
            for (const std::string& name : split(values_.text(show), ',')) {
                add(std::string(trimmed(name)), [](Language) { return std::string(); });
            }
        }
        return {text.de + ")", text.en + ")"};
    }

    [[nodiscard]] const ResultColumn* find(const std::string& key) const {
        const auto at = std::find_if(columns_.begin(), columns_.end(),
                                     [&](const ResultColumn& column) { return column.column.key == key; });
        return at == columns_.end() ? nullptr : &*at;
    }

    /// The highest first, unknown ones last, equal ones in the order of the source.
    std::vector<std::size_t> orderBy(const std::string& show) const {
        const Figures& figures = show == "status"     ? rated_->statusIndex
                                 : show == "dynamics" ? rated_->dynamicsIndex
                                                      : find(show)->figures;
        std::vector<std::size_t> order(areas_.set.areas.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return figures[a] && (!figures[b] || *figures[a] > *figures[b]);
        });
        return order;
    }

    const Context& context_;
    const ParameterValues& values_;
    const Task& task_;
    ChosenAreas areas_;
    std::optional<IndicatorFigures> figures_;
    std::vector<ResultColumn> columns_;
    std::optional<analysis::StatusDynamics> rated_;
    std::size_t hidden_ = 0;
    bool indexIsScore_ = false;
};

}  // namespace

const OperationInfo& AreaIndicators::info() const {
    static const OperationInfo info = indicatorsInfo();
    return info;
}

Result<Outcome> AreaIndicators::run(const Context& context, const ParameterValues& values,
                                    const Task& task) const {
    return IndicatorRun(context, values, task).run();
}

}  // namespace nordertor::ops

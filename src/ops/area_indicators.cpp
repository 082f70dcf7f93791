// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/area_indicators.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "analysis/indicators/area_figures.h"
#include "analysis/indicators/class_breaks.h"
#include "analysis/indicators/composite_index.h"
#include "analysis/indicators/status_dynamics.h"
#include "analysis/indicators/topsis.h"
#include "base/number_format.h"
#include "base/text.h"
#include "io/vector/area_set_reader.h"
#include "ops/analysis_parameters.h"
#include "ops/area_parameters.h"
#include "ops/common_parameters.h"
#include "ops/indicator_figures.h"
#include "ops/indicator_parameters.h"
#include "ops/indicator_tables.h"

namespace nordertor::ops {
namespace {

using analysis::Figures;

struct Weighted {
    std::string name;
    double weight = 1;
};

/// "a=2,b=-1"; without a number the weight is 1.
Result<std::vector<Weighted>> weightedFrom(const std::string& text) {
    std::vector<Weighted> list;
    for (const std::string& part : split(text, ',')) {
        const auto equals = part.rfind('=');
        Weighted entry{std::string(trimmed(part.substr(0, equals))), 1};
        if (equals != std::string::npos) {
            const auto weight = parseNumber(trimmed(std::string_view(part).substr(equals + 1)));
            if (!weight || *weight == 0) {
                return fail(
                    ErrorCode::InvalidArgument,
                    {fmt::format("„{}“ ist keine Kennzahl mit Gewicht.", part),
                     fmt::format("\"{}\" is no indicator with a weight.", part)},
                    {"Das Gewicht ist eine Zahl außer 0. Beispiel: --index \"density:80+=2,homes=-1\"",
                     "The weight is a number other than 0. Example: --index \"density:80+=2,homes=-1\""},
                    {}, "--index");
            }
            entry.weight = *weight;
        }
        list.push_back(std::move(entry));
    }
    return list;
}

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
            other = OtherAreas{std::move(read->set), values_.text("carry") == "persons"};
        }
        figures_.emplace(context_, areas_.set, std::move(other));
        if (values_.has("inhabitants")) {
            return figures_->takeInhabitantsFrom(values_.text("inhabitants"));
        }
        return {};
    }

    /// An indicator, with what small areas must not tell hidden.
    Result<Indicator> indicator(const std::string& name) {
        auto result = figures_->indicator(name, task_.part(0.4, 0.9));
        if (result && result->relative && inhabitantsKnown()) {
            hide(result->figures);
        }
        return result;
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
            auto figures = indicator(name);
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
        const auto weighted = weightedFrom(values_.text("index"));
        if (!weighted) {
            return fail(weighted.error());
        }
        std::vector<analysis::IndexPart> parts;
        for (const Weighted& entry : *weighted) {
            auto figures = indicator(entry.name);
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
        return values_.text("aggregate") == "topsis" ? addTopsis(parts) : addComposite(parts);
    }

    Result<> addComposite(const std::vector<analysis::IndexPart>& parts) {
        const std::string by = values_.text("normalise");
        const auto normalisation = by == "z"      ? analysis::Normalisation::ZScore
                                   : by == "rank" ? analysis::Normalisation::Rank
                                                  : analysis::Normalisation::MinMax;
        const bool geometric = values_.text("aggregate") == "geometric";
        auto index = analysis::compositeIndex(
            parts, normalisation,
            geometric ? analysis::Aggregation::Geometric : analysis::Aggregation::Arithmetic);
        if (!index) {
            return fail(index.error());
        }
        indexIsScore_ = normalisation == analysis::Normalisation::ZScore;
        columns_.push_back({{"index", {"Index", "Index"}}, std::move(index->index), 3});
        columns_.push_back({{"rank", {"Rang", "Rank"}}, std::move(index->rank), 0});
        for (std::size_t p = 0; p < parts.size() && !geometric; ++p) {
            columns_.push_back(
                {{"part:" + parts[p].name, {"Beitrag " + parts[p].name, "Part of " + parts[p].name}},
                 std::move(index->contributions[p]),
                 3});
        }
        return {};
    }

    /// Only areas of which all parts are known take part.
    Result<> addTopsis(const std::vector<analysis::IndexPart>& parts) {
        std::vector<std::size_t> known;
        for (std::size_t a = 0; a < areas_.set.areas.size(); ++a) {
            if (std::all_of(parts.begin(), parts.end(),
                            [&](const auto& part) { return part.figures[a].has_value(); })) {
                known.push_back(a);
            }
        }
        std::vector<analysis::Criterion> criteria;
        for (const analysis::IndexPart& part : parts) {
            analysis::Criterion& criterion = criteria.emplace_back();
            criterion.weight = part.weight;
            criterion.lessIsBetter = !part.highIsBurden;
            for (const std::size_t a : known) {
                criterion.figures.push_back(*part.figures[a]);
            }
        }
        const auto closeness = analysis::topsis(criteria);
        if (!closeness) {
            return fail(closeness.error());
        }
        ResultColumn column{
            {"index", {"Index (TOPSIS)", "Index (TOPSIS)"}}, Figures(areas_.set.areas.size()), 3};
        for (std::size_t i = 0; i < known.size(); ++i) {
            column.figures[known[i]] = (*closeness)[i];
        }
        columns_.push_back(std::move(column));
        return {};
    }

    Result<std::vector<Figures>> figuresOf(const std::string& list) {
        std::vector<Figures> result;
        for (const std::string& name : split(list, ',')) {
            auto figures = indicator(std::string(trimmed(name)));
            if (!figures) {
                return fail(figures.error());
            }
            addColumn(*figures);
            result.push_back(std::move(figures->figures));
        }
        return result;
    }

    Result<> computeStatus() {
        if (!values_.has("status")) {
            return {};
        }
        const auto level = figuresOf(values_.text("status"));
        const auto change = values_.has("dynamics") ? figuresOf(values_.text("dynamics"))
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
        auto presentation = presentationOf(*show);
        if (!presentation) {
            return fail(presentation.error());
        }
        Outcome result;
        const std::vector<std::size_t> order = orderBy(*show);
        result.tables.push_back(indicatorsTable(areas_.set,
                                                inhabitantsKnown() ? &figures_->inhabitants() : nullptr,
                                                columns_, rated_ ? &*rated_ : nullptr, order));
        result.tables.push_back(summaryTable(columns_));
        if (!presentation->breaks.empty()) {
            result.tables.push_back(classesTable(*find(*show), presentation->breaks));
        }
        FeatureCollection collection{.tableKey = "indicators", .presentation = std::move(*presentation)};
        for (std::size_t row = 0; row < order.size(); ++row) {
            collection.features.push_back({areas_.set.areas[order[row]].shape, row});
        }
        result.features.push_back(std::move(collection));
        result.notices = std::move(areas_.notices);
        append(result.notices, figures_->notices());
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

    [[nodiscard]] const ResultColumn* find(const std::string& key) const {
        const auto at = std::find_if(columns_.begin(), columns_.end(),
                                     [&](const ResultColumn& column) { return column.column.key == key; });
        return at == columns_.end() ? nullptr : &*at;
    }

    Result<Presentation> presentationOf(const std::string& show) const {
        Presentation presentation{.column = show};
        if (show == "status" || show == "dynamics") {
            presentation.kind = Presentation::Kind::Categories;
            presentation.title =
                show == "status" ? LocalizedText{"Status", "Status"} : LocalizedText{"Dynamik", "Dynamics"};
            using analysis::Dynamics;
            using analysis::Status;
            const auto add = [&](const LocalizedText& label, const char* colour) {
                presentation.categories.push_back({label.de, label, colour});
            };
            // light to dark as the burden grows; ColorBrewer PuBu and PRGn
            if (show == "status") {
                add(statusLabel(Status::High), "#f1eef6");
                add(statusLabel(Status::Medium), "#bdc9e1");
                add(statusLabel(Status::Low), "#74a9cf");
                add(statusLabel(Status::VeryLow), "#0570b0");
            } else {
                add(dynamicsLabel(Dynamics::Positive), "#7fbf7b");
                add(dynamicsLabel(Dynamics::Stable), "#f7f7f7");
                add(dynamicsLabel(Dynamics::Negative), "#af8dc3");
            }
            return presentation;
        }
        const ResultColumn& column = *find(show);
        presentation.kind =
            show == "index" && indexIsScore_ ? Presentation::Kind::Diverging : Presentation::Kind::Sequential;
        presentation.title = column.column.label;
        const auto own = ownBreaks();
        if (!own) {
            return fail(own.error());
        }
        presentation.breaks = *own;
        const std::vector<double> known = knownFigures(column.figures);
        if (known.empty()) {
            return fail(
                ErrorCode::InvalidData,
                {fmt::format("Für keine Fläche ist „{}“ bekannt.", column.column.label.de),
                 fmt::format("For no area is \"{}\" known.", column.column.label.en)},
                {"Bitte andere Flächen oder eine andere Kennzahl wählen, oder --least-inhabitants senken.",
                 "Please choose other areas or another indicator, or lower --least-inhabitants."},
                {}, "--show");
        }
        if (presentation.breaks.empty()) {
            const std::string method = values_.text("classes");
            auto breaks =
                analysis::classBreaks(known,
                                      method == "quantile"    ? analysis::ClassMethod::Quantile
                                      : method == "equal"     ? analysis::ClassMethod::Equal
                                      : method == "deviation" ? analysis::ClassMethod::StandardDeviation
                                                              : analysis::ClassMethod::Jenks,
                                      values_.integer("class-count").value_or(5));
            if (!breaks) {
                return fail(breaks.error());
            }
            presentation.breaks = std::move(*breaks);
        }
        return presentation;
    }

    Result<std::vector<double>> ownBreaks() const {
        std::vector<double> breaks;
        if (!values_.has("breaks")) {
            return breaks;
        }
        for (const std::string& part : split(values_.text("breaks"), ';')) {
            const auto bound = parseNumber(trimmed(part));
            if (!bound || (!breaks.empty() && *bound <= breaks.back())) {
                return fail(ErrorCode::InvalidArgument,
                            {"Klassengrenzen sind aufsteigende Zahlen, mit Semikolon getrennt.",
                             "Class bounds are ascending numbers, separated by semicolons."},
                            {"Beispiel: --breaks \"5;10;20\"", "Example: --breaks \"5;10;20\""}, {},
                            "--breaks");
            }
            breaks.push_back(*bound);
        }
        return breaks;
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
        const auto top = static_cast<std::size_t>(values_.integer("top").value_or(0));
        if (top > 0 && order.size() > top) {
            order.resize(top);
        }
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

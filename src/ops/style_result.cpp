// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/style_result.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>

#include "analysis/indicators/class_breaks.h"
#include "base/number_format.h"
#include "base/text.h"
#include "model/result_classes.h"
#include "ops/class_parameters.h"
#include "ops/list_results.h"
#include "ops/result_legend.h"
#include "ops/scenario_tables.h"
#include "ops/theme_looks.h"
#include "style/palettes.h"
#include "style/value.h"

namespace nordertor::ops {
namespace {

using Kind = model::Presentation::Kind;
using model::ResultColumn;
using model::ResultData;

constexpr std::size_t mostCategories = 12;
/// Where the classes of two columns at once are kept.
constexpr const char* bothColumn = "both_classes";

OperationInfo styleResultInfo() {
    const std::vector<ParameterUse> withColumn{
        {"kind", {"graduated", "diverging", "proportional", "categories", "bivariate"}}};
    OperationInfo info{
        .id = "style",
        .title = {"Ergebnis gestalten", "Style a result"},
        .help =
            {"Gibt einem abgelegten Ergebnis ein anderes Kartenbild aus seinen Spalten: Klassen, Kategorien, "
             "Kreise nach Größe, ein Zeichen für alle oder zwei Spalten zugleich.",
             "Gives a stored result another look on the map, from its columns: classes, categories, circles "
             "by size, one sign for all or two columns at once."},
        .examples =
            {"nordertor style quartier.gpkg --result kitas --column persons --classes quantile --class-count 4",
             "nordertor style quartier.gpkg --result bloecke --kind bivariate --column density_0_9 "
             "--second walk_m",
             "nordertor style quartier.gpkg --result luecken --kind single --colour \"#b2182b\""},
        .parameters =
            {{.name = "result",
              .type = ParameterType::Text,
              .label = {"Ergebnis", "Result"},
              .help =
                  {"Name des abgelegten Ergebnisses; „nordertor results“ nennt sie. Beispiel: --result kitas",
                   "Name of the stored result; 'nordertor results' lists them. Example: --result daycare"},
              .required = true},
             {.name = "kind",
              .type = ParameterType::Choice,
              .label = {"Darstellung", "Look"},
              .help =
                  {"Klassen, Klassen um eine Mitte, Kreise nach Größe, Kategorien, zwei Spalten zugleich, oder "
                   "alle gleich. Beispiel: --kind proportional",
                   "Classes, classes around a middle, circles by size, categories, two columns at once, or all "
                   "alike. Example: --kind proportional"},
              .choices = {"graduated", "diverging", "proportional", "categories", "bivariate", "single"},
              .choiceLabels = {{"Klassen", "classes"},
                               {"Klassen um eine Mitte", "classes around a middle"},
                               {"Kreise nach Größe", "circles by size"},
                               {"Kategorien", "categories"},
                               {"zwei Spalten zugleich", "two columns at once"},
                               {"alle gleich", "all alike"}},
              .defaultValue = "graduated"},
             {.name = "column",
              .type = ParameterType::Text,
              .label = {"Spalte", "Column"},
              .help = {"Was gezeigt wird; sonst, was die Karte bisher zeigt, oder die erste passende Spalte. "
                       "Beispiel: --column persons",
                       "What is shown; else what the map has shown so far, or the first that suits. Example: "
                       "--column persons"},
              .usedWith = withColumn},
             {.name = "second",
              .type = ParameterType::Text,
              .label = {"Zweite Spalte", "Second column"},
              .help = {"Für zwei Spalten zugleich. Beispiel: --second walk_m",
                       "For two columns at once. Example: --second walk_m"},
              .usedWith = {{"kind", {"bivariate"}}}},
             {.name = "middle",
              .type = ParameterType::Number,
              .label = {"Mitte", "Middle"},
              .help = {"Wert, um den die Klassen liegen. Beispiel: --middle 100",
                       "The value the classes lie around. Example: --middle 100"},
              .defaultValue = "0",
              .usedWith = {{"kind", {"diverging"}}}},
             {.name = "colour",
              .type = ParameterType::Text,
              .label = {"Farbe", "Colour"},
              .help = {"#rrggbb; Klassen bekommen die Farbreihe mit dem nächsten Farbton. Beispiel: --colour "
                       "\"#b2182b\"",
                       "#rrggbb; classes get the sequence of the nearest hue. Example: --colour \"#b2182b\""},
              .usedWith = {{"kind", {"graduated", "proportional", "single"}}}},
             {.name = "legend-title",
              .type = ParameterType::Text,
              .label = {"Überschrift der Legende", "Heading of the legend"},
              .help = {"Sonst der Name der Spalte. Beispiel: --legend-title \"Kinder je ha\"",
                       "Else the name of the column. Example: --legend-title \"Children per ha\""}}},
        .needsProject = true,
        .changesProject = true};
    for (ParameterSpec& shared : classParameters()) {
        shared.usedWith = {{"kind", {"graduated", "diverging"}}};
        info.parameters.push_back(std::move(shared));
    }
    return info;
}

bool isNumber(const ResultColumn& column) {
    return column.type != ResultColumn::Type::Text;
}

/// What is shown where no column is named: the one the map shows so far (of two the first), else persons,
/// else the first that suits.
std::optional<std::size_t> usualColumn(const ResultData& data, bool numbers) {
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < data.columns.size(); ++i) {
        const ResultColumn& column = data.columns[i];
        if (isNumber(column) != numbers) {
            continue;
        }
        if (column.key == data.legend.column ||
            (data.legend.grid && column.label == data.legend.grid->firstTitle)) {
            return i;
        }
        const bool persons = column.type == ResultColumn::Type::Persons;
        if (!first || (persons && data.columns[*first].type != ResultColumn::Type::Persons)) {
            first = i;
        }
    }
    return first;
}

/// Index of the column named by the parameter, of numbers or of texts.
Result<std::size_t> columnFrom(const ParameterValues& values, const std::string& parameter,
                               const ResultData& data, bool numbers) {
    const std::string name = values.text(parameter);
    if (name.empty() && parameter == "column") {
        if (const auto usual = usualColumn(data, numbers)) {
            return *usual;
        }
    }
    for (const std::string& key : {name, name + "_de"}) {
        const auto found = columnOf(data, key);
        if (found && isNumber(data.columns[*found]) == numbers) {
            return *found;
        }
    }
    std::vector<std::string> keys;
    for (const ResultColumn& column : data.columns) {
        if (isNumber(column) == numbers) {
            keys.push_back(column.key);
        }
    }
    const std::string all = joined(keys, ", ");
    const LocalizedText kind =
        numbers ? LocalizedText{"mit Zahlen", "of numbers"} : LocalizedText{"mit Texten", "of texts"};
    return fail(ErrorCode::InvalidArgument,
                {name.empty() ? "Es ist keine Spalte " + kind.de + " genannt."
                              : "Eine Spalte „" + name + "“ " + kind.de + " hat das Ergebnis nicht.",
                 name.empty() ? "No column " + kind.en + " is named."
                              : "The result has no column '" + name + "' " + kind.en + "."},
                {keys.empty() ? "Es hat keine solche Spalte; bitte eine andere Darstellung (--kind) wählen."
                              : "Möglich sind: " + all,
                 keys.empty() ? "It has no such column; please choose another look (--kind)."
                              : "Possible are: " + all},
                {}, "--" + parameter);
}

std::vector<double> numbersOf(const ResultData& data, std::size_t column) {
    std::vector<double> numbers;
    for (const model::ResultRow& row : data.rows) {
        if (const auto* number = std::get_if<double>(&row.values[column])) {
            numbers.push_back(*number);
        }
    }
    return numbers;
}

Result<model::Presentation> categoriesOf(const ResultData& data, std::size_t column) {
    std::set<std::string> texts;
    for (const model::ResultRow& row : data.rows) {
        if (const auto* text = std::get_if<std::string>(&row.values[column])) {
            texts.insert(*text);
        }
    }
    if (texts.empty() || texts.size() > mostCategories) {
        const std::string count = std::to_string(texts.size());
        return fail(ErrorCode::InvalidArgument,
                    {"Die Spalte hat " + count + " verschiedene Texte; eine Karte zeigt 1 bis 12.",
                     "The column has " + count + " different texts; a map shows 1 to 12."},
                    {"Bitte eine andere Spalte wählen.", "Please choose another column."}, {}, "--column");
    }
    // "_de" and "_en" hold the same in two languages
    const std::string& key = data.columns[column].key;
    const auto english =
        key.ends_with("_de") ? columnOf(data, key.substr(0, key.size() - 2) + "en") : std::nullopt;
    model::Presentation presentation{.kind = Kind::Categories, .column = key};
    for (const std::string& text : texts) {
        LocalizedText label{text, text};
        for (const model::ResultRow& row : data.rows) {
            const auto* here = std::get_if<std::string>(&row.values[column]);
            const auto* other = english ? std::get_if<std::string>(&row.values[*english]) : nullptr;
            if (here != nullptr && *here == text && other != nullptr) {
                label.en = *other;
                break;
            }
        }
        presentation.categories.push_back({text, label, ""});
    }
    return presentation;
}

constexpr int levels = 3;

bool isWhole(const ResultColumn& column) {
    return column.type == ResultColumn::Type::Persons || column.decimals == 0;
}

/// Upper bounds of thirds, easy to read: fewer than three where equal numbers leave no more.
Result<std::vector<double>> thirdsOf(const ResultData& data, std::size_t column) {
    const std::vector<double> numbers = numbersOf(data, column);
    auto bounds = analysis::classBreaks(numbers, analysis::ClassMethod::Quantile, levels);
    if (bounds && !bounds->empty()) {
        const auto [least, most] = std::ranges::minmax(numbers);
        bounds = roundedBreaks(*bounds, least, most);
        if (std::ranges::all_of(numbers, [](double number) { return number == std::floor(number); })) {
            std::ranges::transform(*bounds, bounds->begin(), [](double bound) { return std::floor(bound); });
            bounds->erase(std::unique(bounds->begin(), bounds->end()), bounds->end());
        }
    }
    return bounds;
}

std::vector<LocalizedText> thirdLabels(const ResultColumn& column, const std::vector<double>& bounds) {
    std::vector<LocalizedText> labels;
    for (std::size_t i = 0; i <= bounds.size(); ++i) {
        labels.push_back(classLabel(bounds, i, isWhole(column)));
    }
    return labels;
}

/// A column with the classes of both, and its categories.
Result<model::Presentation> bivariate(ResultData& data, std::size_t first, std::size_t second) {
    const auto firstBounds = thirdsOf(data, first);
    if (!firstBounds) {
        return fail(firstBounds.error());
    }
    const auto secondBounds = thirdsOf(data, second);
    if (!secondBounds) {
        return fail(secondBounds.error());
    }
    const LocalizedText firstName = data.columns[first].label;
    const LocalizedText secondName = data.columns[second].label;
    data.columns.push_back(
        {bothColumn, {"Klassen beider Spalten", "Classes of both columns"}, ResultColumn::Type::Text, 0});
    for (model::ResultRow& row : data.rows) {
        const auto* a = std::get_if<double>(&row.values[first]);
        const auto* b = std::get_if<double>(&row.values[second]);
        std::string both;
        if (a != nullptr && b != nullptr) {
            both = fmt::format("{}-{}", analysis::classOf(*a, *firstBounds) + 1,
                               analysis::classOf(*b, *secondBounds) + 1);
        }
        model::ResultValue& value = row.values.emplace_back();
        if (!both.empty()) {
            value.emplace<std::string>(std::move(both));
        }
    }
    model::Presentation presentation{.kind = Kind::Categories, .column = bothColumn};
    presentation.title = {firstName.de + " / " + secondName.de, firstName.en + " / " + secondName.en};
    presentation.unknown = {"zu wenige Personen oder nicht bekannt", "too few persons or not known"};
    const auto colours = style::bivariateColours(levels);
    model::Presentation::Grid& grid = presentation.grid.emplace();
    grid = {firstName, secondName, thirdLabels(data.columns[first], *firstBounds),
            thirdLabels(data.columns[second], *secondBounds)};
    for (std::size_t i = 0; i < grid.first.size(); ++i) {
        for (std::size_t j = 0; j < grid.second.size(); ++j) {
            presentation.categories.push_back(
                {fmt::format("{}-{}", i + 1, j + 1),
                 {grid.first[i].de + " / " + grid.second[j].de, grid.first[i].en + " / " + grid.second[j].en},
                 colours[i * levels + j]});
        }
    }
    return presentation;
}

Kind kindNamed(const std::string& name) {
    return name == "diverging"      ? Kind::Diverging
           : name == "proportional" ? Kind::Proportional
                                    : Kind::Sequential;
}

/// Moves the nearest bound to the middle: no class holds both what lies below it and what lies above. With
/// bounds of one's own there may be such a class, of what is about the same.
void boundAt(double middle, const std::vector<double>& numbers, std::vector<double>& bounds) {
    const auto [least, most] = std::ranges::minmax(numbers);
    if (bounds.empty() || middle <= least || middle >= most) {
        return;
    }
    *std::ranges::min_element(bounds, {}, [&](double bound) { return std::abs(bound - middle); }) = middle;
}

/// Around a middle beyond all values there would be one half only.
Result<> middleInside(double middle, const std::vector<double>& numbers, const ResultColumn& column) {
    const auto [least, most] = std::ranges::minmax(numbers);
    if (middle >= least && middle <= most) {
        return {};
    }
    const auto range = [&, from = least, to = most](Language language) {
        return spanText(formatNumber(from, column.decimals, language),
                        formatNumber(to, column.decimals, language), language);
    };
    return fail(ErrorCode::InvalidArgument,
                {"Die Mitte liegt außerhalb der Werte von „" + column.label.de + "“.",
                 "The middle lies outside the values of '" + column.label.en + "'."},
                {(least == most ? "Alle Werte sind " : "Die Werte reichen von ") + range(Language::German) +
                     ". Bitte --middle dort wählen, oder --kind graduated.",
                 "The values are " + range(Language::English) +
                     ". Please choose --middle there, or --kind graduated."},
                {}, "--middle");
}

/// Changes are called by what they are, whichever classes they are put into.
void nameChanges(const model::ResultRecord& record, model::Presentation& presentation) {
    const Presentation changes = walkChanges();
    if (record.operation == "whatif" && presentation.column == changes.column) {
        presentation.title = changes.title;
        presentation.differences = changes.differences;
    }
}

/// May add columns to the data.
Result<model::Presentation> presentationFrom(const ParameterValues& values, const model::ResultRecord& record,
                                             ResultData& data) {
    const std::string kind = values.text("kind");
    if (kind == "single") {
        return model::Presentation{.kind = Kind::Single};
    }
    if (kind == "categories") {
        const auto column = columnFrom(values, "column", data, false);
        return column ? categoriesOf(data, *column) : fail(column.error());
    }
    const auto column = columnFrom(values, "column", data, true);
    if (!column) {
        return fail(column.error());
    }
    if (kind == "bivariate") {
        const auto second = columnFrom(values, "second", data, true);
        if (second && *second == *column) {
            return fail(ErrorCode::InvalidArgument,
                        {"Beide Spalten sind dieselbe.", "Both columns are the same."},
                        {"Bitte zwei verschiedene nennen. Beispiel: --second walk_m",
                         "Please name two different ones. Example: --second walk_m"},
                        {}, "--second");
        }
        return second ? bivariate(data, *column, *second) : fail(second.error());
    }
    model::Presentation presentation{.kind = kindNamed(kind), .column = data.columns[*column].key};
    const std::vector<double> numbers = numbersOf(data, *column);
    if (numbers.empty()) {
        return fail(ErrorCode::InvalidData,
                    {"In dieser Spalte ist keine Zahl bekannt.", "No number of this column is known."},
                    {"Bitte eine andere Spalte wählen.", "Please choose another column."}, {}, "--column");
    }
    if (presentation.kind == Kind::Proportional) {
        presentation.title = data.columns[*column].label;
        return presentation;
    }
    presentation.midpoint = values.number("middle").value_or(0);
    if (presentation.kind == Kind::Diverging) {
        if (const auto inside = middleInside(presentation.midpoint, numbers, data.columns[*column]);
            !inside) {
            return fail(inside.error());
        }
    }
    auto bounds = classBoundsFrom(values, numbers);
    if (!bounds) {
        return fail(bounds.error());
    }
    presentation.breaks = std::move(*bounds);
    if (presentation.kind == Kind::Diverging && !values.has("breaks")) {
        boundAt(presentation.midpoint, numbers, presentation.breaks);
    }
    nameChanges(record, presentation);
    if (presentation.kind == Kind::Sequential && areBands(record, presentation.column)) {
        // the last ends, and the nearest carries the weight, as reach has them
        presentation.upTo = std::ranges::max(numbers);
        presentation.strongestFirst = true;
    }
    return presentation;
}

Table classTable(const ResultData& data) {
    Table table{.key = "classes",
                .title = {"Klassen", "Classes"},
                .columns = {{"class", {"Klasse", "Class"}},
                            {"colour", {"Farbe", "Colour"}},
                            {"count", {"Anzahl", "Number"}}},
                .rows = {}};
    const model::ClassCounts counts = classCounts(data);
    const auto add = [&](const model::ResultClass& each, std::size_t count) {
        table.rows.push_back({each.label, each.colour, Figure{static_cast<double>(count), 0}});
    };
    for (std::size_t i = 0; i < counts.byClass.size(); ++i) {
        add(data.legend.classes[i], counts.byClass[i]);
    }
    if (data.legend.unknown) {
        add(*data.legend.unknown, counts.unknown);
    }
    return table;
}

void removeColumn(ResultData& data, const char* key) {
    if (const auto column = columnOf(data, key)) {
        data.columns.erase(data.columns.begin() + static_cast<std::ptrdiff_t>(*column));
        for (model::ResultRow& row : data.rows) {
            row.values.erase(row.values.begin() + static_cast<std::ptrdiff_t>(*column));
        }
    }
}

/// "Erreichbarkeit: Spielplätze, m² je Person" with what is shown now in place of what was; other titles as
/// they are.
std::string measuringTitle(const std::string& title, std::string before, const std::string& now) {
    std::size_t at = title.find(", " + before);
    if (at == std::string::npos) {
        before.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(before.front())));
        at = title.find(", " + before);
    }
    return at == std::string::npos ? title : title.substr(0, at + 2) + now;
}

/// Sheets say how a map was classed: as it is now, not as the analysis had it.
void noteLook(model::ResultRecord& record, const ParameterValues& values) {
    std::size_t known = record.parameters.erase("show");
    for (const ParameterSpec& spec : classParameters()) {
        known += record.parameters.erase(spec.name);
    }
    const std::string kind = values.text("kind");
    if (known == 0 || (kind != "graduated" && kind != "diverging")) {
        return;
    }
    if (values.has("breaks")) {
        record.parameters["breaks"] = {values.text("breaks")};
        return;
    }
    record.parameters["classes"] = {values.text("classes")};
    if (values.text("classes") != "deviation") {
        record.parameters["class-count"] = {values.text("class-count")};
    }
}

}  // namespace

const OperationInfo& StyleResult::info() const {
    static const OperationInfo info = styleResultInfo();
    return info;
}

Result<Outcome> StyleResult::run(const Context& context, const ParameterValues& values, const Task&) const {
    const std::string name = values.text("result");
    const model::ResultLayer* layer = findResult(*context.snapshot, name);
    if (layer == nullptr) {
        return fail(noSuchResult(*context.snapshot, name, "--result"));
    }
    const std::string colour = values.text("colour");
    if (!colour.empty() && (colour.size() != 7 || !style::Colour::parse(colour))) {
        return fail(ErrorCode::InvalidArgument,
                    {"„" + colour + "“ ist keine Farbe der Form #rrggbb.",
                     "'" + colour + "' is no colour of the form #rrggbb."},
                    {"Beispiel: --colour \"#b2182b\"", "Example: --colour \"#b2182b\""}, {}, "--colour");
    }
    ResultData data = *layer->data;
    removeColumn(data, bothColumn);
    auto presentation = presentationFrom(values, layer->record, data);
    if (!presentation) {
        return fail(presentation.error());
    }
    presentation->colour = colour;
    if (context.themes != nullptr && presentation->kind == Kind::Categories && !presentation->grid) {
        takeThemeLooks(*presentation, layer->record, data.geometry, *context.themes);
    }
    if (const std::string title = values.text("legend-title"); !title.empty()) {
        presentation->title = {title, title};
    } else if (presentation->kind == Kind::Single) {
        presentation->title = layer->record.title;
    }
    data.legend = legendFor(*presentation, data);
    Outcome outcome;
    outcome.tables = {classTable(data)};
    outcome.summary = {fmt::format("Neues Kartenbild für „{}“.", name),
                       fmt::format("New look for \"{}\".", name)};
    model::ResultRecord record = layer->record;
    // "Kinder je ha, Raster 200 m" is called by what it shows; other titles keep to what they say
    const LocalizedText& before = layer->data->legend.title;
    if (!before.empty() && presentation->kind != Kind::Single && record.title.de.starts_with(before.de) &&
        record.title.en.starts_with(before.en)) {
        record.title = {data.legend.title.de + record.title.de.substr(before.de.size()),
                        data.legend.title.en + record.title.en.substr(before.en.size())};
    } else if (!before.empty() && presentation->kind != Kind::Single) {
        record.title = {measuringTitle(record.title.de, before.de, data.legend.title.de),
                        measuringTitle(record.title.en, before.en, data.legend.title.en)};
    }
    noteLook(record, values);
    outcome.edits.push_back({model::SetResult{
        *layer, model::ResultLayer{std::move(record), std::make_shared<const ResultData>(std::move(data))}}});
    return outcome;
}

}  // namespace nordertor::ops

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/class_parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "analysis/indicators/class_breaks.h"
#include "base/number_format.h"
#include "base/text.h"

namespace nordertor::ops {
namespace {

/// "0.5" or, as bounds are separated by semicolons, "0,5".
std::optional<double> boundFrom(std::string text) {
    if (std::ranges::count(text, ',') == 1 && text.find('.') == std::string::npos) {
        std::ranges::replace(text, ',', '.');
    }
    return parseNumber(text);
}

/// "10.000" is ten thousand in German and ten in English; "0.125" is no thousands in either.
bool mayBeThousands(std::string_view text) {
    text.remove_prefix(text.starts_with('-') ? 1 : 0);
    const std::size_t point = text.find('.');
    return parseNumber(text) && point >= 1 && point <= 3 && text.size() == point + 4 && text.front() != '0';
}

Result<std::vector<double>> ownBounds(const std::string& text) {
    std::vector<double> bounds;
    for (const std::string& part : split(text, ';')) {
        const std::string written(trimmed(part));
        if (mayBeThousands(written)) {
            std::string whole = written;
            std::erase(whole, '.');
            std::string decimal = written;
            std::ranges::replace(decimal, '.', ',');
            return fail(ErrorCode::InvalidArgument,
                        {fmt::format("„{}“ kann zweierlei heißen.", written),
                         fmt::format("\"{}\" may mean two things.", written)},
                        {fmt::format("Bitte {} oder {} schreiben.", whole, decimal),
                         fmt::format("Please write {} or {}.", whole, decimal)},
                        {}, "--breaks");
        }
        const auto bound = boundFrom(written);
        if (!bound || (!bounds.empty() && *bound <= bounds.back())) {
            return fail(ErrorCode::InvalidArgument,
                        {"Klassengrenzen sind aufsteigende Zahlen, mit Semikolon getrennt.",
                         "Class bounds are ascending numbers, separated by semicolons."},
                        {"Beispiel: --breaks \"0,5;1,5;5\"", "Example: --breaks \"0.5;1.5;5\""}, {},
                        "--breaks");
        }
        bounds.push_back(*bound);
    }
    return bounds;
}

analysis::ClassMethod methodNamed(const std::string& name) {
    return name == "quantile"    ? analysis::ClassMethod::Quantile
           : name == "equal"     ? analysis::ClassMethod::Equal
           : name == "deviation" ? analysis::ClassMethod::StandardDeviation
                                 : analysis::ClassMethod::Jenks;
}

}  // namespace

std::vector<ParameterSpec> classParameters() {
    return {
        {.name = "classes",
         .type = ParameterType::Choice,
         .label = {"Klassen", "Classes"},
         .help = {"Wie die Klassen der Karte entstehen. Beispiel: --classes quantile",
                  "How the classes of the map are made. Example: --classes quantile"},
         .choices = {"jenks", "quantile", "equal", "deviation"},
         .choiceLabels = {{"natürliche Klassen (Jenks)", "natural classes (Jenks)"},
                          {"gleich viele Flächen", "equal numbers of areas"},
                          {"gleich breit", "equal width"},
                          {"Standardabweichung", "standard deviation"}},
         .defaultValue = "jenks",
         .notUsedWith = {{"breaks"}}},
        {.name = "class-count",
         .type = ParameterType::Integer,
         .label = {"Zahl der Klassen", "Number of classes"},
         .help = {"Mehr als fünf sind auf Kopien kaum zu unterscheiden. Beispiel: --class-count 4",
                  "More than five can hardly be told apart on copies. Example: --class-count 4"},
         .minimum = 2,
         .maximum = 12,
         .defaultValue = "5",
         .notUsedWith = {{"breaks"}, {"classes", {"deviation"}}}},
        {.name = "breaks",
         .type = ParameterType::Text,
         .label = {"Eigene Klassengrenzen", "Own class bounds"},
         .help = {"Obergrenzen aller Klassen bis auf die letzte, aufsteigend. Beispiel: --breaks \"5;10;20\"",
                  "Upper bounds of all classes but the last, ascending. Example: --breaks \"5;10;20\""}}};
}

Result<std::vector<double>> classBoundsFrom(const ParameterValues& values, std::span<const double> figures) {
    if (values.has("breaks")) {
        return ownBounds(values.text("breaks"));
    }
    return analysis::classBreaks(figures, methodNamed(values.text("classes")),
                                 static_cast<int>(values.integer("class-count").value_or(5)));
}

}  // namespace nordertor::ops

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/qml_p.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/number_format.h"
#include "base/text.h"

namespace nordertor::io::qml {
namespace {

std::string renderer(const char* type, const std::string& attributes, bool levels, const std::string& content,
                     const std::string& highestOnTop = {}) {
    const std::string order =
        highestOnTop.empty()
            ? std::string()
            : fmt::format(
                  "  <orderby><orderByClause asc=\"1\" nullsFirst=\"1\">{}</orderByClause></orderby>\n",
                  escapedXml(highestOnTop));
    return fmt::format(
        " <renderer-v2 type=\"{}\"{} symbollevels=\"{}\" enableorderby=\"{}\" forceraster=\"0\">\n{}{} "
        "</renderer-v2>\n",
        type, attributes, levels ? 1 : 0, order.empty() ? 0 : 1, content, order);
}

std::string symbolsElement(const std::string& symbols) {
    return "  <symbols>\n" + symbols + "  </symbols>\n";
}

std::string quoted(const std::string& text, char quote) {
    std::string result(1, quote);
    for (const char c : text) {
        result += c == quote ? std::string(2, quote) : std::string(1, c);
    }
    return result + quote;
}

}  // namespace

std::string expressions(const Entries& properties) {
    std::string items;
    for (const auto& [name, expression] : properties) {
        items += fmt::format(
            "<Option name=\"{}\" type=\"Map\"><Option name=\"active\" type=\"bool\" value=\"true\"/>"
            "<Option name=\"expression\" type=\"QString\" value=\"{}\"/>"
            "<Option name=\"type\" type=\"int\" value=\"3\"/></Option>",
            name, escapedXml(expression));
    }
    return "<Option type=\"Map\"><Option name=\"name\" type=\"QString\" value=\"\"/>"
           "<Option name=\"properties\" type=\"Map\">" +
           items + "</Option><Option name=\"type\" type=\"QString\" value=\"collection\"/></Option>";
}

std::string literal(const std::string& text) {
    return quoted(text, '\'');
}

std::string column(const std::string& name) {
    return quoted(name, '"');
}

std::string isAmong(const std::string& name, const std::vector<std::string>& values,
                    const std::vector<std::string>& others) {
    const auto list = [](const std::vector<std::string>& items) {
        std::vector<std::string> texts;
        std::ranges::transform(items, std::back_inserter(texts), literal);
        return "(" + joined(texts, ", ") + ")";
    };
    if (std::ranges::find(values, std::string()) == values.end()) {
        return column(name) + " IN " + list(values);
    }
    return others.empty() ? std::string()
                          : fmt::format("{0} IS NULL OR {0} NOT IN {1}", column(name), list(others));
}

std::string categorized(const std::string& column, const std::vector<Category>& categories,
                        const std::string& symbols, bool levels) {
    std::string items;
    for (std::size_t i = 0; i < categories.size(); ++i) {
        items += fmt::format("   <category value=\"{}\" label=\"{}\" symbol=\"{}\" render=\"true\"/>\n",
                             escapedXml(categories[i].value), escapedXml(categories[i].label), i);
    }
    return renderer("categorizedSymbol", fmt::format(" attr=\"{}\"", column), levels,
                    "  <categories>\n" + items + "  </categories>\n" + symbolsElement(symbols));
}

std::string graduated(const std::string& column, const std::vector<Range>& ranges, const std::string& symbols,
                      bool levels, const std::string& highestOnTop) {
    std::string items;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        items += fmt::format(
            "   <range lower=\"{}\" upper=\"{}\" label=\"{}\" symbol=\"{}\" render=\"true\"/>\n",
            toPlainText(ranges[i].lower), toPlainText(ranges[i].upper), escapedXml(ranges[i].label), i);
    }
    return renderer("graduatedSymbol", fmt::format(" attr=\"{}\" graduatedMethod=\"GraduatedColor\"", column),
                    levels, "  <ranges>\n" + items + "  </ranges>\n" + symbolsElement(symbols), highestOnTop);
}

std::string ruled(const std::vector<Rule>& rules, const std::string& symbols, bool levels,
                  const std::string& highestOnTop) {
    std::string items;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        items += fmt::format("   <rule key=\"rule{0}\" symbol=\"{0}\" filter=\"{1}\" label=\"{2}\"/>\n", i,
                             escapedXml(rules[i].filter), escapedXml(rules[i].label));
    }
    return renderer("RuleRenderer", {}, levels,
                    "  <rules key=\"rules\">\n" + items + "  </rules>\n" + symbolsElement(symbols),
                    highestOnTop);
}

std::string merged(const std::string& inner) {
    return renderer("mergedFeatureRenderer", {}, false, inner);
}

std::string single(const std::string& symbolText, bool levels) {
    return symbolText.empty() ? renderer("nullSymbol", {}, false, {})
                              : renderer("singleSymbol", {}, levels, symbolsElement(symbolText));
}

std::string document(const std::string& content, const std::string& labelText) {
    return fmt::format(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        "<qgis version=\"3.22.0\" styleCategories=\"Symbology|Labeling\" labelsEnabled=\"{}\">\n{}{}</qgis>\n",
        labelText.empty() ? 0 : 1, content, labelText);
}

}  // namespace nordertor::io::qml

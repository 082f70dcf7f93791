// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/qml_p.h"

#include <fmt/format.h>

#include "base/text.h"

namespace nordertor::io::qml {

std::string symbol(std::size_t number, const char* type, const std::vector<SymbolLayer>& layers) {
    std::string text =
        fmt::format("   <symbol name=\"{}\" type=\"{}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n",
                    number, type);
    for (const SymbolLayer& layer : layers) {
        text += fmt::format(
            "    <layer class=\"{}\" enabled=\"1\" locked=\"0\" pass=\"{}\">\n     <Option type=\"Map\">\n",
            layer.method, layer.level);
        for (const auto& [name, value] : layer.options) {
            text += fmt::format("      <Option name=\"{}\" type=\"QString\" value=\"{}\"/>\n", name, value);
        }
        text += "     </Option>\n" + layer.more + "    </layer>\n";
    }
    return text + "   </symbol>\n";
}

std::string categorized(const std::string& column, const std::vector<Category>& categories,
                        const std::string& symbols, bool levels) {
    std::string items;
    for (std::size_t i = 0; i < categories.size(); ++i) {
        items += fmt::format("   <category value=\"{}\" label=\"{}\" symbol=\"{}\" render=\"true\"/>\n",
                             escapedXml(categories[i].value), escapedXml(categories[i].label), i);
    }
    return fmt::format(
        " <renderer-v2 type=\"categorizedSymbol\" attr=\"{}\" symbollevels=\"{}\" "
        "enableorderby=\"0\" forceraster=\"0\">\n  <categories>\n{}  </categories>\n"
        "  <symbols>\n{}  </symbols>\n </renderer-v2>\n",
        column, levels ? 1 : 0, items, symbols);
}

std::string merged(const std::string& renderer) {
    return " <renderer-v2 type=\"mergedFeatureRenderer\" symbollevels=\"0\" enableorderby=\"0\" "
           "forceraster=\"0\">\n" +
           renderer + " </renderer-v2>\n";
}

std::string document(const std::string& renderer) {
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
           "<qgis version=\"3.22.0\" styleCategories=\"Symbology\">\n" +
           renderer + "</qgis>\n";
}

std::string single(const std::string& symbolText) {
    return document(
        " <renderer-v2 type=\"singleSymbol\" symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\">\n"
        "  <symbols>\n" +
        symbolText + "  </symbols>\n </renderer-v2>\n");
}

}  // namespace nordertor::io::qml

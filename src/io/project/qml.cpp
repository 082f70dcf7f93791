// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/qml_p.h"

#include <fmt/format.h>

namespace nordertor::io::qml {

std::string symbol(std::size_t number, const char* type, const char* layerClass, const Options& options,
                   const std::string& colourKey, const std::string& colour, const std::string& more) {
    std::string text = fmt::format(
        "   <symbol name=\"{}\" type=\"{}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n"
        "    <layer class=\"{}\" enabled=\"1\" locked=\"0\" pass=\"0\">\n     <Option type=\"Map\">\n",
        number, type, layerClass);
    const auto option = [&](const std::string& name, const std::string& value) {
        text += fmt::format("      <Option name=\"{}\" type=\"QString\" value=\"{}\"/>\n", name, value);
    };
    for (const auto& [name, value] : options) {
        option(name, value);
    }
    if (!colourKey.empty()) {
        option(colourKey, colour);
    }
    return text + "     </Option>\n" + more + "    </layer>\n   </symbol>\n";
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

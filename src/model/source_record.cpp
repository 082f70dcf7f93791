// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/source_record.h"

#include <array>
#include <utility>

namespace nordertor::model {
namespace {

/// Titles the readers give (io/tables, io/osm), and what they begin with.
constexpr std::array<std::pair<const char*, const char*>, 4> ownTitles{
    {{"Programmgebiet (", "Programme area ("},
     {"Zensus 2011, 100-m-Gitter", "Census 2011, 100 m grid"},
     {"Zensus 2022, 100-m-Gitter", "Census 2022, 100 m grid"},
     {"Einwohner je 100-m-Gitterzelle (Beispieldaten)",
      "Residents per cell of the 100 m grid (sample data)"}}};
constexpr auto areaTitle = "Programmgebiet „";
constexpr auto areaTitleEnd = "“";
constexpr auto openStreetMap = "© OpenStreetMap-Mitwirkende";

}  // namespace

LocalizedText sourceWords(const std::string& text) {
    for (const auto& [german, english] : ownTitles) {
        // a date may follow
        if (text.starts_with(german)) {
            return {text, english + text.substr(std::string(german).size())};
        }
    }
    if (text == "Programmgebiet") {
        return {text, "Programme area"};
    }
    if (text == openStreetMap) {
        return {text, "© OpenStreetMap contributors"};
    }
    const std::size_t end = text.rfind(areaTitleEnd);
    if (text.starts_with(areaTitle) && end != std::string::npos) {
        const std::size_t begin = std::string(areaTitle).size();
        return {text, "Programme area \"" + text.substr(begin, end - begin) + "\"" +
                          text.substr(end + std::string(areaTitleEnd).size())};
    }
    return {text, text};
}

}  // namespace nordertor::model

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/layer_styles_p.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/file.h"
#include "io/project/geopackage_p.h"
#include "io/project/result_tables_p.h"
#include "model/result_classes.h"
#include "style/hatched_areas.h"

namespace nordertor::io {
namespace {

constexpr std::string_view sealBegin = "<!-- Nordertor ";
constexpr std::string_view sealEnd = " -->\n";
constexpr std::string_view sldHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<StyledLayerDescriptor version=\"1.1.0\" "
    "xmlns=\"http://www.opengis.net/sld\" xmlns:se=";
constexpr const char* ourDescription = "Nordertor";

/// Tells our style from one that somebody changed since.
std::string sealOf(std::string_view qml, const std::string& sld) {
    return std::string(sealBegin) + textFingerprint(std::string(qml) + sld) + std::string(sealEnd);
}

std::string sealed(const LayerStyle& style) {
    return style.qml + sealOf(style.qml, style.sld);
}

/// Files made before there were seals: QGIS writes its release's name behind the number, and other
/// categories.
bool isOursOfBefore(std::string_view qml) {
    return qml.starts_with(
               "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
               "<qgis version=\"3.22.0\" styleCategories=\"Symbology") &&
           qml.ends_with("</qgis>\n");
}

bool isOurs(const std::string& qml, const std::string& sld) {
    const auto seal = qml.rfind(sealBegin);
    return seal == std::string::npos ? isOursOfBefore(qml) && (sld.empty() || sld.starts_with(sldHead))
                                     : qml.substr(seal) == sealOf(std::string_view(qml).substr(0, seal), sld);
}

std::set<std::string> categoriesOf(const std::string& qml) {
    constexpr std::string_view begin = "<category value=\"";
    std::set<std::string> values;
    for (auto at = qml.find(begin); at != std::string::npos; at = qml.find(begin, at + 1)) {
        const auto value = at + begin.size();
        values.insert(qml.substr(value, qml.find('"', value) - value));
    }
    return values;
}

struct OwnStyle {
    std::int64_t row = 0;
    LayerStyle style;
};

/// Our own row of the table, if nobody changed it.
std::optional<OwnStyle> ownStyle(Database& database, const std::string& table) {
    Statement query(
        database,
        "SELECT styleQML, styleSLD, rowid FROM layer_styles WHERE f_table_name = ? AND styleName = ? AND "
        "description = ?");
    query.bind(0, table);
    query.bind(1, table);
    query.bind(2, ourDescription);
    // people may keep others under the same name
    while (query.step()) {
        LayerStyle style{query.text(0), query.text(1)};
        if (isOurs(style.qml, style.sld)) {
            return OwnStyle{query.integer(2), std::move(style)};
        }
    }
    return std::nullopt;
}

/// Whether it was another than this.
bool renew(Database& database, const std::string& table, const LayerStyle& style) {
    const auto own = ownStyle(database, table);
    if (!own || own->style.qml == sealed(style)) {
        return false;
    }
    // a theme that this program lacks keeps its signs
    const auto kept = categoriesOf(style.qml);
    if (!std::ranges::includes(kept, categoriesOf(own->style.qml))) {
        return false;
    }
    Statement update(database, "UPDATE layer_styles SET styleQML = ?, styleSLD = ? WHERE rowid = ?");
    update.bind(0, sealed(style));
    update.bind(1, style.sld);
    update.bind(2, own->row);
    update.run();
    return true;
}

bool hasStyles(Database& database) {
    constexpr std::int64_t columns = 5;
    return tableExists(database, "layer_styles") &&
           database.number(
               "SELECT count(*) FROM pragma_table_info('layer_styles') WHERE name IN "
               "('f_table_name', 'styleName', 'styleQML', 'styleSLD', 'description')") == columns;
}

}  // namespace

void insertLayerStyle(Database& database, const std::string& table, const LayerStyle& style,
                      const std::string& time) {
    Statement insert(database,
                     "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
                     "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, "
                     "update_time) VALUES ('', '', ?, 'geom', ?, ?, ?, 1, ?, '', ?)");
    insert.bind(0, table);
    insert.bind(1, table);
    insert.bind(2, sealed(style));
    insert.bind(3, style.sld);
    insert.bind(4, ourDescription);
    insert.bind(5, time);
    insert.run();
}

void renewLayerStyles(Database& database, const model::Project& project, const model::ThemeSet& themes) {
    if (!hasStyles(database)) {
        return;
    }
    for (const auto& [table, style] : layerStyles(themes)) {
        renew(database, table, style);
    }
    for (const model::ResultLayer& layer : project.results) {
        const std::string table = resultTable(layer).name;
        if (renew(database, table, layerStyle(layer, table)) && showsOverlaps(*layer.data)) {
            const std::string counted = overlapTable(layer).name;
            renew(database, counted, layerStyle(overlapCountsOf(layer), counted));
        }
    }
}

}  // namespace nordertor::io

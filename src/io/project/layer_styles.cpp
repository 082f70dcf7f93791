// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/layer_styles_p.h"

namespace nordertor::io {

void insertLayerStyle(Database& database, const std::string& table, const LayerStyle& style,
                      const std::string& time) {
    Statement insert(database,
                     "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
                     "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, "
                     "update_time) VALUES ('', '', ?, 'geom', ?, ?, ?, 1, 'Nordertor', '', ?)");
    insert.bind(0, table);
    insert.bind(1, table);
    insert.bind(2, style.qml);
    insert.bind(3, style.sld);
    insert.bind(4, time);
    insert.run();
}

}  // namespace nordertor::io

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/project_writer_p.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/number_format.h"
#include "base/text.h"
#include "io/project/edit_codec.h"
#include "io/project/geopackage_p.h"
#include "io/project/layer_styles_p.h"
#include "io/project/project_metadata.h"
#include "io/project/result_tables_p.h"
#include "io/project/rows_p.h"
#include "io/project/scenario_codec.h"

namespace nordertor::io {
namespace {

/// The table as QGIS creates and looks for it.
constexpr const char* layerStylesTable = R"sql(
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256),
  f_table_schema TEXT(256),
  f_table_name TEXT(256),
  f_geometry_column TEXT(256),
  styleName TEXT(30),
  styleQML TEXT,
  styleSLD TEXT,
  useAsDefault BOOLEAN,
  description TEXT,
  owner TEXT(30),
  ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
);
)sql";

class ProjectWriter {
  public:
    ProjectWriter(Database& database, const model::Project& project)
        : database_(database),
          project_(project),
          schema_(project.residents.groups),
          time_(timeStamp(project.createdOn)) {}

    template <class Record>
    void table(const char* name, const std::vector<Record>& records) {
        const TableSchema& table = begin(name);
        RowWriter rows(database_, table, project_.workingCrsEpsg);
        for (const Record& record : records) {
            rows.write(record);
        }
        finish(table, rows);
    }

    void homes() {
        const model::Residents& residents = project_.residents;
        const TableSchema& table = begin("homes");
        RowWriter rows(database_, table, project_.workingCrsEpsg);
        std::vector<model::PersonCount> persons(residents.groups.size());
        for (std::size_t h = 0; h < residents.homes.size(); ++h) {
            for (std::size_t g = 0; g < persons.size(); ++g) {
                const double count = residents.persons[g][h];
                persons[g] = model::Residents::isKnown(count) ? std::optional(count) : std::nullopt;
            }
            rows.write(WithPersons<const model::Home>{residents.homes[h], schema_.personColumns(), persons});
        }
        finish(table, rows);
    }

    void cells() {
        const TableSchema& table = begin("census_cells");
        RowWriter rows(database_, table, project_.workingCrsEpsg);
        std::vector<model::PersonCount> persons;
        for (const model::CensusCell& cell : project_.residents.cells) {
            persons = cell.persons;
            rows.write(WithPersons<const model::CensusCell>{cell, schema_.personColumns(), persons});
        }
        finish(table, rows);
    }

    void outlines() {
        std::vector<FacilityOutline> outlines;
        for (std::size_t i = 0; i < project_.facilities.size(); ++i) {
            if (!project_.facilities[i].outline.empty()) {
                outlines.push_back({static_cast<std::int64_t>(i) + 1, project_.facilities[i].outline});
            }
        }
        table("facility_outlines", outlines);
    }

    /// All that is read from sources.
    void baseData(const Task& task) {
        const LocalizedText step{"Projekt wird geschrieben", "Writing the project"};
        table("facilities", project_.facilities);
        outlines();
        table("organisations", project_.organisations);
        task.report(0.1, step);
        homes();
        task.report(0.3, step);
        table("addresses", project_.baseMap.addresses);
        task.report(0.4, step);
        table("buildings", project_.baseMap.buildings);
        task.report(0.6, step);
        table("streets", project_.baseMap.streets);
        task.report(0.8, step);
        table("lines", project_.baseMap.lines);
        table("land_use", project_.baseMap.landUse);
        cells();
        table("path_barriers", project_.baseMap.barriers);
        table("nordertor_sources", project_.sources);
        table("nordertor_notices", project_.notices);
        task.report(0.95, step);
    }

    void dropBaseData() {
        for (const char* name : {"facilities", "facility_outlines", "organisations", "homes", "addresses",
                                 "buildings", "streets", "lines", "land_use", "census_cells", "path_barriers",
                                 "nordertor_sources", "nordertor_notices"}) {
            dropTable(database_, schema_[name]);
        }
    }

    /// New residents may come in other age groups.
    void updateAgeGroups() {
        const std::string key = "age_groups";
        for (const MetadataEntry& entry : metadataOf(project_)) {
            if (entry.key == key) {
                Statement update(database_, "UPDATE nordertor_metadata SET value = ? WHERE key = ?");
                update.bind(0, entry.value);
                update.bind(1, key);
                update.run();
            }
        }
    }

    void own() {
        table("nordertor_metadata", metadataOf(project_));
        std::vector<StoredEdit> edits;
        std::transform(project_.edits.begin(), project_.edits.end(), std::back_inserter(edits), encodeEdit);
        table("nordertor_edits", edits);
        std::vector<StandardLimit> limits;
        for (const auto& [standard, metres] : project_.standardLimits) {
            limits.push_back({standard, metres});
        }
        table("nordertor_standard_limits", limits);
        std::vector<StoredScenario> scenarios;
        std::transform(project_.scenarios.begin(), project_.scenarios.end(), std::back_inserter(scenarios),
                       storedScenario);
        table("nordertor_scenarios", scenarios);
        if (!project_.layouts.empty()) {
            table("nordertor_layouts", project_.layouts);
        }
    }

    /// Needs the table of styles.
    void results() {
        if (project_.results.empty()) {
            begin("nordertor_results");
        }
        for (const model::ResultLayer& layer : project_.results) {
            writeResult(database_, schema_, layer, project_.workingCrsEpsg);
        }
    }

    void styles(const model::ThemeSet& themes) {
        database_.execute(layerStylesTable);
        Statement contents(database_,
                           "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, "
                           "last_change) VALUES ('layer_styles', 'attributes', 'layer_styles', "
                           "'styles for QGIS', ?)");
        contents.bind(0, time_);
        contents.run();
        const auto styles = layerStyles(themes);
        for (const TableSchema& table : schema_.tables()) {
            if (const auto style = styles.find(table.name); style != styles.end()) {
                insertLayerStyle(database_, table.name, style->second, time_);
            }
        }
    }

  private:
    const TableSchema& begin(const char* name) {
        const TableSchema& table = schema_[name];
        createTable(database_, table, project_.workingCrsEpsg, time_);
        return table;
    }
    void finish(const TableSchema& table, const RowWriter& rows) {
        if (table.hasGeometry()) {
            setExtent(database_, table, rows.extent());
            createSpatialIndex(database_, table, rows.boxes());
        }
    }

    Database& database_;
    const model::Project& project_;
    const Schema schema_;
    const std::string time_;
};

Error notStorable(const std::string& place) {
    return {ErrorCode::Internal,
            {"Das Projekt ist in sich widersprüchlich und kann nicht gespeichert werden.",
             "The project contradicts itself and cannot be stored."},
            {},
            {},
            place};
}

}  // namespace

Result<> checkStorable(const model::Project& project) {
    const model::Residents& residents = project.residents;
    auto groups = residents.groups;
    std::sort(groups.begin(), groups.end());
    if (std::adjacent_find(groups.begin(), groups.end()) != groups.end()) {
        return fail(notStorable("residents.groups"));
    }
    if (std::any_of(groups.begin(), groups.end(), [](const model::AgeGroup& group) {
            return model::AgeGroup::fromKey(group.key()) != group;
        })) {
        return fail(notStorable("residents.groups"));
    }
    if (residents.persons.size() != groups.size()) {
        return fail(notStorable("residents.persons"));
    }
    for (const auto& column : residents.persons) {
        if (column.size() != residents.homes.size()) {
            return fail(notStorable("residents.persons"));
        }
    }
    for (const model::CensusCell& cell : residents.cells) {
        if (cell.persons.size() != groups.size()) {
            return fail(notStorable("residents.cells " + cell.id));
        }
    }
    for (const model::Street& street : project.baseMap.streets) {
        if (street.nodes.size() != street.points.size()) {
            return fail(notStorable("streets " + street.id));
        }
    }
    return {};
}

void writeProject(Database& database, const model::Project& project, const model::ThemeSet& themes,
                  const geo::Crs& crs, const Task& task) {
    ProjectWriter write(database, project);
    createGeopackage(database, crs);
    write.table("programme_area", std::vector<model::ProgrammeArea>{project.area});
    write.baseData(task);
    write.own();
    write.styles(themes);
    write.results();
}

void rewriteBaseData(Database& database, const model::Project& project, const Task& task) {
    ProjectWriter write(database, project);
    write.dropBaseData();
    write.updateAgeGroups();
    write.baseData(task);
}

}  // namespace nordertor::io

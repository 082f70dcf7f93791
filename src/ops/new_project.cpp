// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/new_project.h"

#include <fmt/format.h>

#include <utility>

#include "base/file.h"
#include "geo/crs.h"
#include "io/project/project_store.h"
#include "io/vector/boundary_reader.h"
#include "ops/common_parameters.h"
#include "ops/data_import.h"

namespace nordertor::ops {
namespace {

OperationInfo newProjectInfo() {
    return {
        .id = "new",
        .title = {"Neues Projekt", "New project"},
        .help =
            {"Legt aus Programmgebiet, Kartendaten, Einwohnern sowie Betrieben und Stiftungen eine Projektdatei "
             "an. Das Koordinatensystem wird aus der Lage des Gebiets gewählt.",
             "Makes a project file from programme area, map data, residents, businesses and foundations. The "
             "coordinate system is chosen from where the area lies."},
        .examples =
            {"nordertor new quartier.gpkg --area gebiet.geojson --map stadt.osm.pbf --census zensus_100m.csv",
             "nordertor new quartier.gpkg --area gebiet.shp --map stadt.osm.bz2 --census zensus_100m.csv "
             "--organisations firmen.csv --margin 1500"},
        .parameters =
            {{.name = "project",
              .type = ParameterType::OutputFile,
              .label = {"Projektdatei", "Project file"},
              .help = {"Neue Datei. Beispiel: quartier.gpkg", "A new file. Example: quarter.gpkg"},
              .required = true,
              .positional = true,
              .fileFilter = "*.gpkg"},
             {.name = "area",
              .type = ParameterType::InputFile,
              .label = {"Programmgebiet", "Programme area"},
              .help = {"Grenze als GeoJSON, GeoPackage, Shapefile, KML, GML oder XPlanGML. Beispiel: --area "
                       "gebiet.geojson",
                       "Boundary as GeoJSON, GeoPackage, Shapefile, KML, GML or XPlanGML. Example: --area "
                       "area.geojson"},
              .required = true,
              .fileFilter = "*.geojson *.json *.gpkg *.shp *.kml *.gml *.xml"},
             mapFilesParameter(),
             censusFilesParameter(),
             organisationFilesParameter(),
             {.name = "title",
              .type = ParameterType::Text,
              .label = {"Titel", "Title"},
              .help =
                  {"Steht auf Karten; sonst der Name des Gebiets. Beispiel: --title \"Sozialer Zusammenhalt "
                   "Nordstadt\"",
                   "Printed on maps; else the name of the area. Example: --title \"Northern quarter\""}},
             {.name = "margin",
              .type = ParameterType::Number,
              .label = {"Umkreis", "Surroundings"},
              .help = {"So weit um das Gebiet werden Daten übernommen. Beispiel: --margin 1500",
                       "Data is taken this far around the area. Example: --margin 1500"},
              .unit = "m",
              .minimum = 0,
              .maximum = 50000,
              .defaultValue = "2000"},
             {.name = "layer",
              .type = ParameterType::Text,
              .label = {"Ebene der Grenzdatei", "Layer of the boundary file"},
              .help =
                  {"Nur nötig, wenn die Datei mehrere Ebenen mit Flächen hat. Beispiel: --layer grenze",
                   "Only needed where the file has several layers with areas. Example: --layer boundary"}},
             {.name = "area-crs",
              .type = ParameterType::Integer,
              .label = {"Koordinatensystem der Grenze (EPSG)", "CRS of the boundary (EPSG)"},
              .help = {"Nur nötig, wenn es in der Datei fehlt. Beispiel: --area-crs 25832",
                       "Only needed where the file does not say. Example: --area-crs 25832"},
              .minimum = 1024,
              .maximum = 999999},
             {.name = "crs",
              .type = ParameterType::Integer,
              .label = {"Arbeits-Koordinatensystem (EPSG)", "Working CRS (EPSG)"},
              .help = {"Sonst die UTM-Zone des Gebiets. Beispiel: --crs 25833",
                       "Else the UTM zone of the area. Example: --crs 25833"},
              .minimum = 1024,
              .maximum = 999999},
             organisationsCrsParameter(),
             dateParameter()},
        .needsProject = false};
}

Result<> refuseExisting(const std::filesystem::path& file) {
    std::error_code error;
    if (std::filesystem::exists(file, error)) {
        return fail(ErrorCode::CannotWrite, {"Die Datei gibt es schon.", "The file exists already."},
                    {"Bitte einen anderen Namen wählen oder die alte Datei wegräumen.",
                     "Please choose another name or move the old file away."},
                    file.string());
    }
    // asked before minutes of reading, not after
    return AtomicFile::create(file).map([](const AtomicFile&) {});
}

/// What the verbs after this one will ask for, said at once.
Notices stillMissing(const model::Project& project, const std::string& file) {
    Notices notices;
    const auto add = [&](const LocalizedText& what, const LocalizedText& how) {
        notices.push_back(
            {.severity = Severity::Info,
             .message = {fmt::format("{} Als Nächstes: nordertor import {} {}", what.de, file, how.de),
                         fmt::format("{} Next: nordertor import {} {}", what.en, file, how.en)},
             .file = {},
             .place = {}});
    };
    if (project.baseMap.streets.empty()) {
        add({"Für Lücken fehlen noch Kartendaten.", "For gaps, map data is still missing."},
            {"--map stadt.osm.pbf", "--map town.osm.pbf"});
    }
    if (project.residents.cells.empty()) {
        add({"Für Lücken fehlen noch Einwohner.", "For gaps, residents are still missing."},
            {"--census zensus_100m.csv", "--census census_100m.csv"});
    }
    return notices;
}

}  // namespace

const OperationInfo& NewProject::info() const {
    static const OperationInfo info = newProjectInfo();
    return info;
}

Result<Outcome> NewProject::run(const Context& context, const ParameterValues& values,
                                const Task& task) const {
    const std::filesystem::path file = values.path("project");
    if (const auto free = refuseExisting(file); !free) {
        return fail(free.error());
    }
    const std::string date = dateFrom(values, context);
    auto boundary = io::readBoundary(values.path("area"),
                                     {.layer = values.text("layer"),
                                      .crsEpsg = values.integer("area-crs"),
                                      .workingCrsEpsg = values.integer("crs"),
                                      .importDate = date},
                                     task.part(0, 0.05));
    if (!boundary) {
        return fail(boundary.error());
    }
    model::Project project;
    project.area = std::move(boundary->area);
    project.workingCrsEpsg = boundary->workingCrsEpsg;
    project.marginMetres = values.number("margin").value_or(project.marginMetres);
    project.createdOn = date;
    project.title = values.has("title") ? values.text("title") : project.area.name;
    if (project.title.empty()) {
        project.title = values.path("area").stem().string();
    }
    project.sources = {boundary->source};
    project.notices = boundary->notices;

    if (const auto maps = values.paths("map"); !maps.empty()) {
        if (const auto done = importMap(project, maps, *context.themes, date, task.part(0.05, 0.6)); !done) {
            return fail(done.error());
        }
    }
    if (const auto tables = values.paths("census"); !tables.empty()) {
        if (const auto done = importCensus(project, tables, date, task.part(0.6, 0.75)); !done) {
            return fail(done.error());
        }
    }
    for (const auto& table : values.paths("organisations")) {
        auto edit = importOrganisations(project, table, values.integer("organisations-crs"), date,
                                        task.part(0.75, 0.8));
        if (!edit) {
            return fail(edit.error());
        }
        auto added = model::applied(std::move(project), *edit);
        if (!added) {
            return fail(added.error());
        }
        project = std::move(*added);
    }
    project.edits.clear();  // the history of a project starts once it exists
    if (!context.dryRun) {
        if (const auto stored = io::createProject(file, project, task.part(0.8, 1), *context.themes);
            !stored) {
            return fail(stored.error());
        }
    }
    const auto crs = geo::Crs::fromEpsg(project.workingCrsEpsg);
    const std::string crsName =
        fmt::format("{} (EPSG:{})", crs ? crs->name() : std::string(), project.workingCrsEpsg);
    // the name in the EPSG register is English
    std::string crsNameGerman = crsName;
    if (const auto zone = crsNameGerman.find("UTM zone"); zone != std::string::npos) {
        crsNameGerman.replace(zone, 8, "UTM-Zone");
    }
    Outcome outcome;
    outcome.files = {file};
    outcome.summary = {fmt::format("Projekt „{}“ angelegt: {}. Koordinatensystem: {}.", project.title,
                                   file.string(), crsNameGerman),
                       fmt::format("Project \"{}\" created: {}. Coordinate system: {}.", project.title,
                                   file.string(), crsName)};
    outcome.tables = {contentTable(project)};
    outcome.notices = project.notices;
    append(outcome.notices, stillMissing(project, file.string()));
    return outcome;
}

}  // namespace nordertor::ops

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/project_reader_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "io/project/edit_codec.h"
#include "io/project/geopackage_p.h"
#include "io/project/project_metadata.h"
#include "io/project/result_tables_p.h"
#include "io/project/rows_p.h"
#include "io/project/scenario_codec.h"

namespace nordertor::io {
namespace {

template <class Record, class Less>
void sortRecords(std::vector<Record>& records, Less less) {
    // Only rows somebody added in another program are out of order.
    if (!std::is_sorted(records.begin(), records.end(), less)) {
        std::stable_sort(records.begin(), records.end(), less);
    }
}

class ProjectReader {
  public:
    ProjectReader(Database& database, const OnTableError& onError) : database_(database), onError_(onError) {}

    template <class Record>
    void table(const char* name, std::vector<Record>& records) {
        RowReader rows(database_, (*schema_)[name]);
        for (Record record; rows.next(record); record = Record()) {
            records.push_back(std::move(record));
        }
        settle();
    }

    /// Its errors end the reading in any case: without the format nothing else can be understood.
    void metadata(model::Project& project) {
        schema_ = Schema({});
        std::vector<MetadataEntry> entries;
        RowReader rows(database_, (*schema_)["nordertor_metadata"]);
        for (MetadataEntry entry; rows.next(entry);) {
            entries.push_back(std::move(entry));
        }
        if (database_.ok()) {
            if (const auto applied = applyMetadata(entries, project); !applied) {
                database_.setError(applied.error());
            }
        }
        schema_ = Schema(project.residents.groups);
    }

    void area(model::ProgrammeArea& area) {
        std::vector<model::ProgrammeArea> areas;
        table("programme_area", areas);
        if (database_.ok() && areas.size() != 1) {
            database_.setInvalid(
                {fmt::format("Es muss genau ein Programmgebiet geben, es sind {}.", areas.size()),
                 fmt::format("There must be exactly one programme area, there are {}.", areas.size())},
                "programme_area");
        }
        if (!areas.empty()) {
            area = std::move(areas.front());
        }
        settle();
    }

    void streets(std::vector<model::Street>& streets) {
        RowReader rows(database_, (*schema_)["streets"]);
        for (model::Street street; rows.next(street); street = {}) {
            if (street.nodes.size() != street.points.size()) {
                database_.setInvalid({fmt::format("Die Straße hat {} Punkte, aber {} Knotennummern.",
                                                  street.points.size(), street.nodes.size()),
                                      fmt::format("The street has {} points, but {} node numbers.",
                                                  street.points.size(), street.nodes.size())},
                                     rows.place("nodes"));
                break;
            }
            streets.push_back(std::move(street));
        }
        settle();
    }

    void cells(model::Residents& residents) {
        RowReader rows(database_, (*schema_)["census_cells"]);
        model::CensusCell cell;
        std::vector<model::PersonCount> persons;
        const WithPersons<model::CensusCell> row{cell, schema_->personColumns(), persons};
        while (rows.next(row)) {
            cell.persons = persons;
            residents.cells.push_back(std::exchange(cell, {}));
        }
        sortRecords(residents.cells, [](const auto& a, const auto& b) { return a.id < b.id; });
        settle();
    }

    void homes(model::Residents& residents) {
        RowReader rows(database_, (*schema_)["homes"]);
        model::Home home;
        std::vector<model::PersonCount> persons;
        residents.persons.assign(residents.groups.size(), {});
        const WithPersons<model::Home> row{home, schema_->personColumns(), persons};
        while (rows.next(row)) {
            residents.homes.push_back(std::exchange(home, {}));
            for (std::size_t g = 0; g < persons.size(); ++g) {
                residents.persons[g].push_back(persons[g].value_or(model::Residents::unknownPersons));
            }
        }
        sortHomes(residents);
        settle();
    }

    void facilities(std::vector<model::Facility>& facilities) {
        std::unordered_map<std::int64_t, std::size_t> byFid;
        RowReader rows(database_, (*schema_)["facilities"]);
        for (model::Facility facility; rows.next(facility); facility = {}) {
            byFid.emplace(rows.fid(), facilities.size());
            facilities.push_back(std::move(facility));
        }
        settle();
        RowReader outlines(database_, (*schema_)["facility_outlines"]);
        for (FacilityOutline outline; outlines.next(outline); outline = {}) {
            const auto owner = byFid.find(outline.facility);
            if (owner != byFid.end()) {
                facilities[owner->second].outline = std::move(outline.shape);
            }
        }
        sortRecords(facilities, [](const auto& a, const auto& b) {
            return std::tie(a.kind, a.id) < std::tie(b.kind, b.id);
        });
        settle();
    }

    void own(model::Project& project) {
        table("nordertor_sources", project.sources);
        sortRecords(project.sources, [](const auto& a, const auto& b) { return a.id < b.id; });
        table("nordertor_notices", project.notices);
        std::vector<StandardLimit> limits;
        table("nordertor_standard_limits", limits);
        for (const StandardLimit& limit : limits) {
            project.standardLimits[limit.standard] = limit.metres;
        }
        scenarios(project);
        layouts(project.layouts);
        readResults(database_, *schema_, project.results, [this] { settle(); });
        RowReader rows(database_, (*schema_)["nordertor_edits"]);
        for (StoredEdit stored; rows.next(stored);) {
            auto edit = decodeEdit(stored);
            if (!edit) {
                database_.setInvalid(
                    {"Die gespeicherte Änderung ist unbrauchbar.", "The stored edit is unusable."},
                    rows.place("content"));
                break;
            }
            project.edits.push_back(std::move(*edit));
        }
        settle();
    }

  private:
    void scenarios(model::Project& project) {
        const TableSchema& table = (*schema_)["nordertor_scenarios"];
        if (!tableExists(database_, table.name)) {
            return;
        }
        RowReader rows(database_, table);
        for (StoredScenario stored; rows.next(stored);) {
            auto scenario = scenarioFrom(stored);
            if (!scenario) {
                database_.setInvalid(
                    {"Das gespeicherte Szenario ist unbrauchbar.", "The stored scenario is unusable."},
                    rows.place("edits"));
                break;
            }
            project.scenarios.push_back(std::move(*scenario));
        }
        sortRecords(project.scenarios, [](const auto& a, const auto& b) { return a.name < b.name; });
        settle();
    }

    void layouts(std::vector<model::StoredLayout>& layouts) {
        const TableSchema& table = (*schema_)["nordertor_layouts"];
        if (!tableExists(database_, table.name)) {
            return;
        }
        RowReader rows(database_, table);
        for (model::StoredLayout layout; rows.next(layout);) {
            if (!isUsable(layout)) {
                database_.setInvalid(
                    {"Die gespeicherte Blattaufteilung ist unbrauchbar.", "The stored layout is unusable."},
                    rows.place("document"));
                break;
            }
            layouts.push_back(std::move(layout));
        }
        sortRecords(layouts, [](const auto& a, const auto& b) { return a.name < b.name; });
        settle();
    }

    void settle() {
        if (database_.ok() || !onError_) {
            return;
        }
        Error error = *database_.takeError();
        if (!onError_(error)) {
            database_.setError(std::move(error));
        }
    }

    static void sortHomes(model::Residents& residents) {
        const auto& homes = residents.homes;
        const auto less = [&](std::size_t a, std::size_t b) { return homes[a].id < homes[b].id; };
        std::vector<std::size_t> order(homes.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        if (std::is_sorted(order.begin(), order.end(), less)) {
            return;
        }
        std::stable_sort(order.begin(), order.end(), less);
        model::Residents sorted = residents;
        for (std::size_t i = 0; i < order.size(); ++i) {
            sorted.homes[i] = homes[order[i]];
            for (std::size_t g = 0; g < sorted.persons.size(); ++g) {
                sorted.persons[g][i] = residents.persons[g][order[i]];
            }
        }
        residents = std::move(sorted);
    }

    Database& database_;
    const OnTableError& onError_;
    std::optional<Schema> schema_;
};

}  // namespace

model::Project readTables(Database& database, const Task& task, const OnTableError& onTableError) {
    const LocalizedText step{"Projekt wird gelesen", "Reading the project"};
    model::Project project;
    ProjectReader read(database, onTableError);
    read.metadata(project);
    if (!database.ok()) {
        return project;
    }
    read.area(project.area);
    read.facilities(project.facilities);
    read.table("organisations", project.organisations);
    sortRecords(project.organisations, [](const auto& a, const auto& b) { return a.id < b.id; });
    task.report(0.1, step);
    read.cells(project.residents);
    read.homes(project.residents);
    task.report(0.3, step);
    read.table("addresses", project.baseMap.addresses);
    read.table("buildings", project.baseMap.buildings);
    task.report(0.6, step);
    read.streets(project.baseMap.streets);
    task.report(0.9, step);
    read.table("lines", project.baseMap.lines);
    read.table("land_use", project.baseMap.landUse);
    read.table("path_barriers", project.baseMap.barriers);
    read.own(project);
    task.report(1.0, step);
    return project;
}

}  // namespace nordertor::io

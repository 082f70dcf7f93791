// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/data_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "analysis/population/population_distribution.h"
#include "io/osm/base_data_reader.h"
#include "io/tables/census_reader.h"
#include "io/tables/organisation_reader.h"

namespace nordertor::ops {
namespace {

/// With what was read from them: organisations and notices.
void removeSources(model::Project& project, const std::set<std::string>& ids) {
    std::set<std::string> files;
    for (const model::SourceRecord& source : project.sources) {
        if (ids.contains(source.id)) {
            files.insert(source.fileName);
        }
    }
    std::erase_if(project.notices, [&](const Notice& notice) {
        return files.contains(std::filesystem::path(notice.file).filename().string());
    });
    std::erase_if(project.sources, [&](const model::SourceRecord& s) { return ids.contains(s.id); });
    std::erase_if(project.organisations,
                  [&](const model::Organisation& o) { return ids.contains(o.sourceId); });
}

void addSources(model::Project& project, const std::vector<model::SourceRecord>& sources) {
    project.sources.insert(project.sources.end(), sources.begin(), sources.end());
    std::sort(project.sources.begin(), project.sources.end(),
              [](const model::SourceRecord& a, const model::SourceRecord& b) { return a.id < b.id; });
}

std::set<std::string> sourceIdsOf(const model::Project& project,
                                  std::initializer_list<std::string_view> prefixes) {
    std::set<std::string> ids;
    for (const model::SourceRecord& source : project.sources) {
        for (const std::string_view prefix : prefixes) {
            if (source.id == prefix || source.id.starts_with(std::string(prefix) + "-")) {
                ids.insert(source.id);
            }
        }
    }
    return ids;
}

geo::Box windowOf(const model::Project& project) {
    return geo::boxOf(project.area.shape).expandedBy(project.marginMetres);
}

std::size_t cellCentresOf(const model::Project& project) {
    return static_cast<std::size_t>(std::count_if(project.residents.homes.begin(),
                                                  project.residents.homes.end(),
                                                  [](const model::Home& home) { return home.isCellCentre; }));
}

/// A map that lacks the buildings of a third of the inhabited cells lacks paths and facilities there too:
/// what looks like a gap is a hole in the data.
std::optional<Notice> incompleteMap(const model::Project& project) {
    std::set<std::string> inhabited;
    for (const model::Home& home : project.residents.homes) {
        inhabited.insert(home.cellId);
    }
    const std::size_t without = cellCentresOf(project);
    if (project.baseMap.streets.empty() || inhabited.size() < 10 || without * 3 < inhabited.size()) {
        return std::nullopt;
    }
    return Notice{
        .severity = Severity::Warning,
        .message = {fmt::format("In {} von {} bewohnten Gitterzellen enthalten die Kartendaten kein "
                                "Wohngebäude; sie sind dort vermutlich unvollständig, und Lücken dort "
                                "sind nicht belastbar. Bitte einen vollständigen Auszug einlesen.",
                                without, inhabited.size()),
                    fmt::format("In {} of {} inhabited grid cells the map data has no residential "
                                "building; it is probably incomplete there, and gaps there are not "
                                "reliable. Please import a complete extract.",
                                without, inhabited.size())},
        .file = {},
        .place = {}};
}

Cell count(std::size_t value) {
    return Figure{static_cast<double>(value), 0};
}

}  // namespace

Result<Notices> importMap(model::Project& project, const std::vector<std::filesystem::path>& files,
                          const model::ThemeSet& themes, const std::string& date, const Task& task) {
    auto read = io::readBaseData(files, themes,
                                 {.workingCrsEpsg = project.workingCrsEpsg,
                                  .area = project.area.shape,
                                  .marginMetres = project.marginMetres,
                                  .importDate = date},
                                 task);
    if (!read) {
        return fail(read.error());
    }
    removeSources(project, sourceIdsOf(project, {"osm", "map"}));
    project.baseMap = std::move(read->baseMap);
    project.facilities = std::move(read->facilities);
    project.organisations.insert(project.organisations.end(),
                                 std::make_move_iterator(read->organisations.begin()),
                                 std::make_move_iterator(read->organisations.end()));
    std::stable_sort(project.organisations.begin(), project.organisations.end(),
                     [](const model::Organisation& a, const model::Organisation& b) { return a.id < b.id; });
    addSources(project, read->sources);
    // notices without a file tell of the map as a whole and of the residents spread over it
    std::erase_if(project.notices, [](const Notice& notice) { return notice.file.empty(); });
    append(project.notices, read->notices);
    return read->notices;
}

Result<Notices> importCensus(model::Project& project, const std::vector<std::filesystem::path>& files,
                             const std::string& date, const Task& task) {
    auto read = io::readCensus(
        files, {.workingCrsEpsg = project.workingCrsEpsg, .window = windowOf(project), .importDate = date},
        task.part(0, 0.6));
    if (!read) {
        return fail(read.error());
    }
    removeSources(project, sourceIdsOf(project, {"census"}));
    project.residents = {};
    project.residents.groups = std::move(read->groups);
    project.residents.cells = std::move(read->cells);
    addSources(project, read->sources);
    append(project.notices, read->notices);
    auto spread = distributeAgain(project, task.part(0.6, 1));
    if (!spread) {
        return fail(spread.error());
    }
    Notices added = std::move(read->notices);
    append(added, *spread);
    return added;
}

Result<Notices> distributeAgain(model::Project& project, const Task& task) {
    auto spread = analysis::distributePopulation(project.residents.groups, project.residents.cells,
                                                 project.baseMap, task);
    if (!spread) {
        return fail(spread.error());
    }
    project.residents = std::move(spread->residents);
    if (auto incomplete = incompleteMap(project)) {
        spread->notices.push_back(std::move(*incomplete));
    }
    append(project.notices, spread->notices);
    return spread->notices;
}

Result<model::Edit> importOrganisations(const model::Project& project, const std::filesystem::path& file,
                                        std::optional<int> crsEpsg, const std::string& date,
                                        const Task& task) {
    model::ReplaceOrganisations edit;
    std::string sourceId;
    std::set<std::string> taken;
    for (const model::SourceRecord& source : project.sources) {
        taken.insert(source.id);
        if (source.fileName == file.filename().string() && source.id.starts_with("organisations")) {
            sourceId = source.id;
            edit.before.source = {source};
        }
    }
    for (int n = 1; sourceId.empty(); ++n) {
        const std::string candidate = fmt::format("organisations-{}", n);
        if (!taken.contains(candidate)) {
            sourceId = candidate;
        }
    }
    auto read = io::readOrganisations(file,
                                      {.workingCrsEpsg = project.workingCrsEpsg,
                                       .crsEpsg = crsEpsg,
                                       .window = windowOf(project),
                                       .sourceId = sourceId,
                                       .importDate = date},
                                      task);
    if (!read) {
        return fail(read.error());
    }
    for (const model::Organisation& organisation : project.organisations) {
        if (organisation.sourceId == sourceId) {
            edit.before.organisations.push_back(organisation);
        }
    }
    for (const Notice& notice : project.notices) {
        if (!edit.before.source.empty() && notice.file == file.string()) {
            edit.before.notices.push_back(notice);
        }
    }
    edit.after = std::move(*read);
    return model::Edit{std::move(edit)};
}

Table contentTable(const model::Project& project) {
    const auto organisationsOf = [&](model::OrganisationKind kind) {
        return static_cast<std::size_t>(
            std::count_if(project.organisations.begin(), project.organisations.end(),
                          [&](const model::Organisation& o) { return o.kind == kind; }));
    };
    std::set<std::string> facilities;
    for (const model::Facility& facility : project.facilities) {
        facilities.insert(facility.id);
    }
    Table table{.key = "content",
                .title = {"Inhalt des Projekts", "Content of the project"},
                .columns = {{"item", {"Was", "What"}}, {"count", {"Anzahl", "Number"}}},
                .rows = {}};
    const auto add = [&](LocalizedText label, Cell value) {
        table.rows.push_back({std::move(label), std::move(value)});
    };
    add({"Gebäude", "Buildings"}, count(project.baseMap.buildings.size()));
    add({"Straßen und Wege", "Streets and paths"}, count(project.baseMap.streets.size()));
    add({"Einrichtungen", "Facilities"}, count(facilities.size()));
    add({"Betriebe", "Businesses"}, count(organisationsOf(model::OrganisationKind::Business)));
    add({"Stiftungen und Vereine", "Foundations and associations"},
        count(organisationsOf(model::OrganisationKind::Foundation) +
              organisationsOf(model::OrganisationKind::Association)));
    add({"Zensuszellen", "Census cells"}, count(project.residents.cells.size()));
    const std::size_t cellCentres = cellCentresOf(project);
    add({"Wohngebäude mit Einwohnern", "Homes with residents"},
        count(project.residents.homes.size() - cellCentres));
    if (cellCentres > 0) {
        add({"Bewohnte Zellen ohne Wohngebäude", "Inhabited cells without a home"}, count(cellCentres));
    }
    for (std::size_t g = 0; g < project.residents.groups.size(); ++g) {
        double inside = 0;
        double all = 0;
        for (std::size_t h = 0; h < project.residents.homes.size(); ++h) {
            const double persons = project.residents.persons[g][h];
            if (model::Residents::isKnown(persons)) {
                all += persons;
                inside +=
                    geo::contains(project.area.shape, project.residents.homes[h].location) ? persons : 0;
            }
        }
        const LocalizedText label = project.residents.groups[g].label();
        add({label.de + " im Programmgebiet", label.en + " in the programme area"}, Persons{inside});
        add({label.de + " insgesamt (mit Umkreis)", label.en + " in all (with surroundings)"}, Persons{all});
    }
    return table;
}

}  // namespace nordertor::ops

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/tables/census_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/file.h"
#include "io/tables/census_file.h"
#include "io/tables/census_grid.h"
#include "io/tables/csv_table.h"

namespace nordertor::io {
namespace {

model::SourceRecord sourceOf(const std::filesystem::path& file, std::size_t number, CensusEdition edition,
                             bool example, const std::string& importDate) {
    const bool new2022 = edition == CensusEdition::Zensus2022;
    model::SourceRecord record;
    record.id = number == 1 ? "census" : fmt::format("census-{}", number);
    record.dataDate = new2022 ? "2022-05-15" : "2011-05-09";
    record.importDate = importDate;
    record.fileName = file.filename().string();
    if (auto fingerprint = fileFingerprint(file)) {
        record.fingerprint = *fingerprint;
    }
    record.exampleData = example;
    if (example) {
        record.title = "Einwohner je 100-m-Gitterzelle (Beispieldaten)";
        record.provider = "Nordertor";
        record.licence = "CC0 1.0";
        record.attribution = "Beispieldaten: erfundene Einwohnerzahlen";
        return record;
    }
    record.title = new2022 ? "Zensus 2022, 100-m-Gitter" : "Zensus 2011, 100-m-Gitter";
    record.provider = "Statistische Ämter des Bundes und der Länder";
    record.licence = "dl-de/by-2-0";
    record.attribution = fmt::format("© Statistische Ämter des Bundes und der Länder {} (Zensus {})",
                                     new2022 ? 2024 : 2014, new2022 ? 2022 : 2011);
    return record;
}

}  // namespace

Result<CensusRead> readCensus(const std::vector<std::filesystem::path>& files, const CensusOptions& options,
                              const Task& task) {
    if (files.empty()) {
        return fail(ErrorCode::InvalidArgument,
                    {"Es wurde keine Zensusdatei genannt.", "No census file was named."},
                    {"Bitte mindestens eine Datei angeben.", "Please name at least one file."});
    }
    auto grid = CensusGrid::create(options);
    if (!grid) {
        return fail(grid.error());
    }
    CensusRead read;
    std::size_t rows = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto parts = static_cast<double>(files.size());
        const auto from = static_cast<double>(i) / parts;
        auto table = CsvTable::read(files[i]);
        if (!table) {
            return fail(table.error());
        }
        auto facts = readCensusTable(*table, *grid, task.part(from, from + 1 / parts));
        if (!facts) {
            return fail(facts.error());
        }
        rows += facts->rows;
        append(read.notices, facts->notices);
        if (facts->rowsInside == 0 && files.size() > 1) {
            read.notices.push_back({Severity::Warning,
                                    {"Keine Gitterzelle dieser Datei liegt im Gebiet.",
                                     "No grid cell of this file lies in the area."},
                                    files[i].string(),
                                    {},
                                    1});
        }
        read.sources.push_back(
            sourceOf(files[i], i + 1, facts->edition, table->exampleData(), options.importDate));
    }
    if (grid->cellCount() == 0) {
        return fail(ErrorCode::InvalidData,
                    {fmt::format("Keine der {} Gitterangaben liegt im Gebiet.", rows),
                     fmt::format("None of the {} grid entries lies in the area.", rows)},
                    {"Bitte prüfen, ob Zensusdatei und Gebiet zur selben Gegend gehören.",
                     "Please check that the census file and the area belong to the same place."},
                    files.front().string());
    }
    if (grid->contradictions() > 0) {
        read.notices.push_back(
            {Severity::Warning,
             {fmt::format("{} Werte stehen in mehreren Dateien verschieden; der zuerst gelesene gilt.",
                          grid->contradictions()),
              fmt::format("{} values differ between files; the one read first counts.",
                          grid->contradictions())},
             files.front().string(),
             {},
             grid->contradictions()});
    }
    const auto editionDiffers = [&read](const model::SourceRecord& source) {
        return source.dataDate != read.sources.front().dataDate;
    };
    if (std::any_of(read.sources.begin(), read.sources.end(), editionDiffers)) {
        read.notices.push_back({Severity::Warning,
                                {"Die Dateien stammen aus verschiedenen Zensusjahren.",
                                 "The files come from different census years."},
                                {},
                                {},
                                1});
    }
    if (auto moved = grid->moveInto(read); !moved) {
        return fail(moved.error());
    }
    if (read.groups.empty()) {
        return fail(ErrorCode::InvalidData,
                    {"Im Gebiet sind alle Werte geheim gehalten.", "All values in the area are suppressed."},
                    {"Bitte eine weitere Zensusdatei, etwa die Einwohnerzahl, dazunehmen.",
                     "Please add another census file, such as the number of residents."},
                    files.front().string());
    }
    return read;
}

}  // namespace nordertor::io

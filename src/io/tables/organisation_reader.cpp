// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/tables/organisation_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/file.h"
#include "geo/crs.h"
#include "io/tables/coordinate_recognition.h"
#include "io/tables/organisation_table.h"

namespace nordertor::io {
namespace {

constexpr int unstated = 0;

/// Rows with coordinates by the EPSG code that is stated for them.
Result<std::map<int, std::vector<OrganisationRow*>>> rowsByCrs(OrganisationTable& table,
                                                               const OrganisationOptions& options,
                                                               const std::string& file) {
    std::map<int, std::vector<OrganisationRow*>> groups;
    for (OrganisationRow& row : table.rows) {
        if (!row.coordinate) {
            continue;
        }
        int epsg = options.crsEpsg.value_or(unstated);
        if (!options.crsEpsg && !row.crs.empty()) {
            const auto stated = epsgFromText(row.crs);
            if (!stated) {
                return fail(
                    ErrorCode::InvalidData,
                    {fmt::format("Das Koordinatensystem „{}“ in Zeile {} ist unbekannt.", row.crs, row.line),
                     fmt::format("The CRS “{}” in line {} is unknown.", row.crs, row.line)},
                    {"Bitte als EPSG-Code angeben, zum Beispiel EPSG:25832.",
                     "Please give it as EPSG code, for example EPSG:25832."},
                    file, std::to_string(row.line));
            }
            epsg = *stated;
        }
        groups[epsg].push_back(&row);
    }
    return groups;
}

tl::unexpected<Error> coordinatesFitNothing(const std::vector<OrganisationRow*>& rows, int epsg,
                                            const std::string& file) {
    const OrganisationRow& first = *rows.front();
    const std::string sample = fmt::format("{} / {}", first.coordinate->first, first.coordinate->second);
    if (epsg == unstated) {
        return fail(
            ErrorCode::InvalidData,
            {fmt::format("Das Koordinatensystem ist nicht erkennbar (Zeile {}: {}).", first.line, sample),
             fmt::format("The CRS cannot be recognised (line {}: {}).", first.line, sample)},
            {"Bitte das Koordinatensystem angeben, etwa EPSG:25832, oder eine Spalte „crs“ ergänzen.",
             "Please state the CRS, such as EPSG:25832, or add a column “crs”."},
            file, std::to_string(first.line));
    }
    return fail(
        ErrorCode::InvalidData,
        {fmt::format("Die Koordinaten passen nicht zu EPSG:{} (Zeile {}: {}).", epsg, first.line, sample),
         fmt::format("The coordinates do not fit EPSG:{} (line {}: {}).", epsg, first.line, sample)},
        {"Bitte das richtige Koordinatensystem angeben.", "Please state the right CRS."}, file,
        std::to_string(first.line));
}

Notice crsNotice(const ColumnsCrs& crs, const geo::Crs& named, bool stated, const std::string& file) {
    LocalizedText message{fmt::format("Koordinaten als EPSG:{} ({}) erkannt.", crs.epsg, named.name()),
                          fmt::format("Coordinates recognised as EPSG:{} ({}).", crs.epsg, named.name())};
    if (stated) {
        message = {};
    }
    if (crs.swapped) {
        message.de +=
            std::string(message.de.empty() ? "" : " ") + "Die Achsen sind vertauscht und wurden gedreht.";
        message.en += std::string(message.en.empty() ? "" : " ") + "The axes are swapped and were turned.";
    }
    return {crs.swapped ? Severity::Warning : Severity::Info, std::move(message), file, {}, 1};
}

/// Gives the rows of one CRS their location in the working CRS.
Result<> locate(const std::vector<OrganisationRow*>& rows, int epsg, const OrganisationOptions& options,
                const std::string& file, Notices& notices) {
    std::vector<RawCoordinate> raw;
    raw.reserve(rows.size());
    for (const OrganisationRow* row : rows) {
        raw.push_back(*row->coordinate);
    }
    const bool stated = epsg != unstated;
    const auto crs =
        stated ? checkStatedCrs(raw, epsg) : recogniseCrs(raw, options.workingCrsEpsg, options.window);
    if (!crs) {
        return coordinatesFitNothing(rows, epsg, file);
    }
    const auto from = geo::Crs::fromEpsg(crs->epsg);
    const auto to = geo::Crs::fromEpsg(options.workingCrsEpsg);
    if (!from || !to) {
        return fail(!from ? from.error() : to.error());
    }
    const auto transform = geo::Transform::create(*from, *to);
    if (!transform) {
        return fail(transform.error());
    }
    if (!stated || crs->swapped) {
        notices.push_back(crsNotice(*crs, *from, stated, file));
    }
    if (!transform->accuracyNote().empty()) {
        notices.push_back({Severity::Warning, transform->accuracyNote(), file, {}, rows.size()});
    }
    std::size_t stray = 0;
    std::size_t strayLine = 0;
    for (OrganisationRow* row : rows) {
        geo::Point p{row->coordinate->first, row->coordinate->second};
        if (crs->swapped) {
            std::swap(p.x, p.y);
        }
        const bool usual = crs->usual.empty() || crs->usual.contains(p);
        const auto there = usual ? (*transform)(p) : Result<geo::Point>(fail(Error{}));
        if (there) {
            row->organisation.location = *there;
        } else {
            strayLine = stray++ == 0 ? row->line : strayLine;
        }
    }
    if (stray > 0) {
        notices.push_back(
            {Severity::Warning,
             {fmt::format("Einträge ohne Ort, weil ihre Koordinaten weit außerhalb liegen: {}.", stray),
              fmt::format("Entries without a place because their coordinates lie far outside: {}.", stray)},
             file,
             std::to_string(strayLine),
             stray});
    }
    return {};
}

model::SourceRecord sourceOf(const std::filesystem::path& file, const OrganisationOptions& options,
                             bool example) {
    model::SourceRecord record;
    record.id = options.sourceId;
    record.title = example ? "Unternehmen und Stiftungen (Beispieldaten)" : "Unternehmen und Stiftungen";
    record.importDate = options.importDate;
    record.fileName = file.filename().string();
    record.exampleData = example;
    if (example) {
        record.provider = "Nordertor";
        record.licence = "CC0 1.0";
        record.attribution = "Beispieldaten: erfundene Unternehmen und Stiftungen";
    }
    if (auto fingerprint = fileFingerprint(file)) {
        record.fingerprint = *fingerprint;
    }
    return record;
}

}  // namespace

Result<model::OrganisationData> readOrganisations(const std::filesystem::path& file,
                                                  const OrganisationOptions& options, const Task& task) {
    const auto csv = CsvTable::read(file);
    if (!csv) {
        return fail(csv.error());
    }
    auto table = readOrganisationTable(*csv, options.sourceId, task.part(0, 0.7));
    if (!table) {
        return fail(table.error());
    }
    model::OrganisationData data;
    data.notices = std::move(table->notices);
    auto groups = rowsByCrs(*table, options, csv->file());
    if (!groups) {
        return fail(groups.error());
    }
    for (const auto& [epsg, rows] : *groups) {
        if (auto done = locate(rows, epsg, options, csv->file(), data.notices); !done) {
            return fail(done.error());
        }
    }
    std::size_t outside = 0;
    std::size_t withoutPlace = 0;
    for (OrganisationRow& row : table->rows) {
        const auto& location = row.organisation.location;
        if (row.organisation.kind == model::OrganisationKind::Business && location &&
            !options.window.empty() && !options.window.contains(*location)) {
            ++outside;
            continue;
        }
        withoutPlace += location ? 0 : 1;
        data.organisations.push_back(std::move(row.organisation));
    }
    if (outside > 0) {
        data.notices.push_back(
            {Severity::Warning,
             {fmt::format("Betriebe außerhalb des Gebiets und seines Umkreises, ausgelassen: {}.", outside),
              fmt::format("Businesses outside the area and its surroundings, left out: {}.", outside)},
             csv->file(),
             {},
             outside});
    }
    if (withoutPlace > 0) {
        data.notices.push_back({Severity::Info,
                                {fmt::format("Einträge ohne Ort auf der Karte: {}.", withoutPlace),
                                 fmt::format("Entries without a place on the map: {}.", withoutPlace)},
                                csv->file(),
                                {},
                                withoutPlace});
    }
    data.source.push_back(sourceOf(file, options, table->exampleData));
    task.report(1);
    return data;
}

}  // namespace nordertor::io

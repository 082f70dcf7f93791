// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/tables/organisation_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "io/tables/organisation_words.h"
#include "model/sector_titles.h"

namespace nordertor::io {
namespace {

using Column = std::optional<std::size_t>;

struct Columns {
    Column id, name, kind, sector, edition, title, purposes, reach, street, houseNumber, postcode, city, x, y,
        crs, employees, engagement, notes;
    DecimalMark xMark = DecimalMark::Point;
    DecimalMark yMark = DecimalMark::Point;

    explicit Columns(const CsvTable& table)
        : id(table.find({"id", "nr", "nummer", "kennung", "opendataid", "objectid"})),
          name(table.find({"name", "firma", "firmenname", "bezeichnung", "organisation", "unternehmen",
                           "stiftung", "stiftungsname", "verein", "vereinsname"})),
          kind(table.find({"kind", "art", "organisationsart", "typ", "type"})),
          sector(
              table.find({"sectorcode", "wz", "wzcode", "wz2008", "wz08", "wz2025", "wz25", "wz2008code",
                          "wz2025code", "branchencode", "branchenschluessel", "nace", "nacecode", "naceid"})),
          edition(table.find({"sectoredition", "wzausgabe", "wzedition", "ausgabe"})),
          title(table.find({"sectortitle", "branche", "branchenbezeichnung", "wzbezeichnung", "nacedesc"})),
          purposes(table.find({"purposes", "purpose", "zweck", "zwecke", "stiftungszweck", "stiftungszwecke",
                               "satzungszweck", "foerderzweck"})),
          reach(table.find({"reach", "reichweite", "wirkungskreis"})),
          street(table.find({"street", "strasse", "strassenname", "strassehausnummer"})),
          houseNumber(table.find({"housenumber", "hausnummer", "hausnr", "hnr"})),
          postcode(table.find({"postcode", "plz", "postleitzahl"})),
          city(table.find({"city", "ort", "stadt", "town", "gemeinde"})),
          x(table.find({"x", "easting", "rechtswert", "ostwert", "xkoordinate", "utmost"})),
          y(table.find({"y", "northing", "hochwert", "nordwert", "ykoordinate", "utmnord"})),
          crs(table.find({"crs", "epsg", "srid", "koordinatensystem"})),
          employees(table.find({"employees", "employeesrange", "beschaeftigte", "mitarbeiter"})),
          engagement(table.find({"engagement"})),
          notes(table.find({"notes", "note", "bemerkung", "bemerkungen", "hinweis"})) {
        if (!x || !y) {
            x = table.find({"lon", "lng", "longitude", "laenge", "laengengrad"});
            y = table.find({"lat", "latitude", "breite", "breitengrad"});
        }
        if (x && y) {
            xMark = decimalMarkOf(table, *x);
            yMark = decimalMarkOf(table, *y);
        } else {
            x.reset();
            y.reset();
        }
    }

    [[nodiscard]] bool uses(std::size_t column) const {
        const auto all = {id,          name,     kind, sector, edition, title, purposes,  reach,      street,
                          houseNumber, postcode, city, x,      y,       crs,   employees, engagement, notes};
        return std::find(all.begin(), all.end(), Column(column)) != all.end();
    }
};

/// Counts rows of one kind and remembers the first.
struct Counter {
    std::size_t count = 0;
    std::size_t line = 0;
    void add(std::size_t at) { line = count++ == 0 ? at : line; }
};

struct Counters {
    Counter nameless, unreadableCoordinate, unknownKind, unknownPurpose, repeatedId;
    std::set<std::string> unknownPurposes;
};

std::string textOf(const CsvRows& rows, Column column) {
    const std::string_view text = column ? rows[*column] : std::string_view();
    return text == "NULL" ? std::string() : std::string(text);
}

std::vector<std::string> purposesFrom(const std::string& text, std::size_t line, Counters& counters) {
    std::set<std::string> ids;
    std::string separated = text;
    std::replace_if(
        separated.begin(), separated.end(), [](char c) { return c == ';' || c == '|' || c == '/'; }, ',');
    for (const std::string& word : split(separated, ',')) {
        if (trimmed(word).empty()) {
            continue;
        }
        if (const auto id = purposeFromWord(word)) {
            ids.insert(*id);
        } else {
            counters.unknownPurpose.add(line);
            counters.unknownPurposes.insert(std::string(trimmed(word)));
        }
    }
    return {ids.begin(), ids.end()};
}

/// Edition where a row does not state it: named by the code's column ("wz2025", "nace_id"), else WZ 2008.
model::SectorEdition editionOfColumn(const CsvTable& table, const Columns& columns, bool& assumed) {
    if (!columns.sector) {
        return model::SectorEdition::None;
    }
    if (const auto named = editionFromWord(table.header()[*columns.sector])) {
        return *named;
    }
    assumed = true;
    return model::SectorEdition::Wz2008;
}

void readSector(const CsvRows& rows, const Columns& columns, model::SectorEdition usual,
                model::Organisation& to) {
    to.sectorCode = sectorCodeFrom(textOf(rows, columns.sector));
    to.sectorTitle = textOf(rows, columns.title);
    if (to.sectorCode.empty()) {
        return;
    }
    to.sectorEdition = editionFromWord(textOf(rows, columns.edition)).value_or(usual);
    if (to.sectorTitle.empty()) {
        to.sectorTitle = model::sectorTitle(to.sectorCode, to.sectorEdition).de;
    }
}

void addNotices(const CsvTable& table, const Columns& columns, const Counters& counters, bool editionAssumed,
                Notices& notices) {
    const auto add = [&](Severity severity, const Counter& counter, LocalizedText message) {
        if (counter.count > 0) {
            notices.push_back({severity, std::move(message), table.file(),
                               counter.line > 0 ? std::to_string(counter.line) : std::string(),
                               counter.count});
        }
    };
    add(Severity::Warning, counters.nameless,
        {fmt::format("Zeilen ohne Namen, ausgelassen: {}.", counters.nameless.count),
         fmt::format("Rows without a name, left out: {}.", counters.nameless.count)});
    add(Severity::Warning, counters.repeatedId,
        {fmt::format("Kennungen, die mehrfach vorkommen und durchnummeriert wurden: {}.",
                     counters.repeatedId.count),
         fmt::format("Ids that occur more than once and were numbered: {}.", counters.repeatedId.count)});
    add(Severity::Warning, counters.unreadableCoordinate,
        {fmt::format("Einträge ohne Ort, weil ihre Koordinaten nicht lesbar sind: {}.",
                     counters.unreadableCoordinate.count),
         fmt::format("Entries without a place because their coordinates cannot be read: {}.",
                     counters.unreadableCoordinate.count)});
    add(Severity::Info, counters.unknownKind,
        {fmt::format("Einträge unbekannter Art, als Betriebe gezählt: {}.", counters.unknownKind.count),
         fmt::format("Entries of unknown kind, counted as businesses: {}.", counters.unknownKind.count)});
    const std::string words =
        joined({counters.unknownPurposes.begin(), counters.unknownPurposes.end()}, ", ");
    add(Severity::Info, counters.unknownPurpose,
        {fmt::format("Unbekannte Zwecke wurden nicht übernommen: {}.", words),
         fmt::format("Unknown purposes were not taken over: {}.", words)});
    if (editionAssumed) {
        add(Severity::Info, {1, 0},
            {"Die Ausgabe der Branchenschlüssel ist nicht genannt; angenommen wird WZ 2008.",
             "The edition of the sector codes is not stated; WZ 2008 is assumed."});
    }
    std::vector<std::string> contacts;
    std::vector<std::string> unused;
    for (std::size_t i = 0; i < table.header().size(); ++i) {
        if (!columns.uses(i) && !table.keys()[i].empty() && table.keys()[i] != "beispieldaten") {
            (isContactColumn(table.keys()[i]) ? contacts : unused).push_back(table.header()[i]);
        }
    }
    add(Severity::Info, {contacts.size(), 0},
        {fmt::format("Kontaktdaten von Personen werden nicht gelesen: {}.", joined(contacts, ", ")),
         fmt::format("Contact data of persons is not read: {}.", joined(contacts, ", "))});
    add(Severity::Info, {unused.size(), 0},
        {fmt::format("Spalten ohne Verwendung: {}.", joined(unused, ", ")),
         fmt::format("Columns without use: {}.", joined(unused, ", "))});
}

tl::unexpected<Error> noNameColumn(const CsvTable& table) {
    const std::string found = joined(table.header(), ", ");
    return fail(ErrorCode::InvalidData,
                {fmt::format("Keine Spalte nennt den Namen. Gefunden: {}.", found),
                 fmt::format("No column gives the name. Found: {}.", found)},
                {"Bitte die Spalte mit dem Namen „name“ oder „firma“ nennen.",
                 "Please call the column with the name “name” or “firma”."},
                table.file(), std::to_string(table.headerLine()));
}

}  // namespace

Result<OrganisationTable> readOrganisationTable(const CsvTable& table, const std::string& sourceId,
                                                const Task& task) {
    const Columns columns(table);
    if (!columns.name) {
        return noNameColumn(table);
    }
    const auto usualKind = columns.purposes && !columns.sector ? model::OrganisationKind::Foundation
                                                               : model::OrganisationKind::Business;
    bool editionAssumed = false;
    const model::SectorEdition usualEdition = editionOfColumn(table, columns, editionAssumed);
    editionAssumed = editionAssumed && !columns.edition;
    OrganisationTable result;
    Counters counters;
    std::set<std::string> ids;
    std::size_t exampleNotes = 0;
    CsvRows rows(table);
    while (rows.next()) {
        constexpr std::size_t rowsPerReport = 4096;
        if (rows.count() % rowsPerReport == 1) {
            if (task.stopRequested()) {
                return fail(cancelledError());
            }
            task.report(rows.fraction(), {"Unternehmen und Stiftungen lesen", "Reading organisations"});
        }
        OrganisationRow row;
        model::Organisation& to = row.organisation;
        row.line = rows.line();
        to.name = textOf(rows, columns.name);
        if (to.name.empty()) {
            counters.nameless.add(row.line);
            continue;
        }
        to.kind = usualKind;
        if (const std::string word = textOf(rows, columns.kind); !word.empty()) {
            const auto kind = kindFromWord(word);
            to.kind = kind.value_or(model::OrganisationKind::Business);
            if (!kind) {
                counters.unknownKind.add(row.line);
            }
        }
        to.id = textOf(rows, columns.id);
        if (to.id.empty()) {
            to.id = fmt::format("{}/{}", sourceId, rows.count());
        }
        if (!ids.insert(to.id).second) {
            counters.repeatedId.add(row.line);
            const std::string repeated = to.id;
            for (int number = 2; !ids.insert(to.id).second; ++number) {
                to.id = fmt::format("{}-{}", repeated, number);
            }
        }
        readSector(rows, columns, usualEdition, to);
        to.purposes = purposesFrom(textOf(rows, columns.purposes), row.line, counters);
        to.reach = reachFromWord(textOf(rows, columns.reach)).value_or("");
        to.street = textOf(rows, columns.street);
        to.houseNumber = textOf(rows, columns.houseNumber);
        to.postcode = textOf(rows, columns.postcode);
        to.city = textOf(rows, columns.city);
        to.employees = textOf(rows, columns.employees);
        to.engagement = textOf(rows, columns.engagement);
        to.sourceId = sourceId;
        exampleNotes +=
            lowered(textOf(rows, columns.notes)).find("beispieldaten") != std::string::npos ? 1 : 0;
        if (columns.x && !(textOf(rows, columns.x).empty() && textOf(rows, columns.y).empty())) {
            const auto first = parseDecimal(rows[*columns.x], columns.xMark);
            const auto second = parseDecimal(rows[*columns.y], columns.yMark);
            if (first && second) {
                row.coordinate = RawCoordinate{*first, *second};
            } else {
                counters.unreadableCoordinate.add(row.line);
            }
        }
        row.crs = textOf(rows, columns.crs);
        result.rows.push_back(std::move(row));
    }
    const auto rowNotices = rows.finish();
    if (!rowNotices) {
        return fail(rowNotices.error());
    }
    if (result.rows.empty()) {
        return fail(ErrorCode::InvalidData,
                    {"Die Datei enthält keinen Eintrag mit Namen.", "The file has no entry with a name."},
                    {"Bitte die Datei prüfen.", "Please check the file."}, table.file());
    }
    append(result.notices, *rowNotices);
    addNotices(table, columns, counters, editionAssumed, result.notices);
    result.exampleData = table.exampleData() || exampleNotes * 2 > result.rows.size();
    return result;
}

}  // namespace nordertor::io

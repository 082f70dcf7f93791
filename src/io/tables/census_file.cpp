// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/tables/census_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "base/number_format.h"
#include "base/text.h"

namespace nordertor::io {
namespace {

enum class CountState { Known, Suppressed, NotDelivered, Unreadable };
struct Count {
    CountState state = CountState::Suppressed;
    double value = 0;
};

/// Negative numbers mean "uninhabited or secret" in Zensus 2011.
Count countFrom(std::string_view text, DecimalMark mark) {
    constexpr std::array<std::string_view, 8> suppressed = {"", "–", "-", "—", ".", "/", "x", "*"};
    if (std::find(suppressed.begin(), suppressed.end(), text) != suppressed.end()) {
        return {};
    }
    const auto number = parseDecimal(text, mark);
    if (!number) {
        return {CountState::Unreadable, 0};
    }
    return *number < 0 ? Count{CountState::NotDelivered, 0} : Count{CountState::Known, *number};
}

/// "a, b, c und 7 weitere"
LocalizedText nameList(const std::vector<std::string>& names) {
    constexpr std::size_t most = 6;
    const std::vector<std::string> shown(
        names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(most, names.size())));
    LocalizedText text = sameInBoth(joined(shown, ", "));
    if (names.size() > most) {
        text.de += fmt::format(" und {} weitere", names.size() - most);
        text.en += fmt::format(" and {} more", names.size() - most);
    }
    return text;
}

/// Collects what both forms count while they read.
class Tally {
  public:
    Tally(const CsvTable& table, CensusFileFacts& facts) : table_(table), facts_(facts) {}

    void unreadable(std::size_t line) {
        if (unreadable_++ == 0) {
            unreadableLine_ = line;
        }
    }
    void badCell(std::size_t line) {
        if (badCells_++ == 0) {
            badCellLine_ = line;
        }
    }
    void suppressed() { ++suppressed_; }
    void flagged() { ++flagged_; }

    void info(LocalizedText message, std::size_t count) {
        add(Severity::Info, std::move(message), count, {});
    }
    void close(const Notices& rowNotices) {
        append(facts_.notices, rowNotices);
        if (badCells_ > 0) {
            add(Severity::Warning,
                {fmt::format("{} Zeilen ohne lesbare Gitterzelle ausgelassen.", badCells_),
                 fmt::format("{} rows without a readable grid cell left out.", badCells_)},
                badCells_, std::to_string(badCellLine_));
        }
        if (unreadable_ > 0) {
            add(Severity::Warning,
                {fmt::format("{} Werte sind keine Zahl und gelten als unbekannt.", unreadable_),
                 fmt::format("{} values are not a number and count as unknown.", unreadable_)},
                unreadable_, std::to_string(unreadableLine_));
        }
        if (suppressed_ > 0) {
            info({fmt::format("{} Werte im Gebiet sind geheim gehalten und bleiben unbekannt.", suppressed_),
                  fmt::format("{} values in the area are suppressed and stay unknown.", suppressed_)},
                 suppressed_);
        }
        if (flagged_ > 0) {
            info({fmt::format("{} Angaben im Gebiet sind von der Statistik als unsicher gekennzeichnet.",
                              flagged_),
                  fmt::format("{} figures in the area are marked as uncertain by the statistics.", flagged_)},
                 flagged_);
        }
    }

  private:
    void add(Severity severity, LocalizedText message, std::size_t count, std::string place) {
        facts_.notices.push_back({severity, std::move(message), table_.file(), std::move(place), count});
    }
    const CsvTable& table_;
    CensusFileFacts& facts_;
    std::size_t unreadable_ = 0;
    std::size_t unreadableLine_ = 0;
    std::size_t badCells_ = 0;
    std::size_t badCellLine_ = 0;
    std::size_t suppressed_ = 0;
    std::size_t flagged_ = 0;
};

constexpr std::size_t rowsPerReport = 1U << 16U;
const LocalizedText step{"Einwohner lesen", "Reading residents"};

Error unknownTable(const CsvTable& table, LocalizedText message) {
    const std::string found = joined(table.header(), ", ");
    return {
        ErrorCode::InvalidData,
        {fmt::format("{} Gefunden: {}.", message.de, found), fmt::format("{} Found: {}.", message.en, found)},
        {"Erwartet werden GITTER_ID_100m, x_mp_100m, y_mp_100m und Einwohner oder Altersgruppen (Unter10, "
         "a10bis19, … a80undaelter; Unter18, a18bis29 …) oder variable, x, y, value mit ALTER_10JG_1 bis 9.",
         "Expected are GITTER_ID_100m, x_mp_100m, y_mp_100m and Einwohner or age groups (Unter10, a10bis19, "
         "… a80undaelter; Unter18, a18bis29 …), or variable, x, y, value with ALTER_10JG_1 to 9."},
        table.file(),
        std::to_string(table.headerLine())};
}

struct CoordinateColumns {
    std::optional<std::size_t> id;
    std::optional<std::size_t> x;
    std::optional<std::size_t> y;
    DecimalMark xMark = DecimalMark::Point;
    DecimalMark yMark = DecimalMark::Point;

    [[nodiscard]] std::optional<CellCorner> corner(const CsvRows& rows) const {
        if (x && y) {
            const auto easting = parseDecimal(rows[*x], xMark);
            const auto northing = parseDecimal(rows[*y], yMark);
            constexpr double beyond = 1e7;
            if (easting && northing && std::abs(*easting) < beyond && std::abs(*northing) < beyond) {
                return cellCornerFromCentre(*easting, *northing);
            }
        }
        return id ? cellCornerFromId(rows[*id]) : std::nullopt;
    }
};

struct CountColumn {
    std::size_t source = 0;  ///< in the table
    std::size_t target = 0;  ///< in the grid
    DecimalMark mark = DecimalMark::Point;
};

/// Sorts the columns of the published form into counts and others, and says so.
std::vector<CountColumn> countColumns(const CsvTable& table, const CoordinateColumns& at, CensusGrid& grid,
                                      Tally& tally) {
    std::vector<CountColumn> columns;
    std::vector<std::string> shares;
    std::vector<std::string> unknown;
    for (std::size_t i = 0; i < table.keys().size(); ++i) {
        const std::string& key = table.keys()[i];
        if (const auto group = censusGroupOfColumn(key)) {
            columns.push_back({i, grid.columnOf(*group), decimalMarkOf(table, i)});
        } else if (isCensusShare(key)) {
            shares.push_back(table.header()[i]);
        } else if (i != at.id && i != at.x && i != at.y && key != "werterlaeuterndezeichen" &&
                   key != "beispieldaten" && !key.empty()) {
            unknown.push_back(table.header()[i]);
        }
    }
    if (!shares.empty()) {
        const LocalizedText names = nameList(shares);
        tally.info(
            {fmt::format("Anteile und Durchschnitte sind keine Personenzahlen und wurden nicht "
                         "übernommen: {}.",
                         names.de),
             fmt::format("Shares and averages count no persons and were not taken over: {}.", names.en)},
            shares.size());
    }
    if (!unknown.empty()) {
        const LocalizedText names = nameList(unknown);
        tally.info({fmt::format("Unbekannte Spalten wurden nicht übernommen: {}.", names.de),
                    fmt::format("Unknown columns were not taken over: {}.", names.en)},
                   unknown.size());
    }
    return columns;
}

Result<> readWide(const CsvTable& table, const CoordinateColumns& at, CensusGrid& grid,
                  CensusFileFacts& facts, const Task& task) {
    Tally tally(table, facts);
    const std::vector<CountColumn> columns = countColumns(table, at, grid, tally);
    if (columns.empty()) {
        return fail(unknownTable(table, {"Keine Spalte nennt Einwohner oder eine Altersgruppe.",
                                         "No column gives residents or an age group."}));
    }
    const auto mark = table.find({"werterlaeuterndezeichen"});
    CsvRows rows(table);
    for (std::size_t n = 0; rows.next(); ++n) {
        if (n % rowsPerReport == 0) {
            if (task.stopRequested()) {
                return fail(cancelledError());
            }
            task.report(rows.fraction(), step);
            if (n == 0 && at.id && rows[*at.id].starts_with("100m")) {
                facts.edition = CensusEdition::Zensus2011;
            }
        }
        const auto corner = at.corner(rows);
        if (!corner) {
            tally.badCell(rows.line());
            continue;
        }
        ++facts.rows;
        if (!grid.mayHold(*corner)) {
            continue;
        }
        bool inside = false;
        for (const CountColumn& column : columns) {
            const Count count = countFrom(rows[column.source], column.mark);
            if (count.state == CountState::NotDelivered) {
                continue;
            }
            const bool known = count.state == CountState::Known;
            if (!grid.put(*corner, column.target, known ? model::PersonCount(count.value) : std::nullopt)) {
                break;
            }
            inside = true;
            if (count.state == CountState::Unreadable) {
                tally.unreadable(rows.line());
            } else if (!known) {
                tally.suppressed();
            }
        }
        if (inside) {
            ++facts.rowsInside;
            if (mark && lowered(rows[*mark]).find("klammern") != std::string::npos) {
                tally.flagged();
            }
        }
    }
    const auto notices = rows.finish();
    if (!notices) {
        return fail(notices.error());
    }
    tally.close(*notices);
    return {};
}

Result<> readLong(const CsvTable& table, std::size_t variableColumn, std::size_t valueColumn,
                  const CoordinateColumns& at, CensusGrid& grid, CensusFileFacts& facts, const Task& task) {
    Tally tally(table, facts);
    const DecimalMark mark = decimalMarkOf(table, valueColumn);
    const auto quality = table.find({"quality", "anzahlq"});
    std::set<std::string, std::less<>> others;
    std::string variable;
    std::optional<model::AgeGroup> group;
    std::size_t target = 0;
    bool anyGroup = false;
    CsvRows rows(table);
    for (std::size_t n = 0; rows.next(); ++n) {
        if (n % rowsPerReport == 0) {
            if (task.stopRequested()) {
                return fail(cancelledError());
            }
            task.report(rows.fraction(), step);
        }
        if (n == 0 || rows[variableColumn] != variable) {
            variable = rows[variableColumn];
            group = censusGroupOfVariable(variable);
            if (group) {
                target = grid.columnOf(*group);
                anyGroup = true;
            } else {
                others.insert(variable);
            }
        }
        if (!group) {
            continue;
        }
        const auto corner = at.corner(rows);
        if (!corner) {
            tally.badCell(rows.line());
            continue;
        }
        ++facts.rows;
        const Count count = countFrom(rows[valueColumn], mark);
        if (!grid.mayHold(*corner) || count.state == CountState::NotDelivered ||
            !grid.put(*corner, target,
                      count.state == CountState::Known ? model::PersonCount(count.value) : std::nullopt)) {
            continue;
        }
        ++facts.rowsInside;
        if (count.state == CountState::Unreadable) {
            tally.unreadable(rows.line());
        } else if (count.state == CountState::Suppressed) {
            tally.suppressed();
        }
        if (quality && rows[*quality] != "0" && !rows[*quality].empty()) {
            tally.flagged();
        }
    }
    const auto notices = rows.finish();
    if (!notices) {
        return fail(notices.error());
    }
    const std::vector<std::string> otherNames(others.begin(), others.end());
    if (!anyGroup) {
        const LocalizedText names = nameList(otherNames);
        return fail(unknownTable(
            table, {fmt::format("Kein Merkmal nennt eine Altersgruppe (vorhanden: {}).", names.de),
                    fmt::format("No variable gives an age group (present: {}).", names.en)}));
    }
    if (!otherNames.empty()) {
        const LocalizedText names = nameList(otherNames);
        tally.info({fmt::format("Andere Merkmale wurden nicht übernommen: {}.", names.de),
                    fmt::format("Other variables were not taken over: {}.", names.en)},
                   otherNames.size());
    }
    tally.close(*notices);
    return {};
}

}  // namespace

Result<CensusFileFacts> readCensusTable(const CsvTable& table, CensusGrid& grid, const Task& task) {
    CensusFileFacts facts;
    CoordinateColumns at;
    at.id = table.find({"gitterid100m", "gitterid", "gitterid100mneu"});
    at.x = table.find({"xmp100m", "x"});
    at.y = table.find({"ymp100m", "y"});
    if (at.x && at.y) {
        at.xMark = decimalMarkOf(table, *at.x, 100);
        at.yMark = decimalMarkOf(table, *at.y, 100);
    }
    if (!at.id && !(at.x && at.y)) {
        const bool coarse = std::any_of(table.keys().begin(), table.keys().end(), [](const std::string& key) {
            return key.starts_with("gitterid1km") || key.starts_with("gitterid10km");
        });
        return fail(unknownTable(table, coarse ? LocalizedText{"Das ist ein gröberes Gitter als 100 m.",
                                                               "This grid is coarser than 100 m."}
                                               : LocalizedText{"Keine Spalte nennt die Gitterzelle.",
                                                               "No column names the grid cell."}));
    }
    const auto variable = table.find({"variable", "merkmal"});
    const auto value = table.find({"value", "anzahl"});
    if (variable && value) {
        facts.edition = CensusEdition::Zensus2011;
        auto done = readLong(table, *variable, *value, at, grid, facts, task);
        return done ? Result<CensusFileFacts>(std::move(facts)) : fail(done.error());
    }
    auto done = readWide(table, at, grid, facts, task);
    return done ? Result<CensusFileFacts>(std::move(facts)) : fail(done.error());
}

}  // namespace nordertor::io

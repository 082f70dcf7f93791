// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/tables/event_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/file.h"
#include "base/number_format.h"
#include "base/text.h"
#include "geo/crs.h"
#include "io/tables/coordinate_recognition.h"
#include "io/tables/csv_table.h"

namespace nordertor::io {
namespace {

constexpr std::size_t rowsBetweenStopChecks = 1024;

/// Names the Unfallatlas gave the same column over the years.
constexpr std::array<std::array<std::string_view, 3>, 4> sameColumns{{
    {"ustrzustand", "strzustand", "iststrassenzustand"},
    {"istsonstige", "istsonstig", ""},
    {"ulichtverh", "licht", ""},
    {"objectid", "objectid1", "oid"},
}};

std::optional<std::size_t> columnNamed(const CsvTable& table, std::string_view name) {
    const std::string key = columnKey(name);
    const auto find = [&](std::string_view wanted) -> std::optional<std::size_t> {
        const auto at = std::find(table.keys().begin(), table.keys().end(), wanted);
        return at == table.keys().end() ? std::nullopt
                                        : std::optional(static_cast<std::size_t>(at - table.keys().begin()));
    };
    if (const auto found = find(key); found || key.empty()) {
        return found;
    }
    for (const auto& names : sameColumns) {
        if (std::find(names.begin(), names.end(), key) == names.end()) {
            continue;
        }
        for (const std::string_view other : names) {
            if (const auto found = other.empty() ? std::nullopt : find(other)) {
                return found;
            }
        }
    }
    return std::nullopt;
}

struct Condition {
    std::size_t column = 0;
    bool equal = true;
    std::vector<std::string> values;

    [[nodiscard]] bool holds(std::string_view text) const {
        const auto number = parseNumber(text);
        const bool any = std::any_of(values.begin(), values.end(), [&](const std::string& value) {
            const auto wanted = parseNumber(value);
            return number && wanted ? *number == *wanted : text == value;
        });
        return any == equal;
    }
};

Result<Condition> conditionFrom(const std::string& text, const CsvTable& table) {
    const auto equals = text.find('=');
    const bool negated = equals != std::string::npos && equals > 0 && text[equals - 1] == '!';
    const std::string name(
        trimmed(text.substr(0, equals == std::string::npos ? 0 : equals - (negated ? 1 : 0))));
    if (name.empty()) {
        return fail(
            ErrorCode::InvalidArgument,
            {fmt::format("„{}“ ist keine Bedingung.", text), fmt::format("\"{}\" is no condition.", text)},
            {"Beispiele: --where IstRad=1, --where UKATEGORIE=1,2, --where UTYP1!=2",
             "Examples: --where IstRad=1, --where UKATEGORIE=1,2, --where UTYP1!=2"},
            {}, "--where");
    }
    const auto column = columnNamed(table, name);
    if (!column) {
        const std::string known = joined(table.header(), ", ");
        return fail(ErrorCode::InvalidArgument,
                    {fmt::format("Die Spalte „{}“ gibt es nicht.", name),
                     fmt::format("There is no column \"{}\".", name)},
                    {"Vorhanden sind: " + known, "There are: " + known}, table.file(), "--where");
    }
    Condition condition{*column, !negated, {}};
    for (const std::string& value : split(text.substr(equals + 1), ',')) {
        condition.values.emplace_back(trimmed(value));
    }
    return condition;
}

/// Columns of the coordinates, and their CRS where the name tells it.
struct Coordinates {
    std::size_t first = 0;
    std::size_t second = 0;
    std::optional<int> epsg;
};

std::optional<Coordinates> coordinatesOf(const CsvTable& table) {
    struct Names {
        std::initializer_list<std::string_view> first;
        std::initializer_list<std::string_view> second;
        std::optional<int> epsg;
    };
    const std::array<Names, 4> all{
        Names{{"xgcswgs84"}, {"ygcswgs84"}, 4326}, Names{{"linrefx"}, {"linrefy"}, 25832},
        Names{{"lon", "lng", "long", "longitude", "laenge", "laengengrad", "geolaenge"},
              {"lat", "latitude", "breite", "breitengrad", "geobreite"},
              4326},
        Names{{"x", "xcoord", "xkoordinate", "koordx", "rechtswert", "ostwert", "easting", "east", "utmx"},
              {"y", "ycoord", "ykoordinate", "koordy", "hochwert", "nordwert", "northing", "north", "utmy"},
              std::nullopt}};
    for (const Names& names : all) {
        const auto first = table.find(names.first);
        const auto second = table.find(names.second);
        if (first && second) {
            return Coordinates{*first, *second, names.epsg};
        }
    }
    return std::nullopt;
}

class EventReading {
  public:
    EventReading(const CsvTable& table, const EventOptions& options) : table_(table), options_(options) {}

    Result<EventData> run(const Task& task) {
        const auto coordinates = coordinatesOf(table_);
        if (!coordinates) {
            const std::string known = joined(table_.header(), ", ");
            return fail(
                ErrorCode::InvalidData,
                {"Es gibt keine Spalten mit Koordinaten.", "There are no columns of coordinates."},
                {"Nötig sind zum Beispiel XGCSWGS84 und YGCSWGS84, lon und lat oder x und y. Vorhanden "
                 "sind: " +
                     known,
                 "Needed are for example XGCSWGS84 and YGCSWGS84, lon and lat, or x and y. There are: " +
                     known},
                table_.file());
        }
        for (const std::string& text : options_.where) {
            auto condition = conditionFrom(text, table_);
            if (!condition) {
                return fail(condition.error());
            }
            conditions_.push_back(std::move(*condition));
        }
        data_.accidents = table_.find({"ukategorie"}).has_value();
        for (const auto step : {&EventReading::readRows, &EventReading::place}) {
            if (const auto done = (this->*step)(*coordinates, task); !done) {
                return fail(done.error());
            }
        }
        return std::move(data_);
    }

  private:
    Result<> readRows(const Coordinates& coordinates, const Task& task) {
        const DecimalMark firstMark = decimalMarkOf(table_, coordinates.first);
        const DecimalMark secondMark = decimalMarkOf(table_, coordinates.second);
        std::size_t unreadable = 0;
        std::size_t unreadableLine = 0;
        CsvRows rows(table_);
        while (rows.next()) {
            if (rows.count() % rowsBetweenStopChecks == 0) {
                if (task.stopRequested()) {
                    return fail(cancelledError());
                }
                task.report(rows.fraction(), {"Ereignisse lesen", "Reading events"});
            }
            const bool wanted = std::all_of(
                conditions_.begin(), conditions_.end(),
                [&](const Condition& condition) { return condition.holds(rows[condition.column]); });
            if (!wanted) {
                continue;
            }
            ++data_.matching;
            const auto first = parseDecimal(rows[coordinates.first], firstMark);
            const auto second = parseDecimal(rows[coordinates.second], secondMark);
            if (first && second) {
                raw_.push_back({*first, *second});
            } else if (unreadable++ == 0) {
                unreadableLine = rows.line();
            }
        }
        data_.rows = rows.count();
        auto notices = rows.finish();
        if (!notices) {
            return fail(notices.error());
        }
        append(data_.notices, *notices);
        if (unreadable > 0) {
            data_.notices.push_back(
                {Severity::Warning,
                 {fmt::format("Ereignisse ohne lesbare Koordinaten, ausgelassen: {}.", unreadable),
                  fmt::format("Events whose coordinates cannot be read, left out: {}.", unreadable)},
                 table_.file(),
                 std::to_string(unreadableLine),
                 unreadable});
        }
        return raw_.empty() ? fail(noEvents()) : Result<>();
    }

    [[nodiscard]] Error noEvents() const {
        if (data_.rows == 0) {
            return {ErrorCode::InvalidData,
                    {"Die Datei enthält kein Ereignis, nur die Spaltennamen.",
                     "The file has no event, only the names of columns."},
                    {"Bitte eine Datei mit einer Zeile je Ereignis wählen.",
                     "Please choose a file with a row for each event."},
                    table_.file(),
                    "--events"};
        }
        if (data_.matching > 0) {
            return {
                ErrorCode::InvalidData,
                {fmt::format("Bei keinem Ereignis sind die Koordinaten lesbar (Zeilen: {}).", data_.matching),
                 fmt::format("No event has coordinates that can be read (rows: {}).", data_.matching)},
                {"Bitte prüfen, ob die Spalten mit den Koordinaten Zahlen enthalten.",
                 "Please check whether the columns of coordinates hold numbers."},
                table_.file(),
                "--events"};
        }
        return {ErrorCode::InvalidData,
                {"Kein Ereignis der Datei erfüllt die Bedingungen.",
                 "No event of the file fulfils the conditions."},
                {"Bitte --where prüfen; ohne --where zählen alle.",
                 "Please check --where; without it all are counted."},
                table_.file(),
                "--where"};
    }

    Result<> place(const Coordinates& coordinates, const Task& task) {
        const auto stated = options_.crsEpsg ? options_.crsEpsg : coordinates.epsg;
        const auto crs = stated ? checkStatedCrs(raw_, *stated)
                                : recogniseCrs(raw_, options_.workingCrsEpsg, options_.window);
        if (!crs) {
            return fail(
                ErrorCode::InvalidData,
                {fmt::format("Das Koordinatensystem passt nicht oder ist nicht erkennbar (erste "
                             "Koordinate: {} / {}).",
                             raw_.front().first, raw_.front().second),
                 fmt::format("The CRS does not fit or cannot be recognised (first coordinate: {} / {}).",
                             raw_.front().first, raw_.front().second)},
                {"Bitte angeben, zum Beispiel --events-crs 25832.",
                 "Please state it, for example --events-crs 25832."},
                table_.file(), "--events-crs");
        }
        const auto from = geo::Crs::fromEpsg(crs->epsg);
        const auto to = geo::Crs::fromEpsg(options_.workingCrsEpsg);
        const auto transform = !from || !to ? Result<geo::Transform>(fail(!from ? from.error() : to.error()))
                                            : geo::Transform::create(*from, *to);
        if (!transform) {
            return fail(transform.error());
        }
        std::size_t outside = 0;
        for (const RawCoordinate& raw : raw_) {
            if (task.stopRequested()) {
                return fail(cancelledError());
            }
            const auto p = (*transform)(crs->swapped ? geo::Point{raw.second, raw.first}
                                                     : geo::Point{raw.first, raw.second});
            if (p && (options_.window.empty() || options_.window.contains(*p))) {
                data_.places.push_back(*p);
            } else {
                ++outside;
            }
        }
        if (data_.places.empty()) {
            return fail(
                ErrorCode::InvalidData,
                {fmt::format("Keines der {} Ereignisse liegt im Gebiet oder seinem Umkreis.", outside),
                 fmt::format("None of the {} events lies in the area or around it.", outside)},
                {"Bitte eine Datei dieser Stadt wählen oder das Koordinatensystem angeben "
                 "(--events-crs).",
                 "Please choose a file of this town or state the CRS (--events-crs)."},
                table_.file(), "--events-crs");
        }
        if (outside > 0) {
            data_.notices.push_back(
                {Severity::Info,
                 {fmt::format("Ereignisse außerhalb des Gebiets und seines Umkreises, ausgelassen: {}.",
                              formatCount(static_cast<std::int64_t>(outside), Language::German)),
                  fmt::format("Events outside the area and its surroundings, left out: {}.",
                              formatCount(static_cast<std::int64_t>(outside), Language::English))},
                 table_.file(),
                 {},
                 outside});
        }
        return {};
    }

    const CsvTable& table_;
    const EventOptions& options_;
    std::vector<Condition> conditions_;
    std::vector<RawCoordinate> raw_;
    EventData data_;
};

}  // namespace

Result<EventData> readEvents(const std::filesystem::path& file, const EventOptions& options,
                             const Task& task) {
    const auto table = CsvTable::read(file);
    if (!table) {
        return fail(table.error());
    }
    auto data = EventReading(*table, options).run(task);
    if (!data) {
        return fail(data.error());
    }
    model::SourceRecord& source = data->source;
    source.id = "events";
    source.title = data->accidents ? "Unfallatlas" : "Ereignisse";
    source.importDate = options.importDate;
    source.fileName = file.filename().string();
    source.exampleData = table->exampleData();
    if (data->accidents) {
        source.provider = "Statistische Ämter des Bundes und der Länder";
        source.licence = "dl-de/by-2-0";
        source.attribution = "Unfallatlas, © Statistische Ämter des Bundes und der Länder (dl-de/by-2-0)";
    }
    if (auto fingerprint = fileFingerprint(file)) {
        source.fingerprint = *fingerprint;
    }
    return data;
}

}  // namespace nordertor::io

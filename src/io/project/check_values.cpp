// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/number_format.h"
#include "geo/area_operations.h"
#include "geo/crs.h"
#include "io/project/project_check_p.h"

namespace nordertor::io {
namespace {

constexpr double toleranceOfSums = 1e-6;
/// Streets are kept whole and may leave the margin, but not by so much.
constexpr double farBeyondMetres = 50'000;
/// An UTM zone may be used beside its own 6 degrees.
constexpr double besideZoneDegrees = 6;

/// Counts one kind of defect in one table and keeps the first place.
class Defects {
  public:
    Defects(std::string table, LocalizedText message)
        : table_(std::move(table)), message_(std::move(message)) {}
    void add(const std::string& id) {
        if (count_++ == 0) {
            first_ = id;
        }
    }
    void report(CheckReport& to) const {
        if (count_ > 0) {
            addFinding(to,
                       {fmt::format("{} ({} Mal)", message_.de, formatCount(count_, Language::German)),
                        fmt::format("{} ({} times)", message_.en, formatCount(count_, Language::English))},
                       fmt::format("{}, {}", table_, first_));
        }
    }

  private:
    std::string table_;
    LocalizedText message_;
    std::int64_t count_ = 0;
    std::string first_;
};

class ValueCheck {
  public:
    ValueCheck(const model::Project& project, const Task& task, CheckReport& report)
        : project_(project), task_(task), report_(report) {
        nearby_ = geo::boxOf(project.area.shape).expandedBy(project.marginMetres + farBeyondMetres);
    }

    Result<> run() {
        references();
        sums();
        coordinates();
        if (auto done = areas(); !done) {
            return done;
        }
        return crsDomain();
    }

  private:
    /// `idOf`, `boxOf`: of a record.
    template <class Records, class BoxOf>
    void places(const char* table, const Records& records, BoxOf boxOf) {
        Defects notFinite(table, {"Koordinaten sind keine Zahlen.", "Coordinates are no numbers."});
        Defects far(table, {"Koordinaten liegen weit außerhalb des Programmgebiets.",
                            "Coordinates are far outside the programme area."});
        for (const auto& record : records) {
            const geo::Box box = boxOf(record);
            if (box.empty()) {
                continue;
            }
            if (!std::isfinite(box.min.x + box.min.y + box.max.x + box.max.y)) {
                notFinite.add(record.id);
            } else if (!nearby_.empty() && !(nearby_.contains(box.min) && nearby_.contains(box.max))) {
                far.add(record.id);
            }
        }
        notFinite.report(report_);
        far.report(report_);
    }

    static geo::Box boxOfPoint(geo::Point p) { return {p, p}; }

    template <class Records>
    void lineLengths(const char* table, const Records& records) {
        Defects single(table, {"Eine Linie hat nur einen Punkt.", "A line has only one point."});
        for (const auto& record : records) {
            if (record.points.size() == 1) {
                single.add(record.id);
            }
        }
        single.report(report_);
    }

    void coordinates() {
        const model::BaseMap& map = project_.baseMap;
        const auto ofShape = [](const auto& record) { return geo::boxOf(record.shape); };
        const auto ofLine = [](const auto& record) { return geo::boxOf(record.points); };
        const auto ofPoint = [](const auto& record) { return boxOfPoint(record.location); };
        places("buildings", map.buildings, ofShape);
        places("land_use", map.landUse, ofShape);
        places("lines", map.lines, ofLine);
        places("streets", map.streets, ofLine);
        places("addresses", map.addresses, ofPoint);
        places("homes", project_.residents.homes, ofPoint);
        places("facilities", project_.facilities, ofPoint);
        places("census_cells", project_.residents.cells,
               [](const model::CensusCell& cell) { return geo::boxOf(cell.outline); });
        places("organisations", project_.organisations, [](const model::Organisation& organisation) {
            return organisation.location ? boxOfPoint(*organisation.location) : geo::Box{};
        });
        lineLengths("lines", map.lines);
        lineLengths("streets", map.streets);
    }

    Result<> validity(Defects& invalid, const geo::MultiPolygon& shape, const std::string& id) {
        if (task_.stopRequested()) {
            return fail(cancelledError());
        }
        const geo::Box box = geo::boxOf(shape);
        if (shape.empty() || !std::isfinite(box.min.x + box.min.y + box.max.x + box.max.y)) {
            return {};
        }
        const auto repaired = geo::makeValid(shape);
        if (!repaired || repaired->changed) {
            invalid.add(id);
        }
        return {};
    }

    Result<> areas() {
        Defects area("programme_area", {"Die Fläche ist ungültig.", "The area is invalid."});
        Defects buildings("buildings", {"Die Fläche ist ungültig.", "The area is invalid."});
        Defects landUse("land_use", {"Die Fläche ist ungültig.", "The area is invalid."});
        Defects outlines("facility_outlines", {"Die Fläche ist ungültig.", "The area is invalid."});
        Result<> done = validity(area, project_.area.shape, project_.area.name);
        for (const auto& record : project_.baseMap.buildings) {
            done = done ? validity(buildings, record.shape, record.id) : done;
        }
        for (const auto& record : project_.baseMap.landUse) {
            done = done ? validity(landUse, record.shape, record.id) : done;
        }
        for (const auto& record : project_.facilities) {
            done = done ? validity(outlines, record.outline, record.id) : done;
        }
        for (const Defects* defects : {&area, &buildings, &landUse, &outlines}) {
            defects->report(report_);
        }
        if (project_.area.shape.empty()) {
            addFinding(report_, {"Das Programmgebiet hat keine Fläche.", "The programme area is empty."},
                       "programme_area");
        }
        return done;
    }

    /// The programme area, seen from the CRS: wrong CRS, swapped axes or degrees land elsewhere.
    Result<> crsDomain() {
        const geo::Box box = geo::boxOf(project_.area.shape);
        const auto crs = geo::Crs::fromEpsg(project_.workingCrsEpsg);
        const auto lonLat = geo::Crs::fromEpsg(4326);
        if (!lonLat) {
            return fail(lonLat.error());
        }
        if (!crs) {
            addFinding(report_, crs.error().message, "nordertor_metadata, working_crs_epsg");
            return {};
        }
        if (!crs->isMetric()) {
            addFinding(report_,
                       {fmt::format("In {} dürfen keine Längen gemessen werden.", crs->name()),
                        fmt::format("Lengths must not be measured in {}.", crs->name())},
                       "nordertor_metadata, working_crs_epsg");
            return {};
        }
        if (box.empty()) {
            return {};
        }
        const auto transform = geo::Transform::create(*crs, *lonLat);
        if (!transform) {
            return fail(transform.error());
        }
        const auto position = (*transform)(box.centre());
        const geo::Box use = crs->areaOfUse();
        if (!position || (!use.empty() && !use.expandedBy(besideZoneDegrees).contains(*position))) {
            addFinding(report_,
                       {fmt::format("Das Programmgebiet liegt außerhalb des Bereichs von {}.", crs->name()),
                        fmt::format("The programme area is outside the domain of {}.", crs->name())},
                       "programme_area");
        }
        return {};
    }

    void references() {
        std::set<std::string> sources;
        for (const auto& source : project_.sources) {
            sources.insert(source.id);
        }
        const auto known = [&](const std::string& id) { return id.empty() || sources.count(id) == 1; };
        const LocalizedText message{"Die Quelle ist nicht verzeichnet.", "The source is not listed."};
        Defects facilities("facilities", message);
        for (const auto& facility : project_.facilities) {
            if (!known(facility.sourceId)) {
                facilities.add(facility.id);
            }
        }
        facilities.report(report_);
        Defects organisations("organisations", message);
        for (const auto& organisation : project_.organisations) {
            if (!known(organisation.sourceId)) {
                organisations.add(organisation.id);
            }
        }
        organisations.report(report_);
    }

    /// Persons of a cell are those of its homes, group by group.
    void sums() {
        const model::Residents& residents = project_.residents;
        std::map<std::string, std::vector<std::size_t>> homesOf;
        for (const auto& cell : residents.cells) {
            homesOf.emplace(cell.id, std::vector<std::size_t>());
        }
        Defects noCell("homes", {"Die Gitterzelle gibt es nicht.", "The census cell does not exist."});
        for (std::size_t h = 0; h < residents.homes.size(); ++h) {
            const auto cell = homesOf.find(residents.homes[h].cellId);
            if (cell == homesOf.end()) {
                noCell.add(residents.homes[h].id);
            } else {
                cell->second.push_back(h);
            }
        }
        noCell.report(report_);
        Defects wrong("census_cells", {"Die Personen der Wohnorte ergeben nicht die der Zelle.",
                                       "The persons of the homes do not add up to those of the cell."});
        for (const auto& cell : residents.cells) {
            for (std::size_t g = 0; g < residents.groups.size() && g < cell.persons.size(); ++g) {
                if (!addsUp(residents, homesOf[cell.id], g, cell.persons[g])) {
                    wrong.add(fmt::format("{}, {}", cell.id, residents.groups[g].key()));
                }
            }
        }
        wrong.report(report_);
    }

    static bool addsUp(const model::Residents& residents, const std::vector<std::size_t>& homes,
                       std::size_t group, const model::PersonCount& expected) {
        double sum = 0;
        for (const std::size_t h : homes) {
            const double count = residents.persons[group][h];
            if (model::Residents::isKnown(count) != expected.has_value()) {
                return false;
            }
            sum += expected ? count : 0;
        }
        return !expected || std::abs(sum - *expected) <= toleranceOfSums * std::max(1.0, *expected);
    }

    const model::Project& project_;
    const Task& task_;
    CheckReport& report_;
    geo::Box nearby_;
};

}  // namespace

Result<> checkProjectValues(const model::Project& project, const Task& task, CheckReport& report) {
    return ValueCheck(project, task, report).run();
}

}  // namespace nordertor::io

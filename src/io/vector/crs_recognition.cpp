// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/vector/crs_recognition.h"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace nordertor::io {
namespace {

/// Degrees. Wide enough for the margin of every German and European data set.
constexpr geo::Box germany{{5.5, 47}, {15.5, 55.2}};
constexpr geo::Box europe{{-25, 34}, {45, 72}};

geo::Box swapped(const geo::Box& box) {
    return {{box.min.y, box.min.x}, {box.max.y, box.max.x}};
}

/// Corners and centre in longitude and latitude; empty where one of them cannot be of the CRS.
geo::Box inDegrees(const geo::Crs& crs, const geo::Box& box) {
    std::vector<geo::Point> points{
        box.min, {box.max.x, box.min.y}, box.max, {box.min.x, box.max.y}, box.centre()};
    const auto etrs = geo::Crs::fromEpsg(4258);
    const auto transform =
        etrs ? geo::Transform::create(crs, *etrs) : Result<geo::Transform>(fail(etrs.error()));
    geo::Box degrees;
    if (!transform || !transform->apply(points)) {
        return degrees;
    }
    for (const geo::Point p : points) {
        degrees.add(p);
    }
    return degrees;
}

bool liesIn(const geo::Box& degrees, const geo::Box& where) {
    return !degrees.empty() && where.contains(degrees.min) && where.contains(degrees.max);
}

/// Projections are in use a little beyond the area the authority states (Berlin in zone 32).
bool fits(const geo::Crs& crs, const geo::Box& box) {
    constexpr double beyond = 3;
    const geo::Box use = crs.areaOfUse();
    return liesIn(inDegrees(crs, box), use.empty() ? europe : use.expandedBy(beyond));
}

/// Geographic coordinates fit nearly always; Europe decides which of the two is the longitude.
bool fitsSwapped(const geo::Crs& crs, const geo::Box& box) {
    if (!crs.isGeographic()) {
        return !fits(crs, box) && fits(crs, swapped(box));
    }
    return !liesIn(inDegrees(crs, box), europe) && liesIn(inDegrees(crs, swapped(box)), europe);
}

LocalizedText callForCrs() {
    return {"Bitte das Koordinatensystem mit --area-crs angeben, z. B. --area-crs 25832.",
            "Please state the coordinate reference system with --area-crs, e.g. --area-crs 25832."};
}

std::string rangeText(const geo::Box& box) {
    return fmt::format("{:.8g} {:.8g} – {:.8g} {:.8g}", box.min.x, box.min.y, box.max.x, box.max.y);
}

Notice swapNotice(const geo::Crs& crs) {
    return {Severity::Warning,
            {fmt::format("Die Achsen waren vertauscht (Hochwert vor Rechtswert) und wurden getauscht ({}).",
                         crs.name()),
             fmt::format("The axes were exchanged (northing before easting) and have been put right ({}).",
                         crs.name())},
            {},
            {},
            1};
}

/// Tried in this order; the first that puts the box into Germany is taken.
constexpr std::array<int, 11> germanSystems = {4258,  4647,  5650, 5649,  31466, 31467,
                                               31468, 31469, 3035, 25832, 25833};

struct Match {
    geo::Crs crs;
    bool swap = false;
};

std::optional<Match> matchOf(int epsg, const geo::Box& box) {
    constexpr double beyond = 0.7;
    const auto crs = geo::Crs::fromEpsg(epsg);
    if (!crs) {
        return std::nullopt;
    }
    const geo::Box use = crs->areaOfUse().expandedBy(beyond);
    const geo::Box& where = crs->isGeographic() ? europe : germany;
    for (const bool swap : {false, true}) {
        const geo::Box degrees = inDegrees(*crs, swap ? swapped(box) : box);
        // Gauss-Krüger zones and UTM zones differ by so much that only the right one lies in its own area.
        if (liesIn(degrees, where) && use.contains(degrees.centre())) {
            return Match{*crs, swap};
        }
    }
    return std::nullopt;
}

std::optional<RecognisedCrs> recognisedByRange(const CrsQuestion& question) {
    for (const int epsg : germanSystems) {
        auto match = matchOf(epsg, question.box);
        if (!match) {
            continue;
        }
        RecognisedCrs result{match->crs, match->swap, {}};
        std::string other;
        if (epsg == 25832) {
            if (const auto east = matchOf(25833, question.box)) {
                other = "EPSG:25833";
                if (question.expectedEpsg == 25833) {
                    result = {east->crs, east->swap, {}};
                    other = "EPSG:25832";
                }
            }
        }
        const bool contradicts = question.declared && !question.declaredByDefault;
        const std::string name = fmt::format("{} (EPSG:{})", result.crs.name(), result.crs.epsg());
        Notice notice;
        notice.message = {
            fmt::format("{}; nach den Werten gelesen als {}.",
                        contradicts ? "Die Koordinaten passen nicht zum angegebenen Koordinatensystem"
                                    : "Die Datei nennt kein Koordinatensystem",
                        name),
            fmt::format("{}; read as {} by its values.",
                        contradicts ? "The coordinates do not fit the coordinate reference system stated"
                                    : "The file names no coordinate reference system",
                        name)};
        if (!other.empty()) {
            notice.message.de += fmt::format(
                " Auch {} ist möglich: liegt das Gebiet falsch, bitte --area-crs angeben.", other);
            notice.message.en += fmt::format(
                " {} is possible, too: if the area is misplaced, please state --area-crs.", other);
        }
        result.notices.push_back(std::move(notice));
        if (result.swapAxes) {
            result.notices.push_back(swapNotice(result.crs));
        }
        return result;
    }
    return std::nullopt;
}

Error notOfCrs(const CrsQuestion& question, const std::string& crsName) {
    return {
        ErrorCode::InvalidData,
        {fmt::format("Die Koordinaten ({}) können nicht zu {} gehören.", rangeText(question.box), crsName),
         fmt::format("The coordinates ({}) cannot be of {}.", rangeText(question.box), crsName)},
        callForCrs(),
        {},
        {}};
}

}  // namespace

Result<RecognisedCrs> recogniseCrs(const CrsQuestion& question) {
    std::optional<geo::Crs> crs;
    if (question.statedEpsg) {
        auto stated = geo::Crs::fromEpsg(*question.statedEpsg);
        if (!stated) {
            return fail(stated.error());
        }
        crs = *stated;
    } else if (question.declared) {
        const auto declared = geo::Crs::fromText(*question.declared);
        if (declared) {
            crs = *declared;
        }
    }
    if (crs) {
        if (fitsSwapped(*crs, question.box)) {
            return RecognisedCrs{*crs, true, {swapNotice(*crs)}};
        }
        if (fits(*crs, question.box)) {
            return RecognisedCrs{*crs, false, {}};
        }
        if (question.statedEpsg) {
            return fail(notOfCrs(question, fmt::format("{} (EPSG:{})", crs->name(), crs->epsg())));
        }
    }
    if (auto recognised = recognisedByRange(question)) {
        return *std::move(recognised);
    }
    if (crs && !question.declaredByDefault) {
        return fail(notOfCrs(question, crs->name()));
    }
    return fail(
        ErrorCode::InvalidData,
        {fmt::format("Die Datei nennt kein Koordinatensystem, und an den Koordinaten ({}) ist es nicht "
                     "zu erkennen.",
                     rangeText(question.box)),
         fmt::format("The file names no coordinate reference system, and the coordinates ({}) do not "
                     "tell it.",
                     rangeText(question.box))},
        callForCrs());
}

std::optional<std::string> srsNameIn(const std::string& gmlText) {
    constexpr std::string_view attribute = "srsName=\"";
    // Names of the surveying authorities (GeoInfoDok) that PROJ does not know.
    constexpr std::array<std::pair<std::string_view, int>, 8> adv = {{{"ETRS89_UTM31", 25831},
                                                                      {"ETRS89_UTM32", 25832},
                                                                      {"ETRS89_UTM33", 25833},
                                                                      {"DE_DHDN_3GK2", 31466},
                                                                      {"DE_DHDN_3GK3", 31467},
                                                                      {"DE_DHDN_3GK4", 31468},
                                                                      {"DE_DHDN_3GK5", 31469},
                                                                      {"ETRS89_Lat-Lon", 4258}}};
    for (auto at = gmlText.find(attribute); at != std::string::npos; at = gmlText.find(attribute, at)) {
        at += attribute.size();
        const std::string name = gmlText.substr(at, gmlText.find('"', at) - at);
        for (const auto& [advName, epsg] : adv) {
            if (name.find(advName) != std::string::npos) {
                return fmt::format("EPSG:{}", epsg);
            }
        }
        if (geo::Crs::fromText(name)) {
            return name;
        }
    }
    return std::nullopt;
}

}  // namespace nordertor::io

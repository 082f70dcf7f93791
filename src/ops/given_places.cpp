// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/given_places.h"

#include <fmt/format.h>

#include <cmath>

#include "base/number_format.h"
#include "base/text.h"
#include "geo/crs.h"

namespace nordertor::ops {
namespace {

constexpr int wgs84 = 4326;

bool looksLikeDegrees(geo::Point p) {
    return std::abs(p.x) <= 180 && std::abs(p.y) <= 90;
}

Result<geo::Point> inWorkingCrs(geo::Point degrees, int epsg) {
    const auto from = geo::Crs::fromEpsg(wgs84);
    const auto to = geo::Crs::fromEpsg(epsg);
    if (!from || !to) {
        return fail(from ? to.error() : from.error());
    }
    const auto transform = geo::Transform::create(*from, *to);
    if (!transform) {
        return fail(transform.error());
    }
    return (*transform)(degrees);
}

}  // namespace

Result<geo::Point> placeFrom(const std::string& option, const std::string& text, int workingCrsEpsg,
                             const std::string& example) {
    const auto numbers = split(text, ',');
    const auto x = numbers.size() == 2 ? parseNumber(trimmed(numbers[0])) : std::nullopt;
    const auto y = numbers.size() == 2 ? parseNumber(trimmed(numbers[1])) : std::nullopt;
    if (!x || !y) {
        return fail(ErrorCode::InvalidArgument,
                    {fmt::format("„{}“ ist kein Punkt.", text), fmt::format("\"{}\" is not a point.", text)},
                    {fmt::format("Bitte Ostwert,Nordwert in Metern (EPSG:{}) oder Länge,Breite in Grad mit "
                                 "Dezimalpunkt angeben. Beispiel: {} \"{}\"",
                                 workingCrsEpsg, option, example),
                     fmt::format("Please give easting,northing in metres (EPSG:{}) or longitude,latitude in "
                                 "degrees. Example: {} \"{}\"",
                                 workingCrsEpsg, option, example)},
                    {}, option);
    }
    const geo::Point given{*x, *y};
    if (!looksLikeDegrees(given)) {
        return given;
    }
    const auto metres = inWorkingCrs(given, workingCrsEpsg);
    if (!metres) {
        return fail(metres.error());
    }
    return geo::Point{std::round(metres->x * 100) / 100, std::round(metres->y * 100) / 100};
}

Result<std::vector<geo::Point>> placesFrom(const std::string& option, const std::string& text,
                                           int workingCrsEpsg, const std::string& example) {
    std::vector<geo::Point> places;
    for (const std::string& part : split(text, ' ')) {
        if (trimmed(part).empty()) {
            continue;
        }
        const auto place = placeFrom(option, part, workingCrsEpsg, example);
        if (!place) {
            return fail(place.error());
        }
        places.push_back(*place);
    }
    return places;
}

}  // namespace nordertor::ops

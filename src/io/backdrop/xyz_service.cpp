// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <numbers>

#include "io/backdrop/http_p.h"
#include "io/backdrop/service_p.h"

namespace nordertor::io {
namespace {

constexpr int finestZoom = 19;
/// Half the side of the square that Web Mercator shows: the equator's half length on WGS 84.
constexpr double mercatorHalf = 6378137.0 * std::numbers::pi;

/// False if it is not there.
bool replaceAll(std::string& text, const std::string& what, const std::string& by) {
    bool found = false;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
        found = true;
    }
    return found;
}

}  // namespace

Result<OpenedService> openXyz(const std::string& address) {
    std::string trial = address;
    const bool complete = replaceAll(trial, "{z}", "0") && replaceAll(trial, "{x}", "0") &&
                          (replaceAll(trial, "{y}", "0") || replaceAll(trial, "{-y}", "0"));
    if (!complete || !isWebAddress(trial) || trial.find_first_of("{}") != std::string::npos) {
        return fail(ErrorCode::InvalidArgument,
                    {"Die Adresse der Kartenkacheln ist unvollständig.",
                     "The address of the map tiles is incomplete."},
                    {"Beispiel: xyz:https://…/{z}/{x}/{y}.png", "Example: xyz:https://…/{z}/{x}/{y}.png"},
                    "xyz:" + address);
    }
    auto crs = geo::Crs::fromEpsg(3857);
    if (!crs) {
        return fail(crs.error());
    }
    const std::size_t host = address.find("://") + 3;
    TileService service{.name = address.substr(host, address.find('/', host) - host),
                        .attribution = {},
                        .crs = std::move(*crs),
                        .levels = {},
                        .doubleSizeAllowed = true,
                        .address = {}};
    for (int zoom = 0; zoom <= finestZoom; ++zoom) {
        const std::int64_t count = std::int64_t{1} << zoom;
        service.levels.push_back({std::to_string(zoom),
                                  2 * mercatorHalf / 256 / static_cast<double>(count),
                                  {-mercatorHalf, mercatorHalf},
                                  256,
                                  256,
                                  count,
                                  count});
    }
    service.address = [address](const TileService& all, const TileAddress& tile, int) {
        std::string whole = address;
        const TileLevel& level = all.levels[tile.level];
        replaceAll(whole, "{z}", level.id);
        replaceAll(whole, "{x}", std::to_string(tile.column));
        replaceAll(whole, "{y}", std::to_string(tile.row));
        replaceAll(whole, "{-y}", std::to_string(level.rows - 1 - tile.row));
        return whole;
    };
    return OpenedService{std::move(service), {}};
}

}  // namespace nordertor::io

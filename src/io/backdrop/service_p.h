// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/task.h"
#include "geo/crs.h"
#include "io/backdrop/answer_cache_p.h"
#include "io/backdrop/backdrop.h"

namespace nordertor::io {

/// One zoom level: square pixels from a corner on.
struct TileLevel {
    std::string id;
    double pixel = 0;     ///< units of the CRS
    geo::Point leftTop;   ///< of the tile 0, 0
    int tileWidth = 256;  ///< pixels
    int tileHeight = 256;
    std::int64_t columns = 0;  ///< 0: no end
    std::int64_t rows = 0;
};

struct TileAddress {
    std::size_t level = 0;
    std::int64_t column = 0;  ///< rightwards
    std::int64_t row = 0;     ///< downwards
};

/// What is known of a service: how its tiles lie and what they are called. A WMS has tiles of our making.
struct TileService {
    std::string name;         ///< for sentences about it
    std::string attribution;  ///< as it says itself, or empty
    geo::Crs crs;
    std::vector<TileLevel> levels;   ///< the coarsest first
    bool doubleSizeAllowed = false;  ///< tiles may have twice the pixels of their level
    /// `dotsPerInch`: how large the service is to draw letters and lines, for those that can.
    std::function<std::string(const TileService&, const TileAddress&, int dotsPerInch)> address;
    /// Draws letters as large as it is asked to.
    bool scalesLetters = false;
};

/// "layer=a,matrixset=b" and the query of an address, names in small letters.
using AddressParts = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] std::string valueOf(const AddressParts& parts, const std::string& name);
[[nodiscard]] AddressParts addressParts(const std::string& text, char separator);
/// The address without its query, and the query undone of its %XX.
[[nodiscard]] std::pair<std::string, AddressParts> splitAddress(const std::string& address);
/// "address?A=b&..." from both.
[[nodiscard]] std::string joinedAddress(const std::string& address, const AddressParts& query);

/// The document at the address, from the service or, where that cannot be reached, as it was kept (notice).
/// Errors: CannotRead, Cancelled.
struct Document {
    std::string text;
    Notices notices;
};
[[nodiscard]] Result<Document> fetchDocument(const std::string& address, const BackdropOptions& options,
                                             const Task& task);
[[nodiscard]] Notice keptNotice(const std::string& name, const std::string& day);
[[nodiscard]] LocalizedText serviceRemedy();

/// The sentence a service gives instead of what it was asked for; empty if there is none.
[[nodiscard]] std::string serviceException(const std::string& answer);

/// Whether the authority's order of axes is northing or latitude first.
[[nodiscard]] bool northingFirst(int epsg);
/// The whole number a text begins with; 0 if there is none.
[[nodiscard]] std::int64_t countIn(const std::string& text);

/// Errors of all three: InvalidArgument, CannotRead, Cancelled (see openBackdrop).
struct OpenedService {
    TileService service;
    Notices notices;
};
[[nodiscard]] Result<OpenedService> openXyz(const std::string& address);
[[nodiscard]] Result<OpenedService> openWms(const std::string& address, const BackdropOptions& options,
                                            const geo::Crs& working, const Task& task);
[[nodiscard]] Result<OpenedService> openWmts(const std::string& address, const BackdropOptions& options,
                                             const geo::Crs& working, const Task& task);

}  // namespace nordertor::io

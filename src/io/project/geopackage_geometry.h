// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/geometry.h"

namespace nordertor::io {

/// GeoPackage binary geometry (OGC 12-128r17, 2.1.3): a header with the CRS and the envelope, then
/// well-known binary. Written in little-endian byte order; both orders are read. Two dimensions only.
/// Coordinates are written and read back exactly.

/// Appends nothing but replaces `blob`, so that one buffer serves many rows.
void encodeGeometry(std::string& blob, geo::Point point, int srsId);
void encodeGeometry(std::string& blob, const geo::Points& line, int srsId);
void encodeGeometry(std::string& blob, const geo::MultiPolygon& area, int srsId);
/// A multilinestring.
void encodeGeometry(std::string& blob, const std::vector<geo::Points>& lines, int srsId);
void encodePolygon(std::string& blob, const geo::Points& ring, int srsId);

/// Nothing where the bytes are no such geometry. Every count is checked against the bytes that are there
/// before memory is asked for. Complexity linear.
[[nodiscard]] std::optional<geo::Point> decodePoint(std::string_view blob);
[[nodiscard]] std::optional<geo::Points> decodeLine(std::string_view blob);
/// Single lines count as multilinestrings of one part.
[[nodiscard]] std::optional<std::vector<geo::Points>> decodeLines(std::string_view blob);
/// Polygons count as areas of one part.
[[nodiscard]] std::optional<geo::MultiPolygon> decodeArea(std::string_view blob);
/// Outer ring of a polygon without holes.
[[nodiscard]] std::optional<geo::Points> decodePolygon(std::string_view blob);

/// Envelope of any geometry blob, from its coordinates; empty for empty geometries, nothing for damaged ones
/// and for other types.
[[nodiscard]] std::optional<geo::Box> envelopeOf(std::string_view blob);

}  // namespace nordertor::io

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/project/geopackage_geometry.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace nordertor::io {
namespace {

static_assert(std::endian::native == std::endian::little, "geometries are written in memory order");

enum WkbType : std::uint32_t {
    WkbPoint = 1,
    WkbLine = 2,
    WkbPolygon = 3,
    WkbMultiLine = 5,
    WkbMultiPolygon = 6
};

class Writer {
  public:
    Writer(std::string& blob, int srsId, const geo::Box* envelope) : blob_(blob) {
        blob_.clear();
        blob_ += "GP";
        constexpr char version = 0;
        constexpr char littleEndian = 0x01;
        constexpr char withEnvelope = 0x02;
        constexpr char emptyGeometry = 0x10;
        const bool hasEnvelope = envelope != nullptr && !envelope->empty();
        const bool isEmpty = envelope != nullptr && envelope->empty();
        blob_ += version;
        blob_ += static_cast<char>(littleEndian | (hasEnvelope ? withEnvelope : 0) |
                                   (isEmpty ? emptyGeometry : 0));
        put(static_cast<std::int32_t>(srsId));
        if (hasEnvelope) {
            put(envelope->min.x);
            put(envelope->max.x);
            put(envelope->min.y);
            put(envelope->max.y);
        }
    }
    template <class T>
    void put(T value) {
        char bytes[sizeof value];
        std::memcpy(bytes, &value, sizeof value);
        blob_.append(bytes, sizeof value);
    }
    void count(std::size_t size) { put(static_cast<std::uint32_t>(size)); }
    void type(WkbType type) {
        blob_ += '\x01';
        put(static_cast<std::uint32_t>(type));
    }
    void points(const geo::Points& points) {
        static_assert(sizeof(geo::Point) == 2 * sizeof(double));
        count(points.size());
        blob_.append(reinterpret_cast<const char*>(points.data()), points.size() * sizeof(geo::Point));
    }
    void polygon(const geo::Polygon& polygon) {
        type(WkbPolygon);
        if (polygon.outer.empty() && polygon.holes.empty()) {
            count(0);
            return;
        }
        count(1 + polygon.holes.size());
        points(polygon.outer);
        for (const geo::Points& hole : polygon.holes) {
            points(hole);
        }
    }

  private:
    std::string& blob_;
};

class Reader {
  public:
    explicit Reader(std::string_view blob) : rest_(blob) { header(); }

    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] bool atEnd() const { return ok_ && rest_.empty(); }
    WkbType type() {
        if (rest_.empty()) {
            ok_ = false;
            return {};
        }
        swap_ = rest_.front() == 0;
        ok_ = ok_ && (rest_.front() == 0 || rest_.front() == 1);
        rest_.remove_prefix(1);
        return static_cast<WkbType>(get<std::uint32_t>());
    }
    bool expect(WkbType wanted) { return ok_ = type() == wanted && ok_; }
    geo::Point point() {
        const double x = get<double>();
        const double y = get<double>();
        return {x, y};
    }
    geo::Points points() {
        geo::Points result;
        const std::size_t size = countOf(sizeof(geo::Point));
        if (swap_) {
            result.reserve(size);
            for (std::size_t i = 0; i < size; ++i) {
                result.push_back(point());
            }
        } else if (size > 0) {
            result.resize(size);
            std::memcpy(static_cast<void*>(result.data()), rest_.data(), size * sizeof(geo::Point));
            rest_.remove_prefix(size * sizeof(geo::Point));
        }
        return result;
    }
    /// After its type.
    geo::Polygon polygon() {
        geo::Polygon result;
        const std::size_t rings = countOf(sizeof(std::uint32_t));
        for (std::size_t i = 0; i < rings && ok_; ++i) {
            if (i == 0) {
                result.outer = points();
            } else {
                result.holes.push_back(points());
            }
        }
        return result;
    }
    /// A number of things that take at least `bytesEach`: absurd counts end here.
    std::size_t countOf(std::size_t bytesEach) {
        const std::size_t count = get<std::uint32_t>();
        if (count > rest_.size() / bytesEach) {
            ok_ = false;
        }
        return ok_ ? count : 0;
    }

  private:
    void header() {
        if (rest_.size() < 8 || !rest_.starts_with("GP") || rest_[2] != 0) {
            ok_ = false;
            return;
        }
        const auto flags = static_cast<unsigned char>(rest_[3]);
        constexpr std::size_t envelopeBytes[] = {0, 32, 48, 48, 64};
        const unsigned envelope = (flags >> 1) & 7U;
        const bool extended = (flags & 0x20U) != 0;
        if (extended || envelope > 4 || rest_.size() < 8 + envelopeBytes[envelope]) {
            ok_ = false;
            return;
        }
        rest_.remove_prefix(8 + envelopeBytes[envelope]);
    }
    template <class T>
    T get() {
        T value{};
        if (!ok_ || rest_.size() < sizeof value) {
            ok_ = false;
            return value;
        }
        char bytes[sizeof value];
        for (std::size_t i = 0; i < sizeof value; ++i) {
            bytes[i] = rest_[swap_ ? sizeof value - 1 - i : i];
        }
        std::memcpy(&value, bytes, sizeof value);
        rest_.remove_prefix(sizeof value);
        return value;
    }

    std::string_view rest_;
    bool ok_ = true;
    bool swap_ = false;
};

}  // namespace

void encodeGeometry(std::string& blob, geo::Point point, int srsId) {
    Writer out(blob, srsId, nullptr);
    out.type(WkbPoint);
    out.put(point.x);
    out.put(point.y);
}

void encodeGeometry(std::string& blob, const geo::Points& line, int srsId) {
    const geo::Box box = geo::boxOf(line);
    Writer out(blob, srsId, &box);
    out.type(WkbLine);
    out.points(line);
}

void encodeGeometry(std::string& blob, const geo::MultiPolygon& area, int srsId) {
    const geo::Box box = geo::boxOf(area);
    Writer out(blob, srsId, &box);
    out.type(WkbMultiPolygon);
    out.count(area.polygons.size());
    for (const geo::Polygon& polygon : area.polygons) {
        out.polygon(polygon);
    }
}

void encodeGeometry(std::string& blob, const std::vector<geo::Points>& lines, int srsId) {
    geo::Box box;
    for (const geo::Points& line : lines) {
        box.add(geo::boxOf(line));
    }
    Writer out(blob, srsId, &box);
    out.type(WkbMultiLine);
    out.count(lines.size());
    for (const geo::Points& line : lines) {
        out.type(WkbLine);
        out.points(line);
    }
}

void encodePolygon(std::string& blob, const geo::Points& ring, int srsId) {
    const geo::Box box = geo::boxOf(ring);
    Writer out(blob, srsId, &box);
    out.polygon({ring, {}});
}

std::optional<geo::Point> decodePoint(std::string_view blob) {
    Reader in(blob);
    if (!in.expect(WkbPoint)) {
        return std::nullopt;
    }
    const geo::Point point = in.point();
    return in.atEnd() ? std::optional(point) : std::nullopt;
}

std::optional<geo::Points> decodeLine(std::string_view blob) {
    Reader in(blob);
    if (!in.expect(WkbLine)) {
        return std::nullopt;
    }
    geo::Points points = in.points();
    return in.atEnd() ? std::optional(std::move(points)) : std::nullopt;
}

std::optional<std::vector<geo::Points>> decodeLines(std::string_view blob) {
    Reader in(blob);
    std::vector<geo::Points> lines;
    const WkbType type = in.ok() ? in.type() : WkbType{};
    if (type == WkbLine) {
        lines.push_back(in.points());
    } else if (type == WkbMultiLine) {
        constexpr std::size_t emptyLineBytes = 9;
        const std::size_t count = in.countOf(emptyLineBytes);
        lines.reserve(count);
        for (std::size_t i = 0; i < count && in.expect(WkbLine); ++i) {
            lines.push_back(in.points());
        }
    } else {
        return std::nullopt;
    }
    return in.atEnd() ? std::optional(std::move(lines)) : std::nullopt;
}

std::optional<geo::MultiPolygon> decodeArea(std::string_view blob) {
    Reader in(blob);
    geo::MultiPolygon area;
    const WkbType type = in.ok() ? in.type() : WkbType{};
    if (type == WkbPolygon) {
        area.polygons.push_back(in.polygon());
    } else if (type == WkbMultiPolygon) {
        constexpr std::size_t emptyPolygonBytes = 9;
        const std::size_t count = in.countOf(emptyPolygonBytes);
        area.polygons.reserve(count);
        for (std::size_t i = 0; i < count && in.expect(WkbPolygon); ++i) {
            area.polygons.push_back(in.polygon());
        }
    } else {
        return std::nullopt;
    }
    return in.atEnd() ? std::optional(std::move(area)) : std::nullopt;
}

std::optional<geo::Points> decodePolygon(std::string_view blob) {
    auto area = decodeArea(blob);
    if (!area || area->polygons.size() != 1 || !area->polygons.front().holes.empty()) {
        return std::nullopt;
    }
    return std::move(area->polygons.front().outer);
}

std::optional<geo::Box> envelopeOf(std::string_view blob) {
    geo::Box box;
    if (const auto point = decodePoint(blob)) {
        const bool empty = point->x != point->x || point->y != point->y;
        if (!empty) {
            box.add(*point);
        }
        return box;
    }
    if (const auto lines = decodeLines(blob)) {
        for (const geo::Points& line : *lines) {
            box.add(geo::boxOf(line));
        }
        return box;
    }
    if (const auto area = decodeArea(blob)) {
        return geo::boxOf(*area);
    }
    return std::nullopt;
}

}  // namespace nordertor::io

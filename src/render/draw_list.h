// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/picture.h"
#include "render/map_view.h"
#include "style/value.h"

namespace nordertor::render {

using nordertor::Picture;
using style::Colour;

/// Rings or lines in flat arrays, millimetres. Filled by the non-zero rule: outer rings and holes run in
/// opposite directions.
struct Shape {
    std::vector<MmPoint> points;
    std::vector<std::uint32_t> starts{0};  ///< of each part in points, and the end; parts + 1 entries

    [[nodiscard]] bool empty() const { return starts.size() < 2; }
    [[nodiscard]] std::size_t parts() const { return starts.size() - 1; }
    void closePart() { starts.push_back(static_cast<std::uint32_t>(points.size())); }
    friend bool operator==(const Shape&, const Shape&) = default;
};

enum class LineCap { Butt, Round, Square };
enum class LineJoin { Miter, Round, Bevel };

struct Stroke {
    Colour colour;
    double width = 0.1;          ///< mm
    std::vector<double> dashes;  ///< mm: drawn, left out, drawn ...; empty = unbroken
    LineCap cap = LineCap::Butt;
    LineJoin join = LineJoin::Miter;
    double miterLimit = 2;  ///< longest mitre in line widths; sharper corners are bevelled
    friend bool operator==(const Stroke&, const Stroke&) = default;
};

struct AreaItem {
    Shape shape;
    Colour fill;
    Colour outline;             ///< hairline of 0.1 mm; invisible if transparent
    double outlineWidth = 0.1;  ///< mm
    friend bool operator==(const AreaItem&, const AreaItem&) = default;
};

struct LineItem {
    Shape lines;
    Stroke stroke;
    friend bool operator==(const LineItem&, const LineItem&) = default;
};

/// What is drawn around a point: of about the circle's area, so that one kind weighs as much as another, and
/// room in the middle for a letter.
enum class CircleForm { Circle, Square, Diamond, Triangle, TriangleDown, Hexagon };

struct CircleItem {
    MmPoint centre;
    double radius = 1;  ///< mm, without the stroke
    Colour fill;
    Colour stroke;
    double strokeWidth = 0;
    CircleForm form = CircleForm::Circle;
    friend bool operator==(const CircleItem&, const CircleItem&) = default;
};

enum class FontFace { Regular, Semibold, Bold, Italic };

/// Letters of a text along a bent line that stand together; lengths in ems of the text.
struct TextRun {
    std::string letters;
    MmPoint offset;    ///< of the middle of the run's box from TextItem::centre
    double width = 0;  ///< of the box
    double angle = 0;  ///< degrees clockwise
    friend bool operator==(const TextRun&, const TextRun&) = default;
};

/// One line of text, centred on a point.
struct TextItem {
    std::string text;
    MmPoint centre;     ///< of the text's box; of a bent text, the middle of its chord
    double angle = 0;   ///< degrees clockwise; of a bent text, of its chord
    double size = 2.5;  ///< em, mm
    FontFace face = FontFace::Regular;
    Colour colour;
    Colour halo;
    double haloWidth = 0;  ///< mm around the letters
    double width = 0;      ///< of the box, mm; of a bent text, along it
    double height = 0;
    std::vector<TextRun> runs;  ///< of a bent text, all its letters in reading order; of a straight one, none
    friend bool operator==(const TextItem&, const TextItem&) = default;
};

[[nodiscard]] constexpr std::uint32_t pixelOf(Colour colour) {
    return static_cast<std::uint32_t>(colour.a) << 24 | static_cast<std::uint32_t>(colour.r) << 16 |
           static_cast<std::uint32_t>(colour.g) << 8 | colour.b;
}
[[nodiscard]] constexpr Colour colourOf(std::uint32_t pixel) {
    const auto part = [&](int shift) { return static_cast<std::uint8_t>(pixel >> shift); };
    return {part(16), part(8), part(0), part(24)};
}

/// Drawn smoothly.
struct PictureItem {
    MmPoint leftTop;
    double width = 0;  ///< mm
    double height = 0;
    std::shared_ptr<const Picture> picture;  ///< not null
    friend bool operator==(const PictureItem& a, const PictureItem& b) {
        return a.leftTop == b.leftTop && a.width == b.width && a.height == b.height &&
               *a.picture == *b.picture;
    }
};

using DrawItem = std::variant<AreaItem, LineItem, CircleItem, TextItem, PictureItem>;

struct DrawEntry {
    std::string group;  ///< LayerGroup::id
    std::string layer;  ///< style layer
    DrawItem item;
    friend bool operator==(const DrawEntry&, const DrawEntry&) = default;
};

/// A drawing without a device, from the bottom up, in millimetres; clipped to its frame when painted.
/// Equal input gives an equal list.
struct DrawList {
    double widthMm = 0;
    double heightMm = 0;
    Colour background{255, 255, 255, 255};
    std::vector<DrawEntry> entries;
    friend bool operator==(const DrawList&, const DrawList&) = default;
};

}  // namespace nordertor::render

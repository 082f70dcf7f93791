// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "render/draw_list.h"

namespace nordertor::render {

/// Pixels of an image, right and bottom excluded.
struct PixelBox {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    [[nodiscard]] bool empty() const { return left >= right || top >= bottom; }
};

/// Rows of the image that something touches.
struct Rows {
    double top = std::numeric_limits<double>::infinity();
    double bottom = -std::numeric_limits<double>::infinity();

    void add(double y) {
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    }
    [[nodiscard]] bool touch(const PixelBox& box, double reach = 0) const {
        return bottom + reach >= box.top && top - reach <= box.bottom;
    }
};

/// Takes closed lines, point by point, in pixels.
class OutlineSink {
  public:
    OutlineSink() = default;
    OutlineSink(const OutlineSink&) = delete;
    OutlineSink& operator=(const OutlineSink&) = delete;
    virtual ~OutlineSink() = default;
    virtual void moveTo(MmPoint p) = 0;
    virtual void lineTo(MmPoint p) = 0;
    virtual void close() = 0;
};

/// Memory for one strip after another; all zeros between them.
struct StripMemory {
    std::vector<std::uint32_t> cells;
    std::vector<std::uint64_t> marks;
};

/// Some rows of an image (32 bits a pixel, premultiplied), into which shapes are filled with smooth edges by
/// the non-zero rule. A shape is given by its edges in pixels of the whole image, then filled; the result in
/// a pixel depends on neither the rows of the strip nor the order of the edges, as all sums are of whole
/// numbers. Each pixel collects the exact area its edges cut off (Levien 2016, "Inside the fastest font
/// renderer in the world"), to 1/256 of a pixel; a bit for every four pixels tells where there are any.
class PixelStrip final : public OutlineSink {
  public:
    /// `firstRow` is the strip's first row in `pixels`, `stride` pixels wide. Nothing outside `box` changes.
    PixelStrip(std::uint32_t* firstRow, std::size_t stride, PixelBox box, StripMemory& memory);

    [[nodiscard]] const PixelBox& box() const { return box_; }

    void moveTo(MmPoint p) override;
    void lineTo(MmPoint p) override;
    void close() override;
    /// Paints what the edges since the last fill enclose.
    void fill(Colour colour);
    /// Paints so much of 255 over the pixels of the image's row `y` from `left` on, where they are the
    /// strip's.
    void blendRow(int left, int y, std::span<const std::uint8_t> shares, Colour colour);
    /// The whole strip, without edges.
    void fillAll(Colour colour);

  private:
    using Fixed = std::int32_t;  ///< 1/256 pixel

    struct FixedPoint {
        Fixed x = 0;
        Fixed y = 0;
    };

    [[nodiscard]] FixedPoint rounded(MmPoint p) const;
    void addEdge(FixedPoint a, FixedPoint b);
    void addInRow(std::size_t row, Fixed xFrom, Fixed xTo, Fixed height, Fixed direction);
    void addAcrossCells(std::size_t row, Fixed left, Fixed right, Fixed height, Fixed direction);
    void addCell(std::size_t row, Fixed cell, Fixed height, Fixed bothFractions, Fixed direction);
    void fillRow(std::size_t row, std::uint32_t colour);

    std::uint32_t* pixels_;
    std::size_t stride_;
    PixelBox box_;
    Fixed width_;  ///< of the box, 1/256 pixel
    Fixed height_;
    std::size_t cellsInRow_;
    std::size_t wordsInRow_;
    std::uint32_t* cells_ = nullptr;  ///< change of twice the covered area against the pixel to the left
    std::uint64_t* marks_ = nullptr;  ///< a bit for four cells
    std::size_t firstRow_;            ///< rows with marks
    std::size_t lastRow_ = 0;
    Fixed firstCell_;  ///< and cells
    Fixed lastCell_ = 0;
    FixedPoint start_;
    FixedPoint at_;
};

}  // namespace nordertor::render

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstring>

#include "render/pixel_strip_p.h"

namespace nordertor::render {
namespace {

constexpr std::int32_t one = 256;  ///< a pixel
constexpr std::size_t cellsOfABit = 4;
constexpr std::size_t cellsOfAWord = 64 * cellsOfABit;

/// x * factor / 255 in each of the four bytes, rounded.
constexpr std::uint32_t scaled(std::uint32_t x, std::uint32_t factor) {
    std::uint32_t even = (x & 0xff00ffU) * factor + 0x800080U;
    even = ((even + ((even >> 8) & 0xff00ffU)) >> 8) & 0xff00ffU;
    std::uint32_t odd = ((x >> 8) & 0xff00ffU) * factor + 0x800080U;
    odd = (odd + ((odd >> 8) & 0xff00ffU)) & 0xff00ff00U;
    return even | odd;
}

std::uint32_t premultiplied(Colour colour) {
    const std::uint32_t opaque = pixelOf({colour.r, colour.g, colour.b, 255});
    return scaled(opaque, colour.a);
}

/// 0 .. 255 from twice the area in 1/256².
std::uint32_t coverage(std::int32_t sum) {
    return static_cast<std::uint32_t>(std::min(std::abs(sum) >> 9, 255));
}

void blendSpan(std::uint32_t* pixels, std::size_t count, std::uint32_t colour) {
    const std::uint32_t rest = 255 - (colour >> 24);
    if (rest == 0) {
        std::fill_n(pixels, count, colour);
        return;
    }
    // byte by byte, which compilers turn into instructions for sixteen at once
    std::uint8_t bytes[16];
    for (std::size_t i = 0; i < 16; ++i) {
        bytes[i] = static_cast<std::uint8_t>(colour >> (8 * (i % 4)));
    }
    const auto factor = static_cast<std::uint16_t>(rest);
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        auto* to = reinterpret_cast<std::uint8_t*>(pixels + i);
        for (std::size_t j = 0; j < 16; ++j) {
            const auto product = static_cast<std::uint16_t>(to[j] * factor + 128);
            to[j] = static_cast<std::uint8_t>(bytes[j] +
                                              (static_cast<std::uint16_t>(product + (product >> 8)) >> 8));
        }
    }
    for (; i < count; ++i) {
        pixels[i] = colour + scaled(pixels[i], rest);
    }
}

void blendPixel(std::uint32_t& pixel, std::uint32_t colour, std::uint32_t share) {
    if (share == 0) {
        return;
    }
    const std::uint32_t part = share == 255 ? colour : scaled(colour, share);
    pixel = part + scaled(pixel, 255 - (part >> 24));
}

/// The same for four pixels, byte by byte like blendSpan.
void blendFour(std::uint32_t* pixels, std::uint32_t colour, const std::uint32_t (&shares)[4]) {
    if ((shares[0] | shares[1] | shares[2] | shares[3]) == 0) {
        return;
    }
    std::uint32_t parts[4];
    std::uint32_t rests[4];
    for (std::size_t i = 0; i < 4; ++i) {
        parts[i] = scaled(colour, shares[i]);
        rests[i] = (255 - (parts[i] >> 24)) * 0x01010101U;
    }
    std::uint8_t part[16];
    std::uint8_t rest[16];
    std::memcpy(part, parts, sizeof(part));
    std::memcpy(rest, rests, sizeof(rest));
    auto* to = reinterpret_cast<std::uint8_t*>(pixels);
    for (std::size_t j = 0; j < 16; ++j) {
        const auto product = static_cast<std::uint16_t>(to[j] * rest[j] + 128);
        to[j] =
            static_cast<std::uint8_t>(part[j] + (static_cast<std::uint16_t>(product + (product >> 8)) >> 8));
    }
}

/// Rounded down, unlike the language's division; b > 0.
struct Quotient {
    std::int64_t whole = 0;
    std::int64_t rest = 0;
};
Quotient divided(std::int64_t a, std::int64_t b) {
    Quotient result{0, 0};
    if (a != 0) {
        if (a == static_cast<std::int32_t>(a)) {  // far faster
            result = {static_cast<std::int32_t>(a) / static_cast<std::int32_t>(b),
                      static_cast<std::int32_t>(a) % static_cast<std::int32_t>(b)};
        } else {
            result = {a / b, a % b};
        }
        if (result.rest < 0) {
            --result.whole;
            result.rest += b;
        }
    }
    return result;
}

/// To the nearest whole number: the sum has no digits behind the point, and the number in its last 32 bits.
std::int32_t toWhole(double value) {
    static constexpr double withoutFraction = 6755399441055744.0;  // 1.5 * 2^52
    return static_cast<std::int32_t>(std::bit_cast<std::uint64_t>(value + withoutFraction));
}

}  // namespace

PixelStrip::PixelStrip(std::uint32_t* firstRow, std::size_t stride, PixelBox box, StripMemory& memory)
    : pixels_(firstRow),
      stride_(stride),
      box_(box),
      width_((box.right - box.left) * one),
      height_((box.bottom - box.top) * one),
      firstCell_(width_) {
    const auto rows = static_cast<std::size_t>(box.bottom - box.top);
    // one more cell for what ends at the right edge
    wordsInRow_ = static_cast<std::size_t>(box.right - box.left + 2) / cellsOfAWord + 1;
    cellsInRow_ = wordsInRow_ * cellsOfAWord;
    memory.cells.resize(std::max(memory.cells.size(), rows * cellsInRow_));
    memory.marks.resize(std::max(memory.marks.size(), rows * wordsInRow_));
    cells_ = memory.cells.data();
    marks_ = memory.marks.data();
    firstRow_ = rows;
}

PixelStrip::FixedPoint PixelStrip::rounded(MmPoint p) const {
    // far beyond any image, and within 31 bits with the box's corner taken off
    static constexpr double farthest = 4.0e6;
    return {toWhole(std::clamp(p.x, -farthest, farthest) * one) - box_.left * one,
            toWhole(std::clamp(p.y, -farthest, farthest) * one) - box_.top * one};
}

void PixelStrip::moveTo(MmPoint p) {
    start_ = rounded(p);
    at_ = start_;
}

void PixelStrip::lineTo(MmPoint p) {
    const FixedPoint to = rounded(p);
    addEdge(at_, to);
    at_ = to;
}

void PixelStrip::close() {
    addEdge(at_, start_);
    at_ = start_;
}

void PixelStrip::addEdge(FixedPoint a, FixedPoint b) {
    Fixed direction = 1;
    if (a.y > b.y) {
        std::swap(a, b);
        direction = -1;
    }
    const Fixed top = std::max<Fixed>(a.y, 0);
    const Fixed bottom = std::min(b.y, height_);
    if (top >= bottom || (a.x >= width_ && b.x >= width_)) {
        return;
    }
    auto row = static_cast<std::size_t>(top) / one;
    const auto last = static_cast<std::size_t>(bottom - 1) / one;
    firstRow_ = std::min(firstRow_, row);
    lastRow_ = std::max(lastRow_, last);
    const std::int64_t dx = std::int64_t{b.x} - a.x;
    const std::int64_t dy = std::int64_t{b.y} - a.y;
    // where the edge crosses a row is a matter of the edge alone, wherever the strip begins
    const auto crossing = [&](Fixed y) { return divided((std::int64_t{y} - a.y) * dx, dy); };
    const auto at = [&](std::int64_t offset) { return static_cast<Fixed>(a.x + offset); };
    Fixed from = top == a.y ? a.x : at(crossing(top).whole);
    if (row != last) {
        Fixed y = static_cast<Fixed>(row + 1) * one;
        Quotient x = crossing(y);
        addInRow(row, from, at(x.whole), y - top, direction);
        from = at(x.whole);
        ++row;
        if (row != last) {
            const Quotient perRow = divided(dx * one, dy);
            for (; row < last; ++row, y += one) {
                x.whole += perRow.whole;
                x.rest += perRow.rest;
                if (x.rest >= dy) {
                    x.rest -= dy;
                    ++x.whole;
                }
                addInRow(row, from, at(x.whole), one, direction);
                from = at(x.whole);
            }
        }
        addInRow(row, from, bottom == b.y ? b.x : at(crossing(bottom).whole), bottom - y, direction);
    } else {
        addInRow(row, from, bottom == b.y ? b.x : at(crossing(bottom).whole), bottom - top, direction);
    }
}

/// What an edge of `height` cuts off of a cell, and of all to the right of it; x counts from the cell's edge.
inline void PixelStrip::addCell(std::size_t row, Fixed cell, Fixed height, Fixed bothFractions,
                                Fixed direction) {
    const Fixed area = height * bothFractions * direction;
    const Fixed whole = 2 * one * height * direction - area;
    const auto at = static_cast<std::size_t>(cell);
    // a sum of thousands of shapes over each other may run over, which is defined without sign only
    std::uint32_t* cells = cells_ + row * cellsInRow_ + at;
    cells[0] += static_cast<std::uint32_t>(whole);
    // Both sums as one vector would have to wait until what was just written to the cell before has arrived.
    std::atomic_signal_fence(std::memory_order_seq_cst);
    cells[1] += static_cast<std::uint32_t>(area);
    std::uint64_t* marks = marks_ + row * wordsInRow_ + at / cellsOfAWord;
    const std::size_t bit = at / cellsOfABit % 64;
    const std::size_t next = (at + 1) / cellsOfABit % 64;
    marks[0] |= std::uint64_t{1} << bit;
    marks[next < bit ? 1 : 0] |= std::uint64_t{1} << next;
}

inline void PixelStrip::addInRow(std::size_t row, Fixed xFrom, Fixed xTo, Fixed height, Fixed direction) {
    const Fixed left = std::min(xFrom, xTo);
    const Fixed right = std::max(xFrom, xTo);
    if (left >= width_) {
        return;
    }
    firstCell_ = std::min(firstCell_, std::max(left, 0) / one);
    lastCell_ = std::max(lastCell_, std::clamp(right, 0, width_) / one + 1);
    if (right <= 0) {
        addCell(row, 0, height, 0, direction);
    } else if (left >> 8 == right >> 8) {
        addCell(row, left >> 8, height, (left & 255) + (right & 255), direction);
    } else {
        addAcrossCells(row, left, right, height, direction);
    }
}

/// Cell by cell from the left, whichever way the edge runs: edges that two areas share cancel out.
void PixelStrip::addAcrossCells(std::size_t row, Fixed left, Fixed right, Fixed height, Fixed direction) {
    const std::int64_t run = std::int64_t{right} - left;
    const auto reachedAt = [&](Fixed x) { return divided((std::int64_t{x} - left) * height, run); };
    Fixed done = 0;
    Fixed cell = left >> 8;
    Fixed from = left & 255;
    if (left < 0) {
        done = static_cast<Fixed>(reachedAt(0).whole);
        addCell(row, 0, done, 0, direction);
        cell = 0;
        from = 0;
    }
    const Fixed lastCell = std::min(right >> 8, width_ >> 8);
    if (cell < lastCell) {
        Quotient reached = reachedAt((cell + 1) * one);
        addCell(row, cell, static_cast<Fixed>(reached.whole) - done, from + one, direction);
        done = static_cast<Fixed>(reached.whole);
        from = 0;
        ++cell;
        if (cell < lastCell) {
            const Quotient perCell = divided(std::int64_t{one} * height, run);
            for (; cell < lastCell; ++cell) {
                reached.whole += perCell.whole;
                reached.rest += perCell.rest;
                if (reached.rest >= run) {
                    reached.rest -= run;
                    ++reached.whole;
                }
                addCell(row, cell, static_cast<Fixed>(reached.whole) - done, one, direction);
                done = static_cast<Fixed>(reached.whole);
            }
        }
    }
    if (cell == right >> 8) {
        addCell(row, cell, height - done, from + (right & 255), direction);
    }
}

void PixelStrip::fillRow(std::size_t row, std::uint32_t colour) {
    std::uint32_t* pixels = pixels_ + row * stride_;
    std::uint32_t* cells = cells_ + row * cellsInRow_;
    std::uint64_t* marks = marks_ + row * wordsInRow_;
    const auto width = static_cast<std::size_t>(box_.right - box_.left);
    std::uint32_t sum = 0;
    std::size_t painted = 0;
    const auto paintUntil = [&](std::size_t end) {
        const std::uint32_t share = coverage(static_cast<std::int32_t>(sum));
        if (share > 0 && end > painted) {
            blendSpan(pixels + painted, end - painted, share == 255 ? colour : scaled(colour, share));
        }
        painted = std::max(painted, end);
    };
    const std::size_t lastWord = static_cast<std::size_t>(lastCell_) / cellsOfAWord;
    for (std::size_t word = static_cast<std::size_t>(firstCell_) / cellsOfAWord; word <= lastWord; ++word) {
        std::uint64_t bits = marks[word];
        marks[word] = 0;
        while (bits != 0) {
            const std::size_t first =
                word * cellsOfAWord + static_cast<std::size_t>(std::countr_zero(bits)) * cellsOfABit;
            bits &= bits - 1;
            paintUntil(std::min(first, width));
            std::uint32_t shares[cellsOfABit];
            for (std::size_t i = 0; i < cellsOfABit; ++i) {
                sum += cells[first + i];
                cells[first + i] = 0;
                shares[i] = coverage(static_cast<std::int32_t>(sum));
            }
            if (first + cellsOfABit <= width) {
                blendFour(pixels + first, colour, shares);
            } else {
                for (std::size_t i = first; i < width; ++i) {
                    blendPixel(pixels[i], colour, shares[i - first]);
                }
            }
            painted = first + cellsOfABit;
        }
    }
    paintUntil(width);
}

void PixelStrip::fill(Colour colour) {
    const std::uint32_t pixel = premultiplied(colour);
    for (std::size_t row = firstRow_; row <= lastRow_; ++row) {
        fillRow(row, pixel);
    }
    firstRow_ = static_cast<std::size_t>(box_.bottom - box_.top);
    lastRow_ = 0;
    firstCell_ = width_;
    lastCell_ = 0;
}

void PixelStrip::blendRow(int left, int y, std::span<const std::uint8_t> shares, Colour colour) {
    if (y < box_.top || y >= box_.bottom) {
        return;
    }
    const std::uint32_t pixel = premultiplied(colour);
    std::uint32_t* row = pixels_ + static_cast<std::size_t>(y - box_.top) * stride_;
    const int end = std::min(left + static_cast<int>(shares.size()), box_.right);
    for (int x = std::max(left, box_.left); x < end; ++x) {
        blendPixel(row[x - box_.left], pixel, shares[static_cast<std::size_t>(x - left)]);
    }
}

void PixelStrip::fillAll(Colour colour) {
    const auto width = static_cast<std::size_t>(box_.right - box_.left);
    const auto rows = static_cast<std::size_t>(box_.bottom - box_.top);
    for (std::size_t row = 0; row < rows; ++row) {
        blendSpan(pixels_ + row * stride_, width, premultiplied(colour));
    }
}

}  // namespace nordertor::render

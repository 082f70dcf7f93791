// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "publish/page_layout.h"
#include "render/draw_list.h"

namespace nordertor::publish {

enum class Align { Left, Centre, Right };

struct TextLook {
    double size = 2.4;  ///< em, mm
    render::FontFace face = render::FontFace::Regular;
    render::Colour colour{34, 34, 34, 255};
};

inline constexpr render::Colour ink{34, 34, 34, 255};
inline constexpr render::Colour greyInk{95, 95, 95, 255};
inline constexpr render::Colour hairline{150, 150, 150, 255};

/// A drawing placed on the page with its own frame.
struct Inset {
    render::DrawList list;
    render::MmPoint at;
};

/// Everything on the page; insets lie below the entries of `list`.
struct PageDrawing {
    render::DrawList list;
    std::vector<Inset> insets;
};

/// Puts texts and shapes on the page, and measures while doing so.
class PageWriter {
  public:
    explicit PageWriter(PageDrawing& page) : page_(page) {}

    /// One line, its box starting at `top`; returns the line's advance. `x` is its left, middle or right.
    double line(double x, double top, const std::string& text, const TextLook& look,
                Align align = Align::Left);
    /// Broken to `width`, at most `mostLines` (the last is cut with an ellipsis); returns the height.
    double paragraph(double x, double top, double width, const std::string& text, const TextLook& look,
                     std::size_t mostLines = 100);
    /// Height paragraph() would take.
    [[nodiscard]] static double height(double width, const std::string& text, const TextLook& look,
                                       std::size_t mostLines = 100);
    [[nodiscard]] static double advance(const TextLook& look) { return look.size * 1.3; }
    void rectangle(const PageBox& box, render::Colour fill, render::Colour outline = {0, 0, 0, 0},
                   double outlineWidth = 0.2);
    void rule(double left, double right, double y, render::Colour colour, double width = 0.2);
    void polygon(std::vector<render::MmPoint> ring, render::Colour fill,
                 render::Colour outline = {0, 0, 0, 0});
    void circle(render::MmPoint centre, double radius, render::Colour fill, render::Colour stroke,
                double width);
    void inset(render::DrawList list, render::MmPoint at);

  private:
    void add(render::DrawItem item) { page_.list.entries.push_back({"page", "page", std::move(item)}); }
    PageDrawing& page_;
};

}  // namespace nordertor::publish

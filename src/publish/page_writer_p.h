// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "publish/page_structure_p.h"

namespace nordertor::publish {

enum class Align { Left, Centre, Right };

struct TextLook {
    double size = 2.4;  ///< em, mm
    render::FontFace face = render::FontFace::Regular;
    render::Colour colour{34, 34, 34, 255};
};

inline constexpr render::Colour ink{34, 34, 34, 255};
inline constexpr render::Colour white{255, 255, 255, 255};
inline constexpr render::Colour greyInk{95, 95, 95, 255};
inline constexpr render::Colour hairline{150, 150, 150, 255};

/// Puts texts and shapes on the page, and measures while doing so. What is drawn belongs to the innermost
/// open element; without one it is an artifact.
/// The order of the calls is the order of reading and of drawing.
class PageWriter {
  public:
    PageWriter(double widthMm, double heightMm) { page_.widthMm = widthMm, page_.heightMm = heightMm; }

    /// Closes its element when it goes out of scope.
    class [[nodiscard]] Open {
      public:
        Open(PageWriter& page, std::size_t before) : page_(page), before_(before) {}
        ~Open() { page_.current_ = before_; }
        Open(const Open&) = delete;
        Open& operator=(const Open&) = delete;

      private:
        PageWriter& page_;
        std::size_t before_;
    };
    Open element(Role role, const std::string& text = {});
    /// `shows`: what the figure shows, in words.
    Open figure(const std::string& shows, const PageBox& box);
    /// Frames, rules and backgrounds inside an element.
    Open artifact() { return {*this, std::exchange(current_, StructureElement::none)}; }

    [[nodiscard]] PageDrawing take() { return std::move(page_); }

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
    /// `layer`: of the entry.
    void rectangle(const PageBox& box, render::Colour fill, render::Colour outline = {0, 0, 0, 0},
                   double outlineWidth = 0.2, const char* layer = "page");
    void rule(double left, double right, double y, render::Colour colour, double width = 0.2);
    void upright(double x, double top, double bottom, render::Colour colour, double width = 0.2);
    void polygon(std::vector<render::MmPoint> ring, render::Colour fill,
                 render::Colour outline = {0, 0, 0, 0});
    void picture(std::shared_ptr<const render::Picture> picture, const PageBox& box);
    void circle(render::MmPoint centre, double radius, render::Colour fill, render::Colour stroke,
                double width, render::CircleForm form = render::CircleForm::Circle);
    /// A drawing with its own frame.
    void inset(render::DrawList list, render::MmPoint at);

  private:
    void add(render::DrawItem item, const char* layer = "page");
    void straight(render::MmPoint from, render::MmPoint to, render::Colour colour, double width);
    PageDrawing page_;
    std::size_t current_ = StructureElement::none;
    bool continues_ = false;  ///< the last part is no inset and takes more of the same element
};

}  // namespace nordertor::publish

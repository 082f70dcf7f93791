// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/circle_form.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace nordertor::render {
namespace {

/// A regular polygon.
struct Form {
    CircleForm form;
    std::string_view name;
    LocalizedText label;
    int corners;
    double first;  ///< degrees clockwise from the right to the first corner
    double size;   ///< from the middle to a corner, in radii of the circle
};

const std::array<Form, 6>& forms() {
    // about the circle's area; what is pointed a little less, so that it needs little more room than a circle
    static const std::array<Form, 6> table{{
        {CircleForm::Circle, "circle", {"Kreis", "circle"}, 0, 0, 1},
        {CircleForm::Square, "square", {"Quadrat", "square"}, 4, 45, 1.26},
        {CircleForm::Diamond, "diamond", {"Raute", "diamond"}, 4, 0, 1.26},
        {CircleForm::Triangle, "triangle", {"Dreieck", "triangle"}, 3, -90, 1.48},
        {CircleForm::TriangleDown,
         "triangle-down",
         {"Dreieck auf der Spitze", "triangle pointing down"},
         3,
         90,
         1.48},
        {CircleForm::Hexagon, "hexagon", {"Sechseck", "hexagon"}, 6, 0, 1.1},
    }};
    return table;
}

const Form& rowOf(CircleForm form) {
    return *std::ranges::find(forms(), form, &Form::form);
}

/// From the middle to a corner, mm.
double cornerDistance(const Form& form, double radius, double outside) {
    return radius * form.size + outside / std::cos(std::numbers::pi / form.corners);
}

}  // namespace

CircleForm circleForm(std::string_view name) {
    const auto found = std::ranges::find(forms(), name, &Form::name);
    return found != forms().end() ? found->form : CircleForm::Circle;
}

const LocalizedText& nameOf(CircleForm form) {
    return rowOf(form).label;
}

std::vector<MmPoint> cornersOf(CircleForm form, MmPoint centre, double radius, double outside) {
    const Form& row = rowOf(form);
    const double distance = row.corners > 0 ? std::max(0.0, cornerDistance(row, radius, outside)) : 0;
    std::vector<MmPoint> corners;
    for (int i = 0; i < row.corners; ++i) {
        const double angle = (row.first + 360.0 * i / row.corners) * std::numbers::pi / 180;
        corners.push_back({centre.x + distance * std::cos(angle), centre.y + distance * std::sin(angle)});
    }
    return corners;
}

double reachOf(const CircleItem& circle) {
    const Form& row = rowOf(circle.form);
    const double stroke = std::max(circle.strokeWidth, 0.0);
    return row.corners > 0 ? cornerDistance(row, circle.radius, stroke) : circle.radius + stroke;
}

}  // namespace nordertor::render

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "render/draw_list.h"

namespace nordertor::render {

/// Letters as polygons in ems, the baseline's start at the origin, as smooth as `pixels` an em need.
/// Kept between pictures: the same names come again with every one, and outlining letters and widening
/// them to a halo takes far longer than filling them. From any thread.
[[nodiscard]] std::shared_ptr<const Shape> letterOutlines(const std::string& letters, FontFace face,
                                                          double pixels);
/// The same with everything nearer than `width` ems.
[[nodiscard]] std::shared_ptr<const Shape> haloOutlines(const std::string& letters, FontFace face,
                                                        double pixels, double width);

}  // namespace nordertor::render

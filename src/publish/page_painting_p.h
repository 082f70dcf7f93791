// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPainter>
#include <stop_token>

#include "base/error.h"
#include "publish/page_structure_p.h"
#include "render/draw_list_painter.h"

namespace nordertor::publish {

/// The painter's unit is a millimetre. False if stopped.
[[nodiscard]] bool paintPart(const PagePart& part, render::EntryRange range, QPainter& painter,
                             const std::stop_token& stop);
/// Where Qt refuses to paint.
[[nodiscard]] Error cannotDraw();

}  // namespace nordertor::publish

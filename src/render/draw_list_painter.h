// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPainter>
#include <stop_token>

#include "render/draw_list.h"

namespace nordertor::render {

/// Paints the list with its upper left corner at the painter's origin, one painter unit being one
/// millimetre, clipped to its frame. Works alike on images, PDF and SVG; texts stay texts there.
/// False if stopped.
[[nodiscard]] bool paint(const DrawList& list, QPainter& painter, const std::stop_token& stop = {});

}  // namespace nordertor::render

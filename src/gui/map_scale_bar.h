// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QRect>

#include "gui/words.h"
#include "render/map_view.h"

class QPainter;

namespace nordertor::gui {

/// Largest of 1, 2, 5 x 10^n metres that is at most `atMost` (> 0).
[[nodiscard]] double roundLength(double atMost);
/// A bar of a round length in the lower left corner.
void paintScaleBar(QPainter& painter, const QRect& widget, const render::MapView& view, Words words,
                   const QFont& font);

}  // namespace nordertor::gui

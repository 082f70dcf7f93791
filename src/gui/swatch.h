// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>
#include <QString>

namespace nordertor::gui {

/// A small square of a colour ("#RRGGBB") with a thin edge, for lists.
[[nodiscard]] QIcon swatch(const QString& colour, double devicePixelRatio);

}  // namespace nordertor::gui

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>
#include <QString>
#include <string>

namespace nordertor::gui {

/// A small square of a colour ("#RRGGBB") with a thin edge, for lists. With a pattern (render/hatch.h) it is
/// hatched, as areas of it are.
[[nodiscard]] QIcon swatch(const QString& colour, double devicePixelRatio, const std::string& pattern = {});

}  // namespace nordertor::gui

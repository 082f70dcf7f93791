// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "model/result_layer.h"
#include "model/theme.h"

namespace nordertor::ops {

/// Gives categories the looks their themes have on every other map, so that none has the hue of another
/// theme: those named like a theme its colour and pattern; areas named like the standards of one theme, or
/// all categories of a result that was asked for one theme, its colour and a pattern each. Others stay as
/// they are.
void takeThemeLooks(model::Presentation& look, const model::ResultRecord& record,
                    model::ResultGeometry geometry, const model::ThemeSet& themes);

}  // namespace nordertor::ops

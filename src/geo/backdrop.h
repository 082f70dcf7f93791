// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "base/localized_text.h"
#include "base/notice.h"
#include "base/picture.h"
#include "base/result.h"
#include "base/task.h"
#include "geo/point.h"

namespace nordertor::geo {

/// A piece of ground, and how large its picture is to be.
struct GroundView {
    Box ground;     ///< working CRS, not empty
    int width = 0;  ///< pixels; height likewise; at most mostBackdropPixels together
    int height = 0;
    /// On paper or screen: decides how large the letters are that a service draws.
    double pixelsPerMm = 96 / 25.4;
};
inline constexpr double mostBackdropPixels = 25e6;

/// A map from elsewhere (a file, a service) that lies beneath ours. Implementations may be asked from any
/// thread, also by several at a time.
class Backdrop {
  public:
    Backdrop() = default;
    Backdrop(const Backdrop&) = delete;
    Backdrop& operator=(const Backdrop&) = delete;
    virtual ~Backdrop() = default;

    /// Exactly so many pixels, north up, transparent where there is nothing. Errors: CannotRead (damaged, no
    /// part of it to be had), Cancelled at most 200 ms after the task was asked to stop.
    [[nodiscard]] virtual Result<Picture> picture(const GroundView& view, const Task& task) const = 0;
    /// What must be printed of its origin: "Hintergrundkarte: © ..."; never empty.
    [[nodiscard]] virtual LocalizedText credit() const = 0;
    /// What was assumed, and what was missing from the pictures given so far; each thing once.
    [[nodiscard]] virtual Notices notices() const = 0;
};

using BackdropPtr = std::shared_ptr<const Backdrop>;

}  // namespace nordertor::geo

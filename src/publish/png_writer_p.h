// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <stop_token>
#include <string>

#include "base/result.h"

namespace nordertor::publish {

/// The picture (RGB32; nothing in it is transparent) as a PNG of 8 bits a channel with its dots per metre.
/// Rows are compressed in blocks on all processors; the bytes depend on the picture alone. Errors: Cancelled,
/// Internal (too large for the format).
[[nodiscard]] Result<std::string> encodePng(const QImage& image, const std::stop_token& stop);

}  // namespace nordertor::publish

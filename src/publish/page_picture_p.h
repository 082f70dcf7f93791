// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "render/draw_list.h"

namespace nordertor::publish {

/// PNG or JPEG. Errors: those of reading; InvalidArgument for anything else or too large a picture.
[[nodiscard]] Result<std::shared_ptr<const render::Picture>> readPicture(const std::filesystem::path& path);

}  // namespace nordertor::publish

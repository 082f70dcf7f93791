// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>

#include "base/localized_text.h"
#include "base/result.h"
#include "base/task.h"
#include "publish/layout.h"

namespace nordertor::publish {

/// Each orientation of each layout on each of its papers as a sheet on which every frame bears its name.
/// .pdf, or for a single sheet .png and .svg. A QGuiApplication must exist. Errors: InvalidArgument
/// (extension; several sheets for a picture), CannotWrite, Cancelled.
[[nodiscard]] Result<> writeLayoutPreview(std::span<const Layout> layouts, Language language,
                                          const std::filesystem::path& path, const Task& task = {});

/// Whether writeLayoutPreview() would refuse the file's name.
[[nodiscard]] Result<> checkLayoutPreview(std::span<const Layout> layouts, const std::filesystem::path& path);

}  // namespace nordertor::publish

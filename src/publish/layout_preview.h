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

/// Each orientation of each layout as a sheet on which every frame bears its name, on the layout's first
/// paper. .pdf, or for a single sheet .png and .svg. A QGuiApplication must exist. Errors: InvalidArgument
/// (extension; several sheets for a picture), CannotWrite, Cancelled.
[[nodiscard]] Result<> writeLayoutPreview(std::span<const Layout> layouts, Language language,
                                          const std::filesystem::path& path, const Task& task = {});

}  // namespace nordertor::publish

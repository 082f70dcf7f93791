// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gdal.h>

#include "base/picture.h"
#include "base/result.h"
#include "base/task.h"

namespace nordertor::io {

/// Of a raster, in its pixels.
struct PixelWindow {
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
};

/// Reads a window of a picture (bands of 8 bit: grey, palette, colours; with alpha, mask or value for no
/// data) into `width` x `height` pixels, averaging where they are fewer. Errors: InvalidData (other kinds of
/// raster), CannotRead (damaged), Cancelled; without the file's name.
[[nodiscard]] Result<Picture> readPixels(GDALDatasetH dataset, const PixelWindow& window, int width,
                                         int height, const Task& task);

/// For GDAL's functions with a progress: 0 once the task is asked to stop. `task` is a const Task*.
int goOn(double fraction, const char* message, void* task);

}  // namespace nordertor::io

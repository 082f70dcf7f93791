// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/task.h"
#include "geo/point.h"
#include "model/base_map.h"

namespace nordertor::model {

/// What a geo::Backdrop is as well if it is made of vectors: it can be drawn like the project's own base map,
/// its names placed among all others, its signs in the legend. May be asked from any thread.
class VectorGround {
  public:
    VectorGround() = default;
    VectorGround(const VectorGround&) = delete;
    VectorGround& operator=(const VectorGround&) = delete;
    virtual ~VectorGround() = default;

    /// What can be drawn of `ground` (working CRS) at a scale; empty where it has nothing. Errors: CannotRead
    /// (damaged), Cancelled.
    [[nodiscard]] virtual Result<BaseMap> map(const geo::Box& ground, double scaleDenominator,
                                              const Task& task) const = 0;
};

}  // namespace nordertor::model

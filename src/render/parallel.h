// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

namespace nordertor::render {

/// Calls work(0) .. work(count - 1), each once, in any order and on all processors; returns when all are
/// done. `work` must not throw.
void inParallel(std::size_t count, const std::function<void(std::size_t)>& work);

/// Calls `here` in this thread and `elsewhere` in another if one is free, else after it; returns when both
/// are done. Neither must throw.
void atTheSameTime(const std::function<void()>& elsewhere, const std::function<void()>& here);

}  // namespace nordertor::render

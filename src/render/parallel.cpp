// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "render/parallel.h"

#include <tbb/parallel_for.h>
#include <tbb/task_group.h>

namespace nordertor::render {

void inParallel(std::size_t count, const std::function<void(std::size_t)>& work) {
    tbb::parallel_for(std::size_t{0}, count, work);
}

void atTheSameTime(const std::function<void()>& elsewhere, const std::function<void()>& here) {
    tbb::task_group group;
    group.run(elsewhere);
    here();
    group.wait();
}

}  // namespace nordertor::render

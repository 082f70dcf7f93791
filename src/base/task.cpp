// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "base/task.h"

#include <algorithm>
#include <utility>

namespace nordertor {

Task::Task(Report report, std::stop_token stop) : report_(std::move(report)), stop_(std::move(stop)) {}

void Task::report(double fraction, const LocalizedText& step) const {
    if (report_) {
        report_(from_ + std::clamp(fraction, 0.0, 1.0) * (to_ - from_), step);
    }
}

Task Task::part(double from, double to) const {
    Task sub = *this;
    sub.from_ = from_ + from * (to_ - from_);
    sub.to_ = from_ + to * (to_ - from_);
    return sub;
}

}  // namespace nordertor

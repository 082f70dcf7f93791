// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <stop_token>

#include "base/localized_text.h"

namespace nordertor {

/// What a long computation gets from its caller: where to report progress, and whether to stop.
/// Cheap to copy. A default Task reports nowhere and never stops.
///
///     Task part = task.part(0.2, 0.6);        // this step is 20 % to 60 % of the whole
///     part.report(0.5, {"Wege", "Paths"});     // caller sees 0.4
///     if (task.stopRequested()) return fail(cancelledError());
///
/// Every loop that can run longer than 100 ms asks stopRequested() at least every 100 ms.
class Task {
  public:
    /// Called with 0..1 and the name of the step; may be called from any one thread at a time.
    using Report = std::function<void(double fraction, const LocalizedText& step)>;

    Task() = default;
    Task(Report report, std::stop_token stop);

    [[nodiscard]] bool stopRequested() const { return stop_.stop_requested(); }
    [[nodiscard]] const std::stop_token& stopToken() const { return stop_; }
    /// `fraction` of this task's own range, 0..1.
    void report(double fraction, const LocalizedText& step = {}) const;
    /// The sub-range from..to (0..1 of this task) as a task of its own.
    [[nodiscard]] Task part(double from, double to) const;

  private:
    Report report_;
    std::stop_token stop_;
    double from_ = 0.0;
    double to_ = 1.0;
};

}  // namespace nordertor

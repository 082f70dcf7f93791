// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <mutex>

#include "base/task.h"

namespace nordertor::cli {

/// One line on standard error that is overwritten as work goes on; silent where standard error is no
/// terminal.
class ProgressLine {
  public:
    ProgressLine(Language language, bool quiet);
    [[nodiscard]] Task::Report reporter();
    void clear();

  private:
    void show(double fraction, const LocalizedText& step);

    Language language_;
    bool active_;
    bool drawn_ = false;
    std::mutex mutex_;
    std::chrono::steady_clock::time_point next_;
    LocalizedText step_;
};

}  // namespace nordertor::cli

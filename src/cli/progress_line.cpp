// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "cli/progress_line.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace nordertor::cli {

ProgressLine::ProgressLine(Language language, bool quiet)
    : language_(language),
      active_(!quiet && isatty(STDERR_FILENO) != 0),
      next_(std::chrono::steady_clock::now() + std::chrono::milliseconds(300)) {}

Task::Report ProgressLine::reporter() {
    if (!active_) {
        return {};
    }
    return [this](double fraction, const LocalizedText& step) { show(fraction, step); };
}

void ProgressLine::show(double fraction, const LocalizedText& step) {
    const std::scoped_lock lock(mutex_);
    if (!step.empty()) {
        step_ = step;
    }
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) {
        return;
    }
    next_ = now + std::chrono::milliseconds(100);
    fmt::print(stderr, "\r\x1b[K{:3.0f} %  {}", fraction * 100, step_.in(language_));
    std::fflush(stderr);
    drawn_ = true;
}

void ProgressLine::clear() {
    const std::scoped_lock lock(mutex_);
    if (drawn_) {
        fmt::print(stderr, "\r\x1b[K");
        std::fflush(stderr);
        drawn_ = false;
    }
}

}  // namespace nordertor::cli

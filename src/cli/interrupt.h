// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>

namespace nordertor::cli {

/// While it lives, Ctrl-C and SIGTERM ask the running task to stop instead of killing the process; a second
/// Ctrl-C kills. One at a time.
class Interrupt {
  public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
    [[nodiscard]] std::stop_token token() const;
};

}  // namespace nordertor::cli

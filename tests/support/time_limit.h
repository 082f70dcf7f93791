// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

namespace nordertor::test {

/// What a step may take in a test that promises `idle` on an idle machine: tests run beside each other on
/// busy ones. Promise something that takes far longer where it is broken.
[[nodiscard]] constexpr std::chrono::milliseconds limit(int idle) {
#ifdef __SANITIZE_ADDRESS__
    return std::chrono::milliseconds(20 * idle);
#else
    return std::chrono::milliseconds(5 * idle);
#endif
}

}  // namespace nordertor::test

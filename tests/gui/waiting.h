// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>

namespace nordertor::test {

/// Lets events run until the condition holds; false if it never does. The limit only ends a broken test.
template <class Condition>
[[nodiscard]] bool waitUntil(Condition condition) {
    const QDeadlineTimer limit(60'000);
    while (!condition()) {
        if (limit.hasExpired()) {
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
    }
    return true;
}

}  // namespace nordertor::test

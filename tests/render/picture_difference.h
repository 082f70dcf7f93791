// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <QImage>
#include <algorithm>
#include <cstdlib>

namespace nordertor::test {

/// How two pictures differ. Places on a tile are computed from another corner, so that what lies on the very
/// edge of a pixel may be rounded the other way: a letter by a row, the edge of a stroke by a shade.
struct Difference {
    int most = 0;      ///< of a channel
    double share = 0;  ///< of pixels that differ visibly
};

inline Difference difference(const QImage& a, const QImage& b) {
    EXPECT_EQ(a.size(), b.size());
    const QImage first = a.convertToFormat(QImage::Format_ARGB32);
    const QImage second = b.convertToFormat(QImage::Format_ARGB32);
    Difference found;
    for (int y = 0; y < a.height(); ++y) {
        const auto* p = reinterpret_cast<const QRgb*>(first.constScanLine(y));
        const auto* q = reinterpret_cast<const QRgb*>(second.constScanLine(y));
        for (int x = 0; x < a.width(); ++x, ++p, ++q) {
            if (*p == *q) {
                continue;
            }
            const int here = std::max({std::abs(qRed(*p) - qRed(*q)), std::abs(qGreen(*p) - qGreen(*q)),
                                       std::abs(qBlue(*p) - qBlue(*q)), std::abs(qAlpha(*p) - qAlpha(*q))});
            found.most = std::max(found.most, here);
            found.share += here > 6 ? 1.0 / a.width() / a.height() : 0;
        }
    }
    return found;
}

inline testing::AssertionResult lookAlike(const QImage& a, const QImage& b) {
    const Difference found = difference(a, b);
    // a hand's breadth of pixels may differ altogether, more only in shade
    const bool few = found.share < 0.00001;
    return few || (found.most <= 64 && found.share < 0.0002)
               ? testing::AssertionSuccess()
               : testing::AssertionFailure()
                     << found.most << " at most, " << found.share * 100 << " % of the pixels differ";
}

}  // namespace nordertor::test

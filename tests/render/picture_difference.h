// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <QImage>
#include <algorithm>
#include <cstdlib>
#include <ostream>

namespace nordertor::test {

/// How two pictures differ. Where a tile cuts a line or a letter, Qt rounds anew what lies across; that may
/// change the edge of a stroke a little, in few pixels.
struct Difference {
    int most = 0;      ///< of a channel
    double share = 0;  ///< of pixels that differ visibly
    [[nodiscard]] bool unseen() const { return most <= 32 && share < 0.0002; }
};
inline std::ostream& operator<<(std::ostream& out, const Difference& d) {
    return out << d.most << " at most, " << d.share * 100 << " % of the pixels";
}

inline Difference difference(const QImage& a, const QImage& b) {
    EXPECT_EQ(a.size(), b.size());
    Difference found;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            const int here = std::max({std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)),
                                       std::abs(qBlue(p) - qBlue(q)), std::abs(qAlpha(p) - qAlpha(q))});
            found.most = std::max(found.most, here);
            found.share += here > 6 ? 1.0 / a.width() / a.height() : 0;
        }
    }
    return found;
}

}  // namespace nordertor::test

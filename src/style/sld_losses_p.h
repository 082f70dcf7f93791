// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "base/error.h"
#include "base/notice.h"

namespace nordertor::style {

/// What one format cannot say of the other: each loss once, with its first place and how often.
class SldLosses {
  public:
    explicit SldLosses(std::string file) : file_(std::move(file)) {}

    void add(LocalizedText message, const std::string& place) {
        const auto known = std::ranges::find(notices_, message, &Notice::message);
        if (known != notices_.end()) {
            ++known->count;
            return;
        }
        notices_.push_back({Severity::Warning, std::move(message), file_, place, 1});
    }
    /// Where nothing is left to hand on: for what reasons, else `otherwise`.
    [[nodiscard]] Error nothingLeft(LocalizedText message, LocalizedText otherwise) const {
        Error error{ErrorCode::InvalidData, std::move(message),
                    notices_.empty() ? std::move(otherwise) : LocalizedText{}, file_,
                    notices_.empty() ? std::string() : notices_.front().place};
        for (const Notice& loss : notices_) {
            error.remedy.de += (error.remedy.de.empty() ? "" : " ") + loss.message.de;
            error.remedy.en += (error.remedy.en.empty() ? "" : " ") + loss.message.en;
        }
        return error;
    }
    [[nodiscard]] Notices take() { return std::move(notices_); }

  private:
    std::string file_;
    Notices notices_;
};

/// Size of a pixel as the SLD and Symbology Encoding specifications fix it.
inline constexpr double sldPixelMillimetres = 0.28;
/// "MaxScaleDenominator" is no longer drawn at its own value, our largest denominator is. QGIS reads whole
/// numbers only, so that we write the next one; of what others write we take this off.
inline constexpr double belowDenominator = 0.001;

}  // namespace nordertor::style

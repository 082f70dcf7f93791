// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <filesystem>
#include <string>

#include "base/localized_text.h"

namespace nordertor::gui {

/// The one place where a text of the program becomes a text of the window. Cheap to copy; every widget gets
/// one when it is made, so that a window speaks one language throughout.
class Words {
  public:
    explicit Words(Language language) : language_(language) {}

    [[nodiscard]] Language language() const { return language_; }
    [[nodiscard]] bool german() const { return language_ == Language::German; }
    [[nodiscard]] QString operator()(const LocalizedText& text) const {
        return QString::fromStdString(text.in(language_));
    }

  private:
    Language language_;
};

[[nodiscard]] inline QString toQt(const std::string& text) {
    return QString::fromStdString(text);
}
[[nodiscard]] inline QString toQt(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}
[[nodiscard]] inline std::filesystem::path toPath(const QString& text) {
    return {text.toStdString()};
}

}  // namespace nordertor::gui

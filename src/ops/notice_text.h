// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/notice.h"

namespace nordertor::ops {

/// "Warnung: stadt.osm (way/1): ...", as one line for people.
[[nodiscard]] std::string noticeLine(const Notice& notice, Language language);
/// The same notices with their files named without folders, so that what is kept does not depend on where it
/// was made.
[[nodiscard]] Notices keptNotices(const Notices& notices);
[[nodiscard]] Notices noticesOf(const Notices& notices, Severity severity);
/// A line for each, empty without any.
[[nodiscard]] std::string noticeLines(const Notices& notices, Language language);

}  // namespace nordertor::ops

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <qpdf/QPDF.hh>
#include <span>
#include <string>
#include <vector>

#include "publish/pdf_finish.h"

namespace nordertor::publish {

/// Qt's character maps know no character beyond U+FFFF: adds those of the drawn texts (ISO 32000-1, 9.10.3).
/// Texts whose glyphs cannot be told apart into characters get DrawnText::words. Throws std::exception.
void addCharactersBeyondBasicPlane(QPDF& pdf, std::span<DrawnPage> pages);

/// The content of a drawn page with the words of its texts that want them (ISO 32000-1, 14.9.4), and with
/// letters made bold by a stroke: Qt draws them twice instead, which readers take for two letters.
[[nodiscard]] std::string withReadableTexts(std::string content, const std::vector<DrawnText>& texts);

}  // namespace nordertor::publish

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/result.h"

namespace nordertor::io {

enum class TextEncoding { Utf8, Latin1 };

struct DecodedText {
    std::string text;  ///< UTF-8 without byte order mark
    TextEncoding encoding = TextEncoding::Utf8;
};

/// UTF-8 with or without byte order mark, or Latin-1 (bytes 0x80-0x9F as in Windows-1252, which is what
/// office programs write). Errors CannotRead: empty; not a text file (spreadsheet, archive, UTF-16); lines in
/// both encodings, with the first line that differs from those before.
[[nodiscard]] Result<DecodedText> decodeText(std::string content, const std::string& file);

}  // namespace nordertor::io

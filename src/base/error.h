// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/localized_text.h"

namespace nordertor {

/// What kind of thing went wrong; decides the exit code of the command line (docs/command-line.md).
enum class ErrorCode {
    InvalidArgument,  ///< a parameter the user gave is unknown or out of range
    NotFound,         ///< a file, layer, theme or feature that was named does not exist
    CannotRead,       ///< unreadable, truncated, empty or of another format
    CannotWrite,      ///< folder read-only, disk full, target exists
    InvalidData,   ///< readable, but the content contradicts itself or the task (no overlap, zero area ...)
    NewerVersion,  ///< made by a newer version of this program
    Cancelled,     ///< the user cancelled; nothing was changed
    Internal,      ///< a broken promise inside the program
};

/// One failure, in words a planner understands. `message` says what is wrong, `remedy` what to do about it.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    LocalizedText message;
    LocalizedText remedy;
    std::string file;   ///< the file concerned, as the user named it; empty if none
    std::string place;  ///< line, layer, feature id or JSON pointer inside the file; empty if none

    /// "file (place): message remedy" on one line.
    [[nodiscard]] std::string sentence(Language language) const;
};

[[nodiscard]] Error cancelledError();

}  // namespace nordertor

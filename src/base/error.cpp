// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"

namespace nordertor {

std::string Error::sentence(Language language) const {
    std::string text = file;
    if (!place.empty()) {
        text += text.empty() ? place : " (" + place + ")";
    }
    if (!text.empty()) {
        text += ": ";
    }
    text += message.in(language);
    if (!remedy.empty()) {
        text += " " + remedy.in(language);
    }
    return text;
}

Error cancelledError() {
    return {.code = ErrorCode::Cancelled,
            .message = {"Abgebrochen; es wurde nichts geändert.", "Cancelled; nothing was changed."},
            .remedy = {},
            .file = {},
            .place = {}};
}

}  // namespace nordertor

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/localized_text.h"

namespace nordertor::model {

/// Name of the programme of a ProgrammeArea, with an English one before it if it is one of the federal
/// programmes of urban development (§ 164b BauGB); else as it is.
[[nodiscard]] LocalizedText programmeName(const std::string& programme);

/// Where something lies, for people and in results that are kept: in the programme area or around it.
[[nodiscard]] LocalizedText whereLabel(bool insideArea);

}  // namespace nordertor::model

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace nordertor::model {

/// The one parameter of a result that says nothing to people and is not shown to them: it marks the
/// assumptions a scenario had before, so that `run` makes the result again.
inline constexpr const char* keptAssumptionsParameter = "keeps";

}  // namespace nordertor::model

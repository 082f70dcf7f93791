// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/organisation.h"

namespace nordertor::io {

/// Words of German and English tables on organisations, as the ids of model/organisation.h.

[[nodiscard]] std::optional<model::OrganisationKind> kindFromWord(std::string_view word);
/// "WZ 2008", "WZ08", "NACE Rev. 2", "wz_2025_code" ...: edition named in a value or column name.
[[nodiscard]] std::optional<model::SectorEdition> editionFromWord(std::string_view word);
/// "Bildung" -> "education", "Altenhilfe" -> "elderly"; nothing for unknown words.
[[nodiscard]] std::optional<std::string> purposeFromWord(std::string_view word);
/// "Landkreis" -> "county"; nothing for unknown words.
[[nodiscard]] std::optional<std::string> reachFromWord(std::string_view word);
/// Code as the classification writes it: "1071" -> "10.71", "47.11.1" and "G" as they are, "C 10.71" ->
/// "10.71". Text that is no code stays as it is.
[[nodiscard]] std::string sectorCodeFrom(std::string_view text);
/// A column (by columnKey()) that holds contact data of persons.
[[nodiscard]] bool isContactColumn(std::string_view key);

}  // namespace nordertor::io

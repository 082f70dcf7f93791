// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "geo/geometry.h"
#include "ops/given_places.h"

namespace nordertor::ops {

/// How the edits of a scenario are written: WHAT@PLACE;key=value;key=value. Each part may be missing.
struct EditWords {
    std::string option;  ///< "--move", for errors
    std::string text;    ///< as written
    std::string what;
    std::vector<geo::Point> places;  ///< working CRS
    std::map<std::string, std::string> values;

    /// A number that must be within the range; nullopt if it is not given.
    [[nodiscard]] Result<std::optional<double>> number(const std::string& key, double minimum,
                                                       double maximum) const;
    [[nodiscard]] std::string value(const std::string& key) const;
};

/// Places as placesFrom() takes them, several separated by blanks. `placesOnly`: the text begins with them,
/// without WHAT@. Errors InvalidArgument: not a place, a key not in `keys` (unless that is empty), each with
/// `example`.
[[nodiscard]] Result<EditWords> editWords(const std::string& option, const std::string& text,
                                          const std::vector<std::string>& keys, int workingCrsEpsg,
                                          const std::string& example, bool placesOnly = false);
/// The same text twice behind an option.
[[nodiscard]] Error givenTwice(const std::string& text, const std::string& option);
/// "Das ist keine Angabe für --move: ..."
[[nodiscard]] Error notUnderstood(const std::string& option, const std::string& text,
                                  const std::string& example);
/// The candidates most like `text` (fewest letters to change; Levenshtein 1966), best first.
[[nodiscard]] std::vector<std::string> mostAlike(std::string_view text,
                                                 const std::vector<std::string>& candidates,
                                                 std::size_t count);

}  // namespace nordertor::ops

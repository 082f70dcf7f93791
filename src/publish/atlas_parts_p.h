// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace nordertor::publish {

/// The finished parts of an atlas in a hidden folder beside it (".atlas.pdf.parts"), readable by nobody else.
/// Each is a PDF and a note of what it was made from; without the note, or with another content than the note
/// says, it counts as not there. Of the folder only what is named like a part is ever removed.
class AtlasParts {
  public:
    /// `keep`: what is there from before may be used. Error CannotWrite.
    [[nodiscard]] static Result<AtlasParts> open(const std::filesystem::path& atlas, bool keep);

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    [[nodiscard]] std::filesystem::path file(std::size_t part) const;
    /// Pages of each sheet of a part that was made from the same, `sheets` in number; nothing if there is
    /// none.
    [[nodiscard]] std::optional<std::vector<std::size_t>> find(std::size_t part, const std::string& madeFrom,
                                                               std::size_t sheets) const;
    /// Notes that file(part) is finished.
    [[nodiscard]] Result<> note(std::size_t part, const std::string& madeFrom,
                                const std::vector<std::size_t>& pages) const;
    void remove() const;

  private:
    explicit AtlasParts(std::filesystem::path folder) : folder_(std::move(folder)) {}
    std::filesystem::path folder_;
};

}  // namespace nordertor::publish

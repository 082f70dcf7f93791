// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace nordertor::io {

/// Cuts CSV text into records (RFC 4180): fields may be quoted, quoted fields may hold line breaks and
/// doubled quotes; a record ends with CRLF, LF or CR. Fields are views into the text; only a field with
/// doubled quotes is copied. Valid until the next call of next().
class CsvScanner {
  public:
    /// Starts at byte `position`, which is the start of line `line` (counted from 1).
    CsvScanner(std::string_view text, char delimiter, std::size_t position = 0, std::size_t line = 1);

    /// Moves to the next record; false at the end of the text.
    bool next();
    [[nodiscard]] const std::vector<std::string_view>& fields() const { return fields_; }
    /// All fields of the record are empty or blank.
    [[nodiscard]] bool blank() const;
    /// Line the record starts in.
    [[nodiscard]] std::size_t line() const { return recordLine_; }
    /// First byte and line after the record.
    [[nodiscard]] std::size_t position() const { return position_; }
    [[nodiscard]] std::size_t nextLine() const { return line_; }
    /// The text ended inside a quoted field of this record.
    [[nodiscard]] bool unclosedQuote() const { return unclosedQuote_; }

  private:
    std::string_view quotedField();

    std::string_view text_;
    std::array<bool, 256> stops_{};
    std::size_t position_;
    std::size_t line_;
    std::size_t recordLine_;
    bool unclosedQuote_ = false;
    std::vector<std::string_view> fields_;
    std::deque<std::string> copies_;
};

}  // namespace nordertor::io

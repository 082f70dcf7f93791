// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/localized_text.h"
#include "base/result.h"

namespace nordertor {

/// What is wrong in one JSON document. Reading goes on after a problem, so that all of them are counted.
class JsonProblems {
  public:
    /// `file` as the user knows it; it is put into the error.
    explicit JsonProblems(std::string file);

    /// `pointer` is a JSON pointer (RFC 6901): "/standards/0/limitMetres"; empty for the whole document.
    void add(std::string pointer, LocalizedText message, LocalizedText remedy = {},
             ErrorCode code = ErrorCode::InvalidData);
    [[nodiscard]] bool empty() const { return count_ == 0; }
    [[nodiscard]] std::size_t count() const { return count_; }
    /// The first problem; its remedy also says how many more there are. Only if not empty().
    [[nodiscard]] Error error() const;

  private:
    std::string file_;
    Error first_;
    std::size_t count_ = 0;
};

/// Strict reading of one JSON object. Every key must be asked for; a missing required key, a wrong type, a
/// value out of range and, in finish(), a key nobody asked for are problems with a JSON pointer. After a
/// problem the getters return an empty value, so that the caller needs no checks in between:
///
///     JsonProblems problems(file);
///     JsonObject root(json, "", problems);
///     theme.id = root.text("id");
///     root.forEachObject("standards", [&](JsonObject& item) { ... });
///     root.finish();
///     if (!problems.empty()) return fail(problems.error());
///
/// The JSON value and the problems must outlive the reader. Not for several threads.
class JsonObject {
  public:
    /// Reports a problem if `value` is not an object, and then behaves like one that has every key, empty.
    JsonObject(const Json& value, std::string pointer, JsonProblems& problems);

    [[nodiscard]] const std::string& pointer() const { return pointer_; }
    [[nodiscard]] std::string pointerTo(std::string_view key) const;
    [[nodiscard]] JsonProblems& problems() const { return *problems_; }
    [[nodiscard]] bool has(std::string_view key) const;
    /// The keys as written, in their order; does not count as asking for them.
    [[nodiscard]] std::vector<std::string> keys() const;

    /// The raw value, or null if the key is absent; counts as asking for the key.
    [[nodiscard]] const Json* member(std::string_view key);
    /// Non-empty text, required.
    std::string text(std::string_view key);
    /// Text that may be absent or empty.
    std::string optionalText(std::string_view key);
    /// One of `allowed`, required.
    std::string oneOf(std::string_view key, std::initializer_list<std::string_view> allowed);
    /// Finite number in minimum..maximum, required.
    double number(std::string_view key, double minimum, double maximum);
    std::optional<double> optionalNumber(std::string_view key, double minimum, double maximum);
    /// Integer in minimum..maximum, required.
    int integer(std::string_view key, int minimum, int maximum);
    bool boolean(std::string_view key, bool fallback);
    /// {"de": "...", "en": "..."}, both non-empty, required.
    LocalizedText localizedText(std::string_view key);
    /// As localizedText, but the key may be absent.
    LocalizedText optionalLocalizedText(std::string_view key);
    /// Array of non-empty texts; absent = empty.
    std::vector<std::string> texts(std::string_view key);
    /// A required object.
    JsonObject object(std::string_view key);
    /// Calls `read` for every element of an array of objects and finishes each; absent = no call.
    void forEachObject(std::string_view key, const std::function<void(JsonObject&)>& read);

    /// A problem at `key` found by the caller (a reference that points nowhere ...).
    void problem(std::string_view key, LocalizedText message, LocalizedText remedy = {}) const;
    /// Reports every key nobody asked for.
    void finish() const;

  private:
    const Json* required(std::string_view key);
    void wrongType(std::string_view key, LocalizedText expected) const;

    const Json* value_;  ///< null if the value is not an object
    std::string pointer_;
    JsonProblems* problems_;
    std::vector<std::string> asked_;
};

/// "~" and "/" of a key as a JSON pointer writes them.
[[nodiscard]] std::string jsonPointerToken(std::string_view key);

}  // namespace nordertor

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/localized_text.h"
#include "base/result.h"

namespace nordertor::plugin_api {

enum class ParameterType {
    Text,
    TextList,
    Number,
    Integer,
    Flag,
    Choice,
    Date,
    InputFile,
    InputFiles,
    OutputFile,
    Scale,  ///< a whole number, also written "1:5000" or "1 : 5.000"; its text is "5000"
};

/// Something about another parameter of the same operation.
struct ParameterUse {
    std::string parameter;  ///< name
    /// Its text (of a list: one of them) is one of these, in which * stands for anything, small letters for
    /// both; empty: it has any. Of a flag that is set the text is "true".
    std::vector<std::string> texts = {};
    /// Does not count where one of these holds.
    std::vector<ParameterUse> unless = {};
};

/// One parameter of an operation: what the command line offers as an option and the window as a field.
struct ParameterSpec {
    std::string name = {};  ///< "margin"; option --margin
    ParameterType type = ParameterType::Text;
    LocalizedText label = {};  ///< "Umkreis"
    LocalizedText help = {};   ///< a sentence with an example
    std::string unit = {};     ///< "m", "min" ...; empty if none
    bool required = false;
    bool positional = false;  ///< given without its name on the command line
    std::optional<double> minimum = {};
    std::optional<double> maximum = {};
    std::vector<std::string> choices = {};
    /// What the choices are called in a form; empty, or one for each.
    std::vector<LocalizedText> choiceLabels = {};
    std::string defaultValue = {};  ///< as the user would write it; empty = none
    std::string shortName = {};     ///< one letter for the command line, or empty
    std::string fileFilter = {};    ///< "*.geojson *.gpkg" for a file dialog
    /// When the parameter has an effect: any of `usedWith` holds (or there are none), and none of
    /// `notUsedWith`. Where it has none, a value other than the default is refused, and the default is no
    /// part of the values.
    std::vector<ParameterUse> usedWith = {};
    std::vector<ParameterUse> notUsedWith = {};
    /// Stands in recipes only, where a result could not be made again without: neither an option nor a field.
    bool recipeOnly = false;
};

/// "--limit"; the name alone of one that is given without its name.
[[nodiscard]] std::string optionOf(const ParameterSpec& spec);
/// "Beispiel: --limit 800", as the help has it, else with default, first choice or least value.
[[nodiscard]] LocalizedText exampleOf(const ParameterSpec& spec);

/// Takes out what has no effect beside the others, whatever its value: of records whose program did not
/// refuse it.
void dropWithoutEffect(const std::vector<ParameterSpec>& specs,
                       std::map<std::string, std::vector<std::string>>& given);

/// Values of parameters, checked against their specifications. Plain text inside, so that a call can be
/// written down and repeated ("copy as command").
class ParameterValues {
  public:
    /// Errors InvalidArgument: unknown or missing parameter, not a number, out of range, unknown choice, no
    /// date, no UTF-8, nothing visible, without effect beside the others; each names the parameter, what is
    /// allowed and an example.
    [[nodiscard]] static Result<ParameterValues> create(
        const std::vector<ParameterSpec>& specs, std::map<std::string, std::vector<std::string>> given);

    /// Given, or a default exists.
    [[nodiscard]] bool has(const std::string& name) const { return values_.contains(name); }
    /// The getters expect a parameter of that type; text() of one that is not there is empty.
    [[nodiscard]] std::string text(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> list(const std::string& name) const;
    [[nodiscard]] std::optional<double> number(const std::string& name) const;
    [[nodiscard]] std::optional<int> integer(const std::string& name) const;
    [[nodiscard]] bool flag(const std::string& name) const;
    [[nodiscard]] std::filesystem::path path(const std::string& name) const { return text(name); }
    [[nodiscard]] std::vector<std::filesystem::path> paths(const std::string& name) const;
    [[nodiscard]] const std::map<std::string, std::vector<std::string>>& all() const { return values_; }
    /// The same and one value more, or another, which is not checked.
    [[nodiscard]] ParameterValues with(const std::string& name, const std::string& text) const;

  private:
    std::map<std::string, std::vector<std::string>> values_;
};

}  // namespace nordertor::plugin_api

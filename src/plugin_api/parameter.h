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
    OutputFile
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
};

/// Values of parameters, checked against their specifications. Plain text inside, so that a call can be
/// written down and repeated ("copy as command").
class ParameterValues {
  public:
    /// Errors InvalidArgument: unknown or missing parameter, not a number, out of range (naming the range and
    /// an example), unknown choice, no date.
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

  private:
    std::map<std::string, std::vector<std::string>> values_;
};

}  // namespace nordertor::plugin_api

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "gui/operation_form.h"

class QLabel;

namespace nordertor::gui {

/// The form of an operation, made from its parameters; the same call can be copied as a command.
class OperationDialog : public QDialog {
    Q_OBJECT

  public:
    /// The project may be null.
    OperationDialog(const ops::Operation& operation, std::filesystem::path projectFile,
                    const model::ThemeSet& themes, const model::Project* project, Words words,
                    QWidget* parent = nullptr);

    /// Prefills a field; unknown names are ignored.
    void preset(const std::string& name, const std::vector<std::string>& values);
    /// The checked values once the dialog was accepted.
    [[nodiscard]] const std::optional<ops::ParameterValues>& values() const { return values_; }
    /// Asked for, by an operation that can write.
    [[nodiscard]] bool dryRun() const;
    [[nodiscard]] QString command() const;
    /// Null if there is no such parameter; dryRunParameter() is there for operations that can write.
    [[nodiscard]] ParameterField* field(const std::string& name) const;

    void accept() override;

  private:
    void showError(const Error& error);

    const ops::Operation& operation_;
    std::filesystem::path projectFile_;
    Words words_;
    OperationForm* form_;
    QLabel* message_;
    std::optional<ops::ParameterValues> values_;
};

}  // namespace nordertor::gui

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gui/parameter_field.h"
#include "gui/words.h"
#include "model/theme.h"
#include "ops/operation.h"

class QToolButton;

namespace nordertor::gui {

/// The form of an operation, made from its parameters. Required ones first, rare ones folded away; a wrong
/// value is told at its field; the same call can be copied as a command.
class OperationDialog : public QDialog {
    Q_OBJECT

  public:
    /// Parameters named "theme" offer the themes by name, "result" and "scenario" those of the project, which
    /// may be null.
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
    [[nodiscard]] std::map<std::string, std::vector<std::string>> given() const;
    void showError(const Error& error);

    const ops::Operation& operation_;
    std::filesystem::path projectFile_;
    Words words_;
    std::vector<ParameterField*> fields_;
    QWidget* moreBox_ = nullptr;
    QToolButton* more_ = nullptr;
    QLabel* message_;
    std::optional<ops::ParameterValues> values_;
};

}  // namespace nordertor::gui

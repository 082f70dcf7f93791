// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>
#include <functional>
#include <string>
#include <vector>

#include "gui/words.h"
#include "ops/operation_types.h"

class QLabel;

namespace nordertor::gui {

/// The input for one parameter of an operation, made from its specification: text, list, number with unit and
/// range, switch, choice, date, files. Below it an error can be shown.
class ParameterField : public QWidget {
    Q_OBJECT

  public:
    ParameterField(ops::ParameterSpec spec, Words words, QWidget* parent = nullptr);

    [[nodiscard]] const ops::ParameterSpec& spec() const { return spec_; }
    /// As ParameterValues takes it; empty if nothing is entered.
    [[nodiscard]] std::vector<std::string> values() const { return read_(); }
    void setValues(const std::vector<std::string>& values) { write_(values); }
    /// Empty hides it.
    void setError(const QString& text);
    [[nodiscard]] QString error() const;
    /// The widget to focus and to label.
    [[nodiscard]] QWidget* input() const { return input_; }

  signals:
    void changed();

  private:
    QWidget* makeLine();
    QWidget* makeList(bool files);
    QWidget* makeFile(bool save);
    QWidget* makeFlag();
    QWidget* makeChoice();
    QWidget* makeChecks();
    [[nodiscard]] QString fileFilter() const;
    [[nodiscard]] QString startFolder() const;
    void rememberFolder(const QString& file) const;

    ops::ParameterSpec spec_;
    Words words_;
    QWidget* input_ = nullptr;
    QLabel* error_;
    std::function<std::vector<std::string>()> read_;
    std::function<void(const std::vector<std::string>&)> write_;
};

}  // namespace nordertor::gui

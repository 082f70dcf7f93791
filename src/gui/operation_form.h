// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "gui/parameter_field.h"
#include "gui/words.h"
#include "model/theme.h"
#include "ops/operation.h"

class QToolButton;

namespace nordertor::gui {

/// A parameter as a form asks for it: those named "theme" and "standard" offer what the themes have by name,
/// "layout" and "sheet-layout" the layouts there are, "result" and "scenario" those of the project, which may
/// be null. The command line takes any, since it does not know the project beforehand.
[[nodiscard]] ops::ParameterSpec withOffers(ops::ParameterSpec spec, const model::ThemeSet& themes,
                                            const model::Project* project);

/// A field for each parameter, rare ones folded away; a wrong value is told at its field.
class OperationForm : public QWidget {
    Q_OBJECT

  public:
    using IsRare = std::function<bool(const ops::ParameterSpec&)>;
    OperationForm(const std::vector<ops::ParameterSpec>& parameters, const IsRare& rare, Words words,
                  QWidget* parent = nullptr);

    /// Fills a field; unknown names are ignored.
    void preset(const std::string& name, const std::vector<std::string>& values);
    /// What is entered, by parameter.
    [[nodiscard]] std::map<std::string, std::vector<std::string>> given() const;
    /// Null if there is no such parameter.
    [[nodiscard]] ParameterField* field(const std::string& name) const;
    /// Shows an error at the field it is about ("--limit"), unfolded if need be. False if it is about none.
    bool showError(const Error& error);
    void clearErrors();

  private:
    Words words_;
    std::vector<ParameterField*> fields_;
    QWidget* moreBox_;
    QToolButton* more_ = nullptr;
};

}  // namespace nordertor::gui

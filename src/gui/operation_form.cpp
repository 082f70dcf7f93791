// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/operation_form.h"

#include <QFormLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ops/common_parameters.h"
#include "ops/layout_choice.h"

namespace nordertor::gui {
namespace {

QFormLayout* makeForm(QWidget* parent) {
    auto* form = new QFormLayout(parent);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setLabelAlignment(Qt::AlignRight);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    return form;
}

}  // namespace

ops::ParameterSpec withOffers(ops::ParameterSpec spec, const model::ThemeSet& themes,
                              const model::Project* project) {
    if (!spec.choices.empty()) {
        return spec;
    }
    const auto offer = [&](const std::string& name, const LocalizedText& label) {
        spec.choices.push_back(name);
        spec.choiceLabels.push_back(label);
    };
    if (spec.name == "theme") {
        for (const model::Theme& theme : themes.themes) {
            offer(theme.id, theme.label);
        }
    } else if (spec.name == "standard" && spec.type == ops::ParameterType::Text) {
        for (const model::Theme& theme : themes.themes) {
            for (const model::Standard& standard : theme.standards) {
                const std::string id = theme.id + "." + standard.id;
                offer(id, ops::standardLabel(themes, id));
            }
        }
    } else if (spec.name == "result" && project != nullptr) {
        for (const model::ResultLayer& layer : project->results) {
            const LocalizedText& title = layer.record.title;
            offer(layer.record.name,
                  {title.de + " (" + layer.record.name + ")", title.en + " (" + layer.record.name + ")"});
        }
    } else if (spec.name == "layout" || spec.name == "sheet-layout") {
        Notices unusable;
        const auto choices = ops::layoutChoices(project, unusable);
        const auto isOverview = [](const ops::LayoutChoice& choice) {
            return publish::hasFrame(choice.layout, publish::FrameKind::Sheets);
        };
        const bool anyKind =
            spec.name == "layout" &&
            (spec.defaultValue.empty() || std::ranges::any_of(choices, [&](const ops::LayoutChoice& choice) {
                 return choice.layout.id == spec.defaultValue && isOverview(choice);
             }));
        for (const ops::LayoutChoice& choice : choices) {
            if (isOverview(choice) && !anyKind) {
                continue;
            }
            const auto& [layout, origin] = choice;
            offer(layout.id, origin == ops::LayoutChoice::Origin::Project
                                 ? LocalizedText{layout.name.de + " (Projekt)", layout.name.en + " (project)"}
                                 : layout.name);
        }
    } else if (spec.name == "scenario" && project != nullptr) {
        for (const model::Scenario& scenario : project->scenarios) {
            offer(scenario.name, sameInBoth(scenario.name));
        }
    }
    if (!spec.choices.empty() && spec.type == ops::ParameterType::Text) {
        spec.type = ops::ParameterType::Choice;
    }
    return spec;
}

OperationForm::OperationForm(const std::vector<ops::ParameterSpec>& parameters, const IsRare& rare,
                             Words words, QWidget* parent)
    : QWidget(parent), words_(words), moreBox_(new QWidget(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 8, 0);
    auto* usual = new QWidget(this);
    QFormLayout* usualForm = makeForm(usual);
    QFormLayout* moreForm = makeForm(moreBox_);
    for (const ops::ParameterSpec& spec : parameters) {
        const bool folded = rare(spec);
        auto* field = new ParameterField(spec, words_, folded ? moreBox_ : usual);
        fields_.push_back(field);
        QFormLayout* form = folded ? moreForm : usualForm;
        if (spec.type == ops::ParameterType::Flag) {  // is its own label
            form->setWidget(form->rowCount(), QFormLayout::FieldRole, field);
        } else {
            auto* label = new QLabel(words_(spec.label) + (spec.required ? " *" : ""));
            label->setBuddy(field->input());
            label->setToolTip(field->toolTip());
            form->addRow(label, field);
        }
        connect(field, &ParameterField::changed, field, [field] { field->setError({}); });
    }
    column->addWidget(usual);
    if (moreForm->rowCount() > 0) {
        more_ = new QToolButton(this);
        more_->setText(words_({"&Weitere Angaben", "&More settings"}));
        more_->setCheckable(true);
        more_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        more_->setArrowType(Qt::RightArrow);
        more_->setAutoRaise(true);
        connect(more_, &QToolButton::toggled, this, [this](bool open) {
            more_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
            moreBox_->setVisible(open);
        });
        column->addWidget(more_);
    }
    column->addWidget(moreBox_);
    moreBox_->hide();
    column->addStretch(1);
    if (!fields_.empty()) {
        setFocusProxy(fields_.front());
    }
}

ParameterField* OperationForm::field(const std::string& name) const {
    for (ParameterField* field : fields_) {
        if (field->spec().name == name) {
            return field;
        }
    }
    return nullptr;
}

void OperationForm::preset(const std::string& name, const std::vector<std::string>& values) {
    if (ParameterField* at = field(name); at != nullptr) {
        at->setValues(values);
    }
}

std::map<std::string, std::vector<std::string>> OperationForm::given() const {
    std::map<std::string, std::vector<std::string>> values;
    for (const ParameterField* field : fields_) {
        if (auto entered = field->values(); !entered.empty()) {
            values[field->spec().name] = std::move(entered);
        }
    }
    return values;
}

bool OperationForm::showError(const Error& error) {
    ParameterField* at = error.place.starts_with("--") ? field(error.place.substr(2)) : nullptr;
    if (at == nullptr) {
        return false;
    }
    if (more_ != nullptr && moreBox_->isAncestorOf(at)) {
        more_->setChecked(true);
    }
    at->setError((words_(error.message) + " " + words_(error.remedy)).trimmed());
    at->input()->setFocus();
    return true;
}

void OperationForm::clearErrors() {
    for (ParameterField* field : fields_) {
        field->setError({});
    }
}

}  // namespace nordertor::gui

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/operation_dialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

#include "gui/command_text.h"
#include "ops/dry_run.h"

namespace nordertor::gui {
namespace {

/// Parameters most people never touch.
bool isRare(const ops::ParameterSpec& spec) {
    return !spec.required &&
           (spec.type == ops::ParameterType::Date || spec.name == "layer" || spec.name.ends_with("crs") ||
            spec.name == "attachment" || spec.name == "limit" || spec.name == "standard");
}

/// The command line takes any theme, result or scenario, since it does not know the project beforehand; a
/// form can offer those that are there.
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
    } else if (spec.name == "result" && project != nullptr) {
        for (const model::ResultLayer& layer : project->results) {
            const LocalizedText& title = layer.record.title;
            offer(layer.record.name,
                  {title.de + " (" + layer.record.name + ")", title.en + " (" + layer.record.name + ")"});
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

QFormLayout* makeForm(QWidget* parent) {
    auto* form = new QFormLayout(parent);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setLabelAlignment(Qt::AlignRight);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    return form;
}

}  // namespace

OperationDialog::OperationDialog(const ops::Operation& operation, std::filesystem::path projectFile,
                                 const model::ThemeSet& themes, const model::Project* project, Words words,
                                 QWidget* parent)
    : QDialog(parent),
      operation_(operation),
      projectFile_(std::move(projectFile)),
      words_(words),
      message_(new QLabel(this)) {
    const ops::OperationInfo& info = operation_.info();
    setWindowTitle(words_(info.title));
    auto* help = new QLabel(words_(info.help), this);
    help->setWordWrap(true);

    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 8, 0);
    auto* usual = new QWidget(content);
    moreBox_ = new QWidget(content);
    QFormLayout* usualForm = makeForm(usual);
    QFormLayout* moreForm = makeForm(moreBox_);
    usualForm->setContentsMargins(0, 0, 0, 0);
    moreForm->setContentsMargins(0, 0, 0, 0);
    std::vector<ops::ParameterSpec> parameters = info.parameters;
    if (ops::canWrite(info)) {
        parameters.push_back(ops::dryRunParameter());
    }
    for (const ops::ParameterSpec& parameter : parameters) {
        if (parameter.recipeOnly) {
            continue;
        }
        const ops::ParameterSpec spec = withOffers(parameter, themes, project);
        const bool rare = isRare(spec);
        auto* field = new ParameterField(spec, words_, rare ? moreBox_ : usual);
        fields_.push_back(field);
        const bool flag = spec.type == ops::ParameterType::Flag;
        auto* label = new QLabel(flag ? QString() : words_(spec.label) + (spec.required ? " *" : ""));
        label->setBuddy(field->input());
        label->setToolTip(field->toolTip());
        (rare ? moreForm : usualForm)->addRow(label, field);
        connect(field, &ParameterField::changed, field, [field] { field->setError({}); });
    }
    column->addWidget(usual);
    if (moreForm->rowCount() > 0) {
        more_ = new QToolButton(content);
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
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);

    message_->setWordWrap(true);
    message_->hide();
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* start = buttons->addButton(words_({"&Ausführen", "&Run"}), QDialogButtonBox::AcceptRole);
    buttons->addButton(words_({"Abbrechen", "Cancel"}), QDialogButtonBox::RejectRole);
    QPushButton* copy = buttons->addButton(words_({"Als &Befehl kopieren", "Copy as c&ommand"}),
                                           QDialogButtonBox::ActionRole);
    copy->setToolTip(words_({"Legt die gleiche Aufgabe als Befehlszeile in die Zwischenablage.",
                             "Puts the same task as a command line into the clipboard."}));
    start->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &OperationDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(command());
        message_->setText(words_({"Kopiert: ", "Copied: "}) + command());
        message_->show();
    });
    auto* all = new QVBoxLayout(this);
    all->setSpacing(12);
    all->addWidget(help);
    all->addWidget(scroll, 1);
    all->addWidget(message_);
    all->addWidget(buttons);
    resize(640, std::min(160 + content->sizeHint().height(), 640));
    if (!fields_.empty()) {
        fields_.front()->setFocus();
    }
}

ParameterField* OperationDialog::field(const std::string& name) const {
    for (ParameterField* field : fields_) {
        if (field->spec().name == name) {
            return field;
        }
    }
    return nullptr;
}

void OperationDialog::preset(const std::string& name, const std::vector<std::string>& values) {
    if (ParameterField* at = field(name); at != nullptr) {
        at->setValues(values);
    }
}

std::map<std::string, std::vector<std::string>> OperationDialog::given() const {
    std::map<std::string, std::vector<std::string>> values;
    for (const ParameterField* field : fields_) {
        if (auto entered = field->values(); !entered.empty()) {
            values[field->spec().name] = std::move(entered);
        }
    }
    return values;
}

bool OperationDialog::dryRun() const {
    const ParameterField* at = field(ops::dryRunParameter().name);
    return at != nullptr && !at->values().empty();
}

QString OperationDialog::command() const {
    return toQt(commandText(operation_.info(), projectFile_, given()));
}

void OperationDialog::showError(const Error& error) {
    const QString text = (words_(error.message) + " " + words_(error.remedy)).trimmed();
    ParameterField* at = error.place.starts_with("--") ? field(error.place.substr(2)) : nullptr;
    message_->setVisible(at == nullptr);
    if (at == nullptr) {
        message_->setText(text);
        return;
    }
    if (more_ != nullptr && moreBox_->isAncestorOf(at)) {
        more_->setChecked(true);
    }
    at->setError(text);
    at->input()->setFocus();
}

void OperationDialog::accept() {
    for (ParameterField* field : fields_) {
        field->setError({});
    }
    auto entered = given();
    entered.erase(ops::dryRunParameter().name);
    auto checked = ops::ParameterValues::create(operation_.info().parameters, std::move(entered));
    if (!checked) {
        showError(checked.error());
        return;
    }
    values_ = std::move(*checked);
    QDialog::accept();
}

}  // namespace nordertor::gui

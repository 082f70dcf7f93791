// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/operation_dialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
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

    std::vector<ops::ParameterSpec> parameters = info.parameters;
    if (ops::canWrite(info)) {
        parameters.push_back(ops::dryRunParameter());
    }
    std::erase_if(parameters, [](const ops::ParameterSpec& spec) { return spec.recipeOnly; });
    for (ops::ParameterSpec& parameter : parameters) {
        parameter = withOffers(std::move(parameter), themes, project);
    }
    form_ = new OperationForm(parameters, isRare, words_, this);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(form_);

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
    resize(640, std::min(160 + form_->sizeHint().height(), 640));
    form_->setFocus();
}

ParameterField* OperationDialog::field(const std::string& name) const {
    return form_->field(name);
}

void OperationDialog::preset(const std::string& name, const std::vector<std::string>& values) {
    form_->preset(name, values);
}

bool OperationDialog::dryRun() const {
    const ParameterField* at = field(ops::dryRunParameter().name);
    return at != nullptr && !at->values().empty();
}

QString OperationDialog::command() const {
    return toQt(commandText(operation_.info(), projectFile_, form_->given()));
}

void OperationDialog::showError(const Error& error) {
    const bool atField = form_->showError(error);
    message_->setVisible(!atField);
    if (!atField) {
        message_->setText((words_(error.message) + " " + words_(error.remedy)).trimmed());
    }
}

void OperationDialog::accept() {
    form_->clearErrors();
    auto entered = form_->given();
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

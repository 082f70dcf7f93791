// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/parameter_field.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "base/number_format.h"

namespace nordertor::gui {
namespace {

constexpr int longestChoice = 24;  ///< characters of an entry that is always seen in full
constexpr auto folderSetting = "files/folder";

std::vector<std::string> linesOf(const QString& text) {
    std::vector<std::string> lines;
    for (const QString& line : text.split('\n')) {
        if (!line.trimmed().isEmpty()) {
            lines.push_back(line.trimmed().toStdString());
        }
    }
    return lines;
}

QString joinedLines(const std::vector<std::string>& lines) {
    QString text;
    for (const std::string& line : lines) {
        text += (text.isEmpty() ? "" : "\n") + toQt(line);
    }
    return text;
}

QString choiceText(const ops::ParameterSpec& spec, std::size_t index, Words words) {
    return index < spec.choiceLabels.size() ? words(spec.choiceLabels[index]) : toQt(spec.choices[index]);
}

/// What a list offers for leaving the parameter out.
LocalizedText nothingChosen(const ops::ParameterSpec& spec) {
    if (spec.name == "scenario") {
        return {"(heutiger Stand)", "(present state)"};
    }
    if (spec.name == "standard" || spec.name == "kind") {
        return {"(nicht festgelegt)", "(not set)"};
    }
    if (spec.name == "sheet-layout") {
        return {"(wie üblich)", "(as usual)"};
    }
    return {"(alle)", "(all)"};
}

/// A decimal comma is what a German keyboard's number pad gives.
std::string plainNumber(const QString& text) {
    return QString(text).trimmed().replace(',', '.').toStdString();
}

}  // namespace

ParameterField::ParameterField(ops::ParameterSpec spec, Words words, QWidget* parent)
    : QWidget(parent), spec_(std::move(spec)), words_(words), error_(new QLabel(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    QWidget* row = nullptr;
    switch (spec_.type) {
        case ops::ParameterType::TextList:
            row = spec_.choices.empty() ? makeList(false) : makeChecks();
            break;
        case ops::ParameterType::InputFiles:
            row = makeList(true);
            break;
        case ops::ParameterType::InputFile:
            row = makeFile(false);
            break;
        case ops::ParameterType::OutputFile:
            row = makeFile(true);
            break;
        case ops::ParameterType::Flag:
            row = makeFlag();
            break;
        case ops::ParameterType::Choice:
            row = makeChoice();
            break;
        case ops::ParameterType::Text:
        case ops::ParameterType::Number:
        case ops::ParameterType::Integer:
        case ops::ParameterType::Scale:
        case ops::ParameterType::Date:
            row = makeLine();
            break;
    }
    const QString help = words_(spec_.help);
    input_->setAccessibleName(words_(spec_.label));
    input_->setAccessibleDescription(help);
    setToolTip("<p>" + help.toHtmlEscaped() + "</p>");
    setFocusProxy(input_);
    column->addWidget(row);
    column->addWidget(error_);
    error_->setWordWrap(true);
    error_->setAccessibleName(words_({"Fehler", "Error"}));
    QFont bold = error_->font();
    bold.setBold(true);
    error_->setFont(bold);
    error_->hide();
    if (!spec_.defaultValue.empty()) {
        write_({spec_.defaultValue});
    }
}

QWidget* ParameterField::makeLine() {
    const bool number = spec_.type == ops::ParameterType::Number || spec_.type == ops::ParameterType::Integer;
    auto* line = new QLineEdit(this);
    input_ = line;
    if (spec_.type == ops::ParameterType::Date) {
        line->setPlaceholderText(words_({"JJJJ-MM-TT", "YYYY-MM-DD"}));
    }
    connect(line, &QLineEdit::textChanged, this, &ParameterField::changed);
    read_ = [line, number]() -> std::vector<std::string> {
        const std::string text = number ? plainNumber(line->text()) : line->text().trimmed().toStdString();
        return text.empty() ? std::vector<std::string>() : std::vector<std::string>{text};
    };
    write_ = [line](const std::vector<std::string>& values) {
        line->setText(values.empty() ? QString() : toQt(values.front()));
    };
    if (!number) {
        return line;
    }
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    line->setMaximumWidth(120);
    row->addWidget(line);
    QString hint = toQt(spec_.unit);
    if (spec_.minimum && spec_.maximum && *spec_.maximum < 900000) {
        hint += "  (" + toQt(formatNumber(*spec_.minimum, 0, words_.language())) + "–" +
                toQt(formatNumber(*spec_.maximum, 0, words_.language())) + ")";
    }
    row->addWidget(new QLabel(hint.trimmed(), box));
    row->addStretch(1);
    return box;
}

QWidget* ParameterField::makeList(bool files) {
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    auto* list = new QPlainTextEdit(box);
    input_ = list;
    list->setTabChangesFocus(true);
    list->setLineWrapMode(QPlainTextEdit::NoWrap);
    list->setFixedHeight(list->fontMetrics().lineSpacing() * 2 + 16);
    list->setPlaceholderText(files ? words_({"eine Datei je Zeile", "one file a line"})
                                   : words_({"ein Eintrag je Zeile", "one entry a line"}));
    connect(list, &QPlainTextEdit::textChanged, this, &ParameterField::changed);
    read_ = [list] { return linesOf(list->toPlainText()); };
    write_ = [list](const std::vector<std::string>& values) { list->setPlainText(joinedLines(values)); };
    row->addWidget(list, 1);
    if (files) {
        auto* choose = new QPushButton(words_({"Auswählen …", "Choose …"}), box);
        choose->setAccessibleName(words_(spec_.label) + ": " + choose->text());
        connect(choose, &QPushButton::clicked, this, [this] {
            const QStringList chosen =
                QFileDialog::getOpenFileNames(this, words_(spec_.label), startFolder(), fileFilter());
            if (!chosen.isEmpty()) {
                std::vector<std::string> all = read_();
                for (const QString& file : chosen) {
                    all.push_back(file.toStdString());
                }
                write_(all);
                rememberFolder(chosen.first());
            }
        });
        row->addWidget(choose, 0, Qt::AlignTop);
    }
    return box;
}

QWidget* ParameterField::makeFile(bool save) {
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    auto* line = new QLineEdit(box);
    input_ = line;
    connect(line, &QLineEdit::textChanged, this, &ParameterField::changed);
    read_ = [line]() -> std::vector<std::string> {
        const std::string text = line->text().trimmed().toStdString();
        return text.empty() ? std::vector<std::string>() : std::vector<std::string>{text};
    };
    write_ = [line](const std::vector<std::string>& values) {
        line->setText(values.empty() ? QString() : toQt(values.front()));
    };
    auto* choose = new QPushButton(words_({"Auswählen …", "Choose …"}), box);
    choose->setAccessibleName(words_(spec_.label) + ": " + choose->text());
    connect(choose, &QPushButton::clicked, this, [this, line, save] {
        // the operation itself refuses to overwrite, with a sentence; asking twice helps nobody
        const QString file =
            save ? QFileDialog::getSaveFileName(this, words_(spec_.label), startFolder(), fileFilter(),
                                                nullptr, QFileDialog::DontConfirmOverwrite)
                 : QFileDialog::getOpenFileName(this, words_(spec_.label), startFolder(), fileFilter());
        if (!file.isEmpty()) {
            line->setText(file);
            rememberFolder(file);
        }
    });
    row->addWidget(line, 1);
    row->addWidget(choose);
    return box;
}

QWidget* ParameterField::makeFlag() {
    auto* box = new QCheckBox(words_(spec_.label), this);
    input_ = box;
    connect(box, &QCheckBox::toggled, this, &ParameterField::changed);
    read_ = [box] {
        return box->isChecked() ? std::vector<std::string>{"true"} : std::vector<std::string>();
    };
    write_ = [box](const std::vector<std::string>& values) {
        box->setChecked(!values.empty() && values.front() == "true");
    };
    return box;
}

QWidget* ParameterField::makeChoice() {
    auto* box = new QComboBox(this);
    input_ = box;
    if (!spec_.required && spec_.defaultValue.empty()) {
        box->addItem(words_(nothingChosen(spec_)), QString());
    }
    for (std::size_t i = 0; i < spec_.choices.size(); ++i) {
        box->addItem(choiceText(spec_, i, words_), toQt(spec_.choices[i]));
    }
    int longest = 0;
    for (int i = 0; i < box->count(); ++i) {
        longest = std::max(longest, static_cast<int>(box->itemText(i).size()));
    }
    if (longest > longestChoice) {
        // cut rather than make the form wider than its panel; the open list shows all
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(longestChoice / 2);
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        box->view()->setTextElideMode(Qt::ElideNone);
    } else {
        box->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    }
    connect(box, &QComboBox::currentIndexChanged, this, &ParameterField::changed);
    read_ = [box] {
        const std::string text = box->currentData().toString().toStdString();
        return text.empty() ? std::vector<std::string>() : std::vector<std::string>{text};
    };
    write_ = [box](const std::vector<std::string>& values) {
        box->setCurrentIndex(values.empty() ? 0 : box->findData(toQt(values.front())));
    };
    return box;
}

QWidget* ParameterField::makeChecks() {
    auto* box = new QWidget(this);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    std::vector<std::pair<QCheckBox*, std::string>> checks;
    for (std::size_t i = 0; i < spec_.choices.size(); ++i) {
        auto* check = new QCheckBox(choiceText(spec_, i, words_), box);
        connect(check, &QCheckBox::toggled, this, &ParameterField::changed);
        const int at = static_cast<int>(i);
        grid->addWidget(check, at / 2, at % 2);
        checks.emplace_back(check, spec_.choices[i]);
    }
    input_ = checks.front().first;
    read_ = [checks] {
        std::vector<std::string> values;
        for (const auto& [check, value] : checks) {
            if (check->isChecked()) {
                values.push_back(value);
            }
        }
        return values;
    };
    write_ = [checks](const std::vector<std::string>& values) {
        for (const auto& [check, value] : checks) {
            check->setChecked(std::find(values.begin(), values.end(), value) != values.end());
        }
    };
    return box;
}

QString ParameterField::fileFilter() const {
    const QString all = words_({"Alle Dateien (*)", "All files (*)"});
    return spec_.fileFilter.empty() ? all : words_(spec_.label) + " (" + toQt(spec_.fileFilter) + ");;" + all;
}

QString ParameterField::startFolder() const {
    const QString home = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QSettings().value(folderSetting, home).toString();
}

void ParameterField::rememberFolder(const QString& file) const {
    QSettings().setValue(folderSetting, QFileInfo(file).absolutePath());
}

void ParameterField::setError(const QString& text) {
    error_->setText(text.isEmpty() ? QString() : "⚠ " + text);
    error_->setVisible(!text.isEmpty());
    input_->setAccessibleDescription(text.isEmpty() ? words_(spec_.help) : text);
}

QString ParameterField::error() const {
    return error_->text();
}

}  // namespace nordertor::gui

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/identify_panel.h"

#include <QTextBrowser>
#include <QVBoxLayout>

#include "gui/panel_parts.h"

namespace nordertor::gui {
namespace {

QString html(const Description& description) {
    QString text =
        "<p style='margin:8px 0 2px 0'><b>" + description.title.toHtmlEscaped() + "</b></p><table>";
    for (const auto& [label, value] : description.rows) {
        text += "<tr><td width='72' style='padding-right:8px'>" + label.toHtmlEscaped() + "</td><td>" +
                value.toHtmlEscaped().replace('\n', "<br>") + "</td></tr>";
    }
    return text + "</table>";
}

}  // namespace

IdentifyPanel::IdentifyPanel(Words words, QWidget* parent)
    : QWidget(parent), words_(words), text_(makeDetails(words({"Was ist hier?", "What is here?"}), this)) {
    text_->setFrameShape(QFrame::NoFrame);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(text_);
    clear();
}

void IdentifyPanel::show(const std::vector<Description>& descriptions, const QString& place) {
    QString text;
    for (const Description& description : descriptions) {
        text += html(description);
    }
    if (descriptions.empty()) {
        text = words_({"Hier ist nichts verzeichnet.", "Nothing is recorded here."});
    }
    text += "<p style='margin:8px 0 0 0'><small>" + place.toHtmlEscaped() + "</small></p>";
    text_->setHtml(text);
}

void IdentifyPanel::clear() {
    text_->setHtml(words_({"Auf die Karte klicken, um zu erfahren, was dort ist.",
                           "Click on the map to learn what is there."}));
}

QString IdentifyPanel::plainText() const {
    return text_->toPlainText();
}

}  // namespace nordertor::gui

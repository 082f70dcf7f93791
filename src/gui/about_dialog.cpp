// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/about_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QStringList>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "gui/panel_parts.h"

namespace nordertor::gui {

QString attributionText(const model::Project& project) {
    QStringList lines;
    for (const model::SourceRecord& source : project.sources) {
        lines << toQt(source.attribution);
    }
    for (const model::ResultLayer& layer : project.results) {
        for (const model::SourceRecord& source : layer.record.ownSources) {
            lines << toQt(source.attribution);
        }
    }
    lines.removeAll(QString());
    lines.removeDuplicates();
    return lines.join(" · ");
}

QString sourcesText(const model::Project& project, Words words) {
    QString html = "<ul style='margin-left:0; -qt-list-indent:1'>";
    for (const model::SourceRecord& source : project.sources) {
        QStringList parts{"<b>" + toQt(source.title).toHtmlEscaped() + "</b>"};
        const auto add = [&](const LocalizedText& label, const std::string& text) {
            if (!text.empty()) {
                parts << (words(label) + toQt(text)).toHtmlEscaped();
            }
        };
        add({}, source.provider);
        add({"Lizenz: ", "licence: "}, source.licence);
        add({"Stand: ", "as of: "}, source.dataDate);
        add({"eingelesen: ", "imported: "}, source.importDate);
        add({"Datei: ", "file: "}, source.fileName);
        if (source.exampleData) {
            parts << words({"Beispieldaten – frei erfunden", "example data – invented"});
        }
        html += "<li style='margin-bottom:4px'>" + parts.join(", ") + "</li>";
    }
    return html + "</ul>";
}

AboutDialog::AboutDialog(const QString& version, const model::Project* project, Words words, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(words({"Über Nordertor", "About Nordertor"}));
    QString html = "<h2>Nordertor " + version.toHtmlEscaped() + "</h2>";
    html +=
        "<p>" +
        words({"Lücken, Partner und Karten für Gebiete des Sozialen Zusammenhalts. Gerechnet wird mit "
               "Fußwegen, nicht mit Kreisen; alles bleibt auf diesem Rechner.",
               "Gaps, partners and maps for social-cohesion areas. Distances are walked, not circled; "
               "everything stays on this computer."}) +
        "</p><p>" +
        words({"Freie Software unter der Apache-Lizenz, Version 2.0.",
               "Free software under the Apache License, version 2.0."}) +
        "<br><a href='https://www.apache.org/licenses/LICENSE-2.0'>apache.org/licenses/LICENSE-2.0</a></p>" +
        "<p>" +
        words({"Verwendet Qt, GDAL, GEOS, PROJ, libosmium, SQLite, oneTBB, fmt, qpdf und nlohmann-json, "
               "jeweils unter ihren eigenen Lizenzen.",
               "Uses Qt, GDAL, GEOS, PROJ, libosmium, SQLite, oneTBB, fmt, qpdf and nlohmann-json, each "
               "under its own licence."}) +
        "</p>";
    if (project != nullptr) {
        html += "<h3>" + words({"Quellen dieses Projekts", "Sources of this project"}) + "</h3>" +
                sourcesText(*project, words);
    }
    auto* text = makeDetails(windowTitle(), this);
    text->setFrameShape(QFrame::NoFrame);
    text->setHtml(html);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(words({"&Schließen", "&Close"}), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(text, 1);
    column->addWidget(buttons);
    resize(600, project == nullptr ? 360 : 520);
}

}  // namespace nordertor::gui

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/backdrop_dialog.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace nordertor::gui {

BackdropDialog::BackdropDialog(const OutsideMap& map, Words words, QWidget* parent)
    : QDialog(parent),
      words_(words),
      source_(new QLineEdit(map.source, this)),
      attribution_(new QLineEdit(map.attribution, this)) {
    setWindowTitle(words({"Hintergrundkarte", "Base map from outside"}));
    source_->setObjectName("source");
    attribution_->setObjectName("attribution");
    source_->setMinimumWidth(420);
    source_->setPlaceholderText("wms:https://…?layers=…");
    attribution_->setPlaceholderText("© …");
    auto* browse = new QPushButton(words({"Datei &wählen …", "&Choose file …"}), this);
    connect(browse, &QPushButton::clicked, this, &BackdropDialog::browse);
    auto* row = new QHBoxLayout;
    row->addWidget(source_);
    row->addWidget(browse);
    auto* form = new QFormLayout;
    auto* sourceLabel = new QLabel(words({"Datei oder &Adresse:", "File or &address:"}), this);
    sourceLabel->setBuddy(source_);
    form->addRow(sourceLabel, row);
    auto* attributionLabel = new QLabel(words({"&Urheber:", "&Origin:"}), this);
    attributionLabel->setBuddy(attribution_);
    form->addRow(attributionLabel, attribution_);
    auto* help = new QLabel(
        words(
            {"Datei: GeoTIFF, MBTiles (Bilder oder Vektoren), GeoPackage mit Bildern, PNG oder JPEG mit Weltdatei.\n"
             "Dienst: wms:https://…?layers=… · wmts:https://…/WMTSCapabilities.xml,layer=… · "
             "xyz:https://…/{z}/{x}/{y}.png\n"
             "Ein Dienst wird über das Netz gefragt und erfährt dabei, welche Gegend Sie ansehen. Die Wahl wird auf "
             "diesem Rechner gemerkt, nicht im Projekt. Den Urheber bitte nur angeben, wenn Datei oder Dienst ihn "
             "nicht selbst nennen.",
             "File: GeoTIFF, MBTiles (pictures or vectors), GeoPackage with pictures, PNG or JPEG with world file.\n"
             "Service: wms:https://…?layers=… · wmts:https://…/WMTSCapabilities.xml,layer=… · "
             "xyz:https://…/{z}/{x}/{y}.png\n"
             "A service is asked over the network and learns which area you look at. The choice is remembered on "
             "this computer, not in the project. Please state the origin only if file or service do not."}),
        this);
    help->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto* none = buttons->addButton(words({"&Ohne Hintergrundkarte", "&No base map from outside"}),
                                    QDialogButtonBox::ResetRole);
    none->setObjectName("none");
    none->setEnabled(!map.source.isEmpty());
    connect(none, &QPushButton::clicked, this, [this] {
        source_->clear();
        attribution_->clear();
        accept();
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(help);
    column->addWidget(buttons);
}

OutsideMap BackdropDialog::map() const {
    return {source_->text().trimmed(), attribution_->text().trimmed()};
}

void BackdropDialog::browse() {
    const QString file = QFileDialog::getOpenFileName(
        this, words_({"Hintergrundkarte wählen", "Choose a base map"}), QFileInfo(source_->text()).path(),
        words_(
            {"Bilder mit Lage (*.tif *.tiff *.mbtiles *.gpkg *.png *.jpg *.jpeg *.jp2 *.webp);;Alle Dateien (*)",
             "Pictures with a place (*.tif *.tiff *.mbtiles *.gpkg *.png *.jpg *.jpeg *.jp2 *.webp);;All files "
             "(*)"}));
    if (!file.isEmpty()) {
        source_->setText(file);
    }
}

}  // namespace nordertor::gui

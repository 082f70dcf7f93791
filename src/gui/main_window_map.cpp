// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <QStatusBar>

#include "gui/about_dialog.h"
#include "gui/backdrop_dialog.h"
#include "gui/backdrop_painter.h"
#include "gui/main_menu.h"
#include "gui/main_window.h"
#include "gui/map_frame.h"

namespace nordertor::gui {

void MainWindow::connectMap() {
    connect(&map().painter(), &MapPainter::noticesChanged, this,
            [this] { workbench_->setDrawingNotices(map().painter().notices()); });
    map().setBackdrop(backdrop_);
    connect(menu_, &MainMenu::backdropWanted, this, &MainWindow::chooseBackdrop);
    connect(backdrop_, &BackdropPainter::painted, this, &MainWindow::showAttribution);
    connect(backdrop_, &BackdropPainter::troubled, this, [this](const LocalizedText& sentence) {
        statusBar()->showMessage(words_({"Hintergrundkarte: ", "Base map: "}) + words_(sentence));
    });
}

void MainWindow::chooseBackdrop() {
    auto* dialog = new BackdropDialog(rememberedOutsideMap(), words_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        remember(dialog->map());
        statusBar()->clearMessage();
        if (const model::Project* project = workbench_->project(); project != nullptr) {
            backdrop_->setMap({}, 0);  // the same again is tried again
            backdrop_->setMap(dialog->map(), project->workingCrsEpsg);
        }
    });
    dialog->open();
}

/// Of the project and of the map beneath.
void MainWindow::showAttribution() {
    if (const model::Project* project = workbench_->project(); project != nullptr) {
        QStringList parts{attributionText(*project), words_(backdrop_->credit())};
        parts.removeAll(QString());
        frame_->setAttribution(parts.join(" · "));
    }
}

}  // namespace nordertor::gui

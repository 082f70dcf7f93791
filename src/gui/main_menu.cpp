// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/main_menu.h"

#include <QAction>
#include <QActionGroup>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>

#include "ops/operation.h"

namespace nordertor::gui {
namespace {

constexpr auto darkSetting = "map/dark";

}  // namespace

MainMenu::MainMenu(QMainWindow& window, Words words)
    : QObject(&window),
      words_(words),
      file_(window.menuBar()->addMenu(words({"&Datei", "&File"}))),
      project_(window.menuBar()->addMenu(words({"&Projekt", "&Project"}))),
      analysis_(window.menuBar()->addMenu(words({"&Auswertung", "&Analysis"}))),
      map_(window.menuBar()->addMenu(words({"&Karte", "&Map"}))),
      view_(window.menuBar()->addMenu(words({"A&nsicht", "&View"}))),
      help_(window.menuBar()->addMenu(words({"&Hilfe", "&Help"}))) {
    fillFile(window);
    addOperation(*project_, "import", {"Daten &einlesen …", "&Import data …"});
    addOperation(*project_, "set", {"&Richtwerte und Titel festlegen …", "&Set standards and title …"});
    addOperation(*project_, "check", {"Projekt &prüfen …", "&Check the project …"});
    addOperation(*analysis_, "gaps", {"&Lücken neu finden …", "Find &gaps anew …"});
    addOperation(*analysis_, "partners", {"&Partner finden …", "Find &partners …"});
    addOperation(*map_, "map", {"Karte &ausgeben …", "&Export the map …"});
    addOperation(*map_, "atlas", {"A&tlas ausgeben …", "Export an a&tlas …"});
    fillMap();
    fillView();
    fillHelp();
    for (const auto& operation : ops::operations()) {
        const ops::OperationInfo& info = operation->info();
        if (!operations_.contains(info.id)) {
            addOperation(*analysis_, info.id, {info.title.de + " …", info.title.en + " …"});
        }
    }
    setState(false, false);
}

void MainMenu::addOperation(QMenu& menu, const std::string& id, const LocalizedText& text) {
    const ops::Operation* operation = ops::findOperation(id);
    if (operation == nullptr) {
        return;
    }
    QAction* action = menu.addAction(words_(text));
    action->setStatusTip(words_(operation->info().help));
    connect(action, &QAction::triggered, this, [this, id] { emit operationWanted(toQt(id)); });
    operations_[id] = action;
    needsProject_[id] = operation->info().needsProject;
}

void MainMenu::fillFile(QMainWindow& window) {
    addOperation(*file_, "new", {"&Neues Projekt …", "&New project …"});
    if (QAction* fresh = operationAction("new"); fresh != nullptr) {
        fresh->setShortcut(QKeySequence::New);
    }
    open_ = file_->addAction(words_({"Ö&ffnen …", "&Open …"}));
    open_->setShortcut(QKeySequence::Open);
    recent_ = file_->addMenu(words_({"&Zuletzt geöffnet", "Open &recent"}));
    example_ = file_->addAction(words_({"&Beispielquartier öffnen", "Open the &example quarter"}));
    file_->addSeparator();
    QAction* quit = file_->addAction(words_({"B&eenden", "&Quit"}));
    quit->setShortcut(QKeySequence("Ctrl+Q"));
    quit->setMenuRole(QAction::QuitRole);
    connect(open_, &QAction::triggered, this, &MainMenu::openWanted);
    connect(example_, &QAction::triggered, this, &MainMenu::exampleWanted);
    connect(quit, &QAction::triggered, &window, &QWidget::close);
}

void MainMenu::fillMap() {
    map_->addSeparator();
    QAction* in = map_->addAction(words_({"&Vergrößern", "Zoom &in"}));
    in->setShortcuts({QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")});
    QAction* out = map_->addAction(words_({"Ver&kleinern", "Zoom &out"}));
    out->setShortcut(QKeySequence("Ctrl+-"));
    QAction* whole = map_->addAction(words_({"&Ganzes Gebiet", "&Whole area"}));
    whole->setShortcut(QKeySequence("Ctrl+0"));
    map_->addSeparator();
    QAction* backdrop = map_->addAction(words_({"&Hintergrundkarte …", "&Base map from outside …"}));
    backdrop->setObjectName("backdrop");
    connect(backdrop, &QAction::triggered, this, &MainMenu::backdropWanted);
    connect(in, &QAction::triggered, this, &MainMenu::zoomInWanted);
    connect(out, &QAction::triggered, this, &MainMenu::zoomOutWanted);
    connect(whole, &QAction::triggered, this, &MainMenu::wholeAreaWanted);
}

void MainMenu::fillView() {
    dark_ = view_->addAction(words_({"&Dunkle Karte", "&Dark map"}));
    dark_->setObjectName("darkMap");
    dark_->setCheckable(true);
    dark_->setChecked(QSettings().value(darkSetting).toBool());
    connect(dark_, &QAction::toggled, this, [this](bool dark) {
        QSettings().setValue(darkSetting, dark);
        emit darkMapWanted(dark);
    });
    view_->addSeparator();
}

bool MainMenu::darkMap() const {
    return dark_->isChecked();
}

void MainMenu::fillHelp() {
    addOperation(*help_, "themes", {"&Themen und Richtwerte", "&Themes and standards"});
    auto* languages = help_->addMenu(words_({"&Sprache", "&Language"}));
    auto* group = new QActionGroup(this);
    for (const bool german : {true, false}) {
        QAction* action = languages->addAction(german ? "&Deutsch" : "&English");
        action->setCheckable(true);
        action->setChecked(german == words_.german());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, german] { emit languageWanted(german); });
    }
    help_->addSeparator();
    QAction* about = help_->addAction(words_({"&Über Nordertor", "&About Nordertor"}));
    about->setMenuRole(QAction::AboutRole);
    connect(about, &QAction::triggered, this, &MainMenu::aboutWanted);
}

QAction* MainMenu::operationAction(const std::string& id) const {
    const auto at = operations_.find(id);
    return at == operations_.end() ? nullptr : at->second;
}

void MainMenu::setRecentFiles(const QStringList& files) {
    recent_->clear();
    int number = 0;
    for (const QString& file : files) {
        QAction* action =
            recent_->addAction(QString("&%1  %2").arg(++number).arg(QFileInfo(file).fileName()));
        action->setStatusTip(file);
        action->setToolTip(file);
        connect(action, &QAction::triggered, this, [this, file] { emit fileWanted(file); });
    }
    recent_->setEnabled(!files.isEmpty());
}

void MainMenu::setState(bool hasProject, bool operationRunning) {
    for (const auto& [id, action] : operations_) {
        action->setEnabled(!operationRunning && (hasProject || !needsProject_.at(id)));
    }
    open_->setEnabled(!operationRunning);
    example_->setEnabled(!operationRunning);
    recent_->setEnabled(!operationRunning && !recent_->isEmpty());
}

}  // namespace nordertor::gui

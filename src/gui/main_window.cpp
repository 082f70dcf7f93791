// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/main_window.h"

#include <QAction>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>
#include <QToolButton>
#include <algorithm>
#include <utility>

#include "base/number_format.h"
#include "geo/crs.h"
#include "gui/about_dialog.h"
#include "gui/backdrop_painter.h"
#include "gui/command_text.h"
#include "gui/gap_panel.h"
#include "gui/identify_panel.h"
#include "gui/job_bar.h"
#include "gui/layer_panel.h"
#include "gui/main_menu.h"
#include "gui/map_frame.h"
#include "gui/notice_panel.h"
#include "gui/operation_dialog.h"
#include "gui/outcome_dialog.h"
#include "gui/partner_panel.h"
#include "gui/recent_files.h"
#include "gui/selection_link.h"
#include "gui/site_panel.h"
#include "gui/start_page.h"

namespace nordertor::gui {
namespace {

constexpr auto geometrySetting = "window/geometry";
constexpr auto stateSetting = "window/state";
/// Raised when docks are added or renamed, so that an older arrangement is not forced upon them.
constexpr int stateVersion = 2;

}  // namespace

MainWindow::MainWindow(ops::Session session, const QString& version)
    : words_(session.language()),
      version_(version),
      workbench_(new Workbench(std::move(session), this)),
      backdrop_(new BackdropPainter("Nordertor " + version, this)),
      frame_(new MapFrame(words_, this)),
      start_(new StartPage(words_, this)),
      stack_(new QStackedWidget(this)),
      layers_(new LayerPanel(words_, this)),
      identify_(new IdentifyPanel(words_, this)),
      gaps_(new GapPanel(words_, this)),
      partners_(new PartnerPanel(words_, this)),
      notices_(new NoticePanel(words_, this)),
      sites_(new SitePanel(*workbench_, frame_->map(), words_, this)),
      link_(new SelectionLink(*workbench_, frame_->map(), *gaps_, *partners_, *identify_, words_, this)),
      menu_(new MainMenu(*this, words_)) {
    setWindowTitle("Nordertor");
    resize(QSize(1280, 800).boundedTo(screen()->availableSize()));
    stack_->addWidget(start_);
    stack_->addWidget(frame_);
    setCentralWidget(stack_);
    buildDocks();
    buildStatusBar();
    buildViewMenu();
    connectMenu();
    connectWorkbench();
    connectMap();
    connect(layers_, &LayerPanel::hiddenGroupsChanged, this,
            [this] { map().setHiddenGroups(layers_->hiddenGroups()); });
    restoreGeometry(QSettings().value(geometrySetting).toByteArray());
    start_->setRecentFiles(recentFiles());
    menu_->setRecentFiles(recentFiles());
    showDocks(false);
    showNotices();
    start_->setFocus();
}

MainWindow::~MainWindow() = default;

MapWidget& MainWindow::map() {
    return frame_->map();
}

bool MainWindow::showsExampleMark() const {
    return frame_->marksExampleData();
}

bool MainWindow::showsStartPage() const {
    return stack_->currentWidget() == start_;
}

QDockWidget* MainWindow::addDock(const QString& name, const LocalizedText& title, QWidget* content,
                                 Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(words_(title), this);
    dock->setObjectName(name);
    dock->setWidget(content);
    addDockWidget(area, dock);
    docks_.push_back(dock);
    return dock;
}

void MainWindow::buildDocks() {
    setDockOptions(QMainWindow::AllowTabbedDocks | QMainWindow::AllowNestedDocks);
    QDockWidget* layers = addDock("layers", {"Ebenen", "Layers"}, layers_, Qt::LeftDockWidgetArea);
    QDockWidget* identify =
        addDock("identify", {"Was ist hier?", "What is here?"}, identify_, Qt::LeftDockWidgetArea);
    QDockWidget* gaps = addDock("gaps", {"Lücken", "Gaps"}, gaps_, Qt::RightDockWidgetArea);
    QDockWidget* partners =
        addDock("partners", {"Mögliche Partner", "Possible partners"}, partners_, Qt::RightDockWidgetArea);
    siteDock_ = addDock("sites", {"Standorte suchen", "Find sites"}, sites_, Qt::RightDockWidgetArea);
    noticeDock_ = addDock("notices", {"Hinweise", "Notices"}, notices_, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    // on a small or highly magnified screen the map keeps its room
    resizeDocks({layers, gaps}, {std::min(246, width() / 5), std::min(486, width() * 2 / 5)}, Qt::Horizontal);
    resizeDocks({layers, identify}, {430, 270}, Qt::Vertical);
    resizeDocks({gaps, partners}, {370, 370}, Qt::Vertical);
    resizeDocks({noticeDock_}, {140}, Qt::Vertical);
    tabifyDockWidget(gaps, siteDock_);
}

void MainWindow::buildStatusBar() {
    coordinate_ = new QLabel(this);
    coordinate_->setAccessibleName(words_({"Koordinate unter dem Zeiger", "Coordinate under the pointer"}));
    scale_ = new QLabel(this);
    scale_->setAccessibleName(words_({"Maßstab", "Scale"}));
    noticeButton_ = new QToolButton(this);
    noticeButton_->setAutoRaise(true);
    noticeButton_->setFocusPolicy(Qt::StrongFocus);
    connect(noticeButton_, &QToolButton::clicked, this,
            [this] { noticeDock_->setVisible(!noticeDock_->isVisible()); });
    statusBar()->addPermanentWidget(new JobBar(workbench_->jobs(), words_, this));
    statusBar()->addPermanentWidget(new JobBar(backdrop_->jobs(), words_, this));
    statusBar()->addPermanentWidget(coordinate_);
    statusBar()->addPermanentWidget(scale_);
    statusBar()->addPermanentWidget(noticeButton_);
}

void MainWindow::buildViewMenu() {
    for (QDockWidget* dock : docks_) {
        menu_->view().addAction(dock->toggleViewAction());
    }
    menu_->view().addSeparator();
    int number = 0;
    const auto addJump = [&](const LocalizedText& text, QWidget* target, QDockWidget* dock) {
        QAction* action = menu_->view().addAction(words_(text));
        action->setShortcut(QKeySequence(QString("Ctrl+%1").arg(++number)));
        connect(action, &QAction::triggered, this, [target, dock] {
            if (dock != nullptr) {
                dock->show();
                dock->raise();
            }
            target->setFocus(Qt::ShortcutFocusReason);
        });
    };
    addJump({"Zur &Karte", "Go to the &map"}, &map(), nullptr);
    addJump({"Zu den &Lücken", "Go to the &gaps"}, gaps_->list(), docks_[2]);
    addJump({"Zu den &Partnern", "Go to the &partners"}, partners_->list(), docks_[3]);
}

void MainWindow::connectMenu() {
    connect(menu_, &MainMenu::openWanted, this, &MainWindow::chooseProject);
    connect(menu_, &MainMenu::exampleWanted, this, &MainWindow::openExampleProject);
    connect(menu_, &MainMenu::fileWanted, this, [this](const QString& file) { openProject(toPath(file)); });
    connect(menu_, &MainMenu::operationWanted, this, &MainWindow::startOperation);
    connect(menu_, &MainMenu::zoomInWanted, &map(), &MapWidget::zoomIn);
    connect(menu_, &MainMenu::zoomOutWanted, &map(), &MapWidget::zoomOut);
    connect(menu_, &MainMenu::wholeAreaWanted, &map(), &MapWidget::showWholeArea);
    connect(menu_, &MainMenu::darkMapWanted, workbench_, &Workbench::setDarkMap);
    workbench_->setDarkMap(menu_->darkMap());
    connect(menu_, &MainMenu::languageWanted, this, &MainWindow::languageWanted);
    connect(menu_, &MainMenu::aboutWanted, this, [this] {
        auto* about = new AboutDialog(version_, workbench_->project(), words_, this);
        about->setAttribute(Qt::WA_DeleteOnClose);
        about->open();
    });
    connect(start_, &StartPage::exampleWanted, this, &MainWindow::openExampleProject);
    connect(start_, &StartPage::openWanted, this, &MainWindow::chooseProject);
    connect(start_, &StartPage::newProjectWanted, this, [this] { startOperation("new"); });
    connect(start_, &StartPage::fileWanted, this, [this](const QString& file) { openProject(toPath(file)); });
}

void MainWindow::connectWorkbench() {
    connect(workbench_, &Workbench::projectOpened, this, &MainWindow::takeProject);
    connect(workbench_, &Workbench::projectChanged, this, &MainWindow::takeProjectState);
    connect(workbench_, &Workbench::sceneChanged, this, &MainWindow::takeScene);
    connect(workbench_, &Workbench::gapsChanged, this, &MainWindow::takeGaps);
    connect(workbench_, &Workbench::gapsFailed, this, [this](const Error& error) {
        gaps_->setWaiting((words_(error.message) + " " + words_(error.remedy)).trimmed());
    });
    connect(gaps_, &GapPanel::madeWithWanted, this,
            [this](const QString& result) { workbench_->findGapsLike(result.toStdString()); });
    connect(workbench_, &Workbench::noticesChanged, this, &MainWindow::showNotices);
    connect(workbench_, &Workbench::failed, this, &MainWindow::showError);
    connect(workbench_, &Workbench::operationRunningChanged, this,
            [this](bool running) { menu_->setState(workbench_->project() != nullptr, running); });
    connect(workbench_, &Workbench::operationDone, this,
            [this](const QString& id, const std::shared_ptr<ops::Outcome>& outcome) {
                showOutcome(id, *outcome);
            });
    connect(&map(), &MapWidget::viewChanged, this, &MainWindow::showScale);
    connect(&map(), &MapWidget::pointerMoved, this, &MainWindow::showCoordinate);
    connect(&map(), &MapWidget::pointerLeft, this, [this] { coordinate_->setText(crsName_); });
}

void MainWindow::showDocks(bool visible) {
    if (visible && restoreState(QSettings().value(stateSetting).toByteArray(), stateVersion)) {
        return;
    }
    for (QDockWidget* dock : docks_) {
        dock->setVisible(visible && dock != noticeDock_ && dock != siteDock_);
    }
}

void MainWindow::chooseProject() {
    const QString folder = workbench_->session().projectFile().empty()
                               ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                               : QFileInfo(toQt(workbench_->session().projectFile())).path();
    const QString file =
        QFileDialog::getOpenFileName(this, words_({"Projekt öffnen", "Open a project"}), folder,
                                     words_({"Nordertor-Projekte (*.gpkg);;Alle Dateien (*)",
                                             "Nordertor projects (*.gpkg);;All files (*)"}));
    if (!file.isEmpty()) {
        openProject(toPath(file));
    }
}

void MainWindow::takeProject() {
    map().setScene(nullptr, nullptr);
    identify_->clear();
    if (showsStartPage()) {
        stack_->setCurrentWidget(frame_);
        showDocks(true);
        map().setFocus();
    }
    addRecentFile(toQt(workbench_->session().projectFile()));
    start_->setRecentFiles(recentFiles());
    menu_->setRecentFiles(recentFiles());
}

void MainWindow::takeProjectState() {
    const model::Project& project = *workbench_->project();
    const QString title = toQt(project.title);
    setWindowTitle(
        (title.isEmpty() ? QFileInfo(toQt(workbench_->session().projectFile())).fileName() : title) +
        " – Nordertor");
    frame_->setExampleData(project.hasExampleData());
    backdrop_->setMap(rememberedOutsideMap(), project.workingCrsEpsg);
    showAttribution();
    const auto crs = geo::Crs::fromEpsg(project.workingCrsEpsg);
    crsName_ = crs ? toQt(crs->name()) : QString("EPSG:%1").arg(project.workingCrsEpsg);
    coordinate_->setText(crsName_);
    menu_->setState(true, workbench_->operationRunning());
}

void MainWindow::takeScene() {
    layers_->setGroups(workbench_->scene()->groups(), *workbench_->themes(), workbench_->project()->results);
    map().setScene(workbench_->scene(), workbench_->mapStyle());
    showScale();
}

void MainWindow::takeGaps() {
    showGapSettings();
    gaps_->setReport(workbench_->gaps(), workbench_->themes(), workbench_->gapPlaces());
    if (workbench_->gaps() == nullptr) {
        gaps_->setWaiting(words_({"Lücken werden gesucht …", "Looking for gaps …"}));
    }
}

/// So that nobody takes gaps of one theme or of other limits for all there are.
void MainWindow::showGapSettings() {
    const auto& values = workbench_->gapValues();
    QStringList results;
    QString chosen;
    if (workbench_->project() != nullptr) {
        for (const model::ResultLayer& layer : workbench_->project()->results) {
            const auto& parameters = layer.record.parameters;
            const auto name = parameters.find("store");
            // one call may leave several layers; the one of its name stands for all
            if (layer.record.operation == "gaps" && name != parameters.end() &&
                name->second == std::vector<std::string>{layer.record.name}) {
                results += toQt(layer.record.name);
                chosen = workbench_->gapValuesFrom(parameters) == values ? results.back() : chosen;
            }
        }
    }
    gaps_->setMadeWith(settingsText(ops::findOperation("gaps")->info(), values, *workbench_->themes(),
                                    workbench_->project(), words_),
                       results, chosen);
}

void MainWindow::showNotices() {
    notices_->setNotices(workbench_->notices());
    noticeButton_->setText(words_({"Hinweise", "Notices"}) + QString(" (%1)").arg(notices_->count()));
    noticeButton_->setVisible(workbench_->project() != nullptr);
}

void MainWindow::showCoordinate(double x, double y) {
    coordinate_->setText(link_->coordinateText({x, y}) + "   " + crsName_);
}

void MainWindow::showScale() {
    scale_->setText("1 : " + toQt(formatNumber(map().view().scaleDenominator, 0, words_.language())));
}

void MainWindow::startOperation(const QString& id) {
    const ops::Operation* operation = ops::findOperation(id.toStdString());
    if (operation == nullptr || workbench_->operationRunning()) {
        return;
    }
    if (id == "site") {
        siteDock_->show();
        siteDock_->raise();
        sites_->form().setFocus();
        return;
    }
    if (operation->info().parameters.empty()) {
        if (const auto values = ops::ParameterValues::create({}, {}); values) {
            workbench_->runOperation(*operation, *values);
        }
        return;
    }
    auto* dialog = new OperationDialog(*operation, workbench_->session().projectFile(), *workbench_->themes(),
                                       workbench_->project(), words_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (const std::string gap = gaps_->selected(); !gap.empty()) {
        dialog->preset("gap", {gap});
    }
    if (const std::string theme = gaps_->display().theme; !theme.empty() && (id == "map" || id == "atlas")) {
        dialog->preset("theme", {theme});
    }
    if (const OutsideMap& outside = backdrop_->map(); !outside.source.isEmpty()) {
        // fields that an operation does not have are left alone
        dialog->preset("base-map", {outside.source.toStdString()});
        dialog->preset("base-map-attribution", {outside.attribution.toStdString()});
    }
    if (id == "map") {
        dialog->preset("result", visibleResults());
    }
    connect(dialog, &QDialog::accepted, this, [this, dialog, operation] {
        workbench_->runOperation(*operation, *dialog->values(), dialog->dryRun());
    });
    dialog->open();
}

/// What the window shows is what the page is meant to show.
std::vector<std::string> MainWindow::visibleResults() const {
    std::vector<std::string> names;
    if (workbench_->project() != nullptr) {
        for (const model::ResultLayer& layer : workbench_->project()->results) {
            if (!layers_->hiddenGroups().contains("results:" + layer.record.name)) {
                names.push_back(layer.record.name);
            }
        }
    }
    return names;
}

void MainWindow::showOutcome(const QString& id, const ops::Outcome& outcome) {
    if (id == "new" && !outcome.files.empty() && !outcome.dryRun) {
        openProject(outcome.files.front());
        return;
    }
    if ((id == "gaps" && !outcome.dryRun) || id == "site") {
        return;
    }
    auto* dialog = new OutcomeDialog(ops::findOperation(id.toStdString())->info(), outcome, words_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showError(const Error& error) {
    auto* box =
        new QMessageBox(QMessageBox::Warning, "Nordertor", words_(error.message), QMessageBox::Close, this);
    QString more = words_(error.remedy);
    QString where = toQt(error.file);
    if (!error.place.empty()) {
        where += where.isEmpty() ? toQt(error.place) : " (" + toQt(error.place) + ")";
    }
    if (!where.isEmpty()) {
        more += (more.isEmpty() ? "" : "\n\n") + where;
    }
    box->setInformativeText(more);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    QSettings().setValue(geometrySetting, saveGeometry());
    if (!showsStartPage()) {
        QSettings().setValue(stateSetting, saveState(stateVersion));
    }
    workbench_->jobs().cancelAll();
    event->accept();
}

}  // namespace nordertor::gui

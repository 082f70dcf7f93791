// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMainWindow>
#include <memory>

#include "gui/words.h"
#include "gui/workbench.h"

class QDockWidget;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace nordertor::gui {

class BackdropPainter;
class GapPanel;
class IdentifyPanel;
class LayerPanel;
class MainMenu;
class MapFrame;
class MapWidget;
class NoticePanel;
class PartnerPanel;
class SelectionLink;
class SitePanel;
class StartPage;

/// The window: makes the parts and ties them together. Everything it shows comes from the workbench.
class MainWindow : public QMainWindow {
    Q_OBJECT

  public:
    MainWindow(ops::Session session, const QString& version);
    ~MainWindow() override;

    void openProject(const std::filesystem::path& file) { workbench_->openProject(file); }
    void openExampleProject() { workbench_->openExampleProject(); }

    [[nodiscard]] Workbench& workbench() { return *workbench_; }
    [[nodiscard]] MapWidget& map();
    [[nodiscard]] BackdropPainter& backdrop() { return *backdrop_; }
    [[nodiscard]] GapPanel& gaps() { return *gaps_; }
    [[nodiscard]] PartnerPanel& partners() { return *partners_; }
    [[nodiscard]] IdentifyPanel& identify() { return *identify_; }
    [[nodiscard]] SitePanel& sites() { return *sites_; }
    [[nodiscard]] bool showsExampleMark() const;
    [[nodiscard]] bool showsStartPage() const;

  signals:
    void languageWanted(bool german);

  protected:
    void closeEvent(QCloseEvent* event) override;

  private:
    void buildDocks();
    void buildStatusBar();
    void buildViewMenu();
    void connectMenu();
    void connectWorkbench();
    QDockWidget* addDock(const QString& name, const LocalizedText& title, QWidget* content,
                         Qt::DockWidgetArea area);
    void chooseProject();
    void chooseBackdrop();
    void connectMap();
    void showAttribution();
    void showDocks(bool visible);
    void takeProject();
    void takeProjectState();
    void takeScene();
    void takeGaps();
    void showGapSettings();
    void showNotices();
    void showCoordinate(double x, double y);
    void showScale();
    void startOperation(const QString& id);
    [[nodiscard]] std::vector<std::string> visibleResults() const;
    void showOutcome(const QString& id, const ops::Outcome& outcome);
    void showError(const Error& error);

    Words words_;
    QString version_;
    Workbench* workbench_;
    BackdropPainter* backdrop_;
    MapFrame* frame_;
    StartPage* start_;
    QStackedWidget* stack_;
    LayerPanel* layers_;
    IdentifyPanel* identify_;
    GapPanel* gaps_;
    PartnerPanel* partners_;
    NoticePanel* notices_;
    SitePanel* sites_;
    SelectionLink* link_;
    MainMenu* menu_;
    QDockWidget* noticeDock_ = nullptr;
    QDockWidget* siteDock_ = nullptr;
    std::vector<QDockWidget*> docks_;
    QLabel* coordinate_ = nullptr;
    QLabel* scale_ = nullptr;
    QToolButton* noticeButton_ = nullptr;
    QString crsName_;
};

}  // namespace nordertor::gui

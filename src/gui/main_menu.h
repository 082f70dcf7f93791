// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>
#include <map>
#include <string>

#include "gui/words.h"

class QAction;
class QMainWindow;
class QMenu;

namespace nordertor::gui {

/// The menu bar. Operations appear by themselves, each in its menu; one nobody thought of appears under
/// "Auswertung".
class MainMenu : public QObject {
    Q_OBJECT

  public:
    MainMenu(QMainWindow& window, Words words);

    void setRecentFiles(const QStringList& files);
    /// What needs a project is offered only with one, and nothing that changes it while an operation runs.
    void setState(bool hasProject, bool operationRunning);
    [[nodiscard]] QMenu& view() { return *view_; }
    /// What the user chose last, kept in the settings.
    [[nodiscard]] bool darkMap() const;
    /// Null if there is no such operation.
    [[nodiscard]] QAction* operationAction(const std::string& id) const;

  signals:
    void openWanted();
    void exampleWanted();
    void fileWanted(const QString& file);
    void operationWanted(const QString& id);
    void zoomInWanted();
    void zoomOutWanted();
    void wholeAreaWanted();
    void backdropWanted();
    void darkMapWanted(bool dark);
    void languageWanted(bool german);
    void aboutWanted();

  private:
    void addOperation(QMenu& menu, const std::string& id, const LocalizedText& text);
    void fillFile(QMainWindow& window);
    void fillMap();
    void fillView();
    void fillHelp();

    Words words_;
    QMenu* file_;
    QMenu* recent_ = nullptr;
    QMenu* project_;
    QMenu* analysis_;
    QMenu* map_;
    QMenu* view_;
    QMenu* help_;
    std::map<std::string, QAction*> operations_;
    std::map<std::string, bool> needsProject_;
    QAction* open_ = nullptr;
    QAction* example_ = nullptr;
    QAction* dark_ = nullptr;
};

}  // namespace nordertor::gui

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// A result stored by an operation is a layer of the window: listed with its legend, drawn, switched, printed.
#include <gtest/gtest.h>

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

#include "base/file.h"
#include "gui/example_project.h"
#include "gui/example_window.h"
#include "gui/gap_panel.h"
#include "gui/layer_panel.h"
#include "gui/main_menu.h"
#include "gui/operation_dialog.h"

namespace nordertor::gui {
namespace {

using test::waitUntil;
using Given = std::map<std::string, std::vector<std::string>>;

class StoredResultWindow : public ExampleWindow {
  protected:
    void SetUp() override {
        ExampleWindow::SetUp();
        // the example itself stays as it is for other tests
        std::filesystem::copy_file(exampleProjectFile(), file_);
        window_.openProject(file_);
        settle();
        ASSERT_EQ(window_.workbench().session().projectFile(), file_);
    }
    void settle() {
        ASSERT_TRUE(waitUntil([&] {
            return window_.workbench().gaps() && window_.workbench().scene() &&
                   !window_.workbench().jobs().busy() && window_.map().upToDate();
        }));
    }
    void run(const std::string& id, const Given& given, bool dryRun = false) {
        const ops::Operation& operation = *ops::findOperation(id);
        const auto values = ops::ParameterValues::create(operation.info().parameters, given);
        ASSERT_TRUE(values);
        QSignalSpy done(&window_.workbench(), &Workbench::operationDone);
        window_.workbench().runOperation(operation, *values, dryRun);
        ASSERT_TRUE(waitUntil([&] { return done.count() > 0; }));
        settle();
    }
    void storeReach(bool dryRun = false) {
        run("reach", {{"kind", {"youth.playground"}}, {"bands", {"200,400"}}, {"store", {"wege"}}}, dryRun);
    }
    /// Of the stored result among the layers, or null.
    QTreeWidgetItem* item() {
        auto* tree = window_.findChild<LayerPanel*>()->findChild<QTreeWidget*>();
        const auto found = tree->findItems("(wege)", Qt::MatchEndsWith | Qt::MatchRecursive);
        return found.isEmpty() ? nullptr : found.front();
    }
    QImage picture() {
        EXPECT_TRUE(waitUntil([&] { return window_.map().upToDate(); }));
        return window_.map().grab().toImage();
    }

    test::TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "p.gpkg";
};

TEST_F(StoredResultWindow, IsListedWithItsLegendDrawnAndSwitched) {
    EXPECT_EQ(item(), nullptr);
    const QImage before = picture();
    storeReach();
    QTreeWidgetItem* layer = item();
    ASSERT_NE(layer, nullptr);
    EXPECT_EQ(layer->parent()->text(0), "Ergebnisse");
    ASSERT_EQ(layer->childCount(), 3);
    EXPECT_EQ(layer->child(0)->text(0), "Fußweg bis (m)");
    EXPECT_EQ(layer->child(1)->text(0), "bis 200");
    EXPECT_EQ(layer->child(2)->text(0), "200 bis 400");
    const QImage shown = picture();
    EXPECT_NE(shown, before);
    layer->setCheckState(0, Qt::Unchecked);
    const QImage hidden = picture();
    EXPECT_NE(hidden, shown);
    layer->setCheckState(0, Qt::Checked);
    EXPECT_EQ(picture(), shown);
}

TEST_F(StoredResultWindow, IsOnTheExportedMapWithItsLegendUnlessSwitchedOff) {
    storeReach();
    auto* menu = window_.findChild<MainMenu*>();
    const auto mapDialog = [&] {
        emit menu->operationWanted("map");
        auto* dialog = window_.findChild<OperationDialog*>();
        EXPECT_NE(dialog, nullptr);
        return dialog;
    };
    OperationDialog* dialog = mapDialog();
    EXPECT_EQ(dialog->field("result")->values(), std::vector<std::string>{"wege"});
    const auto page = folder_.path() / "karte.svg";
    dialog->preset("output", {page.string()});
    QSignalSpy done(&window_.workbench(), &Workbench::operationDone);
    dialog->accept();
    ASSERT_TRUE(waitUntil([&] { return done.count() > 0; }));
    const std::string svg = readFile(page).value_or("");
    EXPECT_NE(svg.find("200 bis 400"), std::string::npos);
    EXPECT_NE(svg.find("Fußweg bis (m)"), std::string::npos);
    ASSERT_TRUE(waitUntil([&] { return window_.findChild<OperationDialog*>() == nullptr; }));
    ASSERT_NE(item(), nullptr);
    item()->setCheckState(0, Qt::Unchecked);
    dialog = mapDialog();
    EXPECT_TRUE(dialog->field("result")->values().empty());
    dialog->reject();
}

TEST_F(StoredResultWindow, ADryRunLeavesProjectAndLayersAsTheyAre) {
    const std::string before = fileFingerprint(file_).value_or("");
    storeReach(true);
    EXPECT_EQ(fileFingerprint(file_).value_or("?"), before);
    EXPECT_EQ(item(), nullptr);
    EXPECT_TRUE(window_.workbench().project()->results.empty());
}

TEST_F(StoredResultWindow, GapsOfAStoredCallStayTheListAndSayWhatTheyAreMadeWith) {
    const auto onlyYouth = [&] {
        const GapModel& list = window_.gaps().model();
        bool only = list.rowCount() > 0;
        for (int row = 0; row < list.rowCount(); ++row) {
            only = only && list.gapAt(row)->standard.starts_with("youth.");
        }
        return only;
    };
    auto* settings = window_.gaps().findChild<QLabel*>("gap_settings");
    auto* madeWith = window_.gaps().findChild<QComboBox*>("gap_source");
    EXPECT_TRUE(settings->text().isEmpty());
    EXPECT_FALSE(madeWith->isVisibleTo(&window_.gaps()));
    ASSERT_FALSE(onlyYouth());
    run("gaps", {{"theme", {"youth"}}, {"store", {"jugend"}}});
    EXPECT_TRUE(onlyYouth());
    EXPECT_TRUE(settings->text().contains("Jugend")) << settings->text().toStdString();
    EXPECT_EQ(madeWith->currentText(), "Wie Ergebnis „jugend“");
    // back to the usual ones, and to the stored ones again
    for (const bool stored : {false, true}) {
        madeWith->setCurrentIndex(stored ? 1 : 0);
        emit madeWith->activated(madeWith->currentIndex());
        settle();
        EXPECT_EQ(onlyYouth(), stored);
        EXPECT_EQ(settings->text().isEmpty(), !stored);
        EXPECT_EQ(madeWith->currentIndex(), stored ? 1 : 0);
    }
    // opened anew, the list is the usual one and the stored one is offered
    window_.openProject(file_);
    ASSERT_TRUE(waitUntil([&] { return window_.workbench().gaps() == nullptr; }));
    settle();
    EXPECT_FALSE(onlyYouth());
    EXPECT_TRUE(madeWith->isVisibleTo(&window_.gaps()));
    EXPECT_EQ(madeWith->currentIndex(), 0);
}

TEST_F(StoredResultWindow, GapsOfACallOfOnesOwnSayWhatTheyAreMadeWith) {
    run("gaps", {{"theme", {"youth"}}});
    EXPECT_TRUE(window_.gaps().findChild<QLabel*>("gap_settings")->text().contains("Jugend"));
    EXPECT_EQ(window_.gaps().findChild<QComboBox*>("gap_source")->currentText(), "Eigene Angaben");
}

}  // namespace
}  // namespace nordertor::gui

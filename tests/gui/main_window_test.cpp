// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/main_window.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <filesystem>

#include "gui/example_window.h"
#include "gui/gap_panel.h"
#include "gui/identify_panel.h"
#include "gui/map_widget.h"
#include "gui/partner_panel.h"
#include "support/real_data.h"

namespace nordertor::gui {
namespace {

using test::waitUntil;

TEST(MainWindow, StartsWithWaysToGetAProject) {
    QSettings().clear();
    MainWindow window(makeSession(Language::German), "0");
    window.show();
    EXPECT_TRUE(window.showsStartPage());
    EXPECT_FALSE(window.showsExampleMark());
    EXPECT_FALSE(window.grab().isNull());
}

TEST(MainWindow, SpeaksTheLanguageItIsMadeWith) {
    for (const auto& [language, word] :
         {std::pair{Language::German, "&Datei"}, {Language::English, "&File"}}) {
        const MainWindow window(makeSession(language), "0");
        EXPECT_EQ(window.menuBar()->actions().front()->text(), word);
    }
}

TEST(MainWindow, TheDarkMapIsInTheViewMenuAndRemembered) {
    QSettings().clear();
    {
        MainWindow window(makeSession(Language::German), "0");
        window.show();
        window.openExampleProject();
        ASSERT_TRUE(waitUntil([&] { return window.workbench().scene() != nullptr; }));
        EXPECT_EQ(window.workbench().mapStyle()->variant, style::MapVariant::Colour);
        auto* dark = window.findChild<QAction*>("darkMap");
        ASSERT_NE(dark, nullptr);
        dark->trigger();
        ASSERT_TRUE(
            waitUntil([&] { return window.workbench().mapStyle()->variant == style::MapVariant::Dark; }));
        JobRunner& jobs = window.workbench().jobs();
        ASSERT_TRUE(waitUntil([&] { return !jobs.busy(); }));
    }
    MainWindow again(makeSession(Language::German), "0");
    EXPECT_TRUE(again.findChild<QAction*>("darkMap")->isChecked());
    again.show();
    again.openExampleProject();
    ASSERT_TRUE(waitUntil([&] { return again.workbench().scene() != nullptr; }));
    EXPECT_EQ(again.workbench().mapStyle()->variant, style::MapVariant::Dark);
    QSettings().clear();
}

TEST(MainWindow, SaysWhatIsWrongWithAFileAndGoesOn) {
    MainWindow window(makeSession(Language::German), "0");
    window.show();
    QSignalSpy failed(&window.workbench(), &Workbench::failed);
    const test::TemporaryFolder folder;
    window.openProject(folder.write("kaputt.gpkg", "this is no GeoPackage"));
    ASSERT_TRUE(waitUntil([&] { return failed.count() > 0; }));
    const auto boxes = window.findChildren<QMessageBox*>();
    ASSERT_EQ(boxes.size(), 1);
    EXPECT_FALSE(boxes.front()->text().isEmpty());
    EXPECT_TRUE(boxes.front()->informativeText().contains("kaputt.gpkg"));
    boxes.front()->close();
    EXPECT_TRUE(window.showsStartPage());
}

// Gaps and map are prepared side by side: either may come first, or alone.
TEST(MainWindow, ListsTheGapsWithoutAMap) {
    QSettings().clear();
    MainWindow window(makeSession(Language::German), "0");
    window.show();
    JobRunner& jobs = window.workbench().jobs();
    QObject::connect(&jobs, &JobRunner::started, &window, [&jobs](quint64 id, const QString& title) {
        if (title == "Karte wird vorbereitet") {
            jobs.cancel(id);
        }
    });
    window.openExampleProject();
    ASSERT_TRUE(waitUntil([&] { return window.workbench().gaps() && !jobs.busy(); }));
    EXPECT_GT(window.gaps().model().rowCount(), 0);
    window.gaps().select(window.workbench().gaps()->ranked().front()->id);
    EXPECT_FALSE(window.gaps().selected().empty());
}

TEST_F(ExampleWindow, FillsTheListAndMarksExampleData) {
    EXPECT_FALSE(window_.showsStartPage());
    EXPECT_TRUE(window_.showsExampleMark());
    EXPECT_TRUE(window_.windowTitle().contains("Nordertor"));
    EXPECT_EQ(static_cast<std::size_t>(window_.gaps().model().rowCount()),
              window_.workbench().gaps()->ranked().size());
    EXPECT_GT(window_.gaps().model().rowCount(), 0);
    // the map first shows the whole programme area
    const geo::Box area = window_.workbench().scene()->areaBox();
    EXPECT_TRUE(window_.map().view().box().contains(area.min));
    EXPECT_TRUE(window_.map().view().box().contains(area.max));
}

TEST_F(ExampleWindow, KeysBeforeTheMapIsThereDoNotMoveItAway) {
    window_.map().setScene(nullptr, nullptr);
    QTest::keyClick(&window_.map(), Qt::Key_Right);
    QTest::keyClick(&window_.map(), Qt::Key_Plus);
    window_.map().setScene(window_.workbench().scene(), window_.workbench().mapStyle());
    const geo::Box area = window_.workbench().scene()->areaBox();
    EXPECT_TRUE(window_.map().view().box().contains(area.min));
    EXPECT_TRUE(window_.map().view().box().contains(area.max));
}

// "Was fehlt" is what the list is about: at the smallest usual window no name of a standard may be cut.
TEST_F(ExampleWindow, ShowsWhatIsMissingInFull) {
    const auto* table = qobject_cast<const QTableView*>(window_.gaps().list());
    ASSERT_NE(table, nullptr);
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QRect cell = table->visualRect(table->model()->index(row, GapModel::Theme));
        const QString text = table->model()->index(row, GapModel::Theme).data().toString();
        const QRect needed = table->fontMetrics().boundingRect(
            QRect(0, 0, cell.width() - table->iconSize().width() - 12, 1000), Qt::TextWordWrap, text);
        EXPECT_GE(cell.height(), needed.height()) << text.toStdString();
    }
}

TEST_F(ExampleWindow, ChoosingARowMovesTheMapAndFindsPartners) {
    QSignalSpy found(&window_.workbench(), &Workbench::partnersFound);
    window_.gaps().select(gap(0).id);
    EXPECT_EQ(window_.map().view().selectedGap, gap(0).id);
    EXPECT_TRUE(window_.map().view().box().contains(gap(0).centre));
    ASSERT_TRUE(waitUntil([&] { return found.count() > 0; }));
    EXPECT_EQ(found.front().front().toString().toStdString(), gap(0).id);
    EXPECT_GT(window_.partners().model().rowCount(), 0);
    const auto* first = window_.partners().model().partnerAt(0);
    window_.partners().select(first->match.organisationId);
    EXPECT_EQ(window_.map().view().selectedFeature, first->match.organisationId);
    if (first->organisation->location) {
        EXPECT_TRUE(window_.map().view().box().contains(*first->organisation->location));
    }
}

TEST_F(ExampleWindow, ClickingAGapOnTheMapChoosesItsRow) {
    window_.map().showBox([&] {
        geo::Box box;
        box.add(gap(0).centre);
        return box;
    }());
    ASSERT_TRUE(waitUntil([&] { return window_.map().upToDate(); }));
    const auto before = window_.map().view();
    QTest::mouseClick(&window_.map(), Qt::LeftButton, {}, window_.map().toWidget(gap(0).centre).toPoint());
    EXPECT_FALSE(window_.gaps().selected().empty());
    EXPECT_EQ(window_.map().view().centre, before.centre);  // the map stays under the pointer
    EXPECT_FALSE(window_.identify().plainText().isEmpty());
}

TEST_F(ExampleWindow, KeysAndWheelMoveTheMap) {
    MapWidget& map = window_.map();
    const auto start = map.view();
    QTest::keyClick(&map, Qt::Key_Right);
    EXPECT_GT(map.view().centre.x, start.centre.x);
    QTest::keyClick(&map, Qt::Key_Left);
    EXPECT_NEAR(map.view().centre.x, start.centre.x, 1e-6);
    QTest::keyClick(&map, Qt::Key_Plus);
    EXPECT_LT(map.view().scaleDenominator, start.scaleDenominator);
    QTest::keyClick(&map, Qt::Key_Minus);
    EXPECT_NEAR(map.view().scaleDenominator, start.scaleDenominator, 1e-6);
    QTest::keyClick(&map, Qt::Key_Up);
    QTest::keyClick(&map, Qt::Key_Home);
    EXPECT_EQ(map.view().centre, start.centre);
    QTest::keyClick(&map, Qt::Key_Space);
    EXPECT_FALSE(window_.identify().plainText().isEmpty());
}

TEST_F(ExampleWindow, DraggingHoldsThePlaceUnderThePointer) {
    MapWidget& map = window_.map();
    const geo::Point held = map.toMap({100, 100});
    QTest::mousePress(&map, Qt::LeftButton, {}, {100, 100});
    QTest::mouseMove(&map, {150, 130});
    QTest::mouseMove(&map, {160, 140});
    QTest::mouseRelease(&map, Qt::LeftButton, {}, {160, 140});
    const geo::Point now = map.toMap({160, 140});
    EXPECT_NEAR(now.x, held.x, 0.01);
    EXPECT_NEAR(now.y, held.y, 0.01);
}

TEST_F(ExampleWindow, AnotherAnalysisFillsTheListAnew) {
    const ops::Operation& gaps = *ops::findOperation("gaps");
    QSignalSpy done(&window_.workbench(), &Workbench::operationDone);
    const auto values = ops::ParameterValues::create(gaps.info().parameters, {{"theme", {"youth"}}});
    ASSERT_TRUE(values.has_value());
    window_.workbench().runOperation(gaps, *values);
    ASSERT_TRUE(waitUntil([&] { return done.count() > 0; }));
    for (int row = 0; row < window_.gaps().model().rowCount(); ++row) {
        EXPECT_TRUE(window_.gaps().model().gapAt(row)->standard.starts_with("youth."));
    }
}

}  // namespace
}  // namespace nordertor::gui

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Sites are looked for in the window: what is best so far is seen on the map, the search can be stopped with
// the best kept, and what was found becomes a layer.
#include "gui/site_panel.h"

#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

#include "gui/example_project.h"
#include "gui/example_window.h"
#include "gui/main_menu.h"
#include "support/time_limit.h"

namespace nordertor::gui {
namespace {

using test::waitUntil;

class SiteWindow : public ExampleWindow {
  protected:
    void SetUp() override {
        ExampleWindow::SetUp();
        std::filesystem::copy_file(exampleProjectFile(), file_);
        window_.openProject(file_);
        ASSERT_TRUE(waitUntil([&] {
            return window_.workbench().gaps() && window_.workbench().scene() &&
                   !window_.workbench().jobs().busy() && window_.map().upToDate();
        }));
        panel().form().preset("candidates", {"nodes"});
    }
    SitePanel& panel() { return window_.sites(); }
    QPushButton* button(const QString& text) {
        for (auto* each : panel().findChildren<QPushButton*>()) {
            if (each->text() == text) {
                return each;
            }
        }
        return nullptr;
    }
    /// A search that goes on for a long time.
    void beginLongSearch() {
        panel().form().preset("model", {"shortest-ways"});
        panel().form().preset("kind", {"youth.playground"});
        panel().form().preset("group", {"all"});
        panel().form().preset("where", {"all"});
        panel().form().preset("sites", {"40"});
        panel().form().preset("capacity", {"30"});
        panel().form().preset("effort", {"thorough"});
        panel().form().preset("exact", {"true"});
        panel().start();
    }

    test::TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "p.gpkg";
};

TEST_F(SiteWindow, TheMenuOpensThePanelBesideTheMap) {
    EXPECT_FALSE(panel().isVisible());
    emit window_.findChild<MainMenu*>()->operationWanted("site");
    EXPECT_TRUE(panel().isVisible());
    EXPECT_TRUE(window_.map().isVisible());
    EXPECT_TRUE(button("&Suchen")->isEnabled());
    EXPECT_FALSE(button("An&halten")->isEnabled());
}

TEST_F(SiteWindow, FindsSitesAndShowsThemOnTheMap) {
    panel().form().preset("standard", {"youth.playground_6_12"});
    panel().form().preset("sites", {"2"});
    QSignalSpy improved(&panel().search(), &SiteSearch::improved);
    QSignalSpy found(&panel().search(), &SiteSearch::found);
    const QImage before = window_.map().grab().toImage();
    panel().start();
    EXPECT_TRUE(panel().search().running());
    EXPECT_TRUE(button("An&halten")->isEnabled());
    ASSERT_TRUE(waitUntil([&] { return found.count() > 0; }));
    EXPECT_GT(improved.count(), 0);
    const auto outcome = panel().search().outcome();
    ASSERT_NE(outcome, nullptr);
    const auto& features = outcome->features.front().features;
    ASSERT_EQ(features.size(), 2U);
    ASSERT_EQ(window_.map().marks().size(), 2U);
    for (std::size_t s = 0; s < 2; ++s) {
        EXPECT_EQ(window_.map().marks()[s].at, std::get<geo::Point>(features[s].geometry));
        EXPECT_EQ(window_.map().marks()[s].text, QString::number(s + 1));
    }
    EXPECT_NE(window_.map().grab().toImage(), before);
    EXPECT_EQ(panel().list()->model()->rowCount(), 2);
    EXPECT_TRUE(panel().plainText().contains("Standorte"));
}

TEST_F(SiteWindow, ShowsWhatIsBestSoFarWhileItSearchesAndKeepsItWhenStopped) {
    QSignalSpy improved(&panel().search(), &SiteSearch::improved);
    QSignalSpy found(&panel().search(), &SiteSearch::found);
    beginLongSearch();
    ASSERT_TRUE(waitUntil([&] { return improved.count() > 0; }));
    ASSERT_EQ(found.count(), 0) << "the search must still be running";
    EXPECT_EQ(window_.map().marks().size(), 40U);
    for (const char* word : {"Bisher bestes Ergebnis", "erreicht", "Grenze", "Abstand", "%"}) {
        EXPECT_TRUE(panel().plainText().contains(word)) << word;
    }
    QElapsedTimer sinceStop;
    sinceStop.start();
    button("An&halten")->click();
    ASSERT_TRUE(waitUntil([&] { return found.count() > 0; }));
    EXPECT_LT(sinceStop.elapsed(), test::limit(200).count());
    EXPECT_FALSE(panel().search().running());
    EXPECT_EQ(window_.map().marks().size(), 40U);
    EXPECT_TRUE(panel().plainText().contains("abgebrochen"));
}

TEST_F(SiteWindow, TheWindowAnswersWhileItSearches) {
    QSignalSpy improved(&panel().search(), &SiteSearch::improved);
    beginLongSearch();
    ASSERT_TRUE(waitUntil([&] { return improved.count() > 0; }));
    ASSERT_TRUE(panel().search().running());
    QElapsedTimer one;
    qint64 longest = 0;
    for (int i = 0; i < 20; ++i) {
        one.start();
        window_.map().zoomIn();
        window_.map().zoomOut();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        longest = std::max(longest, one.elapsed());
    }
    EXPECT_LT(longest, test::limit(100).count());
    EXPECT_TRUE(panel().search().running());
    panel().search().stop();
    ASSERT_TRUE(waitUntil([&] { return !panel().search().running(); }));
}

TEST_F(SiteWindow, KeepsWhatWasFoundAsALayer) {
    panel().form().preset("standard", {"youth.playground_6_12"});
    panel().form().preset("sites", {"2"});
    QSignalSpy found(&panel().search(), &SiteSearch::found);
    panel().start();
    ASSERT_TRUE(waitUntil([&] { return found.count() > 0; }));
    const auto features = panel().search().outcome()->features.front().features;
    QSignalSpy done(&window_.workbench(), &Workbench::operationDone);
    panel().store();
    ASSERT_TRUE(waitUntil([&] { return done.count() > 0; }));
    const model::ResultLayer* layer = model::findResult(*window_.workbench().project(), "standorte");
    ASSERT_NE(layer, nullptr);
    ASSERT_EQ(layer->data->rows.size(), 2U);
    EXPECT_EQ(std::get<geo::Point>(layer->data->rows[0].place), std::get<geo::Point>(features[0].geometry));
    EXPECT_EQ(layer->record.parameters.at("standard"), std::vector<std::string>{"youth.playground_6_12"});
    // the layer is drawn now, and what was entered stays for the next search
    EXPECT_TRUE(window_.map().marks().empty());
    EXPECT_EQ(panel().search().outcome(), nullptr);
    EXPECT_TRUE(panel().plainText().contains("abgelegt: standorte"));
    EXPECT_EQ(panel().form().field("sites")->values(), std::vector<std::string>{"2"});
}

TEST_F(SiteWindow, TellsAMistakeAtItsField) {
    panel().form().preset("kind", {"youth.playground"});
    panel().form().preset("sites", {"0"});
    panel().start();
    EXPECT_FALSE(panel().search().running());
    EXPECT_TRUE(panel().form().field("sites")->error().contains("außerhalb"));
    panel().form().preset("sites", {"1000"});
    QSignalSpy failed(&panel().search(), &SiteSearch::failed);
    panel().start();
    ASSERT_TRUE(waitUntil([&] { return failed.count() > 0; }));
    EXPECT_FALSE(panel().form().field("sites")->error().isEmpty());
    EXPECT_TRUE(window_.map().marks().empty());
}

TEST_F(SiteWindow, AnotherProjectEndsTheSearch) {
    QSignalSpy found(&panel().search(), &SiteSearch::found);
    beginLongSearch();
    ASSERT_TRUE(panel().search().running());
    window_.openExampleProject();
    ASSERT_TRUE(waitUntil([&] { return !panel().search().running(); }));
    ASSERT_TRUE(waitUntil([&] { return !window_.workbench().jobs().busy(); }));
    EXPECT_EQ(found.count(), 0);
    EXPECT_TRUE(window_.map().marks().empty());
}

}  // namespace
}  // namespace nordertor::gui

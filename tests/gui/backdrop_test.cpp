// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QAction>
#include <QElapsedTimer>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>
#include <QToolButton>
#include <fstream>

#include "base/file.h"
#include "gui/backdrop_dialog.h"
#include "gui/backdrop_painter.h"
#include "gui/example_window.h"
#include "support/time_limit.h"

namespace nordertor::gui {
namespace {

using test::waitUntil;

/// Takes connections and never answers.
class SilentServer {
  public:
    SilentServer() : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
        address_.sin_family = AF_INET;
        address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address_;
        EXPECT_EQ(bind(socket_, reinterpret_cast<sockaddr*>(&address_), size), 0);
        EXPECT_EQ(getsockname(socket_, reinterpret_cast<sockaddr*>(&address_), &size), 0);
        EXPECT_EQ(listen(socket_, 8), 0);
    }
    ~SilentServer() { stop(); }
    SilentServer(const SilentServer&) = delete;
    SilentServer& operator=(const SilentServer&) = delete;
    void stop() {
        if (socket_ >= 0) {
            close(std::exchange(socket_, -1));
        }
    }
    [[nodiscard]] QString tiles() const {
        return QString("xyz:http://127.0.0.1:%1/{z}/{x}/{y}.png").arg(ntohs(address_.sin_port));
    }

  private:
    int socket_;
    sockaddr_in address_{};
};

class Backdrop : public ExampleWindow {
  protected:
    /// Magenta all over the example quarter and beyond.
    QString magentaFile() {
        const geo::Box box = window_.workbench().scene()->dataBox().expandedBy(20000);
        QImage image(100, 100, QImage::Format_RGB32);
        image.fill(QColor(255, 0, 255));
        const auto file = folder_.path() / "magenta.png";
        EXPECT_TRUE(image.save(toQt(file)));
        const double width = box.width() / 100;
        const double height = box.height() / 100;
        std::ofstream world(folder_.path() / "magenta.pgw");
        world << std::fixed << width << "\n0\n0\n"
              << -height << "\n"
              << box.min.x + width / 2 << "\n"
              << box.max.y - height / 2 << "\n";
        return toQt(file);
    }
    /// As a user does.
    void choose(const QString& source, const QString& attribution) {
        auto* action = window_.findChild<QAction*>("backdrop");
        ASSERT_NE(action, nullptr);
        action->trigger();
        auto* dialog = window_.findChild<BackdropDialog*>();
        ASSERT_NE(dialog, nullptr);
        dialog->findChild<QLineEdit*>("source")->setText(source);
        dialog->findChild<QLineEdit*>("attribution")->setText(attribution);
        dialog->accept();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    /// Share of pixels that are as magenta as a veil leaves it.
    [[nodiscard]] double magentaShare() {
        const QImage image = window_.map().grab().toImage();
        int found = 0;
        int all = 0;
        for (int y = 0; y < image.height(); y += 7) {
            for (int x = 0; x < image.width(); x += 7) {
                const QColor colour = image.pixelColor(x, y);
                const bool magenta = colour.red() > 230 && colour.blue() > 230 && colour.green() < 200;
                found += magenta ? 1 : 0;
                ++all;
            }
        }
        return static_cast<double>(found) / all;
    }
    [[nodiscard]] bool attributionSays(const QString& text) {
        const auto labels = window_.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->text().contains(text); });
    }
    [[nodiscard]] bool settled() { return !window_.backdrop().busy() && window_.map().upToDate(); }

    test::TemporaryFolder folder_;
};

TEST_F(Backdrop, LiesUnderTheMapIsNamedAndCanBeTakenAway) {
    EXPECT_EQ(magentaShare(), 0);
    const auto before = fileFingerprint(window_.workbench().session().projectFile()).value_or("");
    choose(magentaFile(), "© Testamt");
    ASSERT_TRUE(waitUntil([&] { return window_.map().hasBackdrop() && settled(); }));
    EXPECT_GT(magentaShare(), 0.3);
    EXPECT_LT(magentaShare(), 0.999) << "the map's own signs lie over it";
    EXPECT_TRUE(attributionSays("Hintergrundkarte: © Testamt"));
    EXPECT_TRUE(rememberedOutsideMap().source.endsWith("magenta.png"));
    EXPECT_EQ(fileFingerprint(window_.workbench().session().projectFile()).value_or(""), before)
        << "the project must not know of it";

    window_.map().zoomIn();
    ASSERT_TRUE(waitUntil([&] {
        return settled() &&
               window_.backdrop().imageView().scaleDenominator == window_.map().view().scaleDenominator;
    }));
    EXPECT_GT(magentaShare(), 0.2);

    choose({}, {});
    ASSERT_TRUE(waitUntil([&] { return !window_.map().hasBackdrop() && settled(); }));
    EXPECT_EQ(magentaShare(), 0);
    EXPECT_FALSE(attributionSays("© Testamt"));
}

TEST_F(Backdrop, IsDarkBeneathADarkMap) {
    choose(magentaFile(), "© Testamt");
    ASSERT_TRUE(waitUntil([&] { return window_.map().hasBackdrop() && settled(); }));
    auto* dark = window_.findChild<QAction*>("darkMap");
    ASSERT_NE(dark, nullptr);
    const auto brightness = [&] {
        const QImage image = window_.map().grab().toImage();
        return image.pixelColor(image.width() / 10, image.height() / 2).lightness();
    };
    const int before = brightness();
    dark->setChecked(true);
    ASSERT_TRUE(waitUntil([&] { return settled() && magentaShare() == 0; }));
    EXPECT_LT(brightness(), before - 20);
    dark->setChecked(false);
    ASSERT_TRUE(waitUntil([&] { return settled() && magentaShare() > 0.3; }));
    EXPECT_EQ(brightness(), before);
}

TEST_F(Backdrop, IsThereAgainInTheNextWindow) {
    remember({magentaFile(), "© Testamt"});
    MainWindow next(makeSession(Language::English), "0");
    next.resize(800, 600);
    next.show();
    next.openExampleProject();
    ASSERT_TRUE(waitUntil([&] { return next.map().hasBackdrop(); }));
}

TEST_F(Backdrop, ThatCannotBeReachedIsSaidInTheStatusBarAndTheMapStays) {
    SilentServer server;
    const QString address = server.tiles();
    server.stop();
    QSignalSpy troubled(&window_.backdrop(), &BackdropPainter::troubled);
    choose(address, "© Testamt");
    ASSERT_TRUE(waitUntil([&] { return troubled.count() > 0; }));
    EXPECT_TRUE(window_.statusBar()->currentMessage().contains("nicht zu erreichen"))
        << window_.statusBar()->currentMessage().toStdString();
    EXPECT_FALSE(window_.map().hasBackdrop());
    EXPECT_FALSE(attributionSays("© Testamt"));
    window_.map().zoomIn();
    ASSERT_TRUE(waitUntil([&] { return settled(); }));
    EXPECT_EQ(troubled.count(), 1) << "the same trouble is said once";
}

TEST_F(Backdrop, ThatDoesNotAnswerHoldsUpNeitherMapNorWindow) {
    const SilentServer server;
    choose(server.tiles(), "© Testamt");
    ASSERT_TRUE(waitUntil([&] { return window_.backdrop().busy(); }));
    for (int i = 0; i < 3; ++i) {
        window_.map().zoomIn();
        ASSERT_TRUE(waitUntil([&] { return window_.map().upToDate(); }));
        EXPECT_TRUE(window_.backdrop().busy()) << "the map is there before the server gave up on";
    }
    QToolButton* cancel = nullptr;
    ASSERT_TRUE(waitUntil([&] {
        for (QToolButton* button : window_.findChildren<QToolButton*>()) {
            const bool named = button->accessibleName() == "Abbrechen: Hintergrundkarte laden";
            cancel = named && button->isVisible() && button->isEnabled() ? button : cancel;
        }
        return cancel != nullptr;
    }));
    QElapsedTimer timer;
    timer.start();
    cancel->click();
    ASSERT_TRUE(waitUntil([&] { return !window_.backdrop().busy(); }));
    EXPECT_LT(timer.elapsed(), test::limit(200).count());
    QTest::qWait(800);
    EXPECT_FALSE(window_.backdrop().busy()) << "nor does it start again by itself";
}

TEST_F(Backdrop, CancelledIsNotStartedAgainByTheStepOfTheWheelBefore) {
    const SilentServer server;
    choose(server.tiles(), "© Testamt");
    ASSERT_TRUE(waitUntil([&] { return window_.backdrop().jobs().busy(); }));
    // the step's picture is asked for after 200 ms, and what runs takes some 100 ms to end
    for (const int wait : {120, 150, 180, 210}) {
        window_.map().zoomIn();
        QTest::qWait(wait);
        ASSERT_TRUE(window_.backdrop().busy());
        window_.backdrop().jobs().cancelAll();
        ASSERT_TRUE(waitUntil([&] { return !window_.backdrop().busy(); }));
        QTest::qWait(400);
        EXPECT_FALSE(window_.backdrop().busy()) << wait;
        window_.map().zoomOut();
        ASSERT_TRUE(waitUntil([&] { return window_.backdrop().jobs().busy(); }));
    }
}

TEST_F(Backdrop, TheDialogOfThePageStartsWithIt) {
    choose(magentaFile(), "© Testamt");
    ASSERT_TRUE(waitUntil([&] { return window_.map().hasBackdrop(); }));
    for (QAction* action : window_.findChildren<QAction*>()) {
        if (action->text() == "Karte &ausgeben …") {
            action->trigger();
        }
    }
    const auto fields = window_.findChildren<QLineEdit*>();
    const auto holds = [&](const QString& text) {
        return std::any_of(fields.begin(), fields.end(),
                           [&](const QLineEdit* field) { return field->text().endsWith(text); });
    };
    EXPECT_TRUE(holds("magenta.png"));
    EXPECT_TRUE(holds("© Testamt"));
}

}  // namespace
}  // namespace nordertor::gui

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Data: Neubrandenburg 16 times (town.h), with the gaps of all standards. Question: how long the window's
// thread is busy for each frame while the map is dragged by half a screen of 1920 x 1080 pixels and back, in
// steps of 40 pixels, one every 16 ms, in all four directions: what the move, the tiles that arrived and the
// painting take. "Warm": the tiles are there; "cold": none is there when a drag begins, so that they are
// drawn in two workers meanwhile. City scale is the whole of the sixteen towns in the window; 1:15,000 is a
// part of town. Aim: 99 of 100 frames under 16 ms. Wall time, and CPU time of this thread for busy machines.
//
//     cmake --build --preset release --target benchmark_screen_pan
//     NORDERTOR_REAL_DATA=FOLDER QT_QPA_PLATFORM=offscreen build/release/benchmarks/benchmark_screen_pan
//     ... --brief    a seventh of the way, only to see that it runs
#include <time.h>

#include <QApplication>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string_view>
#include <thread>

#include "analysis/gaps/gap_analysis.h"
#include "gui/map_navigation.h"
#include "gui/map_widget.h"
#include "town.h"
#include "whole_style.h"

namespace nordertor::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto frameTime = std::chrono::milliseconds(16);
constexpr int stepPixels = 40;

double cpuMilliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Frames {
    std::vector<double> wall;
    std::vector<double> cpu;
    double untilComplete = 0;  ///< ms after a drag, the longest
};

double percentile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

class Screen {
  public:
    Screen(std::shared_ptr<const render::MapScene> scene, std::shared_ptr<const style::MapStyle> mapStyle,
           bool brief)
        : scene_(std::move(scene)), style_(std::move(mapStyle)), partOfWay_(brief ? 7 : 1) {
        map_.resize(1920, 1080);
        map_.show();
        map_.setScene(scene_, style_);
    }

    Frames drag(geo::Point centre, double denominator, bool warm) {
        render::MapView view = map_.view();
        view.scaleDenominator = denominator;
        view.centre = centre;
        map_.setView(view);
        settle();
        Frames all;
        for (const auto& [x, y, steps] : {std::tuple(1, 0, 24), {0, 1, 14}, {-1, 0, 24}, {0, -1, 14}}) {
            for (const int round : {0, 1}) {
                Frames frames;
                if (!warm) {
                    map_.setScene(nullptr, nullptr);
                    map_.setScene(scene_, style_);
                    map_.setView(view);
                }
                add(frames, dragBy(x, y, steps / partOfWay_));
                if (warm) {
                    add(frames, dragBy(-x, -y, steps / partOfWay_));
                }
                // the first round of a warm drag gets the tiles
                if (!warm || round == 1) {
                    add(all, frames);
                }
            }
        }
        return all;
    }

  private:
    static void add(Frames& to, const Frames& more) {
        to.wall.insert(to.wall.end(), more.wall.begin(), more.wall.end());
        to.cpu.insert(to.cpu.end(), more.cpu.begin(), more.cpu.end());
        to.untilComplete = std::max(to.untilComplete, more.untilComplete);
    }

    void settle() {
        while (!map_.upToDate() || map_.painter().jobs().busy()) {
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
        }
    }

    Frames dragBy(int x, int y, int steps) {
        Frames frames;
        for (int i = 0; i < steps; ++i) {
            const auto start = Clock::now();
            const double cpu = cpuMilliseconds();
            map_.setView(
                gui::panned(map_.view(), x * stepPixels * gui::mmPerPixel, y * stepPixels * gui::mmPerPixel));
            QCoreApplication::processEvents();
            frames.cpu.push_back(cpuMilliseconds() - cpu);
            frames.wall.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
            std::this_thread::sleep_until(start + frameTime);
        }
        const auto stopped = Clock::now();
        while (!map_.upToDate()) {
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
        }
        frames.untilComplete = std::chrono::duration<double, std::milli>(Clock::now() - stopped).count();
        return frames;
    }

    std::shared_ptr<const render::MapScene> scene_;
    std::shared_ptr<const style::MapStyle> style_;
    int partOfWay_;
    gui::MapWidget map_{gui::Words(Language::English)};
};

int run(bool brief) {
    auto town = copiedTown(16);
    if (!town) {
        std::fputs("real data not present\n", stderr);
        return 1;
    }
    const auto report = analysis::analyseGaps(town->project, town->themes, {});
    if (!report) {
        std::fprintf(stderr, "%s\n", report.error().message.en.c_str());
        return 1;
    }
    auto mapStyle = std::make_shared<const style::MapStyle>(style::MapStyle::standard(town->themes));
    auto scene = render::MapScene::build(
        {std::make_shared<const model::Project>(std::move(town->project)), 1}, town->themes, &*report, {});
    if (!scene) {
        std::fprintf(stderr, "%s\n", scene.error().message.en.c_str());
        return 1;
    }
    if (!isWhole(*mapStyle)) {
        return 1;
    }
    Screen screen(*scene, mapStyle, brief);
    const double city =
        render::viewOf((*scene)->dataBox(), 1920 * gui::mmPerPixel, 1080 * gui::mmPerPixel).scaleDenominator;
    std::puts(
        "scale       tiles  frames   wall ms: median    99 %     most   CPU ms: 99 %  complete after ms, most");
    const std::pair<geo::Point, double> places[] = {{(*scene)->dataBox().centre(), city},
                                                    {(*scene)->areaBox().centre(), 15000}};
    for (const auto& [centre, denominator] : places) {
        for (const bool warm : {true, false}) {
            const Frames frames = screen.drag(centre, denominator, warm);
            std::printf("1:%-8.0f  %-5s  %6zu  %16.1f  %6.1f  %7.1f  %13.1f  %17.0f\n", denominator,
                        warm ? "warm" : "cold", frames.wall.size(), percentile(frames.wall, 0.5),
                        percentile(frames.wall, 0.99), percentile(frames.wall, 1),
                        percentile(frames.cpu, 0.99), frames.untilComplete);
            std::fflush(stdout);
        }
    }
    return 0;
}

}  // namespace
}  // namespace nordertor::bench

int main(int argc, char** argv) {
    const QApplication application(argc, argv);
    return nordertor::bench::run(argc == 2 && std::string_view(argv[1]) == "--brief");
}

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "analysis/gaps/gap_analysis.h"
#include "gui/gap_display.h"
#include "gui/job_runner.h"
#include "ops/session.h"
#include "render/map_scene.h"
#include "style/map_style.h"

namespace nordertor::gui {

/// The open project and what was computed from it, without any widget. Everything that takes time runs as a
/// job; results of an older state of the project never arrive. Lives in the window's thread.
class Workbench : public QObject {
    Q_OBJECT

  public:
    explicit Workbench(ops::Session session, QObject* parent = nullptr);

    [[nodiscard]] JobRunner& jobs() { return jobs_; }
    [[nodiscard]] const ops::Session& session() const { return session_; }
    [[nodiscard]] const model::Project* project() const { return session_.snapshot().project.get(); }
    [[nodiscard]] const std::shared_ptr<const model::ThemeSet>& themes() const { return themes_; }
    /// Null until they are there.
    [[nodiscard]] const std::shared_ptr<const render::MapScene>& scene() const { return scene_; }
    [[nodiscard]] const std::shared_ptr<const style::MapStyle>& mapStyle() const { return mapStyle_; }
    [[nodiscard]] const std::shared_ptr<const analysis::GapReport>& gaps() const { return gaps_; }
    [[nodiscard]] const std::map<std::string, std::string>& gapPlaces() const { return gapPlaces_; }
    /// With which parameters of "gaps" the gaps were found, defaults included; empty: the usual ones.
    [[nodiscard]] const std::map<std::string, std::vector<std::string>>& gapValues() const {
        return gapValues_;
    }
    /// Those parameters of a call of "gaps" that decide what is found: without where it is kept, how many are
    /// listed, and limits that hold in the project anyway.
    [[nodiscard]] std::map<std::string, std::vector<std::string>> gapValuesFrom(
        std::map<std::string, std::vector<std::string>> parameters) const;
    /// Of the project, the themes, the styles, the latest analysis and the drawing on the screen.
    [[nodiscard]] Notices notices() const;
    /// What the drawing on the screen had to leave out; noticesChanged follows.
    void setDrawingNotices(const Notices& notices);
    [[nodiscard]] bool operationRunning() const { return operationRunning_; }

    void openProject(const std::filesystem::path& file);
    void openExampleProject();
    /// Runs the operation on the open project, stores what it changes unless in a dry run, then emits
    /// operationDone.
    void runOperation(const ops::Operation& operation, const ops::ParameterValues& values,
                      bool dryRun = false);
    /// Keeps a result that runOperation of ops gave for these values, with "store" among them, in the present
    /// state of the project; then as runOperation.
    void storeOutcome(const ops::Operation& operation, const ops::ParameterValues& values,
                      const std::shared_ptr<const ops::Outcome>& outcome);
    /// What an operation works on now.
    [[nodiscard]] ops::Context context() { return session_.context(); }
    /// Finds the gaps anew, with the parameters of a stored result of "gaps" (by name), or with the usual
    /// ones (empty). gapsChanged follows, now and when they are found.
    void findGapsLike(const std::string& result);
    /// The map in dark colours or in the ordinary ones; sceneChanged follows.
    void setDarkMap(bool dark);
    /// partnersFound or partnersFailed follow; a newer call replaces an older.
    void findPartners(const std::string& gapId);
    /// Which gaps the scene holds; sceneChanged follows if that makes a difference. A few milliseconds.
    void setGapDisplay(const GapDisplay& display);

  signals:
    void projectOpened();   ///< another project
    void projectChanged();  ///< the same project in a new state, or another
    void sceneChanged();
    void gapsChanged();
    void gapsFailed(const nordertor::Error& error);
    void partnersFound(const QString& gapId, const std::vector<nordertor::analysis::PartnerMatch>& partners);
    void partnersFailed(const QString& gapId, const nordertor::Error& error);
    void noticesChanged();
    void operationRunningChanged(bool running);
    void operationDone(const QString& operationId, const std::shared_ptr<nordertor::ops::Outcome>& outcome);
    /// Something the user asked for did not work. Cancelled is not reported.
    void failed(const nordertor::Error& error);

  private:
    struct Done;
    struct Findings;
    struct Drawing;
    void adopt(const std::filesystem::path& file, Result<model::Project> project);
    void refresh();
    void forgetGaps();
    void buildScene();
    void restyle();
    void analyse();
    void takeGaps(const Findings& findings);
    void drawGaps();
    using Produce = std::function<Result<ops::Outcome>(const ops::Context&, const Task&)>;
    void startOperation(const ops::Operation& operation, const ops::ParameterValues& values, bool dryRun,
                        Produce produce);
    void finishOperation(const ops::Operation& operation, std::uint64_t revision, Result<Done> done);
    void report(const Error& error);

    ops::Session session_;
    std::shared_ptr<const model::ThemeSet> themes_;
    std::shared_ptr<const render::MapScene> scene_;
    GapDisplay display_;
    std::shared_ptr<const style::MapStyle> mapStyle_;
    style::MapVariant variant_ = style::MapVariant::Colour;
    std::shared_ptr<const analysis::GapReport> gaps_;
    std::map<std::string, std::string> gapPlaces_;
    /// The partners' search repeats it.
    std::map<std::string, std::vector<std::string>> gapValues_;
    Notices gapNotices_;
    Notices drawingNotices_;
    bool operationRunning_ = false;
    JobRunner jobs_{2};
};

}  // namespace nordertor::gui

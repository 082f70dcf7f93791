// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <memory>
#include <optional>

#include "gui/job_runner.h"
#include "gui/workbench.h"

namespace nordertor::gui {

/// A search for sites on the open project: runs in a worker, tells what is best so far, can be stopped with
/// the best kept, and stores what it found. What belongs to an older state of the project is dropped.
class SiteSearch : public QObject {
    Q_OBJECT

  public:
    explicit SiteSearch(Workbench& workbench, QObject* parent = nullptr);

    /// Of "site", without "store". Replaces a search that is running.
    void start(const ops::ParameterValues& values);
    /// found() follows at once with the best so far; failed() with Cancelled if there was nothing yet.
    void stop();
    [[nodiscard]] bool running() const { return job_ != 0; }
    /// Null before a search has ended, and once the project has changed.
    [[nodiscard]] const std::shared_ptr<const ops::Outcome>& outcome() const { return outcome_; }
    /// Keeps the outcome as a layer of this name; the workbench tells the rest.
    [[nodiscard]] Result<> store(const std::string& name);

  signals:
    void runningChanged(bool running);
    void improved(const nordertor::ops::SitesSoFar& soFar);
    void found(const std::shared_ptr<const nordertor::ops::Outcome>& outcome);
    void failed(const nordertor::Error& error);
    /// The project has another state: what was found is no longer true of it.
    void dropped();

  private:
    struct Latest;
    void tell(const std::shared_ptr<Latest>& latest);
    void finish(Result<ops::Outcome> outcome);
    void drop();

    Workbench& workbench_;
    JobRunner::Id job_ = 0;
    std::shared_ptr<Latest> latest_;  ///< of the search that is running
    std::optional<ops::ParameterValues> values_;
    std::shared_ptr<const ops::Outcome> outcome_;
};

}  // namespace nordertor::gui

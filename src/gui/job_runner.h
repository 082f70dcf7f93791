// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QThreadPool>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>

#include "base/localized_text.h"
#include "base/result.h"
#include "base/task.h"

namespace nordertor::gui {

struct JobOptions {
    LocalizedText title = {};  ///< shown beside the progress bar; empty: the job is not shown
    /// A newer job of the same slot cancels an older one, whose result is dropped. Empty: no slot.
    std::string slot = {};
    /// State of the project the job works on; its result is dropped once setRevision() named another.
    std::optional<std::uint64_t> revision = {};
};

/// Does work in threads and brings its results back to the thread the runner lives in (the window's).
/// All functions and signals belong to that thread; only the work itself runs elsewhere. The destructor
/// cancels and waits for what still runs.
class JobRunner : public QObject {
    Q_OBJECT

  public:
    using Id = std::uint64_t;
    template <class T>
    using Work = std::function<Result<T>(const Task&)>;
    template <class T>
    using Done = std::function<void(Result<T>)>;

    explicit JobRunner(int threads, QObject* parent = nullptr);
    ~JobRunner() override;

    /// `done` is called once, with the result or with Cancelled, unless the result is dropped. `work` must
    /// own what it uses and honour its Task.
    template <class T>
    Id run(const JobOptions& options, Work<T> work, Done<T> done) {
        return start(options, [work = std::move(work), done = std::move(done)](const Task& task) -> Delivery {
            auto result = std::make_shared<Result<T>>(guarded<T>(work, task));
            return [result, done] { done(std::move(*result)); };
        });
    }
    /// Asks the job to stop; its `done` gets Cancelled soon after.
    void cancel(Id id);
    void cancelAll();
    /// Jobs of other revisions are cancelled, their results dropped.
    void setRevision(std::uint64_t revision);
    [[nodiscard]] bool busy() const { return !jobs_.empty(); }
    [[nodiscard]] std::size_t jobCount() const { return jobs_.size(); }

  signals:
    void started(quint64 id, const QString& titleDe, const QString& titleEn);
    /// `fraction` 0..1 and the name of the step, at most every 50 ms.
    void progressed(quint64 id, double fraction, const QString& stepDe, const QString& stepEn);
    void cancelling(quint64 id);
    void finished(quint64 id);

  private:
    using Delivery = std::function<void()>;
    struct Job {
        JobOptions options;
        std::stop_source stop;
        bool dropped = false;
    };

    template <class T>
    static Result<T> guarded(const Work<T>& work, const Task& task) {
        try {
            return work(task);
        } catch (const std::exception& problem) {
            return fail(unexpectedError(problem.what()));
        }
    }
    [[nodiscard]] static Error unexpectedError(const std::string& what);
    Id start(const JobOptions& options, std::function<Delivery(const Task&)> work);
    [[nodiscard]] Task taskFor(Id id, const std::stop_token& stop);
    void deliver(Id id, const Delivery& delivery);
    void drop(Job& job);

    QThreadPool pool_;
    std::map<Id, Job> jobs_;
    Id lastId_ = 0;
    std::optional<std::uint64_t> revision_;
};

}  // namespace nordertor::gui

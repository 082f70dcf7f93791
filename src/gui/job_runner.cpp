// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/job_runner.h"

#include <QMetaObject>
#include <algorithm>

namespace nordertor::gui {
namespace {

constexpr auto reportInterval = std::chrono::milliseconds(50);

}  // namespace

JobRunner::JobRunner(int threads, QObject* parent) : QObject(parent) {
    pool_.setMaxThreadCount(std::max(1, threads));
}

JobRunner::~JobRunner() {
    for (auto& [id, job] : jobs_) {
        job.stop.request_stop();
    }
    pool_.waitForDone();
}

Error JobRunner::unexpectedError(const std::string& what) {
    return {.code = ErrorCode::Internal,
            .message = {"Unerwarteter Fehler: " + what + ".", "Unexpected error: " + what + "."},
            .remedy = {"Das Projekt ist unverändert. Bitte melden, was zuvor getan wurde.",
                       "The project is unchanged. Please report what was done before."},
            .file = {},
            .place = {}};
}

Task JobRunner::taskFor(Id id, const std::stop_token& stop) {
    struct Last {
        std::chrono::steady_clock::time_point at{};
        LocalizedText step;
    };
    return {[this, id, last = std::make_shared<Last>()](double fraction, const LocalizedText& step) {
                const auto now = std::chrono::steady_clock::now();
                if (now - last->at < reportInterval) {
                    return;
                }
                last->at = now;
                if (!step.empty()) {
                    last->step = step;
                }
                QMetaObject::invokeMethod(
                    this,
                    [this, id, fraction, text = last->step] {
                        if (jobs_.contains(id)) {
                            emit progressed(id, fraction, QString::fromStdString(text.de),
                                            QString::fromStdString(text.en));
                        }
                    },
                    Qt::QueuedConnection);
            },
            stop};
}

JobRunner::Id JobRunner::start(const JobOptions& options, std::function<Delivery(const Task&)> work) {
    if (!options.slot.empty()) {
        for (auto& [id, job] : jobs_) {
            if (job.options.slot == options.slot) {
                drop(job);
            }
        }
    }
    const Id id = ++lastId_;
    Job& job = jobs_[id];
    job.options = options;
    job.dropped = options.revision && revision_ && *options.revision != *revision_;
    Task task = taskFor(id, job.stop.get_token());
    pool_.start([this, id, task = std::move(task), work = std::move(work)] {
        Delivery delivery = work(task);
        QMetaObject::invokeMethod(
            this, [this, id, delivery = std::move(delivery)] { deliver(id, delivery); },
            Qt::QueuedConnection);
    });
    if (!options.title.empty()) {
        emit started(id, QString::fromStdString(options.title.de), QString::fromStdString(options.title.en));
    }
    return id;
}

void JobRunner::deliver(Id id, const Delivery& delivery) {
    const bool dropped = jobs_.at(id).dropped;
    jobs_.erase(id);
    emit finished(id);
    if (!dropped) {
        delivery();
    }
}

void JobRunner::drop(Job& job) {
    job.dropped = true;
    job.stop.request_stop();
}

void JobRunner::cancel(Id id) {
    const auto at = jobs_.find(id);
    if (at != jobs_.end()) {
        at->second.stop.request_stop();
        emit cancelling(id);
    }
}

void JobRunner::cancelAll() {
    for (auto& [id, job] : jobs_) {
        job.stop.request_stop();
        emit cancelling(id);
    }
}

void JobRunner::setRevision(std::uint64_t revision) {
    revision_ = revision;
    for (auto& [id, job] : jobs_) {
        if (job.options.revision && *job.options.revision != revision) {
            drop(job);
        }
    }
}

}  // namespace nordertor::gui

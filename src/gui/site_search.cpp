// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/site_search.h"

#include <QMetaObject>
#include <mutex>
#include <utility>

#include "ops/run_operation.h"
#include "ops/store_result.h"

namespace nordertor::gui {

/// From the worker to the window. A search can improve faster than the window draws: only the newest state
/// is told, and one message at a time is on its way.
struct SiteSearch::Latest {
    std::mutex mutex;
    std::optional<ops::SitesSoFar> soFar;

    /// True if the window must be told that there is something.
    bool put(const ops::SitesSoFar& newer) {
        const std::scoped_lock lock(mutex);
        return !std::exchange(soFar, newer).has_value();
    }
    std::optional<ops::SitesSoFar> take() {
        const std::scoped_lock lock(mutex);
        return std::exchange(soFar, std::nullopt);
    }
};

SiteSearch::SiteSearch(Workbench& workbench, QObject* parent) : QObject(parent), workbench_(workbench) {
    connect(&workbench_, &Workbench::projectChanged, this, &SiteSearch::drop);
}

void SiteSearch::start(const ops::ParameterValues& values) {
    const ops::Operation* operation = ops::findOperation("site");
    ops::Context context = workbench_.context();
    latest_ = std::make_shared<Latest>();
    context.sitesSoFar = [this, latest = latest_](const ops::SitesSoFar& soFar) {
        if (latest->put(soFar)) {
            QMetaObject::invokeMethod(
                this, [this, latest] { tell(latest); }, Qt::QueuedConnection);
        }
    };
    values_ = values;
    outcome_.reset();
    const bool wasRunning = running();
    job_ = workbench_.jobs().run<ops::Outcome>(
        {.title = operation->info().title, .slot = "sites", .revision = context.snapshot.revision},
        [operation, context, values](const Task& task) {
            return ops::runOperation(*operation, context, values, task);
        },
        [this](Result<ops::Outcome> outcome) { finish(std::move(outcome)); });
    if (!wasRunning) {
        emit runningChanged(true);
    }
}

void SiteSearch::stop() {
    workbench_.jobs().cancel(job_);
}

void SiteSearch::tell(const std::shared_ptr<Latest>& latest) {
    const auto soFar = latest->take();
    if (latest == latest_ && soFar) {
        emit improved(*soFar);
    }
}

void SiteSearch::finish(Result<ops::Outcome> outcome) {
    job_ = 0;
    latest_.reset();
    emit runningChanged(false);
    if (!outcome) {
        emit failed(outcome.error());
        return;
    }
    outcome_ = std::make_shared<const ops::Outcome>(std::move(*outcome));
    emit found(outcome_);
}

void SiteSearch::drop() {
    const bool wasRunning = running();
    job_ = 0;
    latest_.reset();
    outcome_.reset();
    if (wasRunning) {
        emit runningChanged(false);
    }
    emit dropped();
}

Result<> SiteSearch::store(const std::string& name) {
    if (outcome_ == nullptr || !values_) {
        return {};
    }
    const ops::Operation* operation = ops::findOperation("site");
    auto given = values_->all();
    given["store"] = {name};
    const auto values = ops::ParameterValues::create(operation->info().parameters, std::move(given));
    if (!values) {
        return fail(values.error());
    }
    if (const auto storable = ops::checkStorable(*operation, workbench_.context(), name); !storable) {
        return fail(storable.error());
    }
    workbench_.storeOutcome(*operation, *values, outcome_);
    return {};
}

}  // namespace nordertor::gui

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/workbench.h"

#include <utility>

#include "gui/example_project.h"
#include "gui/place_names.h"
#include "gui/words.h"
#include "ops/common_parameters.h"
#include "ops/run_operation.h"
#include "ops/store_result.h"

namespace nordertor::gui {

namespace {

std::shared_ptr<const style::MapStyle> styleFor(const ops::Context& context, style::MapVariant variant) {
    style::MapStyle mapStyle = style::MapStyle::standard(*context.themes, variant);
    if (!context.snapshot->results.empty()) {
        mapStyle.stepBackForResults();
    }
    return std::make_shared<const style::MapStyle>(std::move(mapStyle));
}

}  // namespace

/// What an operation gave, and the state of the project after it where it changed something.
struct Workbench::Done {
    ops::Outcome outcome;
    std::shared_ptr<const model::Project> state;
    std::map<std::string, std::string> places;
    std::map<std::string, std::vector<std::string>> values;
};

struct Workbench::Findings {
    std::shared_ptr<const analysis::GapReport> gaps;
    Notices notices;
    std::map<std::string, std::string> places;
};

struct Workbench::Drawing {
    std::shared_ptr<const render::MapScene> scene;
    std::shared_ptr<const style::MapStyle> mapStyle;
};

Workbench::Workbench(ops::Session session, QObject* parent)
    : QObject(parent), session_(std::move(session)), themes_(session_.context().themes) {}

void Workbench::report(const Error& error) {
    if (error.code != ErrorCode::Cancelled) {
        emit failed(error);
    }
}

Notices Workbench::notices() const {
    Notices all;
    if (project() != nullptr) {
        append(all, project()->notices);
    }
    append(all, gapNotices_);
    if (mapStyle_ != nullptr) {
        append(all, mapStyle_->notices);
    }
    append(all, drawingNotices_);
    return all;
}

void Workbench::setDrawingNotices(const Notices& notices) {
    drawingNotices_ = notices;
    emit noticesChanged();
}

void Workbench::openProject(const std::filesystem::path& file) {
    jobs_.run<model::Project>(
        {.title = {"Projekt wird geöffnet", "Opening the project"}, .slot = "open"},
        [file](const Task& task) { return ops::Session::read(file, task); },
        [this, file](Result<model::Project> project) { adopt(file, std::move(project)); });
}

void Workbench::openExampleProject() {
    const std::filesystem::path file = exampleProjectFile();
    jobs_.run<model::Project>(
        {.title = {"Beispielquartier wird geöffnet", "Opening the example quarter"}, .slot = "open"},
        [file, folder = session_.resources().exampleFolder, context = session_.context()](const Task& task) {
            return openExample(file, folder, context, task);
        },
        [this, file](Result<model::Project> project) { adopt(file, std::move(project)); });
}

void Workbench::adopt(const std::filesystem::path& file, Result<model::Project> project) {
    if (!project) {
        report(project.error());
        return;
    }
    session_.adopt(file, std::move(*project));
    scene_.reset();
    gapValues_.clear();
    emit projectOpened();
    refresh();
}

void Workbench::refresh() {
    jobs_.setRevision(session_.snapshot().revision);
    gaps_.reset();
    emit projectChanged();
    forgetGaps();
    buildScene();
    analyse();
}

void Workbench::forgetGaps() {
    gaps_.reset();
    gapPlaces_.clear();
    gapNotices_.clear();
    emit gapsChanged();
    emit noticesChanged();
}

std::map<std::string, std::vector<std::string>> Workbench::gapValuesFrom(
    std::map<std::string, std::vector<std::string>> parameters) const {
    parameters.erase("store");
    parameters.erase("date");
    parameters.erase("top");  // the window lists them all
    const auto limits = parameters.find("limit");
    if (limits != parameters.end() && project() != nullptr) {
        limits->second = ops::otherLimits(std::move(limits->second), *project(), *themes_);
        if (limits->second.empty()) {
            parameters.erase(limits);
        }
    }
    return parameters;
}

void Workbench::findGapsLike(const std::string& result) {
    if (project() == nullptr) {
        return;
    }
    const model::ResultLayer* layer = model::findResult(*project(), result);
    gapValues_ = layer == nullptr ? std::map<std::string, std::vector<std::string>>()
                                  : gapValuesFrom(layer->record.parameters);
    forgetGaps();
    analyse();
}

void Workbench::buildScene() {
    const ops::Context context = session_.context();
    jobs_.run<Drawing>(
        {.title = {"Karte wird vorbereitet", "Preparing the map"}, .revision = context.snapshot.revision},
        [context, variant = variant_](const Task& task) -> Result<Drawing> {
            render::SceneOptions options;
            options.language = context.language;
            auto scene = render::MapScene::build(context.snapshot, *context.themes, nullptr, options, task);
            if (!scene) {
                return fail(scene.error());
            }
            return Drawing{*scene, styleFor(context, variant)};
        },
        [this](Result<Drawing> drawing) {
            if (!drawing) {
                report(drawing.error());
                return;
            }
            scene_ = drawing->scene;
            mapStyle_ = drawing->mapStyle;
            drawGaps();
            emit sceneChanged();
            emit noticesChanged();
            if (mapStyle_->variant != variant_) {
                restyle();
            }
        });
}

void Workbench::setDarkMap(bool dark) {
    variant_ = dark ? style::MapVariant::Dark : style::MapVariant::Colour;
    if (scene_ != nullptr) {
        restyle();
    }
}

void Workbench::restyle() {
    const ops::Context context = session_.context();
    jobs_.run<std::shared_ptr<const style::MapStyle>>(
        {.title = {"Karte wird vorbereitet", "Preparing the map"}, .revision = context.snapshot.revision},
        [context, variant = variant_](const Task&) -> Result<std::shared_ptr<const style::MapStyle>> {
            return styleFor(context, variant);
        },
        [this](Result<std::shared_ptr<const style::MapStyle>> mapStyle) {
            // a later choice, or another project, has its own on the way
            if (mapStyle && scene_ != nullptr && (*mapStyle)->variant == variant_) {
                mapStyle_ = std::move(*mapStyle);
                emit sceneChanged();
                emit noticesChanged();
            }
        });
}

void Workbench::analyse() {
    const ops::Context context = session_.context();
    jobs_.run<Findings>(
        {.title = {"Lücken werden gesucht", "Looking for gaps"},
         .slot = "gaps",
         .revision = context.snapshot.revision},
        [context, given = gapValues_](const Task& task) -> Result<Findings> {
            const ops::Operation* operation = ops::findOperation("gaps");
            auto asked = given;
            asked["top"] = {"0"};
            const auto values = ops::ParameterValues::create(operation->info().parameters, std::move(asked));
            if (!values) {
                return fail(values.error());
            }
            auto outcome = ops::runOperation(*operation, context, *values, task);
            if (!outcome) {
                return fail(outcome.error());
            }
            return Findings{outcome->gaps, std::move(outcome->notices),
                            placeNames(*context.snapshot, *outcome->gaps)};
        },
        [this](Result<Findings> findings) {
            if (findings) {
                takeGaps(*findings);
            } else {
                emit gapsFailed(findings.error());
            }
        });
}

void Workbench::takeGaps(const Findings& findings) {
    gaps_ = findings.gaps;
    gapNotices_ = findings.notices;
    gapPlaces_ = findings.places;
    // gaps may be found before the map is prepared, which then takes them along
    if (scene_ != nullptr) {
        drawGaps();
        emit sceneChanged();
    }
    emit gapsChanged();
    emit noticesChanged();
}

void Workbench::drawGaps() {
    if (scene_ != nullptr && gaps_ != nullptr) {
        const analysis::GapReport drawn = gapsToDraw(*gaps_, display_);
        render::SceneOptions options;
        options.language = session_.language();
        options.gapNumbers = gapNumbers(drawn, display_);
        scene_ = scene_->withGaps(*themes_, &drawn, options);
    }
}

void Workbench::setGapDisplay(const GapDisplay& display) {
    if (display == display_) {
        return;
    }
    display_ = display;
    if (scene_ != nullptr && gaps_ != nullptr) {
        drawGaps();
        emit sceneChanged();
    }
}

void Workbench::runOperation(const ops::Operation& operation, const ops::ParameterValues& values,
                             bool dryRun) {
    startOperation(operation, values, dryRun,
                   [&operation, values](const ops::Context& context, const Task& task) {
                       return ops::runOperation(operation, context, values, task);
                   });
}

void Workbench::storeOutcome(const ops::Operation& operation, const ops::ParameterValues& values,
                             const std::shared_ptr<const ops::Outcome>& outcome) {
    startOperation(
        operation, values, false,
        [&operation, values, outcome](const ops::Context& context, const Task&) -> Result<ops::Outcome> {
            const std::string name = values.text("store");
            if (const auto storable = ops::checkStorable(operation, context, name); !storable) {
                return fail(storable.error());
            }
            ops::Outcome stored = *outcome;
            if (const auto done = ops::storeResult(operation, context, values, name, stored); !done) {
                return fail(done.error());
            }
            return stored;
        });
}

void Workbench::startOperation(const ops::Operation& operation, const ops::ParameterValues& values,
                               bool dryRun, Produce produce) {
    if (operationRunning_) {
        return;
    }
    operationRunning_ = true;
    emit operationRunningChanged(true);
    ops::Context context = session_.context();
    context.dryRun = dryRun;
    jobs_.run<Done>(
        {.title = operation.info().title},
        [produce = std::move(produce), values, context](const Task& task) -> Result<Done> {
            auto outcome = produce(context, task.part(0, 0.9));
            if (!outcome) {
                return fail(outcome.error());
            }
            Done done{.outcome = std::move(*outcome), .state = {}, .places = {}, .values = values.all()};
            if (!done.outcome.dryRun &&
                (!done.outcome.edits.empty() || done.outcome.replacement != nullptr)) {
                auto state = ops::Session::commit(context.projectFile, context.snapshot.project, done.outcome,
                                                  *context.themes, task.part(0.9, 1));
                if (!state) {
                    return fail(state.error());
                }
                done.state = std::move(*state);
            }
            if (done.outcome.gaps != nullptr) {
                done.places = placeNames(*context.snapshot, *done.outcome.gaps);
            }
            return done;
        },
        [this, &operation, revision = context.snapshot.revision](Result<Done> done) {
            finishOperation(operation, revision, std::move(done));
        });
}

void Workbench::finishOperation(const ops::Operation& operation, std::uint64_t revision, Result<Done> done) {
    operationRunning_ = false;
    emit operationRunningChanged(false);
    if (!done) {
        report(done.error());
        return;
    }
    // another project may have been opened meanwhile; the file the operation worked on is stored all the same
    const bool current = revision == session_.snapshot().revision;
    const bool gapsFound = operation.info().id == "gaps" && done->outcome.gaps != nullptr;
    if (current && gapsFound) {
        gapValues_ = gapValuesFrom(std::move(done->values));
    }
    if (current && done->state != nullptr) {
        session_.adopt(std::move(done->state));
        refresh();
    } else if (current && gapsFound) {
        takeGaps({done->outcome.gaps, done->outcome.notices, std::move(done->places)});
    }
    emit operationDone(toQt(operation.info().id), std::make_shared<ops::Outcome>(std::move(done->outcome)));
}

void Workbench::findPartners(const std::string& gapId) {
    using Partners = std::vector<analysis::PartnerMatch>;
    const analysis::GapPlace* place = gaps_ == nullptr ? nullptr : gaps_->find(gapId);
    if (place == nullptr) {
        return;
    }
    const ops::Context context = session_.context();
    std::map<std::string, std::vector<std::string>> given{{"gap", {gapId}}, {"standard", {place->standard}}};
    if (const auto at = gapValues_.find("attachment"); at != gapValues_.end()) {
        given["attachment"] = at->second;
    }
    if (const auto at = gapValues_.find("limit"); at != gapValues_.end()) {
        for (const std::string& limit : at->second) {
            if (limit.starts_with(place->standard + "=")) {
                given["limit"].push_back(limit);
            }
        }
    }
    jobs_.run<Partners>(
        {.title = {"Partner werden gesucht", "Looking for partners"},
         .slot = "partners",
         .revision = context.snapshot.revision},
        [context, given](const Task& task) -> Result<Partners> {
            const ops::Operation* operation = ops::findOperation("partners");
            const auto values = ops::ParameterValues::create(operation->info().parameters, given);
            if (!values) {
                return fail(values.error());
            }
            auto outcome = ops::runOperation(*operation, context, *values, task);
            if (!outcome) {
                return fail(outcome.error());
            }
            return std::move(outcome->partners);
        },
        [this, gapId](Result<Partners> partners) {
            if (partners) {
                emit partnersFound(toQt(gapId), *partners);
            } else {
                emit partnersFailed(toQt(gapId), partners.error());
            }
        });
}

}  // namespace nordertor::gui

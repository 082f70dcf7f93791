// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/qt_environment.h"

#include <QGuiApplication>
#include <QHashSeed>
#include <array>
#include <cstdio>
#include <string>

namespace nordertor::publish {

namespace {

/// Qt's hints about the desktop (a missing runtime folder, a theme) mean nothing to a drawing and would stand
/// between the sentences of a program; what stops the drawing is still shown.
void onlyGraveMessages(QtMsgType type, const QMessageLogContext& /*context*/, const QString& message) {
    if (type == QtCriticalMsg || type == QtFatalMsg) {
        std::fprintf(stderr, "%s\n", message.toLocal8Bit().constData());
    }
}

}  // namespace

struct QtEnvironment::Own {
    // QGuiApplication keeps references to these
    std::string name = "nordertor";
    std::string option = "-platform";
    std::string platform = "offscreen";
    std::array<char*, 4> arguments{name.data(), option.data(), platform.data(), nullptr};
    int count = 3;
    QtMessageHandler formerHandler = qInstallMessageHandler(onlyGraveMessages);
    std::unique_ptr<QGuiApplication> application;

    Own() = default;
    ~Own() {
        application.reset();
        qInstallMessageHandler(formerHandler);
    }
    Own(const Own&) = delete;
    Own& operator=(const Own&) = delete;
};

QtEnvironment::QtEnvironment() {
    // Qt writes fonts and images in the order of its hash tables; the same page must give the same bytes
    QHashSeed::setDeterministicGlobalSeed();
    if (QCoreApplication::instance() == nullptr) {
        // the session manager and theme of a desktop mean nothing to a drawing
        QCoreApplication::setAttribute(Qt::AA_DisableSessionManager);
        own_ = std::make_unique<Own>();
        own_->application = std::make_unique<QGuiApplication>(own_->count, own_->arguments.data());
    }
}

QtEnvironment::~QtEnvironment() = default;

}  // namespace nordertor::publish

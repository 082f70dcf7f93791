// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/qt_environment.h"

#include <QGuiApplication>
#include <QHashSeed>
#include <array>
#include <string>

namespace nordertor::publish {

struct QtEnvironment::Own {
    // QGuiApplication keeps references to these
    std::string name = "nordertor";
    std::string option = "-platform";
    std::string platform = "offscreen";
    std::array<char*, 4> arguments{name.data(), option.data(), platform.data(), nullptr};
    int count = 3;
    std::unique_ptr<QGuiApplication> application;
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

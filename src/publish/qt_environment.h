// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

class QGuiApplication;

namespace nordertor::publish {

/// Fonts and images of Qt need an application object. If there is none yet, this makes one on the offscreen
/// platform, which needs no display; it lives as long as the object, and so long Qt's warnings stay away from
/// stderr (errors that stop it are shown). Create it in main() or in a test, on the main thread, before
/// anything is drawn; harmless where an application exists.
class QtEnvironment {
  public:
    QtEnvironment();
    ~QtEnvironment();
    QtEnvironment(const QtEnvironment&) = delete;
    QtEnvironment& operator=(const QtEnvironment&) = delete;

  private:
    struct Own;
    std::unique_ptr<Own> own_;
};

}  // namespace nordertor::publish

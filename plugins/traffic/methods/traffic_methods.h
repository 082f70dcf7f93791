// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include "plugin_api/method_plugin.h"

namespace nordertor::traffic {

/// The methods of the traffic theme.
class TrafficMethods final : public QObject, public plugin_api::MethodPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "org.nordertor.MethodPlugin" FILE "method_plugin.json")
    Q_INTERFACES(nordertor::plugin_api::MethodPlugin)

  public:
    [[nodiscard]] std::vector<std::unique_ptr<plugin_api::Method>> methods() const override;
};

}  // namespace nordertor::traffic

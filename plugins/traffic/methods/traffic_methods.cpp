// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <QObject>

#include "barriers_method.h"
#include "plugin_api/method_plugin.h"

namespace nordertor::traffic {

class TrafficMethods final : public QObject, public plugin_api::MethodPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "org.nordertor.MethodPlugin" FILE "method_plugin.json")
    Q_INTERFACES(nordertor::plugin_api::MethodPlugin)

  public:
    [[nodiscard]] std::vector<std::unique_ptr<plugin_api::Method>> methods() const override {
        std::vector<std::unique_ptr<plugin_api::Method>> all;
        all.push_back(std::make_unique<BarriersMethod>());
        return all;
    }
};

}  // namespace nordertor::traffic

#include "traffic_methods.moc"

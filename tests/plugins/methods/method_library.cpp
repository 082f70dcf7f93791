// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <QObject>
#include <cstdlib>

#include "plugin_api/method_plugin.h"

namespace {

using namespace nordertor;

#ifdef ENDS_THE_PROGRAM
[[maybe_unused]] const int ended = (std::_Exit(77), 0);
#endif

class Fitting final : public plugin_api::Method {
  public:
    [[nodiscard]] const plugin_api::MethodInfo& info() const override {
        static const plugin_api::MethodInfo info{
            .id = "fitting", .title = {}, .help = {}, .examples = {}, .shared = {}, .parameters = {}};
        return info;
    }
    [[nodiscard]] Result<plugin_api::MethodOutcome> run(const plugin_api::MethodContext&,
                                                        const plugin_api::ParameterValues&,
                                                        const Task&) const override {
        return plugin_api::MethodOutcome{};
    }
};

}  // namespace

class TestMethods final : public QObject, public plugin_api::MethodPlugin {
    Q_OBJECT
#ifdef STRANGER
    Q_PLUGIN_METADATA(IID "org.example.Other" FILE "method_plugin.json")
#else
    Q_PLUGIN_METADATA(IID "org.nordertor.MethodPlugin" FILE "method_plugin.json")
#endif
    Q_INTERFACES(nordertor::plugin_api::MethodPlugin)

  public:
    [[nodiscard]] std::vector<std::unique_ptr<plugin_api::Method>> methods() const override {
        std::vector<std::unique_ptr<plugin_api::Method>> all;
        all.push_back(std::make_unique<Fitting>());
        return all;
    }
};

#include "method_library.moc"

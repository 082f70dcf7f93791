// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtPlugin>
#include <memory>
#include <vector>

#include "plugin_api/method.h"

/// Interface id of method plugins, for Q_PLUGIN_METADATA.
#define NORDERTOR_METHOD_PLUGIN_IID "org.nordertor.MethodPlugin"

namespace nordertor::plugin_api {

/// The object at the root of a method plugin's library. The library's metadata (the FILE of
/// Q_PLUGIN_METADATA) has the keys apiVersion and abi; both are read before any of its code runs
/// (plugin_host/method_loader.h, docs/theme-packs.md).
class MethodPlugin {
  public:
    MethodPlugin() = default;
    MethodPlugin(const MethodPlugin&) = delete;
    MethodPlugin& operator=(const MethodPlugin&) = delete;
    virtual ~MethodPlugin() = default;

    [[nodiscard]] virtual std::vector<std::unique_ptr<Method>> methods() const = 0;
};

}  // namespace nordertor::plugin_api

Q_DECLARE_INTERFACE(nordertor::plugin_api::MethodPlugin, NORDERTOR_METHOD_PLUGIN_IID)

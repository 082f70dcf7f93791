// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plugin_api/parameter.h"
#include "plugin_api/table.h"

namespace nordertor::ops {

// What an operation takes and gives is the same whether the program or a plugin implements it.
using plugin_api::Cell;
using plugin_api::Column;
using plugin_api::FeatureCollection;
using plugin_api::Figure;
using plugin_api::MapFeature;
using plugin_api::ParameterSpec;
using plugin_api::ParameterType;
using plugin_api::ParameterUse;
using plugin_api::ParameterValues;
using plugin_api::Persons;
using plugin_api::Presentation;
using plugin_api::Table;
using plugin_api::Unknown;

}  // namespace nordertor::ops

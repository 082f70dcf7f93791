// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/notice.h"
#include "model/base_map.h"
#include "model/edit.h"
#include "model/facility.h"
#include "model/organisation.h"
#include "model/programme_area.h"
#include "model/residents.h"
#include "model/result_layer.h"
#include "model/scenario.h"
#include "model/source_record.h"
#include "model/stored_layout.h"

namespace nordertor::model {

/// Everything one planning project knows. A plain value; shared between threads only as ProjectSnapshot.
/// All coordinates are in the working CRS.
struct Project {
    std::string title;
    int workingCrsEpsg = 25832;  ///< metric CRS, usually ETRS89/UTM
    double marginMetres = 2000;  ///< data reaches this far beyond the programme area
    std::string createdOn;       ///< ISO date
    ProgrammeArea area;
    BaseMap baseMap;
    Residents residents;
    std::vector<Facility> facilities;         ///< ascending by (kind, id)
    std::vector<Organisation> organisations;  ///< ascending by id
    std::vector<SourceRecord> sources;        ///< ascending by id
    Notices notices;                          ///< of all imports, in their order
    /// Limits changed by the user, metres, by "<theme>.<standard>".
    std::map<std::string, double> standardLimits;
    std::vector<Scenario> scenarios;    ///< ascending by name; nothing above is changed by them
    std::vector<ResultLayer> results;   ///< ascending by name
    std::vector<StoredLayout> layouts;  ///< ascending by name
    std::vector<Edit> edits;            ///< what was changed since creation, oldest first

    [[nodiscard]] bool hasExampleData() const;
    friend bool operator==(const Project&, const Project&) = default;
};

/// An immutable state of the project. Computations run on it; results say the revision they came from.
struct ProjectSnapshot {
    std::shared_ptr<const Project> project;
    std::uint64_t revision = 0;
    const Project& operator*() const { return *project; }
    const Project* operator->() const { return project.get(); }
};

}  // namespace nordertor::model

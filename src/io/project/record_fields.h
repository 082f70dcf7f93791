// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "base/notice.h"
#include "model/base_map.h"
#include "model/facility.h"
#include "model/organisation.h"
#include "model/programme_area.h"
#include "model/residents.h"
#include "model/source_record.h"
#include "model/stored_layout.h"

namespace nordertor::io {

/// The fields of every stored record, stated once: which columns a table has, how a row is written and how
/// it is read all come from here. `Visitor` has
///     geometry(value)      once, first, for feature tables
///     field(name, value)   for every column
/// and decides by itself whether it reads or writes; writers are given const records.
template <class T, class Record>
concept Like = std::same_as<std::remove_const_t<T>, Record>;

/// A row of homes or cells with its persons, one column for each age group.
template <class Record>
struct WithPersons {
    Record& record;
    const std::vector<std::string>& columns;
    std::vector<model::PersonCount>& persons;
};

/// The outline of a facility: a table of its own, since a GeoPackage table has one geometry.
struct FacilityOutline {
    std::int64_t facility = 0;  ///< fid of the facility
    geo::MultiPolygon shape;
};

struct MetadataEntry {
    std::string key;
    std::string value;
};

struct StandardLimit {
    std::string standard;
    double metres = 0;
};

struct StoredEdit {
    std::string operation;
    std::string content;  ///< JSON, io/project/edit_codec.h
};

/// A scenario (model/scenario.h); see scenario_codec.h.
struct StoredScenario {
    std::string name;
    std::string description;
    std::string edits;  ///< JSON list
};

/// A result; its rows are in a table of their own (result_tables_p.h).
struct StoredResult {
    std::string name;
    LocalizedText title;
    std::string operation;
    std::string createdOn;
    std::string program;
    std::string content;  ///< JSON, io/project/result_codec.h
};

template <class Visitor, Like<model::ProgrammeArea> T>
void visitFields(Visitor& visitor, T& area) {
    visitor.geometry(area.shape);
    visitor.field("name", area.name);
    visitor.field("municipality", area.municipality);
    visitor.field("programme", area.programme);
    visitor.field("kind", area.kind);
    visitor.field("legal_state", area.legalState);
}

template <class Visitor, Like<model::Building> T>
void visitFields(Visitor& visitor, T& building) {
    visitor.geometry(building.shape);
    visitor.field("id", building.id);
    visitor.field("name", building.name);
    visitor.field("kind", building.kind);
    visitor.field("use", building.use);
    visitor.field("levels", building.levels);
    visitor.field("street", building.street);
    visitor.field("house_number", building.houseNumber);
    visitor.field("postcode", building.postcode);
}

template <class Visitor, Like<model::AddressPoint> T>
void visitFields(Visitor& visitor, T& address) {
    visitor.geometry(address.location);
    visitor.field("id", address.id);
    visitor.field("street", address.street);
    visitor.field("house_number", address.houseNumber);
    visitor.field("postcode", address.postcode);
}

template <class Visitor, Like<model::LandUseArea> T>
void visitFields(Visitor& visitor, T& area) {
    visitor.geometry(area.shape);
    visitor.field("id", area.id);
    visitor.field("name", area.name);
    visitor.field("use", area.use);
}

template <class Visitor, Like<model::LinearFeature> T>
void visitFields(Visitor& visitor, T& line) {
    visitor.geometry(line.points);
    visitor.field("id", line.id);
    visitor.field("name", line.name);
    visitor.field("kind", line.kind);
    visitor.field("tunnel", line.tunnel);
    visitor.field("bridge", line.bridge);
    visitor.field("layer", line.layer);
}

template <class Visitor, Like<model::Street> T>
void visitFields(Visitor& visitor, T& street) {
    visitor.geometry(street.points);
    visitor.field("id", street.id);
    visitor.field("name", street.name);
    visitor.field("highway", street.highway);
    visitor.field("foot", street.foot);
    visitor.field("access", street.access);
    visitor.field("sidewalk", street.sidewalk);
    visitor.field("wheelchair", street.wheelchair);
    visitor.field("motorroad", street.motorroad);
    visitor.field("area", street.area);
    visitor.field("tunnel", street.tunnel);
    visitor.field("bridge", street.bridge);
    visitor.field("steps_with_ramp", street.stepsWithRamp);
    visitor.field("layer", street.layer);
    visitor.field("nodes", street.nodes);
    visitor.field("foot_direction", street.footDirection);
}

template <class Visitor, Like<model::PathBarrier> T>
void visitFields(Visitor& visitor, T& barrier) {
    visitor.field("node", barrier.node);
    visitor.field("foot", barrier.foot);
}

template <class Visitor, class Persons>
void visitPersons(Visitor& visitor, const std::vector<std::string>& columns, Persons& persons) {
    persons.resize(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        visitor.field(columns[i], persons[i]);
    }
}

template <class Visitor, Like<model::CensusCell> T>
void visitFields(Visitor& visitor, const WithPersons<T>& row) {
    visitor.polygon(row.record.outline);
    visitor.field("id", row.record.id);
    visitor.field("centre_x", row.record.centre.x);
    visitor.field("centre_y", row.record.centre.y);
    visitPersons(visitor, row.columns, row.persons);
}

template <class Visitor, Like<model::Home> T>
void visitFields(Visitor& visitor, const WithPersons<T>& row) {
    visitor.geometry(row.record.location);
    visitor.field("id", row.record.id);
    visitor.field("cell_id", row.record.cellId);
    visitor.field("is_cell_centre", row.record.isCellCentre);
    visitor.field("floor_area", row.record.floorArea);
    visitPersons(visitor, row.columns, row.persons);
}

template <class Visitor, Like<model::Facility> T>
void visitFields(Visitor& visitor, T& facility) {
    visitor.geometry(facility.location);
    visitor.field("id", facility.id);
    visitor.field("kind", facility.kind);
    visitor.field("name", facility.name);
    visitor.field("area_m2", facility.areaSquareMetres);
    visitor.field("capacity", facility.capacity);
    visitor.field("source_id", facility.sourceId);
}

template <class Visitor, Like<FacilityOutline> T>
void visitFields(Visitor& visitor, T& outline) {
    visitor.geometry(outline.shape);
    visitor.field("facility_fid", outline.facility);
}

/// Without the location, which tables keep as geometry and JSON as numbers.
template <class Visitor, Like<model::Organisation> T>
void visitAttributes(Visitor& visitor, T& organisation) {
    visitor.field("id", organisation.id);
    visitor.field("name", organisation.name);
    visitor.field("kind", organisation.kind);
    visitor.field("sector_code", organisation.sectorCode);
    visitor.field("sector_edition", organisation.sectorEdition);
    visitor.field("sector_title", organisation.sectorTitle);
    visitor.field("purposes", organisation.purposes);
    visitor.field("reach", organisation.reach);
    visitor.field("street", organisation.street);
    visitor.field("house_number", organisation.houseNumber);
    visitor.field("postcode", organisation.postcode);
    visitor.field("city", organisation.city);
    visitor.field("employees", organisation.employees);
    visitor.field("engagement", organisation.engagement);
    visitor.field("source_id", organisation.sourceId);
}

template <class Visitor, Like<model::Organisation> T>
void visitFields(Visitor& visitor, T& organisation) {
    visitor.geometry(organisation.location);
    visitAttributes(visitor, organisation);
}

template <class Visitor, Like<model::SourceRecord> T>
void visitFields(Visitor& visitor, T& source) {
    visitor.field("id", source.id);
    visitor.field("title", source.title);
    visitor.field("provider", source.provider);
    visitor.field("licence", source.licence);
    visitor.field("attribution", source.attribution);
    visitor.field("data_date", source.dataDate);
    visitor.field("import_date", source.importDate);
    visitor.field("file_name", source.fileName);
    visitor.field("fingerprint", source.fingerprint);
    visitor.field("example_data", source.exampleData);
}

template <class Visitor, Like<Notice> T>
void visitFields(Visitor& visitor, T& notice) {
    visitor.field("severity", notice.severity);
    visitor.field("message_de", notice.message.de);
    visitor.field("message_en", notice.message.en);
    visitor.field("file", notice.file);
    visitor.field("place", notice.place);
    visitor.field("count", notice.count);
}

template <class Visitor, Like<MetadataEntry> T>
void visitFields(Visitor& visitor, T& entry) {
    visitor.field("key", entry.key);
    visitor.field("value", entry.value);
}

template <class Visitor, Like<StandardLimit> T>
void visitFields(Visitor& visitor, T& limit) {
    visitor.field("standard", limit.standard);
    visitor.field("metres", limit.metres);
}

template <class Visitor, Like<StoredScenario> T>
void visitFields(Visitor& visitor, T& scenario) {
    visitor.field("name", scenario.name);
    visitor.field("description", scenario.description);
    visitor.field("edits", scenario.edits);
}

template <class Visitor, Like<model::StoredLayout> T>
void visitFields(Visitor& visitor, T& layout) {
    visitor.field("name", layout.name);
    visitor.field("document", layout.document);
}

template <class Visitor, Like<StoredResult> T>
void visitFields(Visitor& visitor, T& result) {
    visitor.field("name", result.name);
    visitor.field("title_de", result.title.de);
    visitor.field("title_en", result.title.en);
    visitor.field("operation", result.operation);
    visitor.field("created_on", result.createdOn);
    visitor.field("program", result.program);
    visitor.field("content", result.content);
}

template <class Visitor, Like<StoredEdit> T>
void visitFields(Visitor& visitor, T& edit) {
    visitor.field("operation", edit.operation);
    visitor.field("content", edit.content);
}

}  // namespace nordertor::io

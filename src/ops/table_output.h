// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/localized_text.h"
#include "base/result.h"
#include "model/source_record.h"
#include "ops/operation.h"

namespace nordertor::ops {

/// What a file made from a project always says about itself.
struct Provenance {
    std::string operation;
    std::map<std::string, std::vector<std::string>> parameters;  ///< as given, with defaults
    std::string project;
    std::string programVersion;
    bool exampleData = false;
    bool dryRun = false;
    std::vector<model::SourceRecord> sources;
    std::string projectFile = {};   ///< without folder; may be empty
    std::string projectState = {};  ///< model::stateOfResult(); may be empty
    bool stopped = false;           ///< Outcome::stopped
    /// namedFiles() that are none of the sources.
    std::map<std::string, std::string> files = {};
    /// Outcome::notices, files without folders. What is only said about this run (that a file has changed
    /// since the last) is not among them.
    Notices notices = {};
};

/// What an outcome can be made again from: the values with Outcome::recordedAs in place of those of that
/// name.
[[nodiscard]] std::map<std::string, std::vector<std::string>> recordedParameters(
    const ParameterValues& values, const Outcome& outcome);
/// Of an operation on this context, with what the outcome rests on beside the project. A date that was not
/// given is the context's day, so that the parameters say all that went in.
[[nodiscard]] Provenance provenanceOf(const Operation& operation, const ParameterValues& values,
                                      const Context& context, const Outcome& outcome);
/// What something rests on, each source once: "OpenStreetMap (2026-11-01)", "Unfälle (Stand unbekannt)";
/// without a language nothing of unknown dates, for what is kept.
[[nodiscard]] std::vector<std::string> sourceSummary(const std::vector<model::SourceRecord>& sources,
                                                     std::optional<Language> language);
/// "Grundlage: OpenStreetMap (2026-11-01), Zensus 2022; Nordertor 0.1.0", and what was asked with all
/// parameters; empty without sources.
[[nodiscard]] std::string groundsLine(const Provenance& provenance, Language language);

/// One or two: such a number is written "<3" in every output, and whoever shows its complement must hide
/// that.
[[nodiscard]] bool isSuppressed(const Persons& persons);

/// Aligned columns, numbers to the right, and below them what a dash stands for. On a terminal (`width`
/// characters) long texts are wrapped, and where that is not enough, long words go on in the next line;
/// without a width every row is one line with all of its text.
[[nodiscard]] std::string textOf(const Table& table, Language language,
                                 std::optional<std::size_t> width = std::nullopt);
/// RFC 4180 with ';' and decimal comma for German, ',' and decimal point for English. Several tables are
/// separated by an empty line, each under a line with its title; then own lines: program, project and
/// parameters, the mark of example data, notices, sources.
[[nodiscard]] std::string csvOf(const std::vector<Table>& tables, const Provenance& provenance,
                                Language language);
/// Numbers rounded to the last shown decimal, texts in both languages.
[[nodiscard]] std::string jsonOf(const std::vector<Table>& tables, const Provenance& provenance);
/// Names what the features show: their own title, else that of their table.
[[nodiscard]] LocalizedText layerTitle(const FeatureCollection& collection, const std::vector<Table>& tables);
/// A map without a place would be an empty success. Errors: InvalidArgument if such a result never has
/// places, InvalidData if there are none this time, saying why (FeatureCollection::whenEmpty). `parameter`
/// is that which asks for them, or empty.
[[nodiscard]] Result<> requirePlaces(const std::vector<FeatureCollection>& collections,
                                     const std::string& parameter);
/// RFC 7946: WGS84 longitude/latitude with 7 decimals, outer rings counter-clockwise.
/// Errors: those of requirePlaces() and of the transform.
[[nodiscard]] Result<std::string> geoJsonOf(const std::vector<Table>& tables,
                                            const std::vector<FeatureCollection>& collections,
                                            int workingCrsEpsg, const Provenance& provenance);

}  // namespace nordertor::ops

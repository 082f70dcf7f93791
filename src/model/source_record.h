// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/localized_text.h"

namespace nordertor::model {

/// Where data came from. Reaches every map, table and file made from the data.
struct SourceRecord {
    std::string id;            ///< unique in the project: "osm", "census", "organisations-1" ...
    std::string title;         ///< "OpenStreetMap", "Zensus 2022, 100-m-Gitter" ...
    std::string provider;      ///< who publishes it
    std::string licence;       ///< "ODbL 1.0", "dl-de/by-2-0" ...; empty if the user must find out
    std::string attribution;   ///< the line to print, e.g. "© OpenStreetMap-Mitwirkende"
    std::string dataDate;      ///< ISO date (YYYY-MM-DD, YYYY-MM or YYYY) of the content; empty if unknown
    std::string importDate;    ///< ISO date
    std::string fileName;      ///< without folder, so that no user's path leaves the house
    std::string fingerprint;   ///< base/file.h fileFingerprint()
    bool exampleData = false;  ///< invented; everything made from it says "Beispieldaten"

    friend bool operator==(const SourceRecord&, const SourceRecord&) = default;
};

/// A title or attribution as people read it, with or without a date behind: what this program named itself
/// ("Programmgebiet „Nord“", "Zensus 2011, 100-m-Gitter") in both languages, names others gave as they are.
[[nodiscard]] LocalizedText sourceWords(const std::string& text);

}  // namespace nordertor::model

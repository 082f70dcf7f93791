// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/network/walking_profile.h"
#include "base/localized_text.h"
#include "geo/geometry.h"
#include "model/project.h"

namespace nordertor::analysis {

/// A place where something could be opened.
struct CandidateSite {
    std::string id;             ///< of the organisation, area, building or street node
    LocalizedText label;        ///< "Bäckerei Muster, Lindenstraße 5"
    geo::Point location;        ///< working CRS
    geo::MultiPolygon outline;  ///< of land; entered wherever a path leads in, like a facility
};

/// Premises of businesses, foundations and associations that have a location. Ascending by id.
[[nodiscard]] std::vector<CandidateSite> partnersPremises(const model::Project& project);

/// Land that is as a rule public: land used by public bodies, parks, lawns, squares, playgrounds and parking
/// of at least `smallestLand` m2, and schools, town halls and other public buildings. The map does not know
/// who owns it. Ascending by id.
inline constexpr double smallestLand = 300;
[[nodiscard]] std::vector<CandidateSite> publicLand(const model::Project& project);

/// All junctions and ends of streets the profile may walk on, named by their streets, ascending by id; but
/// for those on parts of the network that do not reach the rest and have less than a tenth of the nodes of
/// the largest part: a site on such an island (mostly a gap in the map) would serve those few only, whose
/// ways are the longest.
struct StreetNodes {
    std::vector<CandidateSite> sites;
    std::size_t apart = 0;  ///< left out: junctions and ends of small parts
};
[[nodiscard]] StreetNodes streetNodes(const model::Project& project, const WalkingProfile& profile);

/// At most `most` candidates, spread evenly: the first of each square of a grid, as wide as needed.
struct ThinnedSites {
    std::vector<CandidateSite> sites;  ///< in the order they had
    double edgeMetres = 0;             ///< of a square; 0 = nothing left out
};
[[nodiscard]] ThinnedSites thinned(std::vector<CandidateSite> sites, std::size_t most);

}  // namespace nordertor::analysis

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/project.h"
#include "publish/page_content_p.h"

namespace nordertor::publish {

/// The places of a stored result one by one, as its map shows them: for those who cannot see it.
struct ResultPlaces {
    enum class Order { Largest, Rank, Bands };

    /// What stands in which column, besides those of people.
    struct Heads {
        std::optional<std::size_t> rank;
        std::optional<std::size_t> name;   ///< what people call the place
        std::optional<std::size_t> id;     ///< only without a name
        std::optional<std::size_t> where;  ///< "im Programmgebiet, Nordosten"
        std::optional<std::size_t> value;  ///< what the map's signs stand for
    };
    Heads heads;
    std::vector<TableColumn> columns;
    std::vector<std::vector<std::string>> rows;  ///< no cell is empty
    std::size_t all = 0;                         ///< places on the map, listed or not
    Order order = Order::Largest;
};

/// The first `most` of them: by rank if they have one, bands from near to far origin by origin, else those of
/// the largest value or of the first class. Without rows where a place has neither a name nor a value.
/// O(rows log rows).
[[nodiscard]] ResultPlaces placesOf(const model::ResultLayer& layer, const model::Project& project,
                                    std::size_t most, Language language);

/// "1. Am Wald: 411 (neu erreicht 320, im Grenzwert 380)" of one of the rows.
[[nodiscard]] std::string placeInWords(const ResultPlaces& places, const std::vector<std::string>& cells);

/// What the only result on a page says in figures, for the room a list of gaps would take: its places by
/// name, or how many lie in each class. Nullopt where there is nothing to be told apart, or the layout has a
/// chart of the same.
[[nodiscard]] std::optional<FactSheet> resultFacts(const PageInput& input);

/// "Orten", "Linien", "Flächen", as after "von".
[[nodiscard]] std::string placesNoun(model::ResultGeometry geometry, std::size_t count, Language language);

}  // namespace nordertor::publish

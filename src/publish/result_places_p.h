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
        std::optional<std::size_t> rank;    ///< or the number in the list
        std::optional<std::size_t> name;    ///< what people call the place
        std::optional<std::size_t> id;      ///< only without a name
        std::optional<std::size_t> where;   ///< "im Programmgebiet, Nordosten"
        std::optional<std::size_t> value;   ///< what the map's signs stand for
        std::optional<std::size_t> people;  ///< a text that says how many of whom: "365 Kinder unter 10"
        std::optional<std::size_t> group;   ///< what the hue of the number says of a gap; in tables only
    };
    struct Row {
        std::vector<std::string> cells;  ///< none is empty
        bool insideArea = true;          ///< as the cell below `where` says
    };
    Heads heads;
    std::vector<TableColumn> columns;
    std::vector<Row> rows;
    /// Of each row its number and where that may stand on the map; empty where the map has none of them.
    std::vector<PlaceMark> marks;
    std::size_t all = 0;     ///< places on the map, listed or not
    std::size_t beyond = 0;  ///< places beside the map, which are not among the rows
    /// Of areas with a name and without a rank, where the rows are all those on the map: the first of them.
    std::vector<Row> rowsBeyond;
    std::vector<std::string> ranksBeyond;      ///< of them, where they have one
    std::size_t ranksSkipped = 0;              ///< the first of those, which the ranks of the rows leave out
    std::vector<std::string> everywhere = {};  ///< of gaps on the map: what is met nowhere
    Order order = Order::Largest;
    bool areGaps = false;
    bool insideFirst = false;  ///< those in the programme area before those outside it
    bool countedAnew = false;  ///< their numbers are those of the list, not their ranks
};

/// The first `most` of them: by rank if they have one (of homes those in the programme area where somebody
/// lives first, counted anew), bands from near to far origin by origin, else those of the largest value or of
/// the first class. Without rows where a place has neither a name nor a value. O(rows log rows).
[[nodiscard]] ResultPlaces placesOf(const model::ResultLayer& layer, const PageInput& input,
                                    std::size_t most);

/// Whether something of it is seen on the page's map; true before the map is laid.
[[nodiscard]] bool isOnMap(const model::ResultPlace& place, const PageInput& input);
/// Where a number of the place stands so that it is seen, if possible in the part of it inside the programme
/// area.
[[nodiscard]] geo::Point numberPlace(const model::ResultPlace& place, const PageInput& input, bool inside);
/// Where a place lies: "im Programmgebiet, Nordosten". Of what reaches over half of the programme area or
/// more only that it does.
struct Whereabouts {
    std::string text;
    bool inside = false;  ///< the text says that it lies in the programme area
};
/// `inside`: what the result itself says.
[[nodiscard]] Whereabouts whereaboutsOf(const geo::MultiPolygon& area, const model::ResultPlace& place,
                                        std::optional<bool> inside, Language language);
[[nodiscard]] bool reachesFar(const geo::MultiPolygon& area, const model::ResultPlace& place);
/// In what order they are listed, as after a title: ", nach Rang (die im Programmgebiet zuerst)"; may be
/// empty.
[[nodiscard]] std::string orderInWords(const ResultPlaces& places, const model::ResultLayer& layer,
                                       Language language);
/// What the list of them is called, before orderInWords().
[[nodiscard]] std::string listTitle(const ResultPlaces& places, const model::ResultLayer& layer,
                                    Language language);
/// "weitere Orte", "weitere Lücke": what so many of them are called after their number.
[[nodiscard]] LocalizedText morePlaces(const ResultPlaces& places, std::size_t count);
/// "Außerhalb der Karte: 2 weitere Orte (Rang 3, 7)", of many only the ranks that the list skips; empty if
/// there is none. Of bands and zones that they are counted whole.
[[nodiscard]] std::string beyondInWords(const ResultPlaces& places, Language language);
/// A label of the legend with the unit of its numbers: "bis 300 m".
[[nodiscard]] std::string classInWords(const model::ResultData& data, std::size_t index, Language language);
/// What the legend calls the class of those without a value: "nicht bekannt".
[[nodiscard]] std::string unknownInWords(const model::ResultData& data, Language language);
/// "Fläche: 311 ha" of a column "Fläche ha", "Kinder: 5 je ha" of "Kinder je ha".
struct Measured {
    std::string label;
    std::string text;
};
[[nodiscard]] Measured measured(const std::string& label, const std::string& text);

/// "1. Am Wald: 411 (neu erreicht: 320, im Grenzwert: 380)" of one of the rows; without its number where
/// that stands before it.
[[nodiscard]] std::string placeInWords(const ResultPlaces& places, const ResultPlaces::Row& row,
                                       bool withNumber = true);

/// What the only result on a page says in figures, for the room a list of gaps would take: its places by
/// name, or how many lie in each class; before it input.assumptions. Nullopt where there is nothing to be
/// told apart, or the layout has a chart of the same.
[[nodiscard]] std::optional<FactSheet> resultFacts(const PageInput& input);

/// Whether the only result on the page has numbers on the map: then the gaps beside it have none, and the
/// list is that of the result.
[[nodiscard]] bool ranksInsteadOfGaps(const PageInput& input);

/// What a map draws: "Wohngebäuden", "Orten", "Linien", "Flächen", as after "von".
[[nodiscard]] std::string placesNoun(const model::ResultData& data, std::size_t count, Language language);
/// What a list names: "Wegen" where homes stand there once for each standard, else as placesNoun().
[[nodiscard]] std::string rowsNoun(const model::ResultData& data, std::size_t count, Language language);

}  // namespace nordertor::publish

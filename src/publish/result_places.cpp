// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/result_places_p.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <set>

#include "base/number_format.h"
#include "base/text.h"
#include "model/programme_names.h"
#include "model/result_classes.h"

namespace nordertor::publish {
namespace {

using Kind = model::Presentation::Kind;
using model::ResultColumn;
using model::ResultData;
using model::ResultRow;

/// Columns of texts that say what a place is called, the most particular first.
constexpr std::array<const char*, 7> nameKeys{"name",     "site",     "area", "barrier",
                                              "facility", "standard", "theme"};
constexpr std::size_t mostPeopleColumns = 4;

/// The column of that key; texts in two languages are kept in one for each.
std::optional<std::size_t> columnIn(const ResultData& data, const std::string& key, Language language) {
    if (const auto own = columnOf(data, key)) {
        return own;
    }
    return columnOf(data, key + (language == Language::German ? "_de" : "_en"));
}

bool hasTexts(const ResultData& data, std::size_t column) {
    return std::ranges::any_of(data.rows, [&](const ResultRow& row) {
        return std::holds_alternative<std::string>(row.values[column]);
    });
}

std::optional<std::size_t> textColumn(const ResultData& data, const std::string& key, Language language) {
    const auto column = columnIn(data, key, language);
    return column && hasTexts(data, *column) ? column : std::nullopt;
}

std::optional<double> numberAt(const ResultRow& row, const std::optional<std::size_t>& column) {
    const auto* number = column ? std::get_if<double>(&row.values[*column]) : nullptr;
    return number != nullptr ? std::optional(*number) : std::nullopt;
}

std::string cellText(const ResultData& data, const ResultRow& row, std::size_t column, Language language) {
    if (const auto* text = std::get_if<std::string>(&row.values[column]); text != nullptr && !text->empty()) {
        return *text;
    }
    const auto number = numberAt(row, column);
    return number ? formatNumber(*number, data.columns[column].decimals, language) : notKnown(language);
}

/// The same; of persons, one or two are kept as unknown. `small`: others are unknown, too.
std::string listedText(const ResultData& data, const ResultRow& row, std::size_t column, bool small,
                       Language language) {
    const bool german = language == Language::German;
    const bool persons = data.columns[column].type == ResultColumn::Type::Persons;
    const bool known = std::ranges::any_of(
        data.rows, [&](const ResultRow& each) { return numberAt(each, column).has_value(); });
    if (!persons || !known || numberAt(row, column)) {
        return cellText(data, row, column, language);
    }
    return small ? (german ? "unter 3 oder nicht bekannt" : "fewer than 3 or not known")
                 : (german ? "unter 3" : "fewer than 3");
}

/// A column of the list, and what stands in it.
struct ListedColumn {
    TableColumn head;
    std::function<std::string(const ResultRow&)> text;
};

class PlaceList {
  public:
    PlaceList(const model::ResultLayer& layer, const PageInput& input)
        : layerData_(layer.data),
          data_(*layer.data),
          input_(input),
          language_(input.options.language),
          mayBeTooSmall_(layer.record.operation == "compare" || layer.record.operation == "indicators" ||
                         layer.record.operation == "site"),
          zones_(holdsZones(layer)),
          changes_(layer.record.operation == "whatif"),
          rank_(columnOf(data_, "rank")),
          value_(data_.legend.kind == Kind::Single ? std::nullopt : columnOf(data_, data_.legend.column)) {
        if (rank_ && (data_.columns[*rank_].type == ResultColumn::Type::Text ||
                      (layer.record.operation == "access" && !ranksByValue()))) {
            rank_.reset();
        }
        places_.order = holdsBands(layer) || zones_ ? ResultPlaces::Order::Bands
                        : rank_                     ? ResultPlaces::Order::Rank
                                                    : ResultPlaces::Order::Largest;
        for (const char* key : nameKeys) {
            // a home is not called by the standard its walk is about
            const bool ofHome = columnOf(data_, "home").has_value();
            name_ = name_ || ofHome ? name_ : textColumn(data_, key, language_);
        }
        places_.insideFirst = places_.order == ResultPlaces::Order::Rank && columnOf(data_, "where_de") &&
                              (!name_ || layer.record.operation == "gaps");
        // of homes the rank in the whole town would leave gaps in the list, and says no more than its order
        places_.countedAnew = places_.insideFirst && !name_ && layer.record.operation != "gaps";
        showsRank_ = rank_ && !places_.countedAnew;
        origin_ = columnOf(data_, "origin");
        places_.areGaps = layer.record.operation == "gaps";
        if (places_.areGaps) {
            counted_ = textColumn(data_, "counted", language_);
            atLeast_ = columnIn(data_, "at_least", language_);
            facilities_ = columnOf(data_, "facilities");
        }
        // cells of a grid are called by their numbers
        const auto id = columnOf(data_, "id");
        if (id && name_ && std::ranges::all_of(data_.rows, [&](const ResultRow& row) {
                return row.values[*id] == row.values[*name_];
            })) {
            name_.reset();
        }
    }

    ResultPlaces make(std::size_t most) {
        if (!name_ && !value_) {
            return std::move(places_);
        }
        zones_ ? addZoneColumns() : addColumns();
        for (const ListedColumn& column : columns_) {
            places_.columns.push_back(column.head);
        }
        const std::vector<const ResultRow*> rows = sortedRows();
        for (const ResultRow* row : rows) {
            // what bands and zones count is counted wherever it lies
            if (places_.order != ResultPlaces::Order::Bands && !isOnMap(row->place, input_)) {
                ++places_.beyond;
                if (showsRank_) {
                    places_.ranksBeyond.push_back(cellText(data_, *row, *rank_, language_));
                } else if (name_ && data_.geometry == model::ResultGeometry::Areas &&
                           places_.rowsBeyond.size() < most) {
                    places_.rowsBeyond.push_back(rowOf(*row));
                }
                continue;
            }
            noteEverywhere(*row);
            if (++places_.all > most) {
                continue;
            }
            places_.ranksSkipped = places_.ranksBeyond.size();
            places_.rows.emplace_back();
            places_.rows.back() = rowOf(*row);
            if (isMarked()) {
                mark(*row);
            }
        }
        if (places_.all > places_.rows.size()) {
            places_.rowsBeyond.clear();
        }
        return std::move(places_);
    }

  private:
    /// Ranks are those of what was measured; with the look of another column they say nothing of it.
    [[nodiscard]] bool ranksByValue() const {
        if (!value_ || data_.legend.kind == Kind::Categories) {
            return true;
        }
        std::vector<std::pair<double, double>> ranked;
        for (const ResultRow& row : data_.rows) {
            const auto rank = numberAt(row, rank_);
            const auto value = numberAt(row, value_);
            if (rank && value) {
                ranked.emplace_back(*rank, *value);
            }
        }
        std::ranges::sort(ranked);
        const auto rises = [](const auto& a, const auto& b) {
            return a.first < b.first && a.second < b.second;
        };
        const auto falls = [](const auto& a, const auto& b) {
            return a.first < b.first && a.second > b.second;
        };
        return std::ranges::adjacent_find(ranked, rises) == ranked.end() ||
               std::ranges::adjacent_find(ranked, falls) == ranked.end();
    }

    [[nodiscard]] ResultPlaces::Row rowOf(const ResultRow& row) const {
        ResultPlaces::Row listed;
        for (const ListedColumn& column : columns_) {
            listed.cells.push_back(column.text(row));
        }
        listed.insideArea = whereaboutsOf(row).inside;
        return listed;
    }

    [[nodiscard]] Whereabouts whereaboutsOf(const ResultRow& row) const {
        return publish::whereaboutsOf(input_.project.area.shape, row.place, saidInside(row), language_);
    }

    void noteEverywhere(const ResultRow& row) {
        if (name_ && numberAt(row, facilities_) == 0.0) {
            const std::string label = cellText(data_, row, *name_, language_);
            if (std::ranges::find(places_.everywhere, label) == places_.everywhere.end()) {
                places_.everywhere.push_back(label);
            }
        }
    }

    /// Signs with their rank in them are on the map anyway, and bands are no places.
    [[nodiscard]] bool isMarked() const {
        return (name_ || rank_) && places_.order != ResultPlaces::Order::Bands && !showsRanks(data_);
    }

    /// Also in the other language.
    [[nodiscard]] bool isName(std::size_t column) const {
        const auto base = [&](std::size_t each) {
            const std::string& key = data_.columns[each].key;
            return key.ends_with("_de") || key.ends_with("_en") ? key.substr(0, key.size() - 3) : key;
        };
        return name_ && base(column) == base(*name_);
    }

    void mark(const ResultRow& row) {
        const auto rank = showsRank_ ? numberAt(row, rank_) : std::nullopt;
        const std::size_t number = rank ? static_cast<std::size_t>(std::llround(*rank)) : places_.rows.size();
        // the legend of a map of how many lack something does not say which standard has which hue
        const bool unsaid = showsOverlaps(data_) && !data_.legend.column.starts_with("theme");
        const bool coloured = data_.legend.kind == Kind::Categories && !unsaid && !withoutColour(input_);
        const auto found = coloured ? classOf(data_, row) : std::nullopt;
        const style::Colour grey = unsaid || withoutColour(input_) ? ink : style::Colour{60, 60, 60, 255};
        const auto* area = std::get_if<geo::MultiPolygon>(&row.place);
        places_.marks.push_back(
            {number,
             numberPlace(row.place, input_, saidInside(row).value_or(true)),
             found ? style::Colour::parse(data_.legend.classes[*found].colour).value_or(grey) : grey,
             {},
             {},
             area != nullptr ? std::shared_ptr<const geo::MultiPolygon>(layerData_, area) : nullptr});
    }

    std::size_t add(TableColumn head, std::function<std::string(const ResultRow&)> text) {
        columns_.push_back({std::move(head), std::move(text)});
        return columns_.size() - 1;
    }
    /// "mind. 365 Kinder unter 10", as on the sheets of gaps; of homes where persons are not known.
    [[nodiscard]] std::string peopleText(const ResultRow& row, std::size_t persons) const {
        const auto* who = std::get_if<std::string>(&row.values[*counted_]);
        const auto known = numberAt(row, persons);
        const auto count = known ? known : numberAt(row, columnOf(data_, "homes"));
        if (who == nullptr || !count) {
            return listedText(data_, row, persons, mayBeTooSmall_, language_);
        }
        const bool atLeast = atLeast_ && std::holds_alternative<std::string>(row.values[*atLeast_]);
        return countedText(*count, *who, atLeast, language_);
    }

    std::size_t addOwn(std::size_t column, double share) {
        if (counted_ && data_.columns[column].key == "persons") {
            places_.heads.people =
                add({language_ == Language::German ? "Wem" : "To whom", 2},
                    [this, column](const ResultRow& row) { return peopleText(row, column); });
            return *places_.heads.people;
        }
        const ResultColumn& own = data_.columns[column];
        const bool text = own.type == ResultColumn::Type::Text;
        return add({own.label.in(language_), share, text ? Align::Left : Align::Right},
                   [this, column](const ResultRow& row) {
                       return listedText(data_, row, column, mayBeTooSmall_, language_);
                   });
    }

    void addColumns() {
        ResultPlaces::Heads& heads = places_.heads;
        const bool bands = places_.order == ResultPlaces::Order::Bands;
        if (showsRank_) {
            heads.rank = addOwn(*rank_, 0.5);
        } else if (isMarked()) {
            heads.rank = add({language_ == Language::German ? "Nr." : "No.", 0.5, Align::Right},
                             [this](const ResultRow&) { return std::to_string(places_.rows.size()); });
        }
        if (name_) {
            heads.name = addOwn(*name_, 3);
        } else if (const auto id = columnIn(data_, "id", language_); id && hasTexts(data_, *id)) {
            heads.id = addOwn(*id, 1.5);
        }
        // of areas as wide as the town none lies in the north
        const bool somewhere = std::ranges::any_of(data_.rows, [&](const ResultRow& row) {
            return !reachesFar(input_.project.area.shape, row.place) || saidInside(row);
        });
        if (!bands && somewhere) {
            heads.where = add({language_ == Language::German ? "Lage" : "Where", 2.2},
                              [this](const ResultRow& row) { return whereaboutsOf(row).text; });
        }
        // of gaps it says so itself that homes are counted
        const bool homesOfGaps = value_ && counted_ && data_.columns[*value_].key == "homes";
        if (value_ && value_ != rank_ && !isName(*value_) && !homesOfGaps) {
            heads.value = addValue(*value_);
        }
        if (counted_ && data_.legend.kind == Kind::Categories) {
            heads.group = heads.value;
        }
        addPeople();
    }

    /// Each zone is a class of the legend, unless it is classed in another way.
    [[nodiscard]] bool zonesAreClasses() const {
        std::set<std::size_t> classes;
        return std::ranges::all_of(data_.rows, [&](const ResultRow& row) {
            const auto found = classOf(data_, row);
            return found && classes.insert(*found).second;
        });
    }

    /// A zone is called as in the legend, else by its densities.
    void addZoneColumns() {
        places_.heads.name = add(
            {withCapital(data_.legend.title.in(language_)), 3},
            [this, classes = zonesAreClasses()](const ResultRow& row) {
                return classes ? data_.legend.classes[*classOf(data_, row)].label.in(language_)
                               : spanText(cellText(data_, row, *columnOf(data_, "from"), language_),
                                          cellText(data_, row, *columnOf(data_, "to"), language_), language_);
            });
        for (const char* key : {"hectares", "kilometres"}) {
            if (const auto column = columnOf(data_, key)) {
                places_.heads.value = addOwn(*column, 1.4);
            }
        }
        addOwn(*columnOf(data_, "amount"), 1.8);
    }

    /// What the result itself says of where a row lies.
    [[nodiscard]] std::optional<bool> saidInside(const ResultRow& row) const {
        const auto column = columnOf(data_, "where_de");
        const auto* text = column ? std::get_if<std::string>(&row.values[*column]) : nullptr;
        return text == nullptr                        ? std::nullopt
               : *text == model::whereLabel(true).de  ? std::optional(true)
               : *text == model::whereLabel(false).de ? std::optional(false)
                                                      : std::nullopt;
    }

    std::size_t addValue(std::size_t column) {
        if (data_.legend.kind != Kind::Categories) {
            return addOwn(column, 1.4);
        }
        // the legend of hatches is titled by what lies there: "Lücken nach Thema"
        std::string title = isHatched(data_) ? std::string() : data_.legend.title.in(language_);
        const bool taken = std::ranges::any_of(
            data_.columns, [&](const ResultColumn& own) { return own.label.in(language_) == title; });
        title = taken ? std::string() : title;
        return add({title.empty() ? data_.columns[column].label.in(language_) : title, 1.8},
                   [this](const ResultRow& row) {
                       const auto found = classOf(data_, row);
                       return found ? data_.legend.classes[*found].label.in(language_) : notKnown(language_);
                   });
    }

    /// How many persons each of them is about; all persons before groups of them.
    void addPeople() {
        std::vector<std::size_t> people;
        const auto want = [&](std::optional<std::size_t> column) {
            const bool known =
                column && (column == value_ || std::ranges::find(people, *column) != people.end());
            if (column && !known && people.size() < mostPeopleColumns) {
                people.push_back(*column);
            }
        };
        // what a class was made of
        if (data_.legend.kind == Kind::Categories && !data_.legend.grid) {
            want(columnOf(data_, "value"));
        }
        want(columnOf(data_, "persons"));
        want(columnOf(data_, "persons_all"));
        for (std::size_t c = 0; c < data_.columns.size(); ++c) {
            want(data_.columns[c].type == ResultColumn::Type::Persons ? std::optional(c) : std::nullopt);
        }
        if (people.empty() && places_.order == ResultPlaces::Order::Bands) {
            want(columnOf(data_, "homes"));
        }
        for (const std::size_t column : people) {
            addOwn(column, 1.2);
        }
    }

    /// Less is earlier.
    using Key = std::array<double, 3>;

    [[nodiscard]] Key keyOf(const ResultRow& row, std::map<std::string, double>& origins) const {
        static constexpr double last = std::numeric_limits<double>::infinity();
        const double value = numberAt(row, zones_ ? columnOf(data_, "from") : value_).value_or(-last);
        switch (places_.order) {
            case ResultPlaces::Order::Rank: {
                // of places without a name the value is all there is to say, and where nobody lives nobody
                // lacks anything
                const bool unknown =
                    value_ && !numberAt(row, value_) && data_.legend.kind != Kind::Categories;
                const bool empty = places_.countedAnew && numberAt(row, columnOf(data_, "persons")) == 0.0;
                const bool silent = !name_ && (unknown || empty);
                const bool outside = places_.insideFirst && !saidInside(row).value_or(true);
                return {silent ? 1.0 : 0.0, outside ? 1.0 : 0.0, numberAt(row, rank_).value_or(last)};
            }
            case ResultPlaces::Order::Bands: {
                const auto* origin = origin_ ? std::get_if<std::string>(&row.values[*origin_]) : nullptr;
                const auto place = origins.try_emplace(origin != nullptr ? *origin : std::string(),
                                                       static_cast<double>(origins.size()));
                return {place.first->second, value, 0};
            }
            case ResultPlaces::Order::Largest:
                break;
        }
        if (data_.legend.kind == Kind::Categories) {
            const auto index = classOf(data_, row);
            const double amount = numberAt(row, columnOf(data_, "value")).value_or(-last);
            return {index ? static_cast<double>(*index) : last, -amount, 0};
        }
        // a walk that gets shorter matters as much as one that gets longer
        return {changes_ && std::isfinite(value) ? -std::abs(value) : -value, 0, 0};
    }

    /// Those that have a place.
    [[nodiscard]] std::vector<const ResultRow*> sortedRows() const {
        std::vector<std::pair<Key, const ResultRow*>> keyed;
        std::map<std::string, double> origins;
        for (const ResultRow& row : data_.rows) {
            if (!std::holds_alternative<std::monostate>(row.place)) {
                keyed.emplace_back(keyOf(row, origins), &row);
            }
        }
        std::ranges::stable_sort(keyed, {}, [](const auto& each) { return each.first; });
        std::vector<const ResultRow*> rows;
        std::ranges::transform(keyed, std::back_inserter(rows), [](const auto& each) { return each.second; });
        return rows;
    }

    std::shared_ptr<const ResultData> layerData_;
    const ResultData& data_;
    const PageInput& input_;
    Language language_;
    /// Areas of few residents tell nothing, nor do figures of sites from which a small one would follow.
    bool mayBeTooSmall_;
    bool zones_;
    bool changes_;  ///< values above and below zero
    std::optional<std::size_t> rank_;
    bool showsRank_ = false;
    std::optional<std::size_t> value_;
    std::optional<std::size_t> name_;
    std::optional<std::size_t> origin_;
    std::optional<std::size_t> counted_;     ///< of gaps: who the persons are
    std::optional<std::size_t> atLeast_;     ///< of gaps: a text where there may be more of them
    std::optional<std::size_t> facilities_;  ///< of gaps: how many could meet the standard
    std::vector<ListedColumn> columns_;
    ResultPlaces places_;
};

/// "Personen, bekannt sind nur unter 10" of "Personen (bekannt sind nur unter 10)", to stand within brackets.
std::string withoutBrackets(const std::string& label) {
    const std::size_t open = label.find(" (");
    return open == std::string::npos || label.back() != ')'
               ? label
               : label.substr(0, open) + ", " + label.substr(open + 2, label.size() - open - 3);
}

}  // namespace

ResultPlaces placesOf(const model::ResultLayer& layer, const PageInput& input, std::size_t most) {
    return PlaceList(layer, input).make(most);
}

std::string placeInWords(const ResultPlaces& places, const ResultPlaces::Row& row, bool withNumber) {
    const ResultPlaces::Heads& heads = places.heads;
    const std::vector<std::string>& cells = row.cells;
    std::string text = heads.rank && withNumber ? cells[*heads.rank] + ". " : "";
    const auto called = heads.name ? heads.name : heads.where ? heads.where : heads.id;
    text += called ? cells[*called] : "";
    // of those in the programme area, which come first, it goes without saying
    if (heads.name && heads.where && places.insideFirst && !row.insideArea) {
        text += " (" + cells[*heads.where] + ")";
    }
    // who lacks something matters more than the sign
    const auto said = heads.people ? heads.people : heads.value;
    if (said) {
        text += (called ? ": " : "") + measured(places.columns[*said].label, cells[*said]).text;
    }
    std::vector<std::string> more;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        if (c != heads.rank && c != heads.name && c != heads.id && c != heads.where && c != heads.group &&
            c != said) {
            const Measured fact = measured(places.columns[c].label, cells[c]);
            more.push_back(withoutBrackets(fact.label) + ": " + fact.text);
        }
    }
    return text + (more.empty() ? "" : " (" + joined(more, ", ") + ")");
}

std::string placesNoun(const model::ResultData& data, std::size_t count, Language language) {
    const bool german = language == Language::German;
    const bool one = count == 1;
    switch (data.geometry) {
        case model::ResultGeometry::Points:
            if (columnOf(data, "home")) {
                return german ? (one ? "Wohngebäude" : "Wohngebäuden") : (one ? "home" : "homes");
            }
            return german ? (one ? "Ort" : "Orten") : (one ? "place" : "places");
        case model::ResultGeometry::Lines:
            return german ? (one ? "Linie" : "Linien") : (one ? "line" : "lines");
        case model::ResultGeometry::Areas:
            break;
    }
    return german ? (one ? "Fläche" : "Flächen") : (one ? "area" : "areas");
}

std::string rowsNoun(const model::ResultData& data, std::size_t count, Language language) {
    if (drawnRows(data).size() == data.rows.size()) {
        return placesNoun(data, count, language);
    }
    const bool one = count == 1;
    return language == Language::German ? (one ? "Weg" : "Wegen") : (one ? "walk" : "walks");
}

}  // namespace nordertor::publish

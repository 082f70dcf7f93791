// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/result_places_p.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <numbers>

#include "base/number_format.h"
#include "base/text.h"
#include "geo/area_operations.h"
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

geo::Point middleOf(const model::ResultPlace& place) {
    if (const auto* point = std::get_if<geo::Point>(&place)) {
        return *point;
    }
    if (const auto* area = std::get_if<geo::MultiPolygon>(&place)) {
        return geo::pointInside(*area).value_or(geo::centroid(*area));
    }
    geo::Box box;
    for (const geo::Points& line : std::get<std::vector<geo::Points>>(place)) {
        box.add(geo::boxOf(line));
    }
    return box.centre();
}

/// "im Programmgebiet, Nordosten"
std::string whereInWords(const geo::MultiPolygon& area, geo::Point at, Language language) {
    struct Direction {
        const char* de;
        const char* en;
    };
    static constexpr std::array<Direction, 8> directions{{{"Osten", "east"},
                                                          {"Nordosten", "north-east"},
                                                          {"Norden", "north"},
                                                          {"Nordwesten", "north-west"},
                                                          {"Westen", "west"},
                                                          {"Südwesten", "south-west"},
                                                          {"Süden", "south"},
                                                          {"Südosten", "south-east"}}};
    const bool german = language == Language::German;
    const geo::Box box = geo::boxOf(area);
    const double east = (at.x - box.centre().x) / std::max(box.width(), 1.0);
    const double north = (at.y - box.centre().y) / std::max(box.height(), 1.0);
    const bool inside = geo::contains(area, at);
    static constexpr double middle = 1.0 / 6;  // of the area's width and height, from its centre
    std::string text =
        inside ? (german ? "im Programmgebiet, " : "in the area, ") : (german ? "außerhalb, " : "outside, ");
    if (inside && std::hypot(east, north) < middle) {
        return text + (german ? "Mitte" : "centre");
    }
    const double eighths = std::atan2(north, east) / (std::numbers::pi / 4);
    const auto direction = static_cast<std::size_t>(std::llround(eighths) + 8) % directions.size();
    return text + (german ? directions.at(direction).de : directions.at(direction).en);
}

/// A column of the list, and what stands in it.
struct ListedColumn {
    TableColumn head;
    std::function<std::string(const ResultRow&)> text;
};

class PlaceList {
  public:
    PlaceList(const model::ResultLayer& layer, const model::Project& project, Language language)
        : data_(*layer.data),
          project_(project),
          language_(language),
          rank_(columnOf(data_, "rank")),
          value_(data_.legend.kind == Kind::Single ? std::nullopt : columnOf(data_, data_.legend.column)) {
        if (rank_ && data_.columns[*rank_].type == ResultColumn::Type::Text) {
            rank_.reset();
        }
        places_.order = holdsBands(layer) ? ResultPlaces::Order::Bands
                        : rank_           ? ResultPlaces::Order::Rank
                                          : ResultPlaces::Order::Largest;
        for (const char* key : nameKeys) {
            name_ = name_ ? name_ : textColumn(data_, key, language);
        }
        origin_ = columnOf(data_, "origin");
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
        addColumns();
        for (const ListedColumn& column : columns_) {
            places_.columns.push_back(column.head);
        }
        const std::vector<const ResultRow*> rows = sortedRows();
        places_.all = rows.size();
        for (const ResultRow* row : rows) {
            if (places_.rows.size() == most) {
                break;
            }
            auto& cells = places_.rows.emplace_back();
            for (const ListedColumn& column : columns_) {
                cells.push_back(column.text(*row));
            }
        }
        return std::move(places_);
    }

  private:
    std::size_t add(TableColumn head, std::function<std::string(const ResultRow&)> text) {
        columns_.push_back({std::move(head), std::move(text)});
        return columns_.size() - 1;
    }
    std::size_t addOwn(std::size_t column, double share) {
        const ResultColumn& own = data_.columns[column];
        const bool text = own.type == ResultColumn::Type::Text;
        return add({own.label.in(language_), share, text ? Align::Left : Align::Right},
                   [this, column](const ResultRow& row) { return cellText(data_, row, column, language_); });
    }

    void addColumns() {
        ResultPlaces::Heads& heads = places_.heads;
        const bool bands = places_.order == ResultPlaces::Order::Bands;
        if (rank_) {
            heads.rank = addOwn(*rank_, 0.5);
        }
        if (name_) {
            heads.name = addOwn(*name_, 3);
        } else if (const auto id = columnIn(data_, "id", language_); id && hasTexts(data_, *id)) {
            heads.id = addOwn(*id, 1.5);
        }
        if (!bands) {
            heads.where =
                add({language_ == Language::German ? "Lage" : "Where", 2.2}, [this](const ResultRow& row) {
                    return whereInWords(project_.area.shape, middleOf(row.place), language_);
                });
        }
        if (value_ && value_ != rank_ && value_ != name_) {
            heads.value = addValue(*value_);
        }
        addPeople();
    }

    std::size_t addValue(std::size_t column) {
        if (data_.legend.kind != Kind::Categories) {
            return addOwn(column, 1.4);
        }
        const std::string title = data_.legend.title.in(language_);
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
    using Key = std::pair<double, double>;

    [[nodiscard]] Key keyOf(const ResultRow& row, std::map<std::string, double>& origins) const {
        static constexpr double last = std::numeric_limits<double>::infinity();
        const double value = numberAt(row, value_).value_or(-last);
        switch (places_.order) {
            case ResultPlaces::Order::Rank:
                return {numberAt(row, rank_).value_or(last), 0};
            case ResultPlaces::Order::Bands: {
                const auto* origin = origin_ ? std::get_if<std::string>(&row.values[*origin_]) : nullptr;
                const auto place = origins.try_emplace(origin != nullptr ? *origin : std::string(),
                                                       static_cast<double>(origins.size()));
                return {place.first->second, value};
            }
            case ResultPlaces::Order::Largest:
                break;
        }
        if (data_.legend.kind == Kind::Categories) {
            const auto index = classOf(data_, row);
            const double amount = numberAt(row, columnOf(data_, "value")).value_or(-last);
            return {index ? static_cast<double>(*index) : last, -amount};
        }
        return {-value, 0};
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

    const ResultData& data_;
    const model::Project& project_;
    Language language_;
    std::optional<std::size_t> rank_;
    std::optional<std::size_t> value_;
    std::optional<std::size_t> name_;
    std::optional<std::size_t> origin_;
    std::vector<ListedColumn> columns_;
    ResultPlaces places_;
};

}  // namespace

ResultPlaces placesOf(const model::ResultLayer& layer, const model::Project& project, std::size_t most,
                      Language language) {
    return PlaceList(layer, project, language).make(most);
}

std::string placeInWords(const ResultPlaces& places, const std::vector<std::string>& cells) {
    const ResultPlaces::Heads& heads = places.heads;
    std::string text = heads.rank ? cells[*heads.rank] + ". " : "";
    const auto called = heads.name ? heads.name : heads.where ? heads.where : heads.id;
    text += called ? cells[*called] : "";
    if (heads.value) {
        text += (called ? ": " : "") + cells[*heads.value];
    }
    std::vector<std::string> more;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        if (c != heads.rank && c != heads.name && c != heads.id && c != heads.where && c != heads.value) {
            more.push_back(places.columns[c].label + " " + cells[c]);
        }
    }
    return text + (more.empty() ? "" : " (" + joined(more, ", ") + ")");
}

std::string placesNoun(model::ResultGeometry geometry, std::size_t count, Language language) {
    const bool german = language == Language::German;
    const bool one = count == 1;
    switch (geometry) {
        case model::ResultGeometry::Points:
            return german ? (one ? "Ort" : "Orten") : (one ? "place" : "places");
        case model::ResultGeometry::Lines:
            return german ? (one ? "Linie" : "Linien") : (one ? "line" : "lines");
        case model::ResultGeometry::Areas:
            break;
    }
    return german ? (one ? "Fläche" : "Flächen") : (one ? "area" : "areas");
}

}  // namespace nordertor::publish

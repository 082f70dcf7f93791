// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "publish/table_pages_p.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/number_format.h"
#include "base/quotation.h"
#include "publish/page_assumptions_p.h"
#include "publish/result_places_p.h"
#include "render/text_metrics.h"

namespace nordertor::publish {
namespace {

constexpr TextLook cellLook{2.8, render::FontFace::Regular, ink};
constexpr TextLook headerLook{2.8, render::FontFace::Semibold, ink};
constexpr double padding = 1;  ///< mm beside and above the text of a cell
constexpr double beforeTable = 5;

/// Writes rows from the top, turning the page where one does not fit.
class TablePages {
  public:
    TablePages(const PageInput& input, std::size_t before)
        : input_(input),
          before_(before),
          box_(input.layout.inner()),
          bottom_(box_.bottom() - pageNumberHeight) {}

    std::vector<PageDrawing> write(const std::vector<TableContent>& tables) {
        turn();
        for (const TableContent& table : tables) {
            table_ = &table;
            layColumns();
            y_ += fresh_ ? 0 : beforeTable;
            std::size_t row = 0;
            do {
                row = writeSome(row);
            } while (row < table.rows.size());
        }
        finishPage();
        return std::move(pages_);
    }

  private:
    void layColumns() {
        const double all = std::accumulate(table_->columns.begin(), table_->columns.end(), 0.0,
                                           [](double sum, const TableColumn& c) { return sum + c.share; });
        lefts_ = {box_.left};
        for (const TableColumn& column : table_->columns) {
            lefts_.push_back(lefts_.back() + box_.width * column.share / all);
        }
    }

    [[nodiscard]] double textWidth(std::size_t column) const {
        return lefts_[column + 1] - lefts_[column] - 2 * padding;
    }

    [[nodiscard]] double heightOf(const std::vector<std::string>& cells, const TextLook& look) const {
        double height = PageWriter::advance(look);
        for (std::size_t c = 0; c < cells.size(); ++c) {
            height = std::max(height, PageWriter::height(textWidth(c), cells[c], look));
        }
        return height + 2 * padding;
    }

    [[nodiscard]] std::vector<std::string> labels() const {
        std::vector<std::string> texts;
        for (const TableColumn& column : table_->columns) {
            texts.push_back(column.label);
        }
        return texts;
    }

    /// Heading, header row and as many rows as the page takes, at least one; the next row.
    std::size_t writeSome(std::size_t row) {
        const double top = sectionHeadingHeight() + heightOf(labels(), headerLook);
        const double first = row < table_->rows.size() ? heightOf(table_->rows[row], cellLook) : 0;
        if (!fresh_ && y_ + top + first > bottom_) {
            turn();
        }
        fresh_ = false;
        writeSectionHeading(
            *page_, {box_.left, y_, box_.width, sectionHeadingHeight()},
            table_->heading + (row == 0                                      ? ""
                               : input_.options.language == Language::German ? " (Fortsetzung)"
                                                                             : " (continued)"));
        y_ += sectionHeadingHeight();
        const auto table = page_->element(Role::Table);
        writeRow(labels(), headerLook, Role::HeaderCell);
        const std::size_t before = row;
        while (row < table_->rows.size() &&
               (row == before || y_ + heightOf(table_->rows[row], cellLook) <= bottom_)) {
            writeRow(table_->rows[row++], cellLook, Role::Cell);
        }
        return row;
    }

    void writeRow(const std::vector<std::string>& cells, const TextLook& look, Role role) {
        const double height = heightOf(cells, look);
        {
            const auto frame = page_->artifact();
            if (role == Role::HeaderCell) {
                page_->rectangle({box_.left, y_, box_.width, height}, {236, 236, 236, 255});
            }
            page_->rule(box_.left, box_.right(), y_ + height, hairline,
                        role == Role::HeaderCell ? 0.3 : 0.15);
        }
        const auto row = page_->element(Role::Row);
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const auto cell = page_->element(role);
            // what does not fit is broken into lines, which begin at the left
            const bool fits = render::textWidth(cells[c], look.face, look.size) <= textWidth(c);
            if (table_->columns[c].align == Align::Right && fits) {
                page_->line(lefts_[c + 1] - padding, y_ + padding, cells[c], look, Align::Right);
            } else {
                page_->paragraph(lefts_[c] + padding, y_ + padding, textWidth(c), cells[c], look);
            }
        }
        y_ += height;
    }

    void turn() {
        finishPage();
        page_.emplace(input_.layout.width, input_.layout.height);
        y_ = box_.top;
        fresh_ = true;
        if (input_.project.hasExampleData()) {
            writeWarning(*page_, input_, {box_.left, y_, box_.width, warningHeight});
            y_ += warningHeight + 3;
        }
    }

    void finishPage() {
        if (page_) {
            writePageNumber(*page_, input_, before_ + pages_.size());
            pages_.push_back(page_->take());
        }
    }

    const PageInput& input_;
    std::size_t before_;  ///< pages
    PageBox box_;         ///< as wide as the page's content
    double bottom_;
    double y_ = 0;
    bool fresh_ = true;  ///< no table on the page yet
    const TableContent* table_ = nullptr;
    std::vector<double> lefts_;
    std::optional<PageWriter> page_;
    std::vector<PageDrawing> pages_;
};

/// "263 von 1.923 Orten auf der Karte"
std::string partOnMap(const std::string& noun, std::size_t all, std::size_t beyond, Language language) {
    const bool german = language == Language::German;
    return formatCount(static_cast<std::int64_t>(all - beyond), language) + (german ? " von " : " of ") +
           formatCount(static_cast<std::int64_t>(all), language) + " " + noun +
           (german ? " auf der Karte" : " on the map");
}

TableContent classesTable(const model::ResultLayer& layer, const PageInput& input) {
    const Language language = input.options.language;
    const bool german = language == Language::German;
    TableContent table{withCapital(layer.record.title.in(language)),
                       {{withCapital(layer.data->legend.title.in(language)), 3},
                        {german ? "Anzahl" : "Number", 1, Align::Right},
                        {german ? "Anteil" : "Share", 1, Align::Right}},
                       {}};
    const ClassFigures figures = classFigures(layer, input);
    if (figures.beyond > 0) {
        table.heading += " – " + partOnMap(placesNoun(*layer.data, figures.drawn, language), figures.drawn,
                                           figures.beyond, language);
    }
    if (!figures.places) {
        table.columns[1].label = figures.what.in(language);
    }
    const auto add = [&](const std::string& label, const std::optional<double>& amount) {
        table.rows.push_back(
            {label, amount ? formatCount(std::llround(*amount), language) : notKnown(language),
             amount && figures.all > 0 ? formatNumber(100 * *amount / figures.all, 1, language) + " %" : ""});
    };
    for (const ClassFigure& figure : figures.classes) {
        add(layer.data->legend.classes[figure.index].label.in(language), figure.amount);
    }
    if (figures.unknown > 0) {
        add(unknownInWords(*layer.data, language), static_cast<double>(figures.unknown));
    }
    return table;
}

/// The places one by one, none if there is nothing to say of each.
std::optional<TableContent> placesTable(const model::ResultLayer& layer, const PageInput& input) {
    static constexpr std::size_t mostRows = 100;
    const Language language = input.options.language;
    const bool german = language == Language::German;
    ResultPlaces places = placesOf(layer, input, mostRows);
    if (places.rows.empty()) {
        return std::nullopt;
    }
    const std::size_t listed = places.rows.size();
    const auto count = [&](std::size_t number) {
        return formatCount(static_cast<std::int64_t>(number), language);
    };
    std::string heading = withCapital(layer.record.title.in(language)) + " – ";
    heading += listed == places.all
                   ? (german ? "einzeln" : "one by one")
                   : (german ? "die ersten " : "the first ") + count(listed) + (german ? " von " : " of ") +
                         count(places.all) + " " + rowsNoun(*layer.data, places.all, language);
    if (places.beyond > 0) {
        heading += ", " + partOnMap(rowsNoun(*layer.data, layer.data->rows.size(), language),
                                    layer.data->rows.size(), places.beyond, language);
    }
    if (!places.marks.empty()) {
        heading += numbersOnMap(input.placesNumbered, listed, language);
    }
    TableContent table{heading, std::move(places.columns), {}};
    for (ResultPlaces::Row& row : places.rows) {
        table.rows.push_back(std::move(row.cells));
    }
    return table;
}

TableContent withTypography(TableContent table, Language language) {
    table.heading = typographic(table.heading, language);
    for (auto& row : table.rows) {
        for (std::string& cell : row) {
            cell = typographic(cell, language);
        }
    }
    return table;
}

}  // namespace

std::string numbersOnMap(std::size_t numbered, std::size_t rows, Language language) {
    if (numbered >= rows) {
        return {};
    }
    const bool german = language == Language::German;
    if (numbered == 0) {
        return german ? "; ohne Nummern auf der Karte" : "; without numbers on the map";
    }
    const std::string count = formatCount(static_cast<std::int64_t>(numbered), language);
    return german ? (numbered == 1 ? "; auf der Karte mit Nummer der erste Eintrag"
                                   : "; auf der Karte mit Nummer die ersten " + count)
                  : (numbered == 1 ? "; with a number on the map the first entry"
                                   : "; with a number on the map the first " + count);
}

TableContent gapTable(const PageInput& input) {
    const Language language = input.options.language;
    const auto in = [&](const char* german, const char* english) {
        return std::string(language == Language::German ? german : english);
    };
    TableContent table{in("Lücken", "Gaps") + gapsBesideResults(input) +
                           (!input.outlines.empty() ? in(" im umrandeten Gebiet", " in the area outlined")
                            : input.options.centre  ? in(" im Kartenausschnitt", " on this map")
                                                    : in(" mit Mittelpunkt im Kartenausschnitt",
                                                         " with their centre on this map")),
                       {{in("Nr.", "No."), 0.5, Align::Right},
                        {in("Was fehlt", "What is missing"), 2.6},
                        {in("Wem", "To whom"), 2},
                        {in("Nächste Einrichtung", "Nearest facility"), 2.8},
                        {in("Lage", "Where"), 1.9}},
                       {}};
    for (std::size_t i = 0; i < input.gaps.size(); ++i) {
        const GapFacts facts = gapFacts(input.themes, *input.report, *input.gaps[i], language);
        table.rows.push_back({formatCount(static_cast<std::int64_t>(i + 1), language), facts.missing,
                              facts.persons, facts.nearest,
                              input.gaps[i]->insideArea ? in("im Programmgebiet", "in the area")
                                                        : in("außerhalb", "outside")});
    }
    const auto numbers = numbersOf(input);
    const auto numbered = static_cast<std::size_t>(
        std::ranges::count_if(numbers, [](const auto& each) { return each.second > 0; }));
    table.heading += numbersOnMap(numbered, table.rows.size(), language);
    return withTypography(std::move(table), language);
}

std::vector<TableContent> tablesOf(const PageInput& input) {
    std::vector<TableContent> tables = assumptionTables(input);
    if (input.options.gaps && !input.gaps.empty()) {
        tables.push_back(gapTable(input));
    }
    for (const std::string& name : input.options.results) {
        const model::ResultLayer* layer = findResult(input.project, name);
        if (layer != nullptr && layer->data != nullptr && !layer->data->rows.empty()) {
            auto places = placesTable(*layer, input);
            // where all look alike, the number of all says nothing that the list does not
            if (!places || layer->data->legend.classes.size() > 1) {
                tables.push_back(classesTable(*layer, input));
            }
            if (places) {
                tables.push_back(std::move(*places));
            }
        }
    }
    for (TableContent& table : tables) {
        table = withTypography(std::move(table), input.options.language);
    }
    return tables;
}

std::vector<PageDrawing> tablePages(const PageInput& input, const std::vector<TableContent>& tables,
                                    std::size_t before) {
    return tables.empty() ? std::vector<PageDrawing>() : TablePages(input, before).write(tables);
}

}  // namespace nordertor::publish

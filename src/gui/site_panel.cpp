// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/site_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <set>
#include <utility>

#include "base/number_format.h"
#include "gui/map_widget.h"
#include "gui/panel_parts.h"
#include "gui/table_model.h"

namespace nordertor::gui {
namespace {

const LocalizedText usualName{"standorte", "sites"};  ///< of a layer

/// What every search is about; the rest is folded away.
bool isSpecial(const ops::ParameterSpec& spec) {
    static const std::set<std::string> usual{"model",      "standard", "kind", "sites",
                                             "candidates", "where",    "exact"};
    return !usual.contains(spec.name);
}

/// Usually one kind is looked for, chosen by its name.
ops::ParameterSpec kindChoice(ops::ParameterSpec spec, const model::ThemeSet& themes) {
    spec.type = ops::ParameterType::Choice;
    for (const model::Theme& theme : themes.themes) {
        for (const model::FacilityKind& kind : theme.facilityKinds) {
            spec.choices.push_back(theme.id + "." + kind.id);
            spec.choiceLabels.push_back(
                {theme.label.de + ": " + kind.label.de, theme.label.en + ": " + kind.label.en});
        }
    }
    return spec;
}

/// Columns of the table that a narrow panel has room for.
ops::Table forPanel(const ops::Table& table) {
    ops::Table narrow{.key = table.key, .title = table.title, .columns = {}, .rows = {}};
    std::vector<std::size_t> kept;
    for (const char* key : {"rank", "site", "newly_reached"}) {
        const auto at = std::ranges::find(table.columns, key, &ops::Column::key);
        if (at != table.columns.end()) {
            kept.push_back(static_cast<std::size_t>(at - table.columns.begin()));
            narrow.columns.push_back(*at);
        }
    }
    for (const auto& row : table.rows) {
        auto& cells = narrow.rows.emplace_back();
        for (const std::size_t column : kept) {
            cells.push_back(row[column]);
        }
    }
    return narrow;
}

QPushButton* makeButton(const QString& text, const QString& toolTip, QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    button->setToolTip(toolTip);
    return button;
}

}  // namespace

SitePanel::SitePanel(Workbench& workbench, MapWidget& map, Words words, QWidget* parent)
    : QWidget(parent),
      workbench_(workbench),
      map_(map),
      words_(words),
      search_(new SiteSearch(workbench, this)),
      scroll_(new QScrollArea(this)),
      start_(makeButton(words({"&Suchen", "&Search"}),
                        words({"Sucht die besten Standorte; die Karte zeigt, was bisher gefunden ist.",
                               "Looks for the best sites; the map shows what is found so far."}),
                        this)),
      stop_(makeButton(words({"An&halten", "S&top"}),
                       words({"Beendet die Suche; das Beste bis dahin bleibt.",
                              "Ends the search; the best so far is kept."}),
                       this)),
      busy_(new QProgressBar(this)),
      figures_(new QLabel(this)),
      table_(new QTableView(this)),
      order_(new QSortFilterProxyModel(this)),
      storeRow_(new QWidget(this)),
      name_(new QLineEdit(words(usualName), storeRow_)),
      storeError_(new QLabel(this)) {
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    busy_->setRange(0, 0);
    busy_->setTextVisible(false);
    busy_->setMaximumHeight(start_->sizeHint().height() / 2);
    busy_->setAccessibleName(words_({"Suche läuft", "Search is running"}));
    for (QLabel* label : {figures_, storeError_}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    figures_->setAccessibleName(words_({"Ergebnis der Suche", "Result of the search"}));
    prepareTable(*table_, words_({"Gefundene Standorte", "Sites found"}));
    order_->setSortRole(TableModel::SortRole);
    table_->setModel(order_);

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(start_);
    buttons->addWidget(stop_);
    buttons->addWidget(busy_, 1);
    auto* storeLine = new QHBoxLayout(storeRow_);
    storeLine->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(words_({"Als &Ebene ablegen:", "&Keep as layer:"}), storeRow_);
    label->setBuddy(name_);
    auto* keep = makeButton(words_({"A&blegen", "K&eep"}),
                            words_({"Legt die Standorte unter diesem Namen im Projekt ab.",
                                    "Keeps the sites in the project under this name."}),
                            storeRow_);
    storeLine->addWidget(label);
    storeLine->addWidget(name_, 1);
    storeLine->addWidget(keep);
    // without a result the form has all the room
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->addWidget(scroll_, 1);
    column->addLayout(buttons);
    column->addWidget(figures_);
    column->addWidget(table_, 1);
    column->addWidget(storeRow_);
    column->addWidget(storeError_);
    setFocusProxy(start_);

    connect(start_, &QPushButton::clicked, this, &SitePanel::start);
    connect(stop_, &QPushButton::clicked, search_, &SiteSearch::stop);
    connect(keep, &QPushButton::clicked, this, &SitePanel::store);
    connect(name_, &QLineEdit::returnPressed, this, &SitePanel::store);
    connect(table_, &QTableView::clicked, this, [this](const QModelIndex& index) { goToSite(index.row()); });
    connect(table_, &QTableView::activated, this,
            [this](const QModelIndex& index) { goToSite(index.row()); });
    connect(search_, &SiteSearch::runningChanged, this, &SitePanel::showRunning);
    connect(search_, &SiteSearch::improved, this, &SitePanel::showSoFar);
    connect(search_, &SiteSearch::found, this, [this](const auto& outcome) { showFound(*outcome); });
    connect(search_, &SiteSearch::failed, this, &SitePanel::showFailure);
    connect(search_, &SiteSearch::dropped, this, [this] {
        clear();
        buildForm();
        showRunning(false);
    });
    connect(&workbench_, &Workbench::operationDone, this,
            [this](const QString& id, const std::shared_ptr<ops::Outcome>& outcome) {
                if (id == "site") {
                    figures_->setText(words_(outcome->summary).toHtmlEscaped());
                }
            });
    buildForm();
    clear();
    showRunning(false);
}

void SitePanel::buildForm() {
    std::map<std::string, std::vector<std::string>> before;
    if (form_ != nullptr) {
        before = form_->given();
    }
    std::vector<ops::ParameterSpec> parameters;
    for (const ops::ParameterSpec& spec : ops::findOperation("site")->info().parameters) {
        if (spec.name == "kind") {
            parameters.push_back(kindChoice(spec, *workbench_.themes()));
        } else if (spec.name != "store" && spec.name != "date" && !spec.recipeOnly) {
            parameters.push_back(withOffers(spec, *workbench_.themes(), workbench_.project()));
        }
    }
    form_ = new OperationForm(parameters, isSpecial, words_, scroll_);
    for (const auto& [name, values] : before) {
        form_->preset(name, values);
    }
    scroll_->setWidget(form_);
}

void SitePanel::start() {
    form_->clearErrors();
    clear();
    const auto& parameters = ops::findOperation("site")->info().parameters;
    const auto values = ops::ParameterValues::create(parameters, form_->given());
    if (!values) {
        showFailure(values.error());
        return;
    }
    figures_->setText(words_({"Die Suche beginnt …", "The search begins …"}));
    search_->start(*values);
}

void SitePanel::showRunning(bool running) {
    start_->setEnabled(!running && workbench_.project() != nullptr);
    stop_->setEnabled(running);
    busy_->setVisible(running);
}

void SitePanel::showSoFar(const ops::SitesSoFar& soFar) {
    const auto row = [&](const LocalizedText& name, const QString& value) {
        return "<tr><td>" + words_(name) + "&nbsp;&nbsp;</td><td><b>" + value.toHtmlEscaped() +
               "</b></td></tr>";
    };
    const QString gap = toQt(formatNumber(soFar.gapPercent, 1, words_.language())) + " %";
    figures_->setText("<p>" + words_({"Bisher bestes Ergebnis", "Best so far"}) + " (" + words_(soFar.aim) +
                      "):</p><table>" + row({"erreicht", "achieved"}, words_(soFar.best)) +
                      row({"Grenze des Möglichen", "bound"}, words_(soFar.bound)) +
                      row({"Abstand", "gap"}, gap) + "</table>");
    ops::Table table{.key = "sites",
                     .title = {"Standorte", "Sites"},
                     .columns = {{"site", {"Standort bisher", "Site so far"}}},
                     .rows = {}};
    std::vector<MapMark> marks;
    places_.clear();
    for (const ops::SitesSoFar::Site& site : soFar.sites) {
        table.rows.push_back({site.label});
        marks.push_back({site.at, {}});
        places_.push_back(site.at);
    }
    setTable(table);
    map_.setMarks(std::move(marks));
}

void SitePanel::showFound(const ops::Outcome& outcome) {
    QString text = words_(outcome.summary).toHtmlEscaped();
    for (const Notice& notice : outcome.notices) {
        text += "<br>" + QString(notice.severity == Severity::Info ? "ℹ " : "⚠ ") +
                words_(notice.message).toHtmlEscaped();
    }
    figures_->setText(text);
    const auto table = std::ranges::find(outcome.tables, "sites", &ops::Table::key);
    const auto sites = std::ranges::find(outcome.features, "sites", &ops::FeatureCollection::tableKey);
    if (table == outcome.tables.end() || sites == outcome.features.end()) {
        return;
    }
    places_.assign(table->rows.size(), {});
    std::vector<MapMark> marks;
    for (const ops::MapFeature& feature : sites->features) {
        if (const auto* at = std::get_if<geo::Point>(&feature.geometry); at != nullptr) {
            marks.push_back({*at, QString::number(feature.row + 1)});
            places_[feature.row] = *at;
        }
    }
    setTable(forPanel(*table));
    map_.setMarks(std::move(marks));
    storeRow_->setVisible(!sites->features.empty());
}

void SitePanel::showFailure(const Error& error) {
    clear();
    if (error.code == ErrorCode::Cancelled) {
        figures_->setText(
            words_({"Angehalten, bevor etwas gefunden war.", "Stopped before anything was found."}));
    } else if (!form_->showError(error)) {
        figures_->setText("⚠ " +
                          (words_(error.message) + " " + words_(error.remedy)).trimmed().toHtmlEscaped());
    }
}

void SitePanel::clear() {
    figures_->setText(
        words_({"Gesucht wird zusätzlich zu dem, was es schon gibt. Ein Richtwert legt Art, "
                "Personengruppe und Fußweg fest.",
                "Sites are looked for in addition to what exists. A standard sets kind, group "
                "and walk."}));
    setTable({.key = "sites", .title = {}, .columns = {}, .rows = {}});
    places_.clear();
    map_.setMarks({});
    storeRow_->hide();
    storeError_->hide();
}

void SitePanel::setTable(const ops::Table& table) {
    auto* model = new TableModel(table, words_, this);
    QAbstractItemModel* before = order_->sourceModel();
    order_->setSourceModel(model);
    order_->sort(-1);
    delete before;
    table_->setVisible(!table.rows.empty());
    auto* header = table_->horizontalHeader();
    header->setSortIndicator(-1, Qt::AscendingOrder);
    for (int c = 0; c < order_->columnCount(); ++c) {
        const bool site = table.columns[static_cast<std::size_t>(c)].key == "site";
        header->setSectionResizeMode(c, site ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    }
}

void SitePanel::goToSite(int row) {
    const int at = order_->mapToSource(order_->index(row, 0)).row();
    if (at >= 0 && at < static_cast<int>(places_.size())) {
        map_.reveal(places_[static_cast<std::size_t>(at)]);
    }
}

void SitePanel::store() {
    const auto stored = search_->store(name_->text().trimmed().toStdString());
    storeError_->setVisible(!stored);
    if (!stored) {
        storeError_->setText(
            "⚠ " + (words_(stored.error().message) + " " + words_(stored.error().remedy)).trimmed());
    }
}

QString SitePanel::plainText() const {
    QString text = figures_->text();
    return text.remove(QRegularExpression("<[^>]*>"));
}

}  // namespace nordertor::gui

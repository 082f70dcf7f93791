// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/start_page.h"

#include <QCommandLinkButton>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

namespace nordertor::gui {
namespace {

constexpr int columnWidth = 560;

QLabel* heading(const QString& text, double factor, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setBold(factor > 1.1);
    label->setFont(font);
    label->setWordWrap(true);
    return label;
}

}  // namespace

StartPage::StartPage(Words words, QWidget* parent)
    : QWidget(parent),
      recent_(new QListWidget(this)),
      recentTitle_(heading(words({"Zuletzt geöffnet", "Opened lately"}), 1.2, this)) {
    auto* column = new QVBoxLayout;
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(heading("Nordertor", 2.4, this));
    column->addWidget(heading(words({"Wo fehlt Menschen im Quartier etwas, das sie zu Fuß erreichen könnten? "
                                     "Und wer in der Nähe kann helfen?",
                                     "Where do people in the quarter lack something they could walk to? And "
                                     "who nearby can help?"}),
                              1.05, this));
    column->addSpacing(16);
    const auto addLink = [&](const QString& title, const QString& text) {
        auto* link = new QCommandLinkButton(title, text, this);
        column->addWidget(link);
        return link;
    };
    auto* example = addLink(words({"&Beispielquartier öffnen", "Open the &example quarter"}),
                            words({"Ein erfundenes Quartier mit allen Daten, zum Ausprobieren ohne Netz",
                                   "An invented quarter with all data, to try things without a network"}));
    auto* fresh = addLink(words({"&Neues Projekt …", "&New project …"}),
                          words({"Aus Programmgebiet, Kartendaten, Einwohnern, Betrieben und Stiftungen",
                                 "From programme area, map data, residents, businesses and foundations"}));
    auto* open = addLink(words({"Projekt ö&ffnen …", "&Open a project …"}),
                         words({"Eine Projektdatei (.gpkg)", "A project file (.gpkg)"}));
    column->addSpacing(12);
    column->addWidget(recentTitle_);
    column->addWidget(recent_);
    column->addStretch(3);
    recent_->setAccessibleName(recentTitle_->text());
    recent_->setFrameShape(QFrame::NoFrame);
    recent_->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    recent_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    recent_->setMaximumHeight(150);
    recent_->viewport()->setAutoFillBackground(false);
    recent_->setTextElideMode(Qt::ElideMiddle);
    recent_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* middle = new QWidget(this);
    middle->setLayout(column);
    middle->setMaximumWidth(columnWidth);
    auto* row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addWidget(middle, 100);
    row->addStretch(1);
    setFocusProxy(example);
    setRecentFiles({});

    connect(example, &QCommandLinkButton::clicked, this, &StartPage::exampleWanted);
    connect(fresh, &QCommandLinkButton::clicked, this, &StartPage::newProjectWanted);
    connect(open, &QCommandLinkButton::clicked, this, &StartPage::openWanted);
    const auto choose = [this](const QListWidgetItem* item) {
        emit fileWanted(item->data(Qt::UserRole).toString());
    };
    connect(recent_, &QListWidget::itemActivated, this, choose);
    connect(recent_, &QListWidget::itemClicked, this, choose);
}

void StartPage::setRecentFiles(const QStringList& files) {
    recent_->clear();
    for (const QString& file : files) {
        auto* item = new QListWidgetItem(QFileInfo(file).fileName() + "   –   " + QFileInfo(file).path());
        item->setData(Qt::UserRole, file);
        item->setToolTip(file);
        recent_->addItem(item);
    }
    recent_->setVisible(!files.isEmpty());
    recentTitle_->setVisible(!files.isEmpty());
}

}  // namespace nordertor::gui

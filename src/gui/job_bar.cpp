// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/job_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>
#include <cmath>

namespace nordertor::gui {
namespace {

constexpr int showAfterMilliseconds = 250;

}  // namespace

JobBar::JobBar(JobRunner& runner, Words words, QWidget* parent)
    : QWidget(parent), runner_(runner), words_(words), layout_(new QHBoxLayout(this)) {
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(12);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    connect(&runner, &JobRunner::started, this,
            [this](quint64 id, const QString& de, const QString& en) { add(id, words_.german() ? de : en); });
    connect(&runner, &JobRunner::progressed, this,
            [this](quint64 id, double fraction, const QString& de, const QString& en) {
                update(id, fraction, words_.german() ? de : en);
            });
    connect(&runner, &JobRunner::cancelling, this, [this](quint64 id) {
        const auto at = rows_.find(id);
        if (at != rows_.end()) {
            at->second.cancel->setEnabled(false);
            at->second.title->setText(words_({"Wird abgebrochen …", "Cancelling …"}));
        }
    });
    connect(&runner, &JobRunner::finished, this, &JobBar::remove);
}

void JobBar::add(quint64 id, const QString& title) {
    Row row;
    row.box = new QWidget(this);
    auto* line = new QHBoxLayout(row.box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    row.name = title;
    row.title = new QLabel(title, row.box);
    // a long name of a step is cut rather than the window made wider
    row.title->setMinimumWidth(row.title->fontMetrics().averageCharWidth() * 12);
    row.progress = new QProgressBar(row.box);
    row.progress->setRange(0, 0);
    row.progress->setFixedWidth(140);
    row.progress->setMaximumHeight(row.title->sizeHint().height());
    row.progress->setTextVisible(false);
    row.progress->setAccessibleName(title);
    row.cancel = new QToolButton(row.box);
    row.cancel->setText(words_({"Abbrechen", "Cancel"}));
    row.cancel->setAutoRaise(true);
    row.cancel->setFocusPolicy(Qt::StrongFocus);
    row.cancel->setAccessibleName(words_({"Abbrechen: ", "Cancel: "}) + title);
    connect(row.cancel, &QToolButton::clicked, this, [this, id] { runner_.cancel(id); });
    line->addWidget(row.title);
    line->addWidget(row.progress);
    line->addWidget(row.cancel);
    row.box->hide();
    layout_->addWidget(row.box);
    QTimer::singleShot(showAfterMilliseconds, row.box, &QWidget::show);
    rows_[id] = row;
}

void JobBar::update(quint64 id, double fraction, const QString& step) {
    const auto at = rows_.find(id);
    if (at == rows_.end()) {
        return;
    }
    at->second.progress->setRange(0, 1000);
    at->second.progress->setValue(static_cast<int>(std::lround(fraction * 1000)));
    if (!step.isEmpty() && at->second.cancel->isEnabled()) {
        at->second.title->setText(at->second.name + ": " + step);
        at->second.box->setToolTip(step);
        at->second.progress->setAccessibleDescription(step);
    }
}

void JobBar::remove(quint64 id) {
    const auto at = rows_.find(id);
    if (at != rows_.end()) {
        at->second.box->deleteLater();
        rows_.erase(at);
    }
}

}  // namespace nordertor::gui

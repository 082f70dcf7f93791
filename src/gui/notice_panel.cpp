// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "gui/notice_panel.h"

#include <QFileInfo>
#include <QHeaderView>
#include <QStyle>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "base/number_format.h"

namespace nordertor::gui {

NoticePanel::NoticePanel(Words words, QWidget* parent)
    : QWidget(parent), words_(words), list_(new QTreeWidget(this)) {
    list_->setHeaderLabels({words_({"Hinweis", "Notice"}), words_({"Anzahl", "Count"})});
    list_->setAccessibleName(words_({"Hinweise", "Notices"}));
    list_->setRootIsDecorated(false);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setAlternatingRowColors(true);
    list_->setWordWrap(true);
    list_->header()->setStretchLastSection(false);
    list_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(list_);
}

void NoticePanel::setNotices(const Notices& notices) {
    list_->clear();
    for (const Notice& notice : notices) {
        const bool warning = notice.severity == Severity::Warning;
        QString where = QFileInfo(toQt(notice.file)).fileName();
        if (!notice.place.empty()) {
            where += (where.isEmpty() ? "" : ", ") + toQt(notice.place);
        }
        const QString text = words_(notice.message) + (where.isEmpty() ? "" : " (" + where + ")");
        const QString count = toQt(formatCount(static_cast<std::int64_t>(notice.count), words_.language()));
        auto* item = new QTreeWidgetItem(list_, {text, count});
        item->setIcon(0, style()->standardIcon(warning ? QStyle::SP_MessageBoxWarning
                                                       : QStyle::SP_MessageBoxInformation));
        item->setToolTip(0, text);
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    }
}

int NoticePanel::count() const {
    return list_->topLevelItemCount();
}

}  // namespace nordertor::gui

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

#include "gui/words.h"
#include "ops/operation.h"

namespace nordertor::gui {

/// What an operation gave: a sentence, files to open, tables, notices.
class OutcomeDialog : public QDialog {
    Q_OBJECT

  public:
    OutcomeDialog(const ops::OperationInfo& info, const ops::Outcome& outcome, Words words,
                  QWidget* parent = nullptr);

  private:
    QWidget* makeTable(const ops::Table& table);
    QWidget* makeFileLine(const std::filesystem::path& file);

    Words words_;
};

}  // namespace nordertor::gui

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

#include "gui/backdrop_painter.h"

class QLineEdit;

namespace nordertor::gui {

/// Asks for the base map from outside: a file or the address of a service, and whose it is.
class BackdropDialog : public QDialog {
    Q_OBJECT

  public:
    BackdropDialog(const OutsideMap& map, Words words, QWidget* parent = nullptr);

    /// As entered; after "none" without a source.
    [[nodiscard]] OutsideMap map() const;

  private:
    void browse();

    Words words_;
    QLineEdit* source_;
    QLineEdit* attribution_;
};

}  // namespace nordertor::gui

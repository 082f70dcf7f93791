// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

#include "gui/words.h"
#include "model/project.h"

namespace nordertor::gui {

/// Version, licence, and the sources of the open project. `project` may be null.
class AboutDialog : public QDialog {
    Q_OBJECT

  public:
    AboutDialog(const QString& version, const model::Project* project, Words words,
                QWidget* parent = nullptr);
};

/// Rich text list of where a project's data came from.
[[nodiscard]] QString sourcesText(const model::Project& project, Words words);
/// One line to print on the map: the sources' attributions.
[[nodiscard]] QString attributionText(const model::Project& project);

}  // namespace nordertor::gui

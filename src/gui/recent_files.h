// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace nordertor::gui {

/// Projects opened lately, newest first, kept in the user's settings. Those that no longer exist are left
/// out.
[[nodiscard]] QStringList recentFiles();
void addRecentFile(const QString& file);

}  // namespace nordertor::gui

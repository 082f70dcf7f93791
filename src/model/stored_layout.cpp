// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "model/stored_layout.h"

#include <algorithm>

#include "model/project.h"

namespace nordertor::model {

Result<> checkLayoutName(const std::string& name) {
    static constexpr std::size_t longest = 40;
    const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto allowed = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
    if (!name.empty() && name.size() <= longest && letter(name.front()) &&
        std::ranges::all_of(name, allowed)) {
        return {};
    }
    return fail(
        ErrorCode::InvalidArgument,
        {"„" + name + "“ ist kein Name für eine Blattaufteilung.", "'" + name + "' is no name for a layout."},
        {"Möglich sind 1 bis 40 Zeichen aus a-z, 0-9, - und _, mit einem Buchstaben am Anfang. "
         "Beispiel: --name unser-blatt",
         "Possible are 1 to 40 characters of a-z, 0-9, - and _, beginning with a letter. Example: "
         "--name our-sheet"},
        {}, "--name");
}

const StoredLayout* findStoredLayout(const Project& project, std::string_view name) {
    const auto at = std::ranges::find(project.layouts, name, &StoredLayout::name);
    return at == project.layouts.end() ? nullptr : &*at;
}

}  // namespace nordertor::model

// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "io/tables/csv_scanner.h"

#include <algorithm>

#include "base/text.h"

namespace nordertor::io {

CsvScanner::CsvScanner(std::string_view text, char delimiter, std::size_t position, std::size_t line)
    : text_(text), position_(position), line_(line), recordLine_(line) {
    for (const char letter : {delimiter, '\n', '\r'}) {
        stops_[static_cast<unsigned char>(letter)] = true;
    }
}

bool CsvScanner::next() {
    fields_.clear();
    if (!copies_.empty()) {
        copies_.clear();
    }
    if (position_ >= text_.size()) {
        return false;
    }
    recordLine_ = line_;
    while (true) {
        if (position_ < text_.size() && text_[position_] == '"') {
            fields_.push_back(quotedField());
        } else {
            const std::size_t start = position_;
            while (position_ < text_.size() && !stops_[static_cast<unsigned char>(text_[position_])]) {
                ++position_;
            }
            fields_.push_back(text_.substr(start, position_ - start));
        }
        if (position_ >= text_.size()) {
            return true;
        }
        const char stop = text_[position_++];
        if (stop == '\n' || stop == '\r') {
            if (stop == '\r' && position_ < text_.size() && text_[position_] == '\n') {
                ++position_;
            }
            ++line_;
            return true;
        }
    }
}

std::string_view CsvScanner::quotedField() {
    const std::size_t start = ++position_;
    bool doubled = false;
    while (position_ < text_.size()) {
        const char letter = text_[position_];
        if (letter == '"') {
            if (position_ + 1 >= text_.size() || text_[position_ + 1] != '"') {
                break;
            }
            doubled = true;
            ++position_;
        } else if (letter == '\n' ||
                   (letter == '\r' && (position_ + 1 >= text_.size() || text_[position_ + 1] != '\n'))) {
            ++line_;
        }
        ++position_;
    }
    unclosedQuote_ = position_ >= text_.size();
    const std::string_view inside = text_.substr(start, position_ - start);
    const std::size_t after = std::min(position_ + 1, text_.size());
    position_ = after;
    while (position_ < text_.size() && !stops_[static_cast<unsigned char>(text_[position_])]) {
        ++position_;
    }
    const std::string_view rest = trimmed(text_.substr(after, position_ - after));
    if (!doubled && rest.empty()) {
        return inside;
    }
    std::string copy;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        copy += inside[i];
        i += inside[i] == '"' ? 1 : 0;
    }
    copy += rest;
    return copies_.emplace_back(std::move(copy));
}

bool CsvScanner::blank() const {
    return std::all_of(fields_.begin(), fields_.end(),
                       [](std::string_view field) { return trimmed(field).empty(); });
}

}  // namespace nordertor::io

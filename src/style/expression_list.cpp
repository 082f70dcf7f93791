// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
//
// Operators on lists and on texts as lists of characters (code points).
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "style/expression_node_p.h"

namespace nordertor::style {
namespace {

const ValueList* listIn(const Value& value) {
    const auto* list = std::get_if<std::shared_ptr<const ValueList>>(&value);
    return list != nullptr ? list->get() : nullptr;
}

Value itemAt(const Node& node, Evaluation& run) {
    const double index = numberOf(node.operands[0], run);
    const Operand operand(node.operands[1], run);
    const ValueList* list = listIn(*operand);
    if (run.failed() || list == nullptr) {
        return {};
    }
    const bool inside =
        index >= 0 && index < static_cast<double>(list->items.size()) && index == std::floor(index);
    return inside ? list->items[static_cast<std::size_t>(index)] : run.fail(node, FailureReason::OutsideList);
}

bool canBeSoughtIn(const Value& needle) {
    return isNull(needle) || std::holds_alternative<bool>(needle) || std::holds_alternative<double>(needle) ||
           std::holds_alternative<std::string>(needle);
}

/// As ECMAScript looks for something in a text: written as text, null as "null".
std::string soughtText(const Value& needle) {
    const auto* truth = std::get_if<bool>(&needle);
    return isNull(needle) ? "null" : truth != nullptr ? (*truth ? "true" : "false") : textOf(needle);
}

Value contained(const Node& node, Evaluation& run) {
    const Operand needle(node.operands[0], run);
    const Operand hay(node.operands[1], run);
    if (run.failed()) {
        return {};
    }
    const auto* text = std::get_if<std::string>(&*hay);
    const auto* truth = std::get_if<bool>(&*hay);
    const auto* number = std::get_if<double>(&*hay);
    if (isNull(*hay) || (truth != nullptr && !*truth) ||
        (number != nullptr && (*number == 0 || std::isnan(*number))) || (text != nullptr && text->empty())) {
        return false;
    }
    const ValueList* list = listIn(*hay);
    if (!canBeSoughtIn(*needle) || (text == nullptr && list == nullptr)) {
        return run.fail(node, FailureReason::NotSearchable);
    }
    if (list != nullptr) {
        return std::find(list->items.begin(), list->items.end(), *needle) != list->items.end();
    }
    const auto* part = std::get_if<std::string>(&*needle);
    return text->find(part != nullptr ? *part : soughtText(*needle)) != std::string::npos;
}

bool startsCharacter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

/// Byte at which a text goes on after `units` UTF-16 units, as ECMAScript counts positions.
std::size_t byteAfterUnits(const std::string& text, double units) {
    std::size_t at = 0;
    double passed = 0;
    while (at < text.size() && passed < units) {
        passed += static_cast<unsigned char>(text[at]) >= 0xF0 ? 2 : 1;
        ++at;
        while (at < text.size() && !startsCharacter(text[at])) {
            ++at;
        }
    }
    return at;
}

/// Where ECMAScript begins or ends for a position: fractions are cut off, and negative ones count from the
/// end if `fromEnd`.
double position(double given, double size, bool fromEnd) {
    const double whole = std::isnan(given) ? 0 : std::trunc(given);
    return whole < 0 ? (fromEnd ? std::max(0.0, size + whole) : 0) : std::min(whole, size);
}

Value indexOf(const Node& node, Evaluation& run) {
    const Operand needle(node.operands[0], run);
    const Operand hay(node.operands[1], run);
    const double from = node.operands.size() > 2 ? numberOf(node.operands[2], run) : 0;
    if (run.failed()) {
        return {};
    }
    const auto* text = std::get_if<std::string>(&*hay);
    const ValueList* list = listIn(*hay);
    if (!canBeSoughtIn(*needle) || (text == nullptr && list == nullptr)) {
        return run.fail(node, FailureReason::NotSearchable);
    }
    if (list != nullptr) {
        const double start = position(from, static_cast<double>(list->items.size()), true);
        const auto begin = list->items.begin() + static_cast<std::ptrdiff_t>(start);
        const auto found = std::find(begin, list->items.end(), *needle);
        return found == list->items.end() ? -1.0 : static_cast<double>(found - list->items.begin());
    }
    const double start = position(from, static_cast<double>(text->size()), false);
    const auto found = text->find(soughtText(*needle), byteAfterUnits(*text, start));
    return found == std::string::npos ? -1.0 : static_cast<double>(codePointCount(text->substr(0, found)));
}

Value lengthOf(const Node& node, Evaluation& run) {
    const Operand input(node.operands[0], run);
    if (run.failed()) {
        return {};
    }
    if (const auto* text = std::get_if<std::string>(&*input)) {
        return static_cast<double>(codePointCount(*text));
    }
    const ValueList* list = listIn(*input);
    return list != nullptr ? Value(static_cast<double>(list->items.size()))
                           : run.fail(node, FailureReason::NotMeasurable);
}

std::vector<std::string> charactersOf(const std::string& text) {
    std::vector<std::string> characters;
    for (const char byte : text) {
        if (startsCharacter(byte) || characters.empty()) {
            characters.emplace_back();
        }
        characters.back() += byte;
    }
    return characters;
}

template <class Items>
Items sliced(const Items& items, double from, double until) {
    const auto size = static_cast<double>(items.size());
    const double begin = position(from, size, true);
    const double end = std::max(begin, position(until, size, true));
    return Items(items.begin() + static_cast<std::ptrdiff_t>(begin),
                 items.begin() + static_cast<std::ptrdiff_t>(end));
}

Value sliceOf(const Node& node, Evaluation& run) {
    const Operand input(node.operands[0], run);
    const double from = numberOf(node.operands[1], run);
    const double until = node.operands.size() > 2 ? numberOf(node.operands[2], run) : 1e300;
    if (run.failed()) {
        return {};
    }
    if (const auto* text = std::get_if<std::string>(&*input)) {
        return joined(sliced(charactersOf(*text), from, until), "");
    }
    const ValueList* list = listIn(*input);
    return list != nullptr ? listOf(sliced(list->items, from, until))
                           : run.fail(node, FailureReason::NotMeasurable);
}

}  // namespace

Value evaluateList(const Node& node, Evaluation& run) {
    switch (node.op) {
        case Operator::At:
            return itemAt(node, run);
        case Operator::In:
            return contained(node, run);
        case Operator::IndexOf:
            return indexOf(node, run);
        case Operator::Length:
            return lengthOf(node, run);
        default:
            return sliceOf(node, run);
    }
}

}  // namespace nordertor::style

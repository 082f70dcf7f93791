// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/site_words.h"

#include <fmt/format.h>

#include <cmath>

#include "base/number_format.h"
#include "ops/operation.h"
#include "ops/site_disclosure.h"
#include "ops/table_output.h"

namespace nordertor::ops {
namespace {

using analysis::DemandUsed;
using analysis::SitePlan;
using analysis::SitePlanRequest;
using analysis::SitingModel;
using analysis::unitOf;

std::string countIn(double number, Language language) {
    return formatCount(static_cast<std::int64_t>(std::llround(number)), language);
}

/// Persons in a sentence; one or two are never told, nor are all but one or two.
std::string personsIn(double persons, double all, Language language) {
    if (isSuppressed(Persons{persons})) {
        return "<3";
    }
    if (isSuppressed(Persons{all - persons})) {
        return language == Language::German ? "fast alle" : "nearly all";
    }
    return countIn(persons, language);
}

/// Those within the limit then.
std::string reachedIn(const SitePlan& plan, Language language) {
    return reachedTells(plan) ? (language == Language::German ? "einige wenige" : "a few")
                              : personsIn(plan.reachedAfter, plan.persons, language);
}

/// "Personen (Kinder unter 10)"; what the label has in brackets stands in these.
std::string whoCounts(const DemandUsed& used, Language language) {
    std::string label = used.label.in(language);
    const std::string unit = unitOf(used).in(language);
    if (label.starts_with(unit)) {
        return label;
    }
    if (const auto bracket = label.find(" ("); bracket != std::string::npos) {
        label.replace(bracket, 2, "; ");
        label.pop_back();
    }
    return fmt::format("{} ({})", unit, label);
}

/// "Besser geht es nicht (bewiesen)." or how far the bound is; among how many candidates.
LocalizedText boundSentence(const SitePlan& plan, const SitePlanRequest& request) {
    const SitingModel model = request.model;
    const std::size_t candidates = request.candidates.size();
    if (plan.solution.proven()) {
        const auto count = static_cast<std::int64_t>(candidates);
        return {fmt::format("Besser geht es mit diesen Vorgaben und {} nicht (bewiesen).",
                            candidates == 1 ? "diesem möglichen Standort"
                                            : fmt::format("den {} möglichen Standorten",
                                                          formatCount(count, Language::German))),
                fmt::format("Nothing better is possible under these conditions with {} (proven).",
                            candidates == 1 ? "this candidate site"
                                            : fmt::format("the {} candidate sites",
                                                          formatCount(count, Language::English)))};
    }
    const double gap = plan.solution.gapPercent();
    const double best = analysis::inPlannersUnit(model, plan.solution.bound, plan.persons);
    // "more than nearly all" would say nothing
    const bool untold =
        model == SitingModel::CoverMost &&
        (reachedTells(plan) || isSuppressed(Persons{best}) || isSuppressed(Persons{plan.persons - best}));
    if (searchesOther(plan) || untold) {
        return {fmt::format("Vom Besten ist das Ergebnis höchstens {} % entfernt.",
                            formatNumber(gap, 1, Language::German)),
                fmt::format("The result is at most {} % from the best.",
                            formatNumber(gap, 1, Language::English))};
    }
    const LocalizedText bound = amount(model, best, plan.persons, request.demand.used);
    const bool more = model == SitingModel::CoverMost;
    return {fmt::format("{} als {} ist sicher nicht möglich (Abstand {} %).", more ? "Mehr" : "Weniger",
                        bound.de, formatNumber(gap, 1, Language::German)),
            fmt::format("{} than {} is certainly not possible (gap {} %).",
                        more                             ? "More"
                        : model == SitingModel::CoverAll ? "Fewer"
                                                         : "Less",
                        bound.en, formatNumber(gap, 1, Language::English))};
}

/// Whom the mean walk leaves out: those who reach nothing.
std::string nowhereSentence(const SitePlan& plan, const DemandUsed& used, Language language) {
    if (std::llround(plan.nowhereBefore) == 0 && std::llround(plan.nowhereAfter) == 0) {
        return {};
    }
    const std::string then = personsIn(plan.nowhereAfter, plan.persons, language);
    const bool german = language == Language::German;
    const std::string today = nowhereTells(plan) ? (german ? "fast ebenso viele" : "nearly as many")
                                                 : personsIn(plan.nowhereBefore, plan.persons, language);
    return language == Language::German
               ? fmt::format(
                     " Das gilt für alle, die etwas erreichen; nichts erreichen dann {}, heute {} {}.", then,
                     today, unitOf(used).de)
               : fmt::format(" This holds for all who reach something; {} {} reach nothing then, {} today.",
                             then, unitOf(used).en, today);
}

}  // namespace

LocalizedText amount(SitingModel model, double value, double persons, const DemandUsed& used) {
    switch (model) {
        case SitingModel::CoverAll:
            return {
                countIn(value, Language::German) + (std::llround(value) == 1 ? " Standort" : " Standorte"),
                countIn(value, Language::English) + (std::llround(value) == 1 ? " site" : " sites")};
        case SitingModel::CoverMost:
            return {personsIn(value, persons, Language::German) + " " + unitOf(used).de,
                    personsIn(value, persons, Language::English) + " " + unitOf(used).en};
        case SitingModel::ShortestWays:
        case SitingModel::ShortestLongest:
            break;
    }
    return {formatNumber(value, 0, Language::German) + " m",
            formatNumber(value, 0, Language::English) + " m"};
}

LocalizedText objectiveLabel(SitingModel model, const DemandUsed& used) {
    switch (model) {
        case SitingModel::CoverAll:
            return {"neue Standorte", "new sites"};
        case SitingModel::CoverMost:
            return {"erreichte " + unitOf(used).de, unitOf(used).en + " reached"};
        case SitingModel::ShortestWays:
            return {"mittlerer Fußweg in m", "mean walk in m"};
        case SitingModel::ShortestLongest:
            break;
    }
    return {"weitester Fußweg in m", "longest walk in m"};
}

LocalizedText searchedLabel(SitingModel model, const DemandUsed& used) {
    return model == SitingModel::ShortestWays
               ? LocalizedText{"mittlerer Fußweg; wer nichts erreicht, zählt mit 15 km",
                               "mean walk; who reaches nothing counts with 15 km"}
               : objectiveLabel(model, used);
}

bool searchesOther(const SitePlan& plan) {
    return plan.nowhereAfter > 0;
}

double achieved(const SitePlan& plan, SitingModel model) {
    return searchesOther(plan) ? plan.meanAfter
                               : analysis::inPlannersUnit(model, plan.solution.objective, plan.persons);
}

LocalizedText summaryOf(const SitePlan& plan, const SitePlanRequest& request) {
    const auto in = [&](Language language) {
        const bool german = language == Language::German;
        const std::string limit = formatDistance(request.limit, language);
        const std::string who = whoCounts(request.demand.used, language);
        const std::string today = gainTells(plan) ? (german ? "fast ebenso viele" : "nearly as many")
                                                  : personsIn(plan.reachedBefore, plan.persons, language);
        const auto sites = static_cast<std::int64_t>(plan.sites.size());
        std::string text =
            german ? fmt::format("{} {}: {} von {} {} haben dann höchstens {} zu gehen, heute {}.",
                                 formatCount(sites, language), sites == 1 ? "Standort" : "Standorte",
                                 reachedIn(plan, language), personsIn(plan.persons, plan.persons, language),
                                 who, limit, today)
                   : fmt::format("{} {}: {} of {} {} then walk at most {}, today {}.",
                                 formatCount(sites, language), sites == 1 ? "site" : "sites",
                                 reachedIn(plan, language), personsIn(plan.persons, plan.persons, language),
                                 who, limit, today);
        if (request.model == SitingModel::ShortestWays) {
            text += german ? fmt::format(" Mittlerer Fußweg {} m", formatNumber(plan.meanAfter, 0, language))
                           : fmt::format(" Mean walk {} m", formatNumber(plan.meanAfter, 0, language));
            if (plan.meanBefore) {
                text += german ? fmt::format(" statt {} m", formatNumber(*plan.meanBefore, 0, language))
                               : fmt::format(" instead of {} m", formatNumber(*plan.meanBefore, 0, language));
            }
            text += "." + nowhereSentence(plan, request.demand.used, language);
        } else if (request.model == SitingModel::ShortestLongest) {
            text += german
                        ? fmt::format(" Weitester Fußweg {} m", formatNumber(plan.longestAfter, 0, language))
                        : fmt::format(" Longest walk {} m", formatNumber(plan.longestAfter, 0, language));
            if (plan.longestBefore > 0) {
                text += german
                            ? fmt::format(" statt {} m", formatNumber(plan.longestBefore, 0, language))
                            : fmt::format(" instead of {} m", formatNumber(plan.longestBefore, 0, language));
            }
            text += ".";
        }
        return text + " " + boundSentence(plan, request).in(language);
    };
    return {in(Language::German), in(Language::English)};
}

LocalizedText achievement(const SitePlan& plan, const SitePlanRequest& request) {
    const SitingModel model = request.model;
    const DemandUsed& used = request.demand.used;
    const bool hidden = model == SitingModel::CoverMost && reachedTells(plan);
    LocalizedText text = amount(model, achieved(plan, model), plan.persons, used);
    if (hidden) {
        text = {reachedIn(plan, Language::German) + " " + unitOf(used).de,
                reachedIn(plan, Language::English) + " " + unitOf(used).en};
    } else if (model == SitingModel::CoverAll && std::llround(achieved(plan, model)) != 1) {
        text.de += "n";  // "alle mit 62 Standorten"
    }
    const bool atLeast = !hidden && used.measure == analysis::DemandMeasure::KnownPersonsOnly;
    const LocalizedText what =
        model == SitingModel::CoverMost ? LocalizedText{atLeast ? "dann erreicht mind. " : "dann erreicht ",
                                                        atLeast ? "reached then at least " : "reached then "}
        : model == SitingModel::ShortestWays    ? LocalizedText{"mittlerer Fußweg ", "mean walk "}
        : model == SitingModel::ShortestLongest ? LocalizedText{"weitester Fußweg ", "longest walk "}
                                                : LocalizedText{"alle mit ", "all with "};
    text = {what.de + text.de, what.en + text.en};
    if (model == SitingModel::CoverMost && !hidden && !gainTells(plan)) {
        text.de += ", heute " + personsIn(plan.reachedBefore, plan.persons, Language::German);
        text.en += ", today " + personsIn(plan.reachedBefore, plan.persons, Language::English);
    }
    if (plan.solution.proven()) {
        return {text.de + ", bestmöglich", text.en + ", best possible"};
    }
    const auto gap = [&](Language language) { return formatNumber(plan.solution.gapPercent(), 1, language); };
    if (!searchesOther(plan) && !hidden) {
        const LocalizedText bound = amount(
            model, analysis::inPlannersUnit(model, plan.solution.bound, plan.persons), plan.persons, used);
        text = {text.de + ", Grenze " + bound.de, text.en + ", bound " + bound.en};
    }
    return {text.de + ", Abstand " + gap(Language::German) + " %",
            text.en + ", gap " + gap(Language::English) + " %"};
}

}  // namespace nordertor::ops

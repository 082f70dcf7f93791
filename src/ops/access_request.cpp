// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "ops/access_request.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/number_format.h"
#include "base/text.h"

namespace nordertor::ops {
namespace {

using analysis::AccessMethod;
using analysis::Decay;
using analysis::DecayForm;
using analysis::PathWeight;

tl::unexpected<Error> refused(LocalizedText message, LocalizedText remedy, const char* parameter) {
    return fail(ErrorCode::InvalidArgument, std::move(message), std::move(remedy), {}, parameter);
}

struct Limit {
    double value = 0;
    PathWeight weight = PathWeight::Length;
};

Result<Limit> limitFrom(const std::string& text, const char* parameter) {
    std::string_view number = trimmed(text);
    Limit limit;
    if (number.ends_with("min")) {
        limit.weight = PathWeight::Time;
        number.remove_suffix(3);
    } else if (number.ends_with('m')) {
        number.remove_suffix(1);
    }
    const auto value = parseNumber(trimmed(number));
    if (!value) {
        return refused(
            {fmt::format("„{}“ ist kein Grenzwert.", text), fmt::format("\"{}\" is not a limit.", text)},
            {"Bitte 1 bis 20.000 Meter oder 0,1 bis 400 Minuten (min) angeben.",
             "Please give 1 to 20,000 metres or 0.1 to 400 minutes (min)."},
            parameter);
    }
    limit.value = *value;
    return limit;
}

Result<> checkRange(double limit, PathWeight weight, const std::string& text, const char* parameter) {
    const auto [least, most] = analysis::limitRange(weight);
    if (limit >= least && limit <= most) {
        return {};
    }
    const bool metres = weight == PathWeight::Length;
    const auto number = [&](double value, Language language) {
        return formatNumber(value, value < 1 ? 1 : 0, language);
    };
    return refused(
        {fmt::format("„{}“ liegt außerhalb des erlaubten Bereichs {}–{} {}.", text,
                     number(least, Language::German), number(most, Language::German), metres ? "m" : "min"),
         fmt::format("\"{}\" is outside the allowed range {}–{} {}.", text, number(least, Language::English),
                     number(most, Language::English), metres ? "m" : "min")},
        {}, parameter);
}

Result<std::vector<analysis::DecayStep>> stepsFrom(const std::string& text) {
    std::vector<analysis::DecayStep> steps;
    for (const std::string& part : split(text, ',')) {
        const auto equals = part.find('=');
        const auto upTo = parseNumber(trimmed(std::string_view(part).substr(0, equals)));
        const auto weight = equals == std::string::npos
                                ? std::nullopt
                                : parseNumber(trimmed(std::string_view(part).substr(equals + 1)));
        if (!upTo || !weight) {
            return refused(
                {fmt::format("„{}“ ist keine Stufe.", part), fmt::format("\"{}\" is not a step.", part)},
                {"Jede Stufe ist Entfernung=Gewicht. Beispiel: --steps \"250=1,500=0.68,800=0.22\"",
                 "Each step is distance=weight. Example: --steps \"250=1,500=0.68,800=0.22\""},
                "--steps");
        }
        steps.push_back({*upTo, *weight});
    }
    return steps;
}

DecayForm formNamed(const std::string& name) {
    return name == "linear"            ? DecayForm::Linear
           : name == "power"           ? DecayForm::Power
           : name == "exponential"     ? DecayForm::Exponential
           : name == "gaussian"        ? DecayForm::Gaussian
           : name == "kernel-gaussian" ? DecayForm::KernelGaussian
                                       : DecayForm::Step;
}

const char* nameOf(DecayForm form) {
    switch (form) {
        case DecayForm::Linear:
            return "linear";
        case DecayForm::Power:
            return "power";
        case DecayForm::Exponential:
            return "exponential";
        case DecayForm::Gaussian:
            return "gaussian";
        case DecayForm::KernelGaussian:
            return "kernel-gaussian";
        case DecayForm::Step:
            break;
    }
    return "step";
}

/// As --decay, --steps, --decay-scale and --decay-exponent would say it, to the last digit.
std::map<std::string, std::vector<std::string>> parametersOf(const Decay& decay) {
    std::map<std::string, std::vector<std::string>> parameters{{"decay", {nameOf(decay.form)}}};
    if (decay.form == DecayForm::Step) {
        std::vector<std::string> steps;
        for (const analysis::DecayStep& step : decay.steps) {
            steps.push_back(toPlainText(step.upTo) + "=" + toPlainText(step.weight));
        }
        parameters["steps"] = {joined(steps, ",")};
    } else {
        parameters["decay-scale"] = {toPlainText(decay.scale)};
    }
    if (decay.form == DecayForm::Power) {
        parameters["decay-exponent"] = {toPlainText(decay.exponent)};
    }
    return parameters;
}

/// Nothing for a method with a fixed decay.
Result<std::optional<Decay>> decayFrom(const ParameterValues& values, AccessMethod method, double limit) {
    const bool given = values.has("decay") || values.has("steps") || values.has("decay-scale") ||
                       values.has("decay-exponent");
    if (!analysis::takesDecay(method)) {
        if (!given) {
            return std::nullopt;
        }
        return refused(
            {fmt::format("Das Verfahren {} hat eine feste Gewichtung der Entfernung.", values.text("method")),
             fmt::format("The method {} has a decay of its own.", values.text("method"))},
            {"Bitte --decay, --steps, --decay-scale und --decay-exponent weglassen oder --method e2sfca wählen.",
             "Please leave out --decay, --steps, --decay-scale and --decay-exponent, or choose --method e2sfca."},
            "--decay");
    }
    const bool steps = values.has("steps");
    const DecayForm form = values.has("decay") ? formNamed(values.text("decay"))
                           : steps             ? DecayForm::Step
                                               : analysis::usualDecay(method);
    if (steps && form != DecayForm::Step) {
        return refused(
            {"--steps gilt nur für die Gewichtung in Stufen.", "--steps is for the decay in steps only."},
            {"Bitte --decay step wählen oder --steps weglassen.",
             "Please choose --decay step or leave out --steps."},
            "--steps");
    }
    if (values.has("decay-exponent") && form != DecayForm::Power) {
        return refused({"--decay-exponent gilt nur für die Gewichtung mit einer Potenz.",
                        "--decay-exponent is for the decay by a power only."},
                       {"Bitte --decay power wählen oder --decay-exponent weglassen.",
                        "Please choose --decay power or leave out --decay-exponent."},
                       "--decay-exponent");
    }
    if (values.has("decay-scale") && form == DecayForm::Step) {
        return refused({"--decay-scale gilt nicht für die Gewichtung in Stufen.",
                        "--decay-scale is not for the decay in steps."},
                       {"Bitte --decay exponential, gaussian oder power wählen oder --decay-scale weglassen.",
                        "Please choose --decay exponential, gaussian or power, or leave out --decay-scale."},
                       "--decay-scale");
    }
    Decay decay = Decay::standard(form, limit);
    if (steps) {
        auto read = stepsFrom(values.text("steps"));
        if (!read) {
            return fail(read.error());
        }
        decay.steps = std::move(*read);
    }
    decay.scale = values.number("decay-scale").value_or(decay.scale);
    decay.minimum = form == DecayForm::Power ? decay.scale : decay.minimum;
    decay.exponent = values.number("decay-exponent").value_or(decay.exponent);
    if (const auto good = decay.check(); !good) {
        return fail(good.error());
    }
    return decay;
}

}  // namespace

const std::vector<AccessMethodName>& accessMethodNames() {
    static const std::vector<AccessMethodName> names{
        {"nearest", AccessMethod::Nearest, {"Weg zur nächsten", "way to the nearest"}},
        {"k-nearest", AccessMethod::KNearest, {"Weg zu den k nächsten", "way to the k nearest"}},
        {"cumulative", AccessMethod::Cumulative, {"Angebot in Reichweite", "supply in reach"}},
        {"gravity", AccessMethod::Gravity, {"Angebot, nach Weg gewichtet", "supply weighted by the way"}},
        {"joseph-bantock",
         AccessMethod::JosephBantock,
         {"gewichtetes Angebot je Person", "weighted supply per person"}},
        {"2sfca", AccessMethod::TwoStep, {"Angebot je Person (2SFCA)", "supply per person (2SFCA)"}},
        {"e2sfca",
         AccessMethod::Enhanced,
         {"Angebot je Person, in Stufen (E2SFCA)", "supply per person, in steps (E2SFCA)"}},
        {"kd2sfca",
         AccessMethod::KernelDensity,
         {"Angebot je Person, gleitend (KD2SFCA)", "supply per person, smooth (KD2SFCA)"}},
        {"m2sfca",
         AccessMethod::Modified,
         {"Angebot je Person, ferne bleiben ungenutzt (M2SFCA)",
          "supply per person, far ones stay unused (M2SFCA)"}},
        {"3sfca",
         AccessMethod::ThreeStep,
         {"Angebot je Person, Nachfrage verteilt (3SFCA)", "supply per person, demand shared (3SFCA)"}}};
    return names;
}

Result<AccessRequest> accessRequestFrom(const ParameterValues& values) {
    AccessRequest request;
    analysis::AccessParameters& parameters = request.parameters;
    const std::string name = values.text("method");
    for (const AccessMethodName& each : accessMethodNames()) {
        parameters.method = name == each.name ? each.method : parameters.method;
    }
    parameters.count = static_cast<std::size_t>(values.integer("k").value_or(3));
    std::optional<double> limit;
    if (values.has("limit")) {
        const auto read = limitFrom(values.text("limit"), "--limit");
        if (!read) {
            return fail(read.error());
        }
        if (const auto fine = checkRange(read->value, read->weight, values.text("limit"), "--limit"); !fine) {
            return fail(fine.error());
        }
        limit = read->value;
        parameters.weight = read->weight;
    }
    if (values.has("steps") && analysis::takesDecay(parameters.method)) {
        const auto steps = stepsFrom(values.text("steps"));
        if (!steps) {
            return fail(steps.error());
        }
        if (limit && steps->back().upTo != *limit) {
            return refused({"Die letzte Stufe endet an einer anderen Stelle als der Grenzwert.",
                            "The last step ends elsewhere than the limit."},
                           {"Bitte --limit weglassen oder beide gleich wählen. Beispiel: --steps "
                            "\"250=1,500=0.68,800=0.22\" --limit 800",
                            "Please leave out --limit or make them equal. Example: --steps "
                            "\"250=1,500=0.68,800=0.22\" --limit 800"},
                           "--steps");
        }
        limit = steps->back().upTo;
    }
    if (!limit && parameters.method != AccessMethod::Nearest) {
        limit = parameters.method == AccessMethod::KNearest ? 3000 : 800;
    }
    parameters.limits.clear();
    if (limit) {
        auto decay = decayFrom(values, parameters.method, *limit);
        if (!decay) {
            return fail(decay.error());
        }
        parameters.decay = std::move(*decay);
        parameters.limits.push_back(*limit);
        if (parameters.decay) {
            request.inEffect = parametersOf(*parameters.decay);
        }
        request.inEffect["limit"] = {values.has("limit") ? values.text("limit") : toPlainText(*limit)};
    } else if (const auto decay = decayFrom(values, parameters.method, 1); !decay) {
        return fail(decay.error());
    }
    if (!values.has("sensitivity")) {
        return request;
    }
    if (!limit) {
        return refused({"Zum Vergleich mehrerer Grenzwerte fehlt der Grenzwert selbst.",
                        "To compare several limits the limit itself is missing."},
                       {"Beispiel: --limit 800 --sensitivity 400,600,1000",
                        "Example: --limit 800 --sensitivity 400,600,1000"},
                       "--limit");
    }
    request.compares = true;
    for (const std::string& part : split(values.text("sensitivity"), ',')) {
        const auto other = limitFrom(part, "--sensitivity");
        if (!other) {
            return fail(other.error());
        }
        if (other->weight == PathWeight::Time && parameters.weight == PathWeight::Length) {
            return refused(
                {"Die Grenzwerte zum Vergleich sind Minuten, der Grenzwert selbst Meter.",
                 "The limits to compare are minutes, the limit itself metres."},
                {"Beispiel: --limit 10min --sensitivity 5,15", "Example: --limit 10min --sensitivity 5,15"},
                "--sensitivity");
        }
        if (const auto fine = checkRange(other->value, parameters.weight, part, "--sensitivity"); !fine) {
            return fail(fine.error());
        }
        parameters.limits.push_back(other->value);
    }
    std::ranges::sort(parameters.limits);
    parameters.limits.erase(std::unique(parameters.limits.begin(), parameters.limits.end()),
                            parameters.limits.end());
    request.shown =
        static_cast<std::size_t>(std::ranges::find(parameters.limits, *limit) - parameters.limits.begin());
    if (parameters.decay) {
        parameters.decay = parameters.decay->stretched(parameters.limits.back() / *limit);
    }
    return request;
}

Result<analysis::SupplyCapacity> supplyFrom(const ParameterValues& values,
                                            const std::vector<const model::Facility*>& facilities) {
    using analysis::CapacityBasis;
    const std::string text = values.text("capacity");
    std::optional<CapacityBasis> basis;
    if (text != "auto") {
        basis = text == "places" ? CapacityBasis::Places
                : text == "area" ? CapacityBasis::Area
                                 : CapacityBasis::Facilities;
    }
    auto supply = analysis::supplyCapacity(facilities, basis, values.number("stand-in"));
    if (supply && values.has("stand-in") && supply->missing == 0) {
        const bool alike = supply->basis == CapacityBasis::Facilities;
        return refused(
            alike ? LocalizedText{"Ein Ersatzwert hat hier keine Wirkung: Weder Plätze noch Flächen sind "
                                  "bekannt, jede Einrichtung zählt gleich.",
                                  "A stand-in has no effect here: neither places nor areas are known, each "
                                  "facility counts alike."}
                  : LocalizedText{"Ein Ersatzwert hat hier keine Wirkung: Zu allen Einrichtungen gibt es die "
                                  "Angabe.",
                                  "A stand-in has no effect here: all facilities state the figure."},
            alike
                ? LocalizedText{"Bitte weglassen oder sagen, wofür er steht. Beispiel: --capacity places "
                                "--stand-in 50",
                                "Please leave it out, or say what it stands for. Example: --capacity places "
                                "--stand-in 50"}
                : LocalizedText{"Bitte --stand-in weglassen.", "Please leave out --stand-in."},
            "--stand-in");
    }
    return supply;
}

std::map<std::string, std::vector<std::string>> supplyInEffect(const analysis::SupplyCapacity& supply) {
    using analysis::CapacityBasis;
    std::map<std::string, std::vector<std::string>> parameters{
        {"capacity",
         {supply.basis == CapacityBasis::Places ? "places"
          : supply.basis == CapacityBasis::Area ? "area"
                                                : "facilities"}}};
    if (supply.missing > 0) {
        parameters["stand-in"] = {toPlainText(supply.standIn)};
    }
    return parameters;
}

}  // namespace nordertor::ops

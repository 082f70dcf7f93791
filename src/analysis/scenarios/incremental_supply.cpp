// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/scenarios/incremental_supply.h"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "analysis/gaps/supply_context_p.h"
#include "analysis/scenarios/circle_reach_p.h"
#include "analysis/scenarios/nearest_labels_p.h"

namespace nordertor::analysis {
namespace {

using Entrances = std::vector<NetworkPosition>;

/// One of the (at most two) networks with what is needed to change it.
struct Layer {
    explicit Layer(std::unique_ptr<AttachedNetwork> from)
        : attached(std::move(from)), shape(*attached), attacher(attached->network), space(shape) {}
    std::unique_ptr<AttachedNetwork> attached;
    NetworkShape shape;
    Attacher attacher;
    RepairSpace space;
};

struct KnownFacility {
    model::Facility facility;
    std::uint32_t number = 0;  ///< ascending in the order of keys
    std::array<Entrances, 2> entrances;
};

using FacilityKey = std::pair<std::string, std::string>;  ///< id, kind

struct Tracked {
    ChosenStandard chosen;
    std::size_t layer = 0;
    DemandUsed demand;
    std::shared_ptr<const std::vector<double>> persons;
    NearestLabels labels;
    std::vector<SupplyLabel> homes;  ///< the nearest facility of each home
    std::unique_ptr<CircleReach> circle;
    std::map<std::string, std::size_t> ids;  ///< qualifying facilities; one thing may be of two kinds
    SupplyTotals inside;
    SupplyTotals margin;
};

Error notAsStated(const FacilityKey& key) {
    return {
        ErrorCode::InvalidData,
        {fmt::format("Die Einrichtung {} ({}) ist nicht in dem Zustand, von dem die Änderung ausgeht.",
                     key.first, key.second),
         fmt::format("Facility {} ({}) is not in the state the edit starts from.", key.first, key.second)},
        {},
        {},
        {}};
}

}  // namespace

struct IncrementalSupply::State {
    double attachmentLimit = 100;
    std::unique_ptr<HomePoints> homePoints;
    std::vector<std::uint8_t> insideArea;  ///< by home
    std::array<std::unique_ptr<Layer>, 2> layers;
    std::map<FacilityKey, KnownFacility> facilities;
    std::map<std::uint32_t, const model::Facility*> byNumber;
    std::vector<Tracked> standards;

    void take(const SupplyContext& context);
    void start(Tracked& tracked, const Task& task);
    void sumUp(Tracked& tracked) const;
    void numberAnew();
    std::uint32_t freeNumber(const FacilityKey& key);
    /// Finds the entrances.
    KnownFacility& add(const model::Facility& facility, std::uint32_t number);
    void lookUp(Tracked& tracked, Layer& layer) const;
    void change(Tracked& tracked, const KnownFacility* before, const KnownFacility* after);
};

void IncrementalSupply::State::take(const SupplyContext& context) {
    for (std::size_t f = 0; f < context.facilities.size(); ++f) {
        const model::Facility& facility = *context.facilities[f];
        KnownFacility known{facility, 0, {}};
        for (std::size_t l = 0; l < layers.size(); ++l) {
            if (layers[l]) {
                known.entrances[l] = layers[l]->attached->entrances[f];
            }
        }
        facilities.emplace(FacilityKey{facility.id, facility.kind}, std::move(known));
    }
    numberAnew();
}

/// Numbers lie apart, so that later facilities find one between.
void IncrementalSupply::State::numberAnew() {
    const std::uint64_t step = (std::uint64_t{1} << 32U) / (facilities.size() + 2);
    std::map<std::uint32_t, std::uint32_t> renamed;
    byNumber.clear();
    std::uint64_t next = 0;
    for (auto& [key, known] : facilities) {
        next += step;
        renamed[known.number] = static_cast<std::uint32_t>(next);
        known.number = static_cast<std::uint32_t>(next);
        byNumber[known.number] = &known.facility;
    }
    for (Tracked& tracked : standards) {
        if (!tracked.homes.empty()) {
            tracked.labels.renumber([&](std::uint32_t number) { return renamed.at(number); });
            for (SupplyLabel& label : tracked.homes) {
                if (label != noSupply) {
                    label = label >> 32U << 32U | renamed.at(static_cast<std::uint32_t>(label));
                }
            }
        }
    }
}

std::uint32_t IncrementalSupply::State::freeNumber(const FacilityKey& key) {
    for (;;) {
        const auto after = facilities.lower_bound(key);
        const std::uint64_t high =
            after == facilities.end() ? std::uint64_t{Nearest::unreachable} : after->second.number;
        const std::uint64_t low = after == facilities.begin() ? 0 : std::prev(after)->second.number;
        if (high - low >= 2) {
            return static_cast<std::uint32_t>(low + (high - low) / 2);
        }
        numberAnew();
    }
}

KnownFacility& IncrementalSupply::State::add(const model::Facility& facility, std::uint32_t number) {
    KnownFacility known{facility, number, {}};
    for (std::size_t l = 0; l < layers.size(); ++l) {
        if (layers[l]) {
            known.entrances[l] = layers[l]->attacher.entrances(facility, attachmentLimit);
        }
    }
    KnownFacility& kept =
        facilities.emplace(FacilityKey{facility.id, facility.kind}, std::move(known)).first->second;
    byNumber[kept.number] = &kept.facility;
    return kept;
}

void IncrementalSupply::State::start(Tracked& tracked, const Task& task) {
    const Layer& layer = *layers[tracked.layer];
    std::vector<SearchSource> sources;
    std::vector<const model::Facility*> admitted;
    for (const auto& [key, known] : facilities) {
        if (tracked.chosen.admits(known.facility)) {
            admitted.push_back(&known.facility);
            ++tracked.ids[known.facility.id];
            for (const NetworkPosition& entrance : known.entrances[tracked.layer]) {
                sources.push_back({entrance, known.number});
            }
        }
    }
    NearestSearch search(layer.attached->network);
    if (!tracked.labels.fill(layer.shape, sources, search, task)) {
        return;
    }
    tracked.circle = std::make_unique<CircleReach>(*homePoints, tracked.chosen.limit, admitted);
    const auto& homes = layer.attached->homes;
    tracked.homes.resize(homes.size());
    for (std::size_t h = 0; h < homes.size(); ++h) {
        const Nearest nearest = search.at(homes[h]);
        tracked.homes[h] = nearest.reached() ? SupplyLabel{nearest.weight} << 32U | nearest.index : noSupply;
    }
    sumUp(tracked);
}

/// In the order of the homes, as applyStandard() does: sums of fractions depend on it.
void IncrementalSupply::State::sumUp(Tracked& tracked) const {
    const auto limit = static_cast<std::uint32_t>(std::llround(tracked.chosen.limit * 100));
    const auto& attached = layers[tracked.layer]->attached->homes;
    std::array<SupplyTotals, 2> totals;
    for (std::uint32_t h = 0; h < tracked.homes.size(); ++h) {
        SupplyTotals& sums = totals[insideArea[h]];
        ++sums.homes;
        sums.homesUnattached += attached[h].attached() ? 0U : 1U;
        const double count = (*tracked.persons)[h];
        if (!model::Residents::isKnown(count)) {
            ++sums.homesUnknown;
            continue;
        }
        const bool supplied = tracked.homes[h] >> 32U <= limit;
        sums.all += count;
        sums.supplied += supplied ? count : 0;
        sums.suppliedByCircle += supplied || tracked.circle->contains(h) ? count : 0;
    }
    tracked.margin = totals[0];
    tracked.inside = totals[1];
}

void IncrementalSupply::State::lookUp(Tracked& tracked, Layer& layer) const {
    for (const std::uint32_t chain : layer.space.touchedChains) {
        for (const std::uint32_t home : layer.shape.homesOn(chain)) {
            tracked.homes[home] = tracked.labels.at(layer.shape, layer.attached->homes[home]);
        }
    }
}

void IncrementalSupply::State::change(Tracked& tracked, const KnownFacility* before,
                                      const KnownFacility* after) {
    before = before != nullptr && tracked.chosen.admits(before->facility) ? before : nullptr;
    after = after != nullptr && tracked.chosen.admits(after->facility) ? after : nullptr;
    Layer& layer = *layers[tracked.layer];
    if (before != nullptr) {
        const auto at = tracked.ids.find(before->facility.id);
        if (--at->second == 0) {
            tracked.ids.erase(at);
        }
    }
    if (after != nullptr) {
        ++tracked.ids[after->facility.id];
    }
    const bool samePlace = before != nullptr && after != nullptr &&
                           before->facility.location == after->facility.location &&
                           before->facility.outline == after->facility.outline;
    if (samePlace || before == after) {
        return;
    }
    layer.space.begin();
    if (before != nullptr) {
        tracked.labels.remove(layer.shape, before->entrances[tracked.layer], before->number, layer.space);
        tracked.circle->remove(before->facility);
    }
    if (after != nullptr) {
        tracked.labels.insert(layer.shape, after->entrances[tracked.layer], after->number, layer.space);
        tracked.circle->insert(after->facility);
    }
    lookUp(tracked, layer);
    sumUp(tracked);
}

IncrementalSupply::IncrementalSupply(std::unique_ptr<State> state) : state_(std::move(state)) {}
IncrementalSupply::IncrementalSupply(IncrementalSupply&&) noexcept = default;
IncrementalSupply& IncrementalSupply::operator=(IncrementalSupply&&) noexcept = default;
IncrementalSupply::~IncrementalSupply() = default;

Result<IncrementalSupply> IncrementalSupply::build(const model::Project& project,
                                                   const model::ThemeSet& themes,
                                                   const GapParameters& parameters, const Task& task) {
    auto chosen = chosenStandards(project, themes, parameters);
    if (!chosen) {
        return fail(chosen.error());
    }
    auto context = supplyContext(project, *chosen, parameters, task.part(0, 0.5));
    if (!context) {
        return fail(context.error());
    }
    auto state = std::make_unique<State>();
    state->attachmentLimit = parameters.attachmentLimit;
    state->homePoints = std::move(context->homes);
    state->insideArea.assign(context->insideArea.begin(), context->insideArea.end());
    if (context->withSteps) {
        state->layers[0] = std::make_unique<Layer>(std::move(context->withSteps));
    }
    if (context->withoutSteps) {
        state->layers[1] = std::make_unique<Layer>(std::move(context->withoutSteps));
    }
    state->take(*context);
    std::map<std::pair<const model::Theme*, std::string>, std::size_t> firstOf;
    for (ChosenStandard& each : *chosen) {
        Tracked tracked;
        tracked.layer = walkingProfile(each.standard->profile).stepsPassable ? 0 : 1;
        const auto [same, isNew] =
            firstOf.try_emplace({each.theme, each.standard->demandGroup}, state->standards.size());
        if (isNew) {
            Demand demand =
                demandFor(project.residents, *each.theme->findDemandGroup(each.standard->demandGroup));
            tracked.demand = demand.used;
            tracked.persons = std::make_shared<const std::vector<double>>(std::move(demand.byHome));
        } else {
            tracked.demand = state->standards[same->second].demand;
            tracked.persons = state->standards[same->second].persons;
        }
        tracked.chosen = std::move(each);
        state->standards.push_back(std::move(tracked));
    }
    tbb::parallel_for(std::size_t{0}, state->standards.size(), [&](std::size_t i) {
        if (!task.stopRequested()) {
            state->start(state->standards[i], task);
        }
    });
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    task.report(1, {"Versorgung", "Supply"});
    return IncrementalSupply(std::move(state));
}

Result<std::vector<std::size_t>> IncrementalSupply::apply(const model::ChangeFacility& edit) {
    const auto& named = edit.before ? edit.before : edit.after;
    std::vector<std::size_t> concerned;
    if (!named) {
        return concerned;
    }
    for (std::size_t s = 0; s < state_->standards.size(); ++s) {
        if (state_->standards[s].chosen.kindIds.count(named->kind) > 0) {
            concerned.push_back(s);
        }
    }
    if (concerned.empty()) {
        return concerned;
    }
    const FacilityKey key{named->id, named->kind};
    const auto at = state_->facilities.find(key);
    const bool exists = at != state_->facilities.end();
    if (exists != edit.before.has_value() || (exists && at->second.facility != *edit.before) ||
        (edit.after && FacilityKey{edit.after->id, edit.after->kind} != key)) {
        return fail(notAsStated(key));
    }
    std::optional<KnownFacility> before;
    if (exists) {
        before = std::move(at->second);
        state_->byNumber.erase(before->number);
        state_->facilities.erase(at);
    }
    const KnownFacility* after = nullptr;
    if (edit.after) {
        after = &state_->add(*edit.after, before ? before->number : state_->freeNumber(key));
    }
    for (const std::size_t s : concerned) {
        state_->change(state_->standards[s], before ? &*before : nullptr, after);
    }
    return concerned;
}

std::size_t IncrementalSupply::standardCount() const {
    return state_->standards.size();
}

StandardSupply IncrementalSupply::standard(std::size_t index) const {
    const Tracked& tracked = state_->standards[index];
    StandardSupply supply{.standard = tracked.chosen.id,
                          .limit = tracked.chosen.limit,
                          .demand = tracked.demand,
                          .facilities = tracked.ids.size(),
                          .capacity = tracked.ids.empty() ? std::optional(0.0) : std::nullopt,
                          .inside = tracked.inside,
                          .margin = tracked.margin,
                          .centimetres = {},
                          .persons = tracked.persons};
    for (const auto& [key, known] : state_->facilities) {
        if (known.facility.capacity && tracked.chosen.admits(known.facility)) {
            supply.capacity = supply.capacity.value_or(0) + *known.facility.capacity;
        }
    }
    supply.centimetres.reserve(tracked.homes.size());
    for (const SupplyLabel label : tracked.homes) {
        supply.centimetres.push_back(static_cast<std::uint32_t>(label >> 32U));
    }
    return supply;
}

const SupplyTotals& IncrementalSupply::inside(std::size_t standard) const {
    return state_->standards[standard].inside;
}

const SupplyTotals& IncrementalSupply::margin(std::size_t standard) const {
    return state_->standards[standard].margin;
}

const model::Facility* IncrementalSupply::nearest(std::size_t standard, std::size_t home) const {
    const SupplyLabel label = state_->standards[standard].homes[home];
    return label == noSupply ? nullptr : state_->byNumber.at(static_cast<std::uint32_t>(label));
}

}  // namespace nordertor::analysis

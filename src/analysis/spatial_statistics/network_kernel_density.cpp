// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/spatial_statistics/network_kernel_density.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace nordertor::analysis {
namespace {

constexpr double smallestBranch = 1e-4;
/// Against endless ways through paths without length.
constexpr std::size_t mostBranches = 200'000;
/// Fixed, so that sums come together in the same order whatever thread makes them.
constexpr std::size_t positionsAPiece = 64;

/// The share of the kernel within `distance` to one side: 0 to 1/2.
double shareWithin(double distance, double radius) {
    const double u = std::min(distance / radius, 1.0);
    return 15.0 / 16.0 * (u - 2.0 / 3.0 * u * u * u + u * u * u * u * u / 5.0);
}

/// Chains cut into equally long pieces.
class Pieces {
  public:
    Pieces(const WalkingNetwork& network, double metres) {
        first_.reserve(network.chains().size() + 1);
        for (const WalkingNetwork::Chain& chain : network.chains()) {
            const double length = chain.length / 100.0;
            lengths_.push_back(length);
            first_.push_back(first_.back() +
                             static_cast<std::uint32_t>(std::max(1.0, std::ceil(length / metres - 1e-9))));
        }
    }
    [[nodiscard]] std::uint32_t count() const { return first_.back(); }
    [[nodiscard]] std::uint32_t firstOf(std::uint32_t chain) const { return first_[chain]; }
    [[nodiscard]] std::uint32_t countOf(std::uint32_t chain) const {
        return first_[chain + 1] - first_[chain];
    }
    [[nodiscard]] double chainLength(std::uint32_t chain) const { return lengths_[chain]; }
    [[nodiscard]] double lengthOf(std::uint32_t chain) const { return lengths_[chain] / countOf(chain); }

  private:
    std::vector<std::uint32_t> first_{0};
    std::vector<double> lengths_;
};

/// One end of a chain, at a vertex.
struct End {
    std::uint32_t chain = 0;
    bool atTo = false;
    friend bool operator==(const End&, const End&) = default;
};

class Ends {
  public:
    explicit Ends(const WalkingNetwork& network) : first_(network.vertexCount() + 1, 0) {
        for (const WalkingNetwork::Chain& chain : network.chains()) {
            ++first_[chain.from + 1];
            ++first_[chain.to + 1];
        }
        std::partial_sum(first_.begin(), first_.end(), first_.begin());
        ends_.resize(first_.back());
        std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
        for (std::uint32_t c = 0; c < network.chains().size(); ++c) {
            ends_[next[network.chains()[c].from]++] = {c, false};
            ends_[next[network.chains()[c].to]++] = {c, true};
        }
    }
    [[nodiscard]] std::span<const End> at(std::uint32_t vertex) const {
        return {ends_.data() + first_[vertex], ends_.data() + first_[vertex + 1]};
    }

  private:
    std::vector<std::uint32_t> first_;
    std::vector<End> ends_;
};

/// All branches that walk a whole chain from the same end. The share of the kernel (shareWithin) is a
/// polynomial of the distance, so their sum is one too, whatever the distances at which they set out: the
/// sums of factor x (distance / radius)^k say all, and pieces are looked at once, not once for each branch.
struct Passage {
    static constexpr std::size_t count = 5;
    std::array<double, count> moments{};

    void add(double distance, double factor) {
        for (double& moment : moments) {
            moment += factor;
            factor *= distance;
        }
    }
    void add(const Passage& other, double factor) {
        for (std::size_t k = 0; k < count; ++k) {
            moments[k] += other.moments[k] * factor;
        }
    }
    /// What lies within `t` of the chain's end, both in radii: shareWithin(distance + t) minus
    /// shareWithin(distance), summed up.
    [[nodiscard]] double massWithin(double t) const {
        const auto& [m0, m1, m2, m3, m4] = moments;
        const double c1 = m0 - 2 * m2 + m4;
        const double c2 = 2 * (m3 - m1);
        const double c3 = 2 * m2 - 2.0 / 3.0 * m0;
        return 15.0 / 16.0 * t * (c1 + t * (c2 + t * (c3 + t * (m1 + t * m0 / 5.0))));
    }
};

/// Sums by number, without looking at all of them afterwards.
template <class Sum>
class Touched {
  public:
    explicit Touched(std::size_t count) : sums_(count), isTouched_(count, 0) {}
    Sum& at(std::uint32_t number) {
        if (isTouched_[number] == 0) {
            isTouched_[number] = 1;
            touched_.push_back(number);
        }
        return sums_[number];
    }
    /// In the order they were first touched.
    [[nodiscard]] const std::vector<std::uint32_t>& touched() const { return touched_; }
    [[nodiscard]] const Sum& of(std::uint32_t number) const { return sums_[number]; }
    void clear() {
        for (const std::uint32_t number : touched_) {
            sums_[number] = {};
            isTouched_[number] = 0;
        }
        touched_.clear();
    }

  private:
    std::vector<Sum> sums_;
    std::vector<char> isTouched_;
    std::vector<std::uint32_t> touched_;
};

/// What events leave on the network.
struct Traces {
    Touched<double> pieces;     ///< mass by piece, where a branch ends or begins within its chain
    Touched<Passage> passages;  ///< by 2 x chain, plus 1 for those that come from its end

    Traces(const WalkingNetwork& network, const Pieces& all)
        : pieces(all.count()), passages(2 * network.chains().size()) {}
    void clear() {
        pieces.clear();
        passages.clear();
    }
};

/// Spreads single events; keep one per thread.
class Spreading {
  public:
    Spreading(const WalkingNetwork& network, const Ends& ends, const Pieces& pieces, double radius)
        : network_(network), ends_(ends), pieces_(pieces), radius_(radius), own_(network, pieces) {}

    /// Adds the masses of the event, which sum up to its weight.
    void spread(const CountedPosition& event, Traces& sum) {
        own_.clear();
        const std::uint32_t chain = event.position.chain;
        const double offset = std::min(event.position.offset / 100.0, pieces_.chainLength(chain));
        walk(chain, offset, true, 0, 1);
        walk(chain, offset, false, 0, 1);
        for (std::size_t branches = 0; !waiting_.empty() && branches < mostBranches; ++branches) {
            const Branch branch = waiting_.back();
            waiting_.pop_back();
            const bool backwards = branch.start.atTo;
            walk(branch.start.chain, backwards ? pieces_.chainLength(branch.start.chain) : 0, !backwards,
                 branch.distance, branch.factor);
        }
        waiting_.clear();
        double total = 0;
        for (const std::uint32_t piece : own_.pieces.touched()) {
            total += own_.pieces.of(piece);
        }
        for (const std::uint32_t passage : own_.passages.touched()) {
            total += own_.passages.of(passage).massWithin(pieces_.chainLength(passage / 2) / radius_);
        }
        if (total <= 0) {  // a path without length: everything stays there
            sum.pieces.at(pieces_.firstOf(chain)) += event.weight;
            return;
        }
        const double part = event.weight / total;
        for (const std::uint32_t piece : own_.pieces.touched()) {
            sum.pieces.at(piece) += own_.pieces.of(piece) * part;
        }
        for (const std::uint32_t passage : own_.passages.touched()) {
            sum.passages.at(passage).add(own_.passages.of(passage), part);
        }
    }

  private:
    struct Branch {
        End start;
        double distance;
        double factor;
    };

    /// Along a chain from an offset towards its end (or start), `distance` metres from the event.
    void walk(std::uint32_t chain, double offset, bool towardsEnd, double distance, double factor) {
        const double length = pieces_.chainLength(chain);
        const double way = towardsEnd ? length - offset : offset;
        const double walked = std::min(way, radius_ - distance);
        if (walked == length && walked > 0) {
            own_.passages.at(2 * chain + (towardsEnd ? 0 : 1)).add(distance / radius_, factor);
        } else if (walked > 0) {
            fill(chain, offset, towardsEnd, distance, walked, factor);
        }
        if (distance + way < radius_) {
            arrive({chain, towardsEnd}, distance + way, factor);
        }
    }

    void fill(std::uint32_t chain, double offset, bool towardsEnd, double distance, double walked,
              double factor) {
        const double length = pieces_.lengthOf(chain);
        const auto count = static_cast<double>(pieces_.countOf(chain));
        const double low = towardsEnd ? offset : offset - walked;
        const double high = towardsEnd ? offset + walked : offset;
        const double last = std::min(count - 1, std::floor(high / length));
        const auto shareUpTo = [&](double along) {
            return shareWithin(distance + (towardsEnd ? along - offset : offset - along), radius_);
        };
        double before = shareUpTo(low);
        for (double k = std::clamp(std::floor(low / length), 0.0, count - 1); k <= last; ++k) {
            const double after = shareUpTo(k + 1 == count ? high : std::min(high, (k + 1) * length));
            const double mass = factor * (towardsEnd ? after - before : before - after);
            if (mass > 0) {
                own_.pieces.at(pieces_.firstOf(chain) + static_cast<std::uint32_t>(k)) += mass;
            }
            before = after;
        }
    }

    void arrive(End arrival, double distance, double factor) {
        const WalkingNetwork::Chain& chain = network_.chains()[arrival.chain];
        const auto arms = ends_.at(arrival.atTo ? chain.to : chain.from);
        if (arms.size() == 1) {
            waiting_.push_back({arrival, distance, factor});
            return;
        }
        const double part = factor / static_cast<double>(arms.size() - 1);
        if (part < smallestBranch) {
            return;
        }
        for (const End& arm : arms) {
            if (arm != arrival) {
                waiting_.push_back({arm, distance, part});
            }
        }
    }

    const WalkingNetwork& network_;
    const Ends& ends_;
    const Pieces& pieces_;
    double radius_;
    Traces own_;
    std::vector<Branch> waiting_;
};

/// The traces of a few events, as they are added up.
struct Part {
    std::vector<std::pair<std::uint32_t, double>> pieces;
    std::vector<std::pair<std::uint32_t, Passage>> passages;
};

}  // namespace

Result<NetworkDensity> networkKernelDensity(const WalkingNetwork& network,
                                            std::span<const CountedPosition> positions, double radius,
                                            double piece, const Task& task) {
    const Pieces pieces(network, piece);
    const Ends ends(network);
    NetworkDensity result;
    std::vector<CountedPosition> sorted;
    for (const CountedPosition& each : positions) {
        if (each.position.attached() && each.weight > 0) {
            sorted.push_back(each);
        }
    }
    std::sort(sorted.begin(), sorted.end());
    std::vector<Part> parts((sorted.size() + positionsAPiece - 1) / positionsAPiece);
    tbb::enumerable_thread_specific<Spreading> spreadings(
        [&] { return Spreading(network, ends, pieces, radius); });
    tbb::enumerable_thread_specific<Traces> sums([&] { return Traces(network, pieces); });
    tbb::parallel_for(std::size_t{0}, parts.size(), [&](std::size_t part) {
        Spreading& spreading = spreadings.local();
        Traces& sum = sums.local();
        const std::size_t end = std::min(sorted.size(), (part + 1) * positionsAPiece);
        for (std::size_t i = part * positionsAPiece; i < end && !task.stopRequested(); ++i) {
            spreading.spread(sorted[i], sum);
        }
        for (const std::uint32_t at : sum.pieces.touched()) {
            parts[part].pieces.emplace_back(at, sum.pieces.of(at));
        }
        for (const std::uint32_t at : sum.passages.touched()) {
            parts[part].passages.emplace_back(at, sum.passages.of(at));
        }
        sum.clear();
    });
    if (task.stopRequested()) {
        return fail(cancelledError());
    }
    std::vector<double> masses(pieces.count(), 0);
    std::vector<Passage> passages(2 * network.chains().size());
    for (Part& part : parts) {
        for (const auto& [at, mass] : part.pieces) {
            masses[at] += mass;
        }
        for (const auto& [at, passage] : part.passages) {
            passages[at].add(passage, 1);
        }
        part = {};
    }
    for (const CountedPosition& each : sorted) {
        result.spread += each.weight;
    }
    for (std::uint32_t chain = 0; chain < network.chains().size(); ++chain) {
        const double length = pieces.lengthOf(chain);
        const Passage& up = passages[2 * std::size_t{chain}];
        const Passage& down = passages[2 * std::size_t{chain} + 1];
        const std::uint32_t count = pieces.countOf(chain);
        for (std::uint32_t k = 0; k < count; ++k) {
            const double from = k * length / radius;
            const double to = (k + 1) * length / radius;
            const double toEnd = (count - k - 1) * length / radius;
            const double mass = masses[pieces.firstOf(chain) + k] + up.massWithin(to) - up.massWithin(from) +
                                down.massWithin(toEnd + to - from) - down.massWithin(toEnd);
            if (mass > 0 && length > 0) {
                result.pieces.push_back({chain, k * length, (k + 1) * length, mass / length * 1000});
            }
        }
    }
    return result;
}

geo::Points lineOf(const WalkingNetwork& network, const NetworkDensity::Piece& piece) {
    const WalkingNetwork::Chain& chain = network.chains()[piece.chain];
    const auto metres = [&](std::uint32_t k) { return network.offsets()[chain.firstPoint + k]; };
    const auto at = [&](double offset) {
        std::uint32_t k = 1;
        while (k + 1 < chain.pointCount && metres(k) < offset) {
            ++k;
        }
        const double span = metres(k) - metres(k - 1);
        const double t = span > 0 ? std::clamp((offset - metres(k - 1)) / span, 0.0, 1.0) : 0.0;
        const geo::Point a = network.points()[chain.firstPoint + k - 1];
        const geo::Point b = network.points()[chain.firstPoint + k];
        return geo::Point{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
    };
    geo::Points line{at(piece.from)};
    for (std::uint32_t k = 1; k + 1 < chain.pointCount; ++k) {
        if (metres(k) > piece.from && metres(k) < piece.to) {
            line.push_back(network.points()[chain.firstPoint + k]);
        }
    }
    line.push_back(at(piece.to));
    return line;
}

}  // namespace nordertor::analysis

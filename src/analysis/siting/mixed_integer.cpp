// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include "analysis/siting/mixed_integer_p.h"

#include <CbcEventHandler.hpp>
#include <CbcHeuristic.hpp>
#include <CbcModel.hpp>
#include <ClpEventHandler.hpp>
#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>
#include <OsiClpSolverInterface.hpp>
#include <cassert>
#include <cmath>
#include <utility>

namespace nordertor::analysis {
namespace {

/// Stops the simplex method.
class SimplexWatch : public ClpEventHandler {
  public:
    explicit SimplexWatch(const Task* task) : task_(task) {}
    int event(Event what) override {
        constexpr int goOn = -1;
        constexpr int stop = 5;
        const bool inside = what == endOfIteration || what == endOfFactorization || what == endOfValuesPass;
        return inside && task_->stopRequested() ? stop : goOn;
    }
    [[nodiscard]] ClpEventHandler* clone() const override { return new SimplexWatch(*this); }

  private:
    const Task* task_;
};

/// Stops branch and bound.
class TreeWatch : public CbcEventHandler {
  public:
    explicit TreeWatch(const Task* task) : task_(task) {}
    CbcAction event(CbcEvent) override { return task_->stopRequested() ? stop : noAction; }
    [[nodiscard]] CbcEventHandler* clone() const override { return new TreeWatch(*this); }

  private:
    const Task* task_;
};

void load(OsiClpSolverInterface& solver, const MixedIntegerProgram& program) {
    CoinPackedMatrix matrix(false, 0, 0);
    matrix.setDimensions(0, static_cast<int>(program.columns.size()));
    std::vector<int> indices;
    std::vector<double> factors;
    std::vector<CoinBigIndex> starts{0};
    for (std::size_t r = 0; r < program.rows.size(); ++r) {
        for (std::size_t t = program.firstTerm[r]; t < program.firstTerm[r + 1]; ++t) {
            indices.push_back(static_cast<int>(program.terms[t].column));
            factors.push_back(program.terms[t].factor);
        }
        starts.push_back(static_cast<CoinBigIndex>(indices.size()));
    }
    matrix.appendRows(static_cast<int>(program.rows.size()), starts.data(), indices.data(), factors.data());
    const auto each = [](const auto& items, auto member) {
        std::vector<double> values;
        for (const auto& item : items) {
            const double value = item.*member;
            values.push_back(value == MixedIntegerProgram::infinity    ? COIN_DBL_MAX
                             : value == -MixedIntegerProgram::infinity ? -COIN_DBL_MAX
                                                                       : value);
        }
        return values;
    };
    using Column = MixedIntegerProgram::Column;
    using Row = MixedIntegerProgram::Row;
    solver.loadProblem(matrix, each(program.columns, &Column::lower).data(),
                       each(program.columns, &Column::upper).data(),
                       each(program.columns, &Column::cost).data(), each(program.rows, &Row::lower).data(),
                       each(program.rows, &Row::upper).data());
    for (std::size_t c = 0; c < program.columns.size(); ++c) {
        if (program.columns[c].whole) {
            solver.setInteger(static_cast<int>(c));
        }
    }
}

/// Whether the values keep every bound and row and are whole where they must be.
bool solves(const MixedIntegerProgram& program, const std::vector<double>& values) {
    constexpr double tolerance = 1e-6;
    for (std::size_t c = 0; c < values.size(); ++c) {
        const auto& column = program.columns[c];
        if (values[c] < column.lower - tolerance || values[c] > column.upper + tolerance ||
            (column.whole && std::abs(values[c] - std::round(values[c])) > tolerance)) {
            return false;
        }
    }
    for (std::size_t r = 0; r < program.rows.size(); ++r) {
        double sum = 0;
        for (std::size_t t = program.firstTerm[r]; t < program.firstTerm[r + 1]; ++t) {
            sum += program.terms[t].factor * values[program.terms[t].column];
        }
        if (sum < program.rows[r].lower - tolerance || sum > program.rows[r].upper + tolerance) {
            return false;
        }
    }
    return true;
}

double costOf(const MixedIntegerProgram& program, const std::vector<double>& values) {
    double cost = 0;
    for (std::size_t c = 0; c < values.size(); ++c) {
        cost += program.columns[c].cost * values[c];
    }
    return cost;
}

}  // namespace

MixedIntegerAnswer solveMixedInteger(const MixedIntegerProgram& program, double cutoff, std::size_t nodes,
                                     const Task& task, const std::vector<double>& start) {
    assert(start.empty() || solves(program, start));
    MixedIntegerAnswer answer;
    answer.values = start;
    answer.cost = costOf(program, start);
    OsiClpSolverInterface solver;
    solver.messageHandler()->setLogLevel(0);
    load(solver, program);
    SimplexWatch simplexWatch(&task);
    solver.getModelPtr()->passInEventHandler(&simplexWatch);
    solver.initialSolve();
    if (task.stopRequested()) {
        return answer;
    }
    if (solver.isProvenPrimalInfeasible() || (solver.isProvenOptimal() && solver.getObjValue() >= cutoff)) {
        answer.finished = true;
        answer.bound = cutoff;
        return answer;
    }
    const double relaxed = solver.isProvenOptimal() ? solver.getObjValue() : answer.bound;
    CbcModel model(solver);
    model.messageHandler()->setLogLevel(0);
    model.solver()->messageHandler()->setLogLevel(0);
    // the tree works on a copy of the solver, which the handler must watch too
    if (auto* copy = dynamic_cast<OsiClpSolverInterface*>(model.solver()); copy != nullptr) {
        copy->getModelPtr()->passInEventHandler(&simplexWatch);
    }
    if (!start.empty()) {
        model.setBestSolution(start.data(), static_cast<int>(start.size()), answer.cost);
    }
    model.setCutoff(cutoff);
    model.setAllowableGap(0);
    model.setAllowableFractionGap(0);
    model.setMaximumNodes(static_cast<int>(nodes));
    model.setNumberThreads(0);
    // strong branching tries out branches by runs of the simplex method that no handler sees: it could not be
    // stopped for minutes
    model.setNumberStrong(0);
    model.setNumberBeforeTrust(0);
    TreeWatch treeWatch(&task);
    model.passInEventHandler(&treeWatch);
    CbcRounding roundingHeuristic(model);
    model.addHeuristic(&roundingHeuristic);
    model.branchAndBound();
    // To the tree a simplex run that was stopped looks like a node without a solution: what it says about
    // optimality and bounds after a stop proves nothing.
    const bool stopped = task.stopRequested();
    answer.finished = !stopped && (model.isProvenOptimal() || model.isProvenInfeasible());
    std::vector<double> best;
    if (const double* values = model.bestSolution(); values != nullptr) {
        best.assign(values, values + program.columns.size());
    }
    // reckoned anew: with a start, what the tree says its best costs may be that of a node
    const double cost = costOf(program, best);
    const bool better = !best.empty() && (start.empty() || cost < answer.cost);
    answer.bound = stopped ? relaxed : answer.finished && !better ? cutoff : model.getBestPossibleObjValue();
    if (better && (!stopped || solves(program, best))) {
        answer.values = std::move(best);
        answer.cost = cost;
        if (answer.finished) {
            answer.bound = answer.cost;
        }
    }
    return answer;
}

}  // namespace nordertor::analysis

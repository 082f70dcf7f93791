// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "analysis/siting/siting_cases.h"

namespace nordertor::test {

/// A p-median problem of the OR-Library (Beasley 1985) with the published optima of p-median and p-centre.
struct OrLibraryProblem {
    SitingProblem problem;
    std::int64_t median = 0;
    std::int64_t centre = 0;
};

/// Of an edge given twice the last counts; then Floyd and Warshall.
inline SitingProblem readPmed(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::size_t n = 0;
    std::size_t edges = 0;
    SitingProblem problem;
    in >> n >> edges >> problem.budget;
    constexpr std::uint32_t far = 1000000;
    DistanceTable table(n, std::vector<std::uint32_t>(n, far));
    for (std::size_t e = 0; e < edges; ++e) {
        std::size_t a = 0;
        std::size_t b = 0;
        std::uint32_t length = 0;
        in >> a >> b >> length;
        table[a - 1][b - 1] = length;
        table[b - 1][a - 1] = length;
    }
    for (std::size_t k = 0; k < n; ++k) {
        table[k][k] = 0;
        for (std::size_t a = 0; a < n; ++a) {
            for (std::size_t b = 0; b < n; ++b) {
                table[a][b] = std::min(table[a][b], table[a][k] + table[k][b]);
            }
        }
    }
    problem.weights.assign(n, 1);
    problem.distances = catchmentsOf(table);
    problem.limit = far;
    return problem;
}

/// pmed1 to pmed40, from the folder "orlib_pmed" with the problems and their optima.
inline OrLibraryProblem orLibraryProblem(const std::filesystem::path& folder, int number) {
    const std::string name = "pmed" + std::to_string(number);
    OrLibraryProblem published;
    published.problem = readPmed(folder / "ORLIB" / (name + ".txt"));
    std::ifstream medians(folder / "pmedopt.csv");
    for (std::string line; std::getline(medians, line);) {
        if (line.starts_with(name + ",")) {
            published.median = std::stoll(line.substr(line.rfind(',') + 1));
        }
    }
    std::ifstream centres(folder / "ORLIB/kcenteropt.txt");
    std::string centreName;
    for (std::int64_t value = 0; centres >> centreName >> value;) {
        if (centreName == name) {
            published.centre = value;
        }
    }
    return published;
}

}  // namespace nordertor::test

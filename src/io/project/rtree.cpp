// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "io/project/rtree_p.h"

namespace nordertor::io {
namespace {

constexpr std::size_t cellBytes = 8 + 4 * 4;
constexpr std::size_t nodeHeaderBytes = 4;

struct Cell {
    std::int64_t id = 0;
    float minX = 0;
    float maxX = 0;
    float minY = 0;
    float maxY = 0;
};

/// The stored box must cover the true one though floats are coarser.
float roundedDown(double value) {
    const auto rounded = static_cast<float>(value);
    return static_cast<double>(rounded) > value
               ? std::nextafterf(rounded, -std::numeric_limits<float>::infinity())
               : rounded;
}
float roundedUp(double value) {
    const auto rounded = static_cast<float>(value);
    return static_cast<double>(rounded) < value
               ? std::nextafterf(rounded, std::numeric_limits<float>::infinity())
               : rounded;
}

template <class T>
void putBigEndian(std::string& bytes, T value) {
    for (std::size_t i = sizeof value; i-- > 0;) {
        bytes += static_cast<char>((value >> (8 * i)) & 0xFFU);
    }
}

std::string nodeBlob(const Cell* cells, std::size_t count, std::uint16_t depth, std::size_t nodeBytes) {
    std::string bytes;
    bytes.reserve(nodeBytes);
    putBigEndian(bytes, depth);
    putBigEndian(bytes, static_cast<std::uint16_t>(count));
    for (std::size_t i = 0; i < count; ++i) {
        putBigEndian(bytes, static_cast<std::uint64_t>(cells[i].id));
        for (const float value : {cells[i].minX, cells[i].maxX, cells[i].minY, cells[i].maxY}) {
            putBigEndian(bytes, std::bit_cast<std::uint32_t>(value));
        }
    }
    bytes.resize(nodeBytes, '\0');
    return bytes;
}

Cell coverOf(const Cell* cells, std::size_t count, std::int64_t id) {
    Cell cover = cells[0];
    cover.id = id;
    for (std::size_t i = 1; i < count; ++i) {
        cover.minX = std::min(cover.minX, cells[i].minX);
        cover.maxX = std::max(cover.maxX, cells[i].maxX);
        cover.minY = std::min(cover.minY, cells[i].minY);
        cover.maxY = std::max(cover.maxY, cells[i].maxY);
    }
    return cover;
}

/// Sort-tile-recursive packing: strips by x, tiles in a strip by y. Ties are broken by id, so that equal
/// input gives equal bytes.
void sortIntoTiles(std::vector<Cell>& cells, std::size_t perNode) {
    const auto byX = [](const Cell& a, const Cell& b) {
        return a.minX + a.maxX != b.minX + b.maxX ? a.minX + a.maxX < b.minX + b.maxX : a.id < b.id;
    };
    const auto byY = [](const Cell& a, const Cell& b) {
        return a.minY + a.maxY != b.minY + b.maxY ? a.minY + a.maxY < b.minY + b.maxY : a.id < b.id;
    };
    std::sort(cells.begin(), cells.end(), byX);
    const std::size_t nodes = (cells.size() + perNode - 1) / perNode;
    const auto strips = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(nodes))));
    const std::size_t perStrip = (nodes + strips - 1) / strips * perNode;
    for (std::size_t from = 0; from < cells.size(); from += perStrip) {
        const std::size_t to = std::min(from + perStrip, cells.size());
        std::sort(cells.begin() + static_cast<std::ptrdiff_t>(from),
                  cells.begin() + static_cast<std::ptrdiff_t>(to), byY);
    }
}

}  // namespace

void fillRtree(Database& database, const std::string& name, const std::vector<geo::Box>& boxes) {
    std::vector<Cell> cells;
    cells.reserve(boxes.size());
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const geo::Box& box = boxes[i];
        if (!box.empty()) {
            cells.push_back({static_cast<std::int64_t>(i) + 1, roundedDown(box.min.x), roundedUp(box.max.x),
                             roundedDown(box.min.y), roundedUp(box.max.y)});
        }
    }
    // SQLite has made an empty root of the size it wants nodes to have.
    const auto nodeBytes =
        static_cast<std::size_t>(database.number(fmt::format("SELECT length(data) FROM {}_node", name)));
    if (cells.empty() || !database.ok()) {
        return;
    }
    const std::size_t perNode = (nodeBytes - nodeHeaderBytes) / cellBytes;

    Statement addNode(database, fmt::format("INSERT INTO {}_node (nodeno, data) VALUES (?, ?)", name));
    Statement addParent(database,
                        fmt::format("INSERT INTO {}_parent (nodeno, parentnode) VALUES (?, ?)", name));
    std::vector<std::int64_t> leafOf(boxes.size() + 1, 0);
    std::int64_t nextNode = 2;  // 1 is the root
    std::uint16_t depth = 0;
    bool leaves = true;
    const auto enter = [&](const Cell* first, std::size_t count, std::int64_t node) {
        for (std::size_t i = 0; i < count; ++i) {
            if (leaves) {
                leafOf[static_cast<std::size_t>(first[i].id)] = node;
            } else {
                addParent.bind(0, first[i].id);
                addParent.bind(1, node);
                addParent.run();
            }
        }
    };
    while (cells.size() > perNode) {
        sortIntoTiles(cells, perNode);
        std::vector<Cell> above;
        for (std::size_t from = 0; from < cells.size(); from += perNode) {
            const std::size_t count = std::min(perNode, cells.size() - from);
            const std::string blob = nodeBlob(&cells[from], count, 0, nodeBytes);
            addNode.bind(0, nextNode);
            addNode.bindBlob(1, blob);
            addNode.run();
            enter(&cells[from], count, nextNode);
            above.push_back(coverOf(&cells[from], count, nextNode));
            ++nextNode;
        }
        cells = std::move(above);
        leaves = false;
        ++depth;
    }
    const std::string root = nodeBlob(cells.data(), cells.size(), depth, nodeBytes);
    Statement setRoot(database, fmt::format("UPDATE {}_node SET data = ? WHERE nodeno = 1", name));
    setRoot.bindBlob(0, root);
    setRoot.run();
    enter(cells.data(), cells.size(), 1);

    Statement addRow(database, fmt::format("INSERT INTO {}_rowid (rowid, nodeno) VALUES (?, ?)", name));
    for (std::size_t id = 1; id < leafOf.size(); ++id) {
        if (leafOf[id] != 0) {
            addRow.bind(0, static_cast<std::int64_t>(id));
            addRow.bind(1, leafOf[id]);
            addRow.run();
        }
    }
}

}  // namespace nordertor::io

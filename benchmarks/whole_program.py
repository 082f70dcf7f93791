#!/usr/bin/env python3
# SPDX-FileCopyrightText: Nordertor contributors
# SPDX-License-Identifier: Apache-2.0
"""Times the program as its user meets it: start, and a real town from its files to a stored project, all gaps, and
paper.

    benchmarks/whole_program.py build/release/bin/nordertor ../shared/data [RUNS]

Data: Neubrandenburg (OpenStreetMap extract, ODbL, (c) OpenStreetMap contributors; census grid 2011, dl-de/by-2-0), a
hand-drawn outline of the Nordstadt, and 500 businesses made here at fixed pseudo-random places. Prints minimum, median
and maximum of the wall time and the greatest peak memory of any run.
"""
import os
import pathlib
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time


# What is written, with its gaps computed: file, verb and options, limit.
PAPERS = {
    "map page, PDF A4": ("a4.pdf", ["map", "--theme", "youth"], "at most 1 s and 1.5 MB"),
    "map page, A3 at 300 dpi": ("a3.png", ["map", "--theme", "youth", "--paper", "A3", "--dpi", "300"], "at most 1 s"),
    "text document": ("paper.odt", ["map", "--theme", "youth"], ""),
    "atlas of 100 sheets": ("atlas.pdf", ["atlas", "--most", "100"], "at most 30 s"),
}


def businesses(path):
    """500 rows around the town's centre, EPSG:25833, decimal comma."""
    draw = random.Random(1)
    rows = ["id;name;sector_code;sector_edition;easting;northing;crs"]
    for i in range(500):
        east = 384000 + draw.uniform(-2500, 2500)
        north = 5936500 + draw.uniform(-2500, 2500)
        place = f"{east:.1f};{north:.1f}".replace(".", ",")
        rows.append(f"{i:04};Betrieb {i};47.11;WZ 2008;{place};EPSG:25833")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def timed(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def show(name, seconds, limit):
    low, middle, high = min(seconds), statistics.median(seconds), max(seconds)
    print(f"{name:58} {low:7.3f} {middle:7.3f} {high:7.3f} s   {limit}")


def main():
    program, data = sys.argv[1], pathlib.Path(sys.argv[2])
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    town = {
        "--area": data / "osm/neubrandenburg-nordstadt.geojson",
        "--map": data / "osm/neubrandenburg.osm.bz2",
        "--census": data / "zensus/zensus2011_100m_neubrandenburg.csv",
    }
    print(f"{'':58} {'min':>7} {'median':>7} {'max':>7}")
    show("nordertor --version", [timed([program, "--version"]) for _ in range(runs)], "at most 0.1 s")
    missing = [str(path) for path in town.values() if not path.exists()]
    if missing:
        print("skipped, data missing: " + ", ".join(missing))
        return
    with tempfile.TemporaryDirectory() as folder:
        town["--organisations"] = pathlib.Path(folder) / "businesses.csv"
        businesses(town["--organisations"])
        inputs = [text for option, path in town.items() for text in (option, str(path))]
        made, gaps, papers = [], [], {name: [] for name in PAPERS}
        for run in range(runs):
            project = os.path.join(folder, f"town{run}.gpkg")
            made.append(timed([program, "new", project, *inputs]))
            gaps.append(timed([program, "gaps", project]))
            for name, (file, options, _) in PAPERS.items():
                papers[name].append(timed([program, *options[:1], project, "-o", os.path.join(folder, file), *options[1:]]))
        sizes = {name: os.path.getsize(os.path.join(folder, file)) / 1e6 for name, (file, _, _) in PAPERS.items()}
    show("four files to a stored project", made, "at most 6 s with the next line")
    show("stored project to all gaps of all standards", gaps, "")
    for name, (_, _, limit) in PAPERS.items():
        show(f"{name}, {sizes[name]:.2f} MB", papers[name], limit)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MiB, at most 500 MiB")


if __name__ == "__main__":
    main()

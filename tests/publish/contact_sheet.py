#!/usr/bin/env python3
# SPDX-FileCopyrightText: Nordertor contributors
# SPDX-License-Identifier: Apache-2.0
"""Every layout, theme, variant and several scales on one page to look at.

    tests/publish/contact_sheet.py build/release/bin/nordertor OUT [folder with real data]

Makes the sheets of the invented example quarter, and of two real towns where their data is there (docs/developing.md),
as pictures in OUT, and OUT/index.html that shows them all. Ends with 1 if a sheet could not be made.
"""
import html
import json
import pathlib
import subprocess
import sys

TOWNS = {
    "neubrandenburg": ["--area", "osm/neubrandenburg-nordstadt.geojson", "--map", "osm/neubrandenburg.osm.bz2",
                       "--census", "zensus/zensus2011_100m_neubrandenburg.csv"],
    "dreieich": ["--area", "", "--map", "osm/dreieich.osm.gz"],
}

# Longitude and latitude of a square where no boundary is at hand.
SQUARES = {"dreieich": (8.706, 49.9965, 8.720, 50.007)}


def square(name, out):
    west, south, east, north = SQUARES[name]
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    path = out / f"{name}.geojson"
    path.write_text(json.dumps({"type": "Feature", "properties": {"name": f"{name} (drawn for testing)"},
                                "geometry": {"type": "Polygon", "coordinates": [ring]}}), encoding="utf-8")
    return str(path)


def sheets(program):
    """Name and arguments of every sheet of a project."""
    layouts = json.loads(subprocess.run([program, "layout", "--format", "json"], capture_output=True, text=True,
                                        check=True).stdout)["tables"]["layouts"]
    for layout in layouts:
        if layout["id"] == "need-sheet":
            continue  # needs a gap: the atlas of the tests has it
        orientations = ["portrait", "landscape"] if "Querformat" in layout["orientations"]["de"] else ["portrait"]
        for orientation in orientations:
            for variant in ("colour", "bw", "dark"):
                yield (f"{layout['id']} {orientation} {variant}",
                       ["--layout", layout["id"], "--orientation", orientation, "--variant", variant,
                        "--paper-number", "3/123/2026", "--annex", "2"])
    for theme in ("social", "living_environment", "traffic", "youth", "economy"):
        yield f"theme {theme}", ["--theme", theme]
    for scale in ("25000", "15000", "10000"):
        yield f"scale {scale}", ["--scale", scale, "--layout", "map", "--paper", "A3"]
    yield "english", ["--lang", "en"]


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    program, out = sys.argv[1], pathlib.Path(sys.argv[2])
    data = pathlib.Path(sys.argv[3]) if len(sys.argv) == 4 else None
    out.mkdir(parents=True, exist_ok=True)
    projects = [("example", pathlib.Path("build/example/nordertor.gpkg"))]
    for town, arguments in TOWNS.items():
        files = [a if a.startswith("--") else str(data / a) if a else square(town, out)
                 for a in arguments] if data else []
        if not files or not all(pathlib.Path(f).exists() for f in files if not f.startswith("--")):
            print(f"{town}: its data is not there, left out")
            continue
        project = out / f"{town}.gpkg"
        project.unlink(missing_ok=True)
        subprocess.run([program, "new", str(project), *files, "--title", town], check=True, capture_output=True)
        projects.append((town, project))
    failures, cards = 0, []
    for name, project in projects:
        for label, arguments in sheets(program):
            picture = out / f"{name}-{label.replace(' ', '-')}.png"
            language = [] if "--lang" in arguments else ["--lang", "de"]
            run = subprocess.run([program, "map", str(project), "-o", str(picture), "--dpi", "50", "--date",
                                  "2026-03-31", *arguments, *language], capture_output=True, text=True)
            # a scale at which the area does not fit on the paper is refused, and that is right
            refused = "--scale" in arguments and run.returncode == 2
            failures += run.returncode != 0 and not refused
            shown = f'<img src="{html.escape(picture.name)}" alt="">' if run.returncode == 0 else ""
            said = html.escape(run.stderr.strip()) if run.returncode else ""
            cards.append(f"<figure>{shown}<figcaption>{html.escape(name)}: {html.escape(label)} {said}</figcaption></figure>")
    (out / "index.html").write_text(
        "<!doctype html><meta charset=utf-8><title>Contact sheet</title><style>body{font:13px sans-serif;display:flex;"
        "flex-wrap:wrap;gap:12px;background:#ddd}figure{margin:0;width:420px}img{width:420px;background:#fff;"
        "box-shadow:0 1px 4px #888}</style>" + "\n".join(cards), encoding="utf-8")
    print(f"{len(cards)} sheets, {failures} failed: {out / 'index.html'}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-FileCopyrightText: Nordertor contributors
# SPDX-License-Identifier: Apache-2.0
"""Every layout, theme, variant and several scales on one page to look at.

    tests/publish/contact_sheet.py build/release/bin/nordertor OUT [folder with real data]

Makes the sheets of the invented example quarter, and of two real towns where their data is there (docs/developing.md),
as pictures in OUT, and OUT/index.html that shows them all: every layout in every orientation and variant, every theme,
scales from 1:25,000 to 1:2,500, details, overviews of atlases (with pdftoppm of poppler-utils), and results of the analyses
stored in the project. Ends with 1 if a sheet could not be
made.
"""
import concurrent.futures
import html
import json
import os
import pathlib
import subprocess
import sys

EXAMPLE = pathlib.Path(__file__).resolve().parents[2] / "data/nordertor"

VARIANTS = ("colour", "bw", "dark")

TOWNS = {
    "neubrandenburg": ["--area", "osm/neubrandenburg-nordstadt.geojson", "--map", "osm/neubrandenburg.osm.bz2",
                       "--census", "zensus/zensus2011_100m_neubrandenburg.csv"],
    "dreieich": ["--area", "", "--map", "osm/dreieich.osm.gz", "--census", "zensus/zensus2011_100m_dreieich.csv"],
}

# Name, and the verb with its options.
RESULTS = [
    ("gaps-themes", ["gaps"]),
    ("gaps-standards", ["gaps", "--theme", "social"]),
    ("gaps-two-themes", ["gaps", "--theme", "social", "--theme", "youth"]),
    ("gaps-three", ["gaps", "--standard", "social.kita", "--standard", "social.primary_school", "--standard", "social.gp"]),
    ("gaps-one", ["gaps", "--standard", "youth.playground_6_12"]),
    ("reach", ["reach", "--kind", "youth.playground", "--bands", "200,400,800"]),
    ("access", ["access", "--kind", "social.kita", "--method", "nearest", "--group", "0-9"]),
    ("density", ["indicators", "--areas", "grid:200", "--indicator", "density:0-9", "--least-inhabitants", "0"]),
    ("clusters", ["hotspots", "--group", "0-9"]),
    ("heat", ["hotspots", "--group", "0-9", "--method", "kde"]),
    ("sites", ["site", "--kind", "youth.playground", "--sites", "3"]),
    ("compare", ["compare", "--standard", "social.kita"]),
    ("scenario", ["whatif", "Neue Kita", "--add", "social.kita@{detail};name=Neue Kita"]),
    ("scenario-two", ["whatif", "Kita und Spielplatz", "--add", "social.kita@{detail}", "--add",
                      "youth.playground@{detail}"]),
]

# Longitude and latitude of a square where no boundary is at hand.
SQUARES = {"dreieich": (8.706, 49.9965, 8.720, 50.007)}


# Middles of details.
DETAILS = {"example": "9.22,52.65", "neubrandenburg": "13.272,53.566", "dreieich": "8.713,50.002"}


def square(name, out):
    west, south, east, north = SQUARES[name]
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    path = out / f"{name}.geojson"
    path.write_text(json.dumps({"type": "Feature", "properties": {"name": f"{name} (drawn for testing)"},
                                "geometry": {"type": "Polygon", "coordinates": [ring]}}), encoding="utf-8")
    return str(path)


def first_gap(program, project):
    gaps = subprocess.run([program, "gaps", str(project), "--where", "area", "--format", "json"], capture_output=True,
                          text=True, check=True)
    return json.loads(gaps.stdout)["tables"]["gaps"][0]["id"]


def sheets(program, name, project):
    """Name and arguments of every sheet of a project. What they show is stored in it first, since they are made at once."""
    layouts = json.loads(subprocess.run([program, "layout", "--format", "json"], capture_output=True, text=True,
                                        check=True).stdout)["tables"]["layouts"]
    for layout in layouts:
        if layout["id"] in ("need-sheet", "atlas"):
            continue  # needs a gap; is not a map's
        orientations = ["portrait", "landscape"] if "Querformat" in layout["orientations"]["de"] else ["portrait"]
        for orientation in orientations:
            for variant in VARIANTS:
                yield (f"{layout['id']} {orientation} {variant}",
                       ["--layout", layout["id"], "--orientation", orientation, "--variant", variant,
                        "--paper-number", "3/123/2026", "--annex", "2"])
    gap = first_gap(program, project)
    for variant in VARIANTS:
        yield f"need-sheet {variant}", ["--layout", "need-sheet", "--gap", gap, "--variant", variant]
    for theme in ("social", "living_environment", "traffic", "youth", "economy"):
        yield f"theme {theme}", ["--theme", theme]
    for scale, paper in (("25000", "A3"), ("15000", "A3"), ("10000", "A3"), ("7500", "A2"), ("5000", "A1"),
                         ("2500", "A0")):
        yield f"scale {scale}", ["--scale", scale, "--layout", "map", "--paper", paper]
    for result, call in RESULTS:
        stored = result.replace("-", "_")
        call = [text.format(detail=DETAILS[name]) for text in call]
        made = subprocess.run([program, call[0], str(project), *call[1:], "--store", stored, "--date", "2026-03-31",
                               "--quiet"], capture_output=True, text=True)
        if made.returncode != 0:
            print(f"{result}: {made.stderr.strip()}")
            continue
        for variant in VARIANTS:
            yield f"result {result} {variant}", ["--result", stored, "--variant", variant]
    for scale in ("500", "1000", "2500"):
        for variant in VARIANTS:
            yield f"detail {scale} {variant}", ["--at", DETAILS[name], "--scale", scale, "--variant", variant]
    for orientation in ("portrait", "landscape"):
        for variant in VARIANTS:
            yield f"atlas {orientation} {variant}", ["--orientation", orientation, "--variant", variant, "--most", "24"]
    for by in (["theme"], ["area", "--areas", "grid:500", "--most", "24"]):
        yield f"atlas by {by[0]}", ["--by", *by]
    yield "english", ["--lang", "en"]


def example_files():
    """As ./run gives them."""
    names = {"--area": ["area.geojson"],
             "--map": ["streets.geojson", "buildings.geojson", "landuse.geojson", "railways.geojson", "places.geojson"],
             "--census": ["census.csv"], "--organisations": ["businesses.csv", "foundations.csv"]}
    return [text for option, files in names.items() for file in files for text in (option, str(EXAMPLE / file))]


def new_project(program, out, name, files):
    project = out / f"{name}.gpkg"
    project.unlink(missing_ok=True)
    subprocess.run([program, "new", str(project), *files, "--title", name.capitalize()], check=True,
                   capture_output=True)
    return project


def overview(program, project, picture, arguments):
    """The first page of an atlas, which is a PDF."""
    file = picture.with_suffix(".pdf")
    made = subprocess.run([program, "atlas", str(project), "-o", str(file), "--date", "2026-03-31",
                           *arguments], capture_output=True, text=True)
    if made.returncode != 0:
        return made
    shown = subprocess.run(["pdftoppm", "-png", "-singlefile", "-r", "100", str(file), str(picture.with_suffix(""))],
                           capture_output=True, text=True)
    file.unlink()
    return shown


def dpi(arguments):
    """Small sheets can be read; large ones are as large as a screen."""
    large = "poster" in arguments or any(paper in arguments for paper in ("A2", "A1", "A0"))
    return "50" if large else "100"


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    program, out = sys.argv[1], pathlib.Path(sys.argv[2])
    data = pathlib.Path(sys.argv[3]) if len(sys.argv) == 4 else None
    out.mkdir(parents=True, exist_ok=True)
    projects = [("example", new_project(program, out, "example", example_files()))]
    for town, arguments in TOWNS.items():
        files = [a if a.startswith("--") else str(data / a) if a else square(town, out)
                 for a in arguments] if data else []
        if not files or not all(pathlib.Path(f).exists() for f in files if not f.startswith("--")):
            print(f"{town}: its data is not there, left out")
            continue
        projects.append((town, new_project(program, out, town, files)))
    wanted = [(name, project, label, arguments)
              for name, project in projects for label, arguments in list(sheets(program, name, project))]

    def make(sheet):
        """Whether it failed, and its card."""
        name, project, label, arguments = sheet
        picture = out / f"{name}-{label.replace(' ', '-')}.png"
        language = [] if "--lang" in arguments else ["--lang", "de"]
        if label.startswith("atlas"):
            run = overview(program, project, picture, [*arguments, *language])
        else:
            run = subprocess.run([program, "map", str(project), "-o", str(picture), "--dpi", dpi(arguments), "--date",
                                  "2026-03-31", *arguments, *language], capture_output=True, text=True)
        # a scale at which the area does not fit on the paper is refused, and that is right
        refused = "--scale" in arguments and run.returncode == 2
        shown = f'<img src="{html.escape(picture.name)}" alt="">' if run.returncode == 0 else ""
        said = html.escape(run.stderr.strip()) if run.returncode else ""
        return (run.returncode != 0 and not refused,
                f"<figure>{shown}<figcaption>{html.escape(name)}: {html.escape(label)} {said}</figcaption></figure>")

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
        made = list(workers.map(make, wanted))
    failures, cards = sum(failed for failed, _ in made), [card for _, card in made]
    (out / "index.html").write_text(
        "<!doctype html><meta charset=utf-8><title>Contact sheet</title><style>body{font:13px sans-serif;display:flex;"
        "flex-wrap:wrap;gap:12px;background:#ddd}figure{margin:0;width:420px}img{width:420px;background:#fff;"
        "box-shadow:0 1px 4px #888}</style>" + "\n".join(cards), encoding="utf-8")
    print(f"{len(cards)} sheets, {failures} failed: {out / 'index.html'}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-FileCopyrightText: Nordertor contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether QGIS shows a project as our maps do: its stored results and its names.

    project_in_qgis.py NORDERTOR EXAMPLE_DATA [FOLDER]

Makes a project of the example data with the program NORDERTOR, stores gaps and indicators, and asks QGIS (package
python3-qgis) which colour it draws at known places, and at which scales it writes names. FOLDER keeps project and
pictures. Ends with 77 (skipped) where QGIS is missing.
"""
import pathlib
import sqlite3
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))
import in_qgis  # noqa: E402
from in_qgis import FAULTS, fault  # noqa: E402
from qgis.core import QgsRectangle, QgsVectorLayer  # noqa: E402

SIZE = 100  # pixels


def run(program, *arguments):
    subprocess.run([program, *arguments, "--lang", "de"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def project_with_results(folder, program, data):
    project = folder / "p.gpkg"
    project.unlink(missing_ok=True)
    maps = [part for name in ("streets", "buildings", "landuse", "places", "railways") for part in ("--map", data / f"{name}.geojson")]
    run(program, "new", project, "--area", data / "area.geojson", *maps, "--census", data / "census.csv")
    run(program, "gaps", project, "--store", "luecken", "--top", "0")
    run(program, "indicators", project, "--areas", "grid:300", "--indicator", "density:0-9", "--least-inhabitants", "40", "--store", "kinder")
    return project


def layer_of(project, table):
    layer = QgsVectorLayer(f"{project}|layername={table}", table, "ogr")
    if not layer.isValid():
        fault(table, "QGIS does not open it")
    return layer


def picture(layer, extent, path):
    return in_qgis.picture(layer, extent, path, SIZE)[0]


def drawn(colour):
    """On white, with the opacity of its symbol."""
    share = colour.alpha() / 255
    return tuple(round(255 + (part - 255) * share) for part in (colour.red(), colour.green(), colour.blue()))


def check_counts(project, folder):
    gaps, counts = layer_of(project, "result_luecken"), layer_of(project, "overlaps_luecken")
    if FAULTS:
        return
    signs = counts.renderer().ranges()
    labels = [sign.label() for sign in signs]
    if labels[:2] != ["in 1 Thema", "in 2 Themen"]:
        fault("legend", f"reads {labels}")
    if gaps.renderer().type() != "mergedFeatureRenderer":
        fault("hatches", f"are drawn by {gaps.renderer().type()}")
    seen = set()
    for feature in counts.getFeatures():
        place, distance = feature.geometry().poleOfInaccessibility(0.1)
        where = place.asPoint()
        themes = {gap["theme_de"] for gap in gaps.getFeatures() if gap.geometry().contains(place)}
        if len(themes) != feature["count"]:
            fault(f"count {feature['count']}", f"{len(themes)} themes have a gap there")
        sign = next(sign for sign in signs if sign.lowerValue() <= feature["count"] <= sign.upperValue())
        around = QgsRectangle(where.x() - distance, where.y() - distance, where.x() + distance, where.y() + distance)
        pixel = picture(counts, around, folder / f"count_{feature['count']}.png").pixelColor(SIZE // 2, SIZE // 2)
        found = (pixel.red(), pixel.green(), pixel.blue())
        if max(abs(a - b) for a, b in zip(found, drawn(sign.symbol().color()))) > 4:
            fault(f"count {feature['count']}", f"is drawn {found}, expected {drawn(sign.symbol().color())}")
        seen.add(found)
    if len(seen) != counts.featureCount() or len(seen) < 4:
        fault("colours", f"{len(seen)} of {counts.featureCount()} counts differ")


def around(feature):
    return feature.geometry().boundingBox()


def is_dark(colour, lightest=225):
    return colour.lightness() < lightest


def check_outlines(project, folder):
    """Of two classes that coincide, with a hole: each is seen at every scale, the second inside the first."""
    dpi, size, outer, hole = 600, 800, 12, 6  # mm from the middle
    stored = layer_of(project, "result_luecken")
    gaps = stored.renderer().embeddedRenderer()
    classes = gaps.categories()[:2]
    with sqlite3.connect(project) as database:
        style = folder / "luecken.qml"
        style.write_text(database.execute("SELECT styleQML FROM layer_styles WHERE f_table_name = 'result_luecken'").fetchone()[0])
    widths = []
    for scale in (30000, 7500, 2000):
        ring = [", ".join(f"{x * side * scale / 1000} {y * side * scale / 1000}" for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)))
                for side in (outer, hole)]
        square = f"POLYGON(({ring[0]}),({ring[1]}))"
        layer = in_qgis.memory_layer("Polygon", "gaps", [f"{gaps.classAttribute()}:string"],
                                     [(square, {gaps.classAttribute(): each.value()}) for each in classes])
        layer.loadNamedStyle(str(style))
        half = scale * size / dpi * 0.0254 / 2
        image, _ = in_qgis.picture(layer, QgsRectangle(-half, -half, half, half), folder / f"outlines_{scale}.png", size, dpi)
        middle = range(size // 2 - 60, size // 2 + 60, 4)
        edges = {side: size / 2 + side * dpi / 25.4 for side in (-outer, -hole, hole, outer)}
        found = []
        for each in classes:
            colour = each.symbol().symbolLayer(each.symbol().symbolLayerCount() - 1).color()
            columns = [x for x in range(size) if sum(is_near(image.pixelColor(x, y), colour) for y in middle) > len(middle) / 2]
            by_edge = {side: [x + 0.5 for x in columns if abs(x + 0.5 - at) < 1.5 * dpi / 25.4] for side, at in edges.items()}
            if not all(by_edge.values()):
                fault(f"outline at 1:{scale}", f"{each.value()} is seen at {[side for side in edges if by_edge[side]]} mm only")
                return
            inward = {-outer: 1, -hole: -1, hole: 1, outer: -1}
            found.append([inward[side] * (sum(at) / len(at) - edges[side]) / dpi * 25.4 for side, at in by_edge.items()])
        if not all(-0.05 < first < second - 0.15 for first, second in zip(*found)):
            fault(f"outline at 1:{scale}", f"they lie {found} mm inside")
        widths.append(min(found[1]))
    if not widths[0] < widths[1] <= widths[2] + 0.05:
        fault("outlines", f"the second lies {widths} mm inside at scales from far to near")


def is_near(colour, other, most=20):
    return max(abs(colour.red() - other.red()), abs(colour.green() - other.green()), abs(colour.blue() - other.blue())) <= most


def check_unknown(project, folder):
    """Hatched from the lower left to the upper right, as the sheet does it."""
    layer = layer_of(project, "result_kinder")
    cells = [each for each in layer.getFeatures() if each["density_0_9"] is None or not each["density_0_9"]]
    if not cells:
        fault("not known", "no cell to look at")
        return
    image = picture(layer, around(cells[0]), folder / "unknown.png")
    inside = range(10, SIZE - 11)
    ink = [(x, y) for x in inside for y in inside if is_dark(image.pixelColor(x, y))]
    if not 0.02 < len(ink) / len(inside) ** 2 < 0.5:
        fault("not known", f"{len(ink)} dark pixels are no hatch")
        return
    along = sum(is_dark(image.pixelColor(x + 1, y - 1)) for x, y in ink)
    across = sum(is_dark(image.pixelColor(x + 1, y + 1)) for x, y in ink)
    if along < 2 * across:
        fault("not known", f"is not hatched upward: {along}, {across}")


def check_circles(project, folder, program):
    """One in the middle of each cell, by both forms of the style."""
    run(program, "style", project, "--result", "kinder", "--kind", "proportional", "--column", "density_0_9", "--colour", "#0072b2")
    with sqlite3.connect(project) as database:
        sld = folder / "kinder.sld"
        sld.write_text(database.execute("SELECT styleSLD FROM layer_styles WHERE f_table_name = 'result_kinder'").fetchone()[0])
    for form in ("qml", "sld"):
        layer = layer_of(project, "result_kinder")
        if form == "sld" and not layer.loadSldStyle(str(sld))[1]:
            fault(form, "is not read")
        known = [each for each in layer.getFeatures() if each["density_0_9"]]
        largest = max(known, key=lambda each: each["density_0_9"])
        image = picture(layer, around(largest), folder / f"circle_{form}.png")
        middle = image.pixelColor(SIZE // 2, SIZE // 2)
        colour = (middle.red(), middle.green(), middle.blue())
        wanted = tuple(round(255 + (part - 255) * 0.72) for part in (0x00, 0x72, 0xB2))
        if max(abs(a - b) for a, b in zip(colour, wanted)) > 4:
            fault(f"circle ({form})", f"is drawn {colour}, expected {wanted}")
        if is_dark(image.pixelColor(SIZE - 4, 4)):
            fault(f"circle ({form})", "fills its cell")
        if form == "qml":
            # 2 x 3.4 mm at 96 dpi, without the pixels half under the white edge
            row = [is_dark(image.pixelColor(x, SIZE // 2), 190) for x in range(SIZE)]
            wide = row[SIZE // 2:].index(False) + row[SIZE // 2 - 1::-1].index(False)
            if abs(wide - 6.8 / 25.4 * 96) > 2:
                fault("circle", f"is {wide} px wide")


def is_written_on(layer, middle, scale, path):
    half = scale * SIZE / 96 * 0.0254 / 2
    extent = QgsRectangle(middle.x() - half, middle.y() - half, middle.x() + half, middle.y() + half)
    with_names = picture(layer, extent, path)
    layer.setLabelsEnabled(False)
    without = picture(layer, extent, path.with_suffix(".bare.png"))
    layer.setLabelsEnabled(True)
    return with_names != without


def check_names(project, folder):
    """Written at the scales of our style documents, and only there: the longest street, green and place with a name."""
    for table, condition, near, far in (("streets", "\"highway\" = 'residential'", 4000, 27000), ("land_use", "\"use\" = 'park'", 4000, 17000),
                                        ("facilities", "true", 4000, 31000)):
        layer = layer_of(project, table)
        named = [each for each in layer.getFeatures(f"{condition} AND \"name\" <> ''")]
        if not named:
            fault(table, "nothing there has a name")
            continue
        place = max(named, key=lambda each: each.geometry().length()).geometry().pointOnSurface().asPoint()
        for scale in (near, far):
            if is_written_on(layer, place, scale, folder / f"{table}_{scale}.png") != (scale == near):
                fault(table, f"1:{scale}: names are {'missing' if scale == near else 'written'}")


def ink_across(image, lightest=250):
    """Pixels between the first and the last that are not white, on a line down the middle and over all rows."""
    size = image.width()
    dark = [y for y in range(size) if is_dark(image.pixelColor(size // 2, y), lightest)]
    rows = [y for y in range(size) if any(is_dark(image.pixelColor(x, y), 150) for x in range(size))]
    return [each[-1] - each[0] + 1 if each else 0 for each in (dark, rows)]


def check_sizes(project, folder):
    """At the stops of styles/base.json, styles/overlay.json and the themes' styles, in mm."""
    dpi, size = 300, 400
    with sqlite3.connect(project) as database:
        styles = dict(database.execute("SELECT f_table_name, styleQML FROM layer_styles"))
    scales = {"15": 9027.95, "15.85": 5008.59, "18.2": 982.416, "12.85": 40068.75}
    street = {"highway": "residential", "name": "HHHHHHH"}
    signs = [("residential street", "LineString", "streets", street, {"15.85": 1.45, "18.2": 5.4}, 0),
             ("path", "LineString", "streets", {"highway": "footway"}, {"15.85": 0.22, "18.2": 0.45}, 0),
             ("letters of a street", "LineString", "streets", street, {"15": 1.85 * 0.714, "18.2": 2.6 * 0.714}, 1),
             ("facility", "Point", "facilities", {"kind": "none"}, {"12.85": 2 * 0.7, "15": 2 * 1.4}, 0)]
    for place, kind, table, values, wanted, rows in signs:
        for zoom, millimetres in wanted.items():
            half = scales[zoom] * size / dpi * 0.0254 / 2
            line = f"LINESTRING({-2 * half} 0,{2 * half} 0)" if kind == "LineString" else "POINT(0 0)"
            layer = in_qgis.memory_layer(kind, table, [f"{name}:string" for name in ("highway", "kind", "name")], [(line, values)])
            style = folder / f"{table}.qml"
            style.write_text(styles[table])
            layer.loadNamedStyle(str(style))
            layer.setLabelsEnabled(bool(rows))
            image, scale = in_qgis.picture(layer, QgsRectangle(-half, -half, half, half), folder / f"{place}_{zoom}.png", size, dpi)
            found = ink_across(image)[rows] / dpi * 25.4
            if abs(found - millimetres) > 1.5 / dpi * 25.4:
                fault(place, f"is {found:.2f} mm at 1:{scale:.0f}, expected {millimetres:.2f}")


def checks(folder):
    project = project_with_results(folder, sys.argv[1], pathlib.Path(sys.argv[2]))
    check_counts(project, folder)
    check_outlines(project, folder)
    check_unknown(project, folder)
    check_circles(project, folder, sys.argv[1])
    check_names(project, folder)
    check_sizes(project, folder)


in_qgis.run("Project", sys.argv[3] if len(sys.argv) > 3 else None, checks)

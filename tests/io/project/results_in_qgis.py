#!/usr/bin/env python3
# SPDX-FileCopyrightText: Nordertor contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether QGIS shows stored gaps of many themes as our maps do: by in how many themes something is missing.

    results_in_qgis.py NORDERTOR EXAMPLE_DATA [FOLDER]

Makes a project of the example data with the program NORDERTOR, stores its gaps, and asks QGIS (package python3-qgis)
which themes' gaps lie at a place, and which colour it draws there. FOLDER keeps project and pictures. Ends with 77
(skipped) where QGIS is missing.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
try:
    from qgis.core import QgsApplication, QgsMapRendererSequentialJob, QgsMapSettings, QgsRectangle, QgsVectorLayer
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor
except ImportError:
    print("QGIS is not installed (package python3-qgis): stored results were not looked at in it.")
    sys.exit(77)

SIZE = 100  # pixels
FAULTS = []


def fault(place, text):
    FAULTS.append(f"{place}: {text}")


def project_with_gaps(folder, program, data):
    project = folder / "p.gpkg"
    project.unlink(missing_ok=True)
    maps = [part for name in ("streets", "buildings", "landuse", "places", "railways") for part in ("--map", data / f"{name}.geojson")]
    for arguments in (["new", project, "--area", data / "area.geojson", *maps, "--census", data / "census.csv"],
                      ["gaps", project, "--store", "luecken", "--top", "0"]):
        subprocess.run([program, *arguments, "--lang", "de"], check=True, stdout=subprocess.DEVNULL)
    return project


def layer_of(project, table):
    layer = QgsVectorLayer(f"{project}|layername={table}", table, "ogr")
    if not layer.isValid():
        fault(table, "QGIS does not open it")
    return layer


def picture(layer, extent, path):
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setOutputSize(QSize(SIZE, SIZE))
    settings.setBackgroundColor(QColor(255, 255, 255))
    settings.setExtent(extent)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    image.save(str(path))
    return image


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


def main():
    application = QgsApplication([], True)
    application.initQgis()
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else made)
        check_counts(project_with_gaps(folder, sys.argv[1], pathlib.Path(sys.argv[2])), folder)
    for each in FAULTS:
        print(each)
    print("Results in QGIS: " + (f"{len(FAULTS)} faults" if FAULTS else "as meant"))
    sys.stdout.flush()
    os._exit(1 if FAULTS else 0)  # QGIS without a window does not always end by itself


main()

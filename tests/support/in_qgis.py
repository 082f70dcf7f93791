# SPDX-FileCopyrightText: Nordertor contributors
# SPDX-License-Identifier: Apache-2.0
"""For tests that ask QGIS (package python3-qgis) what it draws. Imported where it is missing, ends with 77 (skipped)."""
import os
import pathlib
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
try:
    from qgis.core import (QgsApplication, QgsExpressionContext, QgsExpressionContextUtils, QgsFeature, QgsGeometry,
                           QgsMapRendererSequentialJob, QgsMapSettings, QgsVectorLayer)
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor
except ImportError:
    print("QGIS is not installed (package python3-qgis): nothing was asked of it.")
    sys.exit(77)

FAULTS = []


def fault(place, text):
    FAULTS.append(f"{place}: {text}")


def memory_layer(kind, name, fields, features):
    """Of features (WKT, values by field); fields as "name:type"."""
    columns = "".join(f"&field={each}" for each in fields)
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:25833{columns}", name, "memory")
    for wkt, values in features:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        for field, value in values.items():
            feature[field] = value
        layer.dataProvider().addFeatures([feature])
    return layer


def picture(layer, extent, path, size, dpi=96):
    """The layer on white, a square of so many pixels, and the denominator of its scale."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setOutputSize(QSize(size, size))
    settings.setOutputDpi(dpi)
    settings.setBackgroundColor(QColor(255, 255, 255))
    settings.setExtent(extent)
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    image.save(str(path))
    return image, settings.scale()


def run(name, kept, checks):
    """Ends the program with what `checks` found; it gets a folder, `kept` if that is given."""
    application = QgsApplication([], True)
    application.initQgis()
    with tempfile.TemporaryDirectory() as made:
        checks(pathlib.Path(kept or made))
    for each in FAULTS:
        print(each)
    print(f"{name} in QGIS: " + (f"{len(FAULTS)} faults" if FAULTS else "as meant"))
    sys.stdout.flush()
    os._exit(1 if FAULTS else 0)  # QGIS without a window does not always end by itself

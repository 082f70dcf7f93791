#!/usr/bin/env python3
# SPDX-FileCopyrightText: Nordertor contributors
# SPDX-License-Identifier: Apache-2.0
"""Draws the same city, and a quarter of it, with Nordertor, Mapnik and QGIS in one run and prints how long each takes.

    NORDERTOR_REAL_DATA=FOLDER /usr/bin/python3 benchmarks/compare_renderers.py build/release/benchmarks/benchmark_render_city \
        [--runs N] [--keep FOLDER]

Data: Neubrandenburg 16 times side by side (town.h; OpenStreetMap, ODbL, (c) OpenStreetMap contributors). Layers and look:
render_city.json, rebuilt here for the others; 1920 x 1080 pixels at 96 dpi: all of it, and a quarter at 1:5,000, without and with
the names of streets, level at their middle. All
are warm: each draws once before it is timed. Nordertor draws from its scene in memory, as its window does, on all
processors; Mapnik from shape files with its own index (the quickest of its sources) on one, since it draws a picture in
one thread; QGIS from a GeoPackage with spatial index, its layers in parallel, geometry simplified for the scale, as it does
by default. Reading is part of what they do for every picture; their files are in the system's cache.

--keep: pictures and data stay in the folder, to be looked at: nordertor_city.png, mapnik_city.png, qgis_city.png,
..._city_labels.png, and the same with "quarter".
What is not installed (python3-mapnik, python3-qgis) is left out and said.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

WIDTH, HEIGHT = 1920, 1080
PIXELS_PER_MM = 96 / 25.4
STYLE = pathlib.Path(__file__).with_name("render_city.json")
LAYERS = ("landuse", "buildings", "streets", "street_names")
CASES = tuple((what, labels) for what in ("city", "quarter") for labels in (False, True))


def picture_of(renderer, what, labels):
    return f"{renderer}_{what}{'_labels' if labels else ''}.png"


def medians(draw, runs):
    """Wall time and processor time, both of all threads."""
    draw()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter(), time.process_time()
        draw()
        seconds.append((time.perf_counter() - start[0], time.process_time() - start[1]))
    return tuple(statistics.median(column) for column in zip(*seconds))


def style_layers():
    return json.loads(STYLE.read_text(encoding="utf-8"))["layers"]


def classes_of(layer):
    """Classes the layer is for, or None: all."""
    return layer["filter"][2][1] if "filter" in layer else None


def fills(layer):
    """Colour by class from ["match", ["get", "class"], ...]; None stands for all others."""
    colour = layer["paint"]["fill-color"]
    if isinstance(colour, str):
        return {None: colour}
    table = {}
    for key, value in zip(colour[2:-1:2], colour[3:-1:2]):
        for name in key if isinstance(key, list) else [key]:
            table[name] = value
    table[None] = colour[-1]
    return table


def export(benchmark, folder):
    subprocess.run([benchmark, "--export", folder], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    views = json.loads((folder / "views.json").read_text(encoding="utf-8"))
    for name in LAYERS:
        source = folder / f"{name}.geojsonl"
        crs = ["-a_srs", f"EPSG:{views['epsg']}", "-nln", name, "-q"]
        subprocess.run(["ogr2ogr", *crs, "-lco", "SPATIAL_INDEX=YES", "-update", folder / "city.gpkg", source]
                       if (folder / "city.gpkg").exists() else
                       ["ogr2ogr", *crs, "-lco", "SPATIAL_INDEX=YES", folder / "city.gpkg", source], check=True)
        subprocess.run(["ogr2ogr", *crs, "-lco", "ENCODING=UTF-8", folder / f"{name}.shp", source], check=True)
        source.unlink()
    if shutil.which("shapeindex"):
        subprocess.run(["shapeindex", *(str(folder / f"{name}.shp") for name in LAYERS)], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return views


def nordertor(benchmark, folder, runs):
    output = subprocess.run([benchmark, "--benchmark_filter=^(city|quarter)", f"--benchmark_repetitions={runs}",
                             "--benchmark_format=json", "--benchmark_report_aggregates_only=true"],
                            check=True, capture_output=True, text=True).stdout
    seconds = {}
    for result in json.loads(output[output.index("{"):])["benchmarks"]:
        if result.get("aggregate_name") == "median" or runs == 1:
            labels = "labels:1" in result["name"]
            what = result["name"].split("/")[0]
            seconds[what, labels] = result["real_time"] / 1000, result["cpu_time"] / 1000
    subprocess.run([benchmark, "--picture", folder], check=True, stderr=subprocess.DEVNULL)
    return seconds


def mapnik_xml(folder, views, labels):
    pixels = lambda mm: mm * PIXELS_PER_MM
    styles, layers = [], {}
    for layer in style_layers():
        if layer["type"] == "background" or (layer["type"] == "symbol" and not labels):
            continue
        paint, rules = layer["paint"], ""
        if layer["type"] == "fill":
            table = fills(layer)
            for name, colour in table.items():
                condition = "<ElseFilter/>" if name is None else f"<Filter>[class] = '{name}'</Filter>"
                rules += f'<Rule>{condition if len(table) > 1 else ""}<PolygonSymbolizer fill="{colour}"/></Rule>'
        elif layer["type"] == "line":
            condition = " or ".join(f"[class] = '{name}'" for name in classes_of(layer))
            rules = (f'<Rule><Filter>{condition}</Filter><LineSymbolizer stroke="{paint["line-color"]}"'
                     f' stroke-width="{pixels(paint["line-width"]):.3f}" stroke-linecap="round"'
                     ' stroke-linejoin="round"/></Rule>')
        else:
            layout = layer["layout"]
            rules = (f'<Rule><TextSymbolizer face-name="Open Sans Regular" size="{pixels(layout["text-size"]):.3f}"'
                     f' fill="{paint["text-color"]}" halo-fill="{paint["text-halo-color"]}"'
                     f' halo-radius="{pixels(paint["text-halo-width"]):.3f}" placement="point"'
                     ' wrap-width="1000" minimum-distance="76">[name]</TextSymbolizer></Rule>')
        styles.append(f'<Style name="{layer["id"]}">{rules}</Style>')
        layers.setdefault(layer["source-layer"], []).append(layer["id"])
    background = style_layers()[0]["paint"]["background-color"]
    parts = "".join(
        f'<Layer name="{name}" srs="epsg:{views["epsg"]}" cache-features="true">'
        + "".join(f"<StyleName>{style}</StyleName>" for style in names)
        + f'<Datasource><Parameter name="type">shape</Parameter><Parameter name="file">{folder}/{name}.shp</Parameter>'
        "</Datasource></Layer>" for name, names in layers.items())
    return f'<Map background-color="{background}" srs="epsg:{views["epsg"]}">{"".join(styles)}{parts}</Map>'


def mapnik_times(folder, views, runs):
    try:
        import mapnik
    except ImportError:
        return None
    for fonts in ("/usr/share/fonts/truetype/open-sans", "/usr/share/fonts/opentype/open-sans"):
        mapnik.register_fonts(fonts)
    seconds = {}
    for what, labels in CASES:
        the_map = mapnik.Map(WIDTH, HEIGHT)
        mapnik.load_map_from_string(the_map, mapnik_xml(folder, views, labels))
        the_map.zoom_to_box(mapnik.Box2d(*views[what]["box"]))

        def draw():
            image = mapnik.Image(WIDTH, HEIGHT)
            mapnik.render(the_map, image)
            return image

        seconds[what, labels] = medians(draw, runs)
        draw().save(str(folder / picture_of("mapnik", what, labels)), "png")
    return seconds


def qgis_times(folder, views, runs):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from qgis import core
        from qgis.PyQt.QtCore import QSize
        from qgis.PyQt.QtGui import QColor, QFont
    except ImportError:
        return None
    application = core.QgsApplication([], False)
    application.initQgis()

    def rules_for(name):
        """A rule for each look; edges lie under all that follows by symbol levels."""
        root = core.QgsRuleBasedRenderer.Rule(None)
        level = 0
        for layer in style_layers():
            if layer.get("source-layer") != name or layer["type"] == "symbol":
                continue
            if layer["type"] == "fill":
                table = fills(layer)
                for key, colour in table.items():
                    symbol = core.QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"})
                    if key is not None:
                        condition = f"\"class\" = '{key}'"
                    else:
                        condition = "ELSE" if len(table) > 1 else ""
                    root.appendChild(core.QgsRuleBasedRenderer.Rule(symbol, filterExp=condition))
                continue
            symbol = core.QgsLineSymbol.createSimple({
                "color": layer["paint"]["line-color"], "width": str(layer["paint"]["line-width"]), "width_unit": "MM",
                "capstyle": "round", "joinstyle": "round"})
            symbol.symbolLayer(0).setRenderingPass(level)
            level += 1
            listed = ", ".join(f"'{key}'" for key in classes_of(layer))
            root.appendChild(core.QgsRuleBasedRenderer.Rule(symbol, filterExp=f'"class" IN ({listed})'))
        renderer = core.QgsRuleBasedRenderer(root)
        renderer.setUsingSymbolLevels(level > 1)
        return renderer

    def labelling(layer):
        layout, paint = layer["layout"], layer["paint"]
        settings = core.QgsPalLayerSettings()
        settings.fieldName = "name"
        settings.placement = core.QgsPalLayerSettings.Horizontal
        text = core.QgsTextFormat()
        text.setFont(QFont("Open Sans"))
        text.setSize(layout["text-size"])
        text.setSizeUnit(core.QgsUnitTypes.RenderMillimeters)
        text.setColor(QColor(paint["text-color"]))
        halo = core.QgsTextBufferSettings()
        halo.setEnabled(True)
        halo.setSize(paint["text-halo-width"])
        halo.setSizeUnit(core.QgsUnitTypes.RenderMillimeters)
        halo.setColor(QColor(paint["text-halo-color"]))
        text.setBuffer(halo)
        settings.setFormat(text)
        return core.QgsVectorLayerSimpleLabeling(settings)

    seconds = {}
    for what, labels in CASES:
        layers = []
        for name in LAYERS[:3] + (("street_names",) if labels else ()):
            layer = core.QgsVectorLayer(f"{folder}/city.gpkg|layername={name}", name, "ogr")
            if name == "street_names":
                layer.setRenderer(core.QgsNullSymbolRenderer())
                layer.setLabeling(labelling(style_layers()[-1]))
                layer.setLabelsEnabled(True)
            else:
                layer.setRenderer(rules_for(name))
            layers.insert(0, layer)
        settings = core.QgsMapSettings()
        settings.setLayers(layers)
        settings.setDestinationCrs(core.QgsCoordinateReferenceSystem(f"EPSG:{views['epsg']}"))
        settings.setOutputSize(QSize(WIDTH, HEIGHT))
        settings.setOutputDpi(96)
        settings.setExtent(core.QgsRectangle(*views[what]["box"]))
        settings.setBackgroundColor(QColor(style_layers()[0]["paint"]["background-color"]))
        settings.setFlag(core.QgsMapSettings.UseRenderingOptimization, True)
        simplify = core.QgsVectorSimplifyMethod()
        for layer in layers:
            simplify.setSimplifyHints(core.QgsVectorSimplifyMethod.GeometrySimplification)
            simplify.setForceLocalOptimization(True)
            layer.setSimplifyMethod(simplify)

        def draw():
            job = core.QgsMapRendererParallelJob(settings)
            job.start()
            job.waitForFinished()
            return job.renderedImage()

        seconds[what, labels] = medians(draw, runs)
        draw().save(str(folder / picture_of("qgis", what, labels)))
    return seconds


def show(name, what, seconds, others):
    if seconds is None:
        print(f"{name:12} not installed, left out")
        return
    cases = [(what, False), (what, True)]
    line = f"{name:12}" + "".join("{:9.3f} s {:8.3f} s".format(*seconds[case]) for case in cases)
    if others:
        factors = [min(other[case][0] for other in others) / seconds[case][0] for case in cases]
        line += "   times faster than the faster of the others: " + " and ".join(f"{f:.1f}" for f in factors)
    print(line)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("benchmark", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=pathlib.Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = (options.keep or pathlib.Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        views = export(options.benchmark, folder)
        ours = nordertor(options.benchmark, folder, options.runs)
        by_mapnik = mapnik_times(folder, views, options.runs)
        by_qgis = qgis_times(folder, views, options.runs)
        for what in ("city", "quarter"):
            print(f"{what}, 1:{views[what]['denominator']:.0f}, {os.cpu_count()} processors; median of {options.runs}"
                  "\n                 without labels, processors    with labels, processors")
            show("Mapnik", what, by_mapnik, [])
            show("QGIS", what, by_qgis, [])
            show("Nordertor", what, ours, [times for times in (by_mapnik, by_qgis) if times])
    sys.stdout.flush()
    os._exit(0)  # QGIS takes its time to leave


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-FileCopyrightText: Nordertor contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether QGIS draws what we write as SLD: a reader that is not ours.

    sld_in_qgis.py NORDERTOR [FOLDER]

Writes sld_looks.json as SLD with the program NORDERTOR, has QGIS (package python3-qgis) draw features at known places
and asks the picture there. Widths: 1.4 mm are 5 px of SLD (0.28 mm); QGIS draws them as 5 px of the screen. FOLDER keeps
SLD and pictures. Ends with 77 (skipped) where QGIS is missing.
"""
import pathlib
import subprocess
import sys

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parents[1] / "support"))
import in_qgis  # noqa: E402
from in_qgis import fault  # noqa: E402
from qgis.core import QgsRectangle  # noqa: E402

SIZE = 400  # pixels; one map unit is a pixel, its origin the lower left corner


class Picture:
    def __init__(self, image):
        self.image = image

    def at(self, x, y):
        colour = self.image.pixelColor(int(x), int(SIZE - y))
        return (colour.red(), colour.green(), colour.blue())

    def expect(self, place, x, y, wanted, tolerance=4):
        found = self.at(x, y)
        if max(abs(a - b) for a, b in zip(found, wanted)) > tolerance:
            fault(place, f"at {x},{y} is {found}, expected {wanted}")

    def run(self, wanted, points):
        """How many of the points have nearly the colour."""
        return sum(max(abs(a - b) for a, b in zip(self.at(x, y), wanted)) <= 60 for x, y in points)

    def share_of_ink(self, x0, y0, x1, y1, direction):
        """How alike neighbours along a direction are: the share of inked pixels whose neighbour there is inked, too."""
        ink = {(x, y) for x in range(x0, x1) for y in range(y0, y1) if self.at(x, y)[1] < 200}
        follows = sum((x + direction[0], y + direction[1]) in ink for x, y in ink)
        return (follows / len(ink) if ink else 0.0), len(ink) / ((x1 - x0) * (y1 - y0))


def layer(kind, source, features, folder, program):
    sld = folder / f"{source}.sld"
    subprocess.run([program, "sld", here / "sld_looks.json", "--layer", source, "-o", sld], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    fields = ("kind:string", "hatch:string", "width:double", "persons:integer", "name:string")
    result = in_qgis.memory_layer(kind, source, fields, features)
    message, loaded = result.loadSldStyle(str(sld))
    if not loaded:
        fault(source, f"QGIS does not load it: {message}")
    return result


def picture(of, path, dpi=96):
    image, scale = in_qgis.picture(of, QgsRectangle(0, 0, SIZE, SIZE), path, SIZE, dpi)
    return Picture(image), scale


def square(x, y, size=80):
    return f"POLYGON(({x} {y},{x + size} {y},{x + size} {y + size},{x} {y + size},{x} {y}))"


def half(colour):
    return tuple(round((part + 255) / 2) for part in colour)


RED, GREEN, BLUE = (0xD0, 0x20, 0x20), (0x20, 0xA0, 0x40), (0x20, 0x40, 0xD0)


def check_areas(folder, program):
    hatches = ["diagonal", "back_diagonal", "horizontal", "vertical", "cross", "grid"]
    places = [(10 + 100 * (i % 4), 110 + 100 * (i // 4)) for i in range(len(hatches))]
    features = [(square(10, 10), {"kind": "a"}), (square(110, 10), {"kind": "b"}), (square(210, 10), {"kind": "c"}),
                (square(310, 10), {"kind": "d"}), (square(310, 310), {})]
    features += [(square(x, y), {"kind": "h", "hatch": name}) for name, (x, y) in zip(hatches, places)]
    areas = layer("Polygon", "areas", features, folder, program)
    drawn, scale = picture(areas, folder / "areas.png")
    if scale > 9000:
        fault("areas", f"the test's scale is 1:{scale:.0f}")
    for place, x, colour in (("a", 50, RED), ("b", 150, BLUE), ("c", 250, GREEN)):
        drawn.expect(f"area {place}", x, 50, half(colour))
    drawn.expect("no class", 350, 50, (255, 255, 255))
    drawn.expect("near", 350, 350, (255, 128, 0))
    # its outermost pixels are half covered
    across = drawn.run((0, 0, 0), [(x, 50) for x in range(2, 20)])
    if across not in (4, 5):
        fault("outline", f"is {across} px wide, expected 5")
    far, scale = picture(areas, folder / "areas_far.png", 960)
    if scale < 9000:
        fault("areas", f"the test's second scale is 1:{scale:.0f}")
    far.expect("far", 350, 350, (255, 255, 255))
    alike = {"diagonal": (1, 1), "back_diagonal": (1, -1), "horizontal": (1, 0), "vertical": (0, 1)}
    for name, (x, y) in zip(hatches, places):
        shares = {direction: drawn.share_of_ink(x + 8, y + 8, x + 72, y + 72, direction)[0] for direction in set(alike.values())}
        ink = drawn.share_of_ink(x + 8, y + 8, x + 72, y + 72, (1, 0))[1]
        if not 0.01 < ink < 0.6:
            fault(f"hatch {name}", f"covers {ink:.0%}")
        if name in alike and max(shares, key=shares.get) != alike[name]:
            fault(f"hatch {name}", f"runs otherwise: {shares}")


def check_lines(folder, program):
    features = [(f"LINESTRING(20 {y},380 {y})", values) for y, values in (
        (50, {"width": 4.9}), (100, {"width": 5}), (150, {"width": 12}), (200, {"kind": "dashed"}), (300, {"kind": "beside"}))]
    drawn, _ = picture(layer("LineString", "lines", features, folder, program), folder / "lines.png")
    for y, colour in ((50, RED), (100, GREEN), (150, BLUE)):
        drawn.expect(f"class at {y}", 200, y, colour)
        wide = drawn.run(colour, [(200, y + i) for i in range(-20, 20)])
        if wide != 10:
            fault(f"class at {y}", f"is {wide} px wide, expected 10")
    dashes = drawn.run((0, 0, 0), [(x, 200) for x in range(40, 360)]) / 320
    if abs(dashes - 0.75) > 0.05:
        fault("dashes", f"cover {dashes:.0%}, expected 75 %")
    # to the right of a line that runs to the east is south
    drawn.expect("beside", 200, 290, (0x80, 0, 0xFF))
    drawn.expect("beside", 200, 310, (255, 255, 255))


def check_points(folder, program):
    # QGIS names only what another sign draws
    features = [("POINT(200 200)", {"persons": 9}), ("POINT(100 100)", {"persons": 10}), ("POINT(100 300)", {"persons": 10, "name": "HHHH"})]
    drawn, _ = picture(layer("Point", "points", features, folder, program), folder / "points.png")
    drawn.expect("circle", 100, 100, GREEN)
    drawn.expect("edge", 112, 100, RED)
    drawn.expect("less than ten", 200, 200, (255, 255, 255))
    inside = drawn.run(GREEN, [(x, 100) for x in range(60, 140)])
    if abs(inside - 20) > 2:
        fault("circle", f"is {inside} px across, expected 20")
    text = [(x, y) for x in range(60, 300) for y in range(270, 330) if drawn.run(BLUE, [(x, y)])]
    halo = drawn.run((255, 255, 0), [(x, y) for x in range(60, 300) for y in range(270, 330)])
    if len(text) < 100 or halo < 50:
        fault("text", f"{len(text)} px of text, {halo} of halo")


def checks(folder):
    for check in (check_areas, check_lines, check_points):
        check(folder, sys.argv[1])


in_qgis.run("SLD", sys.argv[2] if len(sys.argv) > 2 else None, checks)

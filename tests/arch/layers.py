#!/usr/bin/env python3
# SPDX-FileCopyrightText: Nordertor contributors
# SPDX-License-Identifier: Apache-2.0
"""Checks the arrows of docs/architecture.md: who may include whom, and which third-party headers are seen where.

    layers.py SOURCE_FOLDER             checks the tree
    layers.py SOURCE_FOLDER --self-test shows that the check finds what it must
"""
import pathlib
import re
import sys

# A layer may include itself and those named here.
MAY_INCLUDE = {
    "base": [],
    "geo": ["base"],
    "model": ["base", "geo"],
    "analysis": ["base", "geo", "model"],
    "style": ["base", "geo", "model"],
    "io": ["base", "geo", "model", "style"],
    "render": ["base", "geo", "model", "analysis", "style"],
    "publish": ["base", "geo", "model", "analysis", "style", "render"],
    "plugin_api": ["base", "geo", "model"],
    "plugin_host": ["base", "geo", "model", "plugin_api"],
    "ops": ["base", "geo", "model", "analysis", "style", "io", "render", "publish", "plugin_api", "plugin_host"],
    "gui": ["base", "geo", "model", "analysis", "style", "render", "ops"],
    "cli": ["base", "geo", "model", "analysis", "ops"],
    "desktop": ["base", "geo", "model", "ops", "gui"],
}

# Third-party headers by pattern, and the only layers that may see them.
CONFINED = [
    (r"geos_c\.h$|^geos/", {"geo"}),
    (r"^proj\.h$|^proj/", {"geo"}),
    (r"^(gdal|ogr_|cpl_)", {"io"}),
    (r"^osmium/|^protozero/", {"io"}),
    (r"^curl/", {"io"}),
    (r"^sqlite3\.h$", {"io"}),
    (r"^expat\.h$", {"style"}),
    (r"^qpdf/", {"publish"}),
    (r"^CLI/", {"cli"}),
    (r"^Q[A-Z]|^Qt", {"render", "publish", "plugin_api", "plugin_host", "ops", "gui", "desktop"}),
    (r"^QtWidgets|^Q(Widget|MainWindow|Dialog|Action|Application|MessageBox)$", {"gui", "desktop"}),
]

# Headers of C libraries stay out of public headers, so that nobody above needs them.
PRIVATE_ONLY = re.compile(r"geos_c\.h$|^proj\.h$|^gdal|^ogr_|^cpl_|^curl/|^osmium/|^sqlite3\.h$|^expat\.h$|^qpdf/")

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]', re.MULTILINE)


def problems(layer, name, text):
    """Every include in `text`, a file `name` of `layer`, that goes against the arrows."""
    found = []
    allowed = set(MAY_INCLUDE[layer]) | {layer}
    for quote, target in INCLUDE.findall(text):
        top = target.split("/")[0]
        if quote == '"':
            if "/" not in target or top not in MAY_INCLUDE:
                found.append(f'{name}: "{target}" is not given relative to src/')
            elif top not in allowed:
                found.append(f'{name}: {layer} must not include {top} ("{target}")')
            continue
        for pattern, layers in CONFINED:
            if re.search(pattern, target) and layer not in layers:
                found.append(f"{name}: <{target}> is only for {', '.join(sorted(layers))}")
        public = name.endswith(".h") and not name.endswith("_p.h")
        if public and PRIVATE_ONLY.search(target):
            found.append(f"{name}: <{target}> in a public header; use a .cpp or a _p.h")
    return found


def check_tree(root):
    found = []
    files = sorted(p for p in (root / "src").rglob("*") if p.suffix in (".h", ".cpp"))
    for path in files:
        relative = path.relative_to(root / "src")
        layer = relative.parts[0]
        if layer not in MAY_INCLUDE:
            found.append(f"{relative}: folder {layer} is no layer")
            continue
        found += problems(layer, str(relative), path.read_text(encoding="utf-8"))
        if path.suffix == ".h" and "#pragma once" not in path.read_text(encoding="utf-8"):
            found.append(f"{relative}: no #pragma once")
    if not files:
        found.append("no sources found")
    for path in files:
        if not path.read_text(encoding="utf-8").startswith("// SPDX-FileCopyrightText: "):
            found.append(f"{path.relative_to(root)}: no SPDX lines")
    return found


def self_test():
    cases = [
        ("geo", "geo/x.cpp", '#include "model/project.h"', True),
        ("model", "model/x.h", '#include "geo/point.h"', False),
        ("analysis", "analysis/x.cpp", '#include "io/vector/boundary_reader.h"', True),
        ("analysis", "analysis/x.cpp", "#include <QString>", True),
        ("render", "render/x.cpp", "#include <QPainter>", False),
        ("render", "render/x.cpp", "#include <QWidget>", True),
        ("geo", "geo/x.h", "#include <geos_c.h>", True),
        ("geo", "geo/geos_p.h", "#include <geos_c.h>", False),
        ("ops", "ops/x.cpp", "#include <ogr_api.h>", True),
        ("gui", "gui/x.cpp", '#include "io/project/project_store.h"', True),
        ("base", "base/x.cpp", '#include "text.h"', True),
    ]
    wrong = [c for c in cases if bool(problems(c[0], c[1], c[2])) != c[3]]
    return [f"self-test: {case}" for case in wrong]


def main():
    root = pathlib.Path(sys.argv[1])
    found = self_test() if "--self-test" in sys.argv else check_tree(root)
    print("\n".join(found) if found else "layers: in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

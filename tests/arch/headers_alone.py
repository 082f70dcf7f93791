#!/usr/bin/env python3
# SPDX-FileCopyrightText: Nordertor contributors
# SPDX-License-Identifier: Apache-2.0
"""Every header must compile alone: headers_alone.py SOURCE_FOLDER BUILD_FOLDER

A header that is the first include of its own source has compiled alone there; the others are compiled here.
Takes the flags of some source of the same folder, or of the nearest folder above, from compile_commands.json; a unity
source counts for the folder whose sources it includes. A header that was fine and has not changed,
nor any header it may include, is not compiled again.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys


def source_folder(file, root, build):
    """The folder below the source tree a compiled file stands for: build/src/x/CMakeFiles/... stands for src/x."""
    parts = file.parts
    if "CMakeFiles" in parts and file.is_relative_to(build):
        return root / pathlib.Path(*parts[: parts.index("CMakeFiles")]).relative_to(build)
    return file.parent


def flags_by_folder(root, build):
    flags = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        words = shlex.split(entry["command"])
        kept = []
        skip = False
        while not words[0].startswith("-"):  # the compiler, perhaps behind ccache
            words.pop(0)
        for word in words:
            if skip:
                skip = False
                continue
            if word in ("-o", "-MF", "-MT", "-MQ", "-c"):
                skip = True
                continue
            if word in ("-MD", "-MMD") or word == entry["file"]:
                continue
            kept.append(word)
        flags.setdefault(source_folder(pathlib.Path(entry["file"]), root, build), kept)
    return flags


def flags_for(header, flags):
    for folder in header.parents:
        if folder in flags:
            return flags[folder]
    raise SystemExit(f"no compiled source in a folder at or above {header}")


def compiled_by_own_source(header, root):
    source = header.with_suffix(".cpp")
    if not source.exists():
        return False
    first = re.search(r'^#include ["<](.*)[">]', source.read_text(), re.MULTILINE)
    return first is not None and first[1] == str(header.relative_to(root / "src"))


def main():
    root, build = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    headers = sorted((root / "src").rglob("*.h"))
    assert headers, "no headers found"
    flags = flags_by_folder(root, build)
    others = [h for h in headers if not compiled_by_own_source(h, root)]
    state = hashlib.sha256(b"".join(h.read_bytes() for h in headers) + repr((sorted(flags.items()), others)).encode()).hexdigest()
    stamp = build / "headers_alone.stamp"
    if stamp.exists() and stamp.read_text() == state:
        print(f"{len(headers)} headers: unchanged since they compiled alone")
        return 0

    def compile_alone(header):
        own = flags_for(header, flags)
        source = f'#include "{header.relative_to(root / "src")}"\n'
        run = subprocess.run(["c++", *own, "-fsyntax-only", "-x", "c++", "-"], input=source, text=True,
                             capture_output=True)
        return None if run.returncode == 0 else f"{header.relative_to(root)} does not compile alone:\n{run.stderr}"

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        failures = [f for f in pool.map(compile_alone, others) if f]
    print("\n".join(failures) if failures else f"{len(headers)} headers compile alone")
    if not failures:
        stamp.write_text(state)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

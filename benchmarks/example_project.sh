#!/bin/sh
# SPDX-FileCopyrightText: Nordertor contributors
# SPDX-License-Identifier: Apache-2.0
# example_project.sh PROGRAM DATA PROJECT: makes a project of the example data anew.
set -e
rm -f "$3"
"$1" new "$3" --quiet --area "$2/area.geojson" --map "$2/streets.geojson" --map "$2/buildings.geojson" --map "$2/landuse.geojson" \
    --map "$2/places.geojson" --map "$2/railways.geojson" --census "$2/census.csv"

# SPDX-FileCopyrightText: Nordertor contributors
# SPDX-License-Identifier: Apache-2.0
# Sourced by ./run, ./test and .ci/run: installs missing packages and builds. Expects to be in the project's root.

# Installs what cmake/packages.txt lists, or the packages named, where not there yet; asks the package manager only if
# something is missing.
install_packages() {
    local missing=() package
    for package in ${*:-$(sed -e 's/#.*//' cmake/packages.txt | awk 'NF { print $1 }')}; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    echo "Installing: ${missing[*]}" >&2
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { echo "Please run as root or install sudo." >&2; return 1; }
        as_root=(sudo)
    fi
    "${as_root[@]}" apt-get update -q >&2 &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >&2
}

# Installs the reference implementation of the style specification for the test style_reference, into build/style-reference:
# exactly the versions of tests/style/reference/package-lock.json. Says why where it cannot, and fails.
install_style_reference() {
    local folder=build/style-reference wanted=tests/style/reference
    cmp -s "$wanted/package-lock.json" "$folder/package-lock.json" && [ -d "$folder/node_modules" ] && return 0
    if ! command -v npm >/dev/null; then
        echo "Styles are not compared with the reference of their specification: npm is missing (Debian: nodejs, npm)." >&2
        return 1
    fi
    rm -rf "$folder"
    mkdir -p "$folder"
    cp "$wanted/package.json" "$wanted/package-lock.json" "$folder/"
    if ! npm ci --prefix "$folder" --include=dev --ignore-scripts --no-audit --no-fund >&2; then
        rm -rf "$folder"
        echo "Styles are not compared with the reference of their specification: the npm registry cannot be reached." >&2
        return 1
    fi
}

# build PRESET [TARGET...]: configures once, then builds what changed. Quiet unless it fails or takes work.
build() {
    local preset=$1
    shift
    if [ ! -f "build/$preset/build.ninja" ]; then
        cmake --preset "$preset" >&2 || return 1
    fi
    cmake --build "build/$preset" ${1:+--target "$@"} >&2
}

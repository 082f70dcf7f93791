# SPDX-FileCopyrightText: Nordertor contributors
# SPDX-License-Identifier: Apache-2.0
# Sourced by ./run, ./test and .ci/run: installs missing packages and builds. Expects to be in the project's root.

# Installs what cmake/packages.txt lists and is not there yet; asks the package manager only if something is missing.
install_packages() {
    local missing=() package
    for package in $(sed -e 's/#.*//' cmake/packages.txt | awk 'NF { print $1 }'); do
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

# build PRESET [TARGET...]: configures once, then builds what changed. Quiet unless it fails or takes work.
build() {
    local preset=$1
    shift
    if [ ! -f "build/$preset/build.ninja" ]; then
        cmake --preset "$preset" >&2 || return 1
    fi
    cmake --build "build/$preset" ${1:+--target "$@"} >&2
}

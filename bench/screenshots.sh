#!/usr/bin/env bash
# Takes a picture of every page of the console in both themes, 1280 and 390 wide, and checks on the way that axe finds nothing serious.
# Usage: bench/screenshots.sh [FOLDER] (default: artifacts/screenshots)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder="$(realpath -m "${1:-artifacts/screenshots}")"
mkdir -p "$folder"
dotnet build tests/Windhover.FunctionalTests --configuration Release -v:quiet
WINDHOVER_SCREENSHOTS="$folder" dotnet tests/Windhover.FunctionalTests/bin/Release/net10.0/Windhover.FunctionalTests.dll -noLogo -noColor -class '*EveryPageTests'
echo "$(find "$folder" -name 'page-*.png' | wc -l) pictures in $folder"

#!/usr/bin/env bash
# Serves under a third of full load for so many minutes (default: 30), with restarts, a kill, a full disk and broken sources; writes bench/results/soak.md. Needs root for the full disk.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build tests/Windhover.FunctionalTests --configuration Release -v:quiet
mkdir -p bench/results
WINDHOVER_SOAK_MINUTES="${1:-30}" WINDHOVER_SOAK_OUT="$PWD/bench/results/soak.md" dotnet tests/Windhover.FunctionalTests/bin/Release/net10.0/Windhover.FunctionalTests.dll -noLogo -noColor -class '*SoakTests'

#!/usr/bin/env bash
# How long after its record an alert stands in the live feed, at a third of full load, for so many seconds (default: 60).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build tests/Windhover.FunctionalTests --configuration Release -v:quiet
WINDHOVER_DELAY_SECONDS="${1:-60}" dotnet tests/Windhover.FunctionalTests/bin/Release/net10.0/Windhover.FunctionalTests.dll -noLogo -noColor -class '*AlertDelayTests'

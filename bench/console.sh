#!/usr/bin/env bash
# How smooth the console stays over a million events and a graph of two thousand nodes, in the browser that is installed here.
# Wanted: first paint within 1500 ms, every key, click and turn of the wheel answered within 100 ms.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build tests/Windhover.FunctionalTests --configuration Release -v:quiet
dotnet tests/Windhover.FunctionalTests/bin/Release/net10.0/Windhover.FunctionalTests.dll -noLogo -noColor -diagnostics -class '*LargeEstateTests'

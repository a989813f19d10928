#!/usr/bin/env bash
# Installs what the tests need, builds, checks and tests everything; ends with the line "N passed, N failed".
#   ./test.sh            everything
#   ./test.sh --accept   the same, and golden files, catalogues and generated pages are rewritten: review them as a diff
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

for argument in "$@"; do
  case "$argument" in
    --accept) export WINDHOVER_ACCEPT=1 ;;
    *)
      echo "usage: ./test.sh [--accept]" >&2
      exit 2
      ;;
  esac
done

# shellcheck source=.ci/steps.sh
source .ci/steps.sh

passed=0 failed=0 skipped=0

finish() {
  local line="$passed passed, $failed failed"
  if ((skipped > 0)); then line+=", $skipped skipped"; fi
  printf 'everything took %d s\n%s\n' "$SECONDS" "$line"
  if ((failed == 0 && passed > 0)); then exit 0; else exit 1; fi
}

give_up() {
  failed=1
  finish
}

# Command and Debian package, where a test uses the command.
readonly PARTS=("git git" "chromium chromium" "nfdump nfdump" "softflowd softflowd" "gawk gawk" "rsyslogd rsyslog" "etcd etcd-server" "xz xz-utils" "ip iproute2" "nft nftables" "conntrack conntrack" "promtool prometheus" "mkfs.ext4 e2fsprogs")

install_parts() {
  local part packages=()
  for part in "${PARTS[@]}"; do
    if ! command -v "${part% *}" >/dev/null; then packages+=("${part#* }"); fi
  done
  if ! compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null; then packages+=(postgresql); fi
  if ! find /usr/lib -name lmnsd_gtls.so 2>/dev/null | grep -q .; then packages+=(rsyslog-gnutls); fi
  if ! /usr/bin/python3 -c "import aiosmtpd" 2>/dev/null; then packages+=(python3-aiosmtpd); fi
  if ((${#packages[@]} == 0)); then return; fi
  if ((EUID != 0)) || ! command -v apt-get >/dev/null; then
    echo "not installed: ${packages[*]}; tests that need them are skipped. On Debian: sudo apt-get install -y ${packages[*]}"
    return
  fi
  step "install ${packages[*]}" apt_install "${packages[@]}" || {
    errors "install ${packages[*]}"
    echo "could not install ${packages[*]}; tests that need them are skipped"
  }
}

apt_install() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y -qq --no-install-recommends "$@" || { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"; }
}

# check NAME COMMAND…: a step that counts as one test.
check() {
  if step "$@"; then
    passed=$((passed + 1))
  else
    errors "$1"
    failed=$((failed + 1))
  fi
}

# tests NAME REPORT COMMAND…: a step whose report says what passed.
tests() {
  local name="$1" report="$2" code=0 found
  shift 2
  rm -f "$report"
  step "$name" "$@" || code=$?
  if [[ ! -s "$report" ]] || ! found="$(node .ci/results.mjs "$report")"; then
    errors "$name"
    echo "  FAILED $name: it ended (exit code $code) without a report"
    failed=$((failed + 1))
    return
  fi
  sed '$d' <<<"$found"
  local p f s
  read -r p f s <<<"$(tail -n 1 <<<"$found")"
  printf '%s: %d passed, %d failed, %d skipped\n' "$name" "$p" "$f" "$s"
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  if ((code != 0 && f == 0)) || ((p + f == 0)); then
    errors "$name"
    echo "  FAILED $name: exit code $code though no test failed, or no test ran"
    failed=$((failed + 1))
  fi
}

missing="$(missing_tools)"
if [[ -n "$missing" ]]; then
  echo "$missing"
  give_up
fi
install_parts

for verb in restore build; do
  case "$verb" in
    restore) command=(dotnet restore Windhover.slnx --locked-mode) ;;
    build) command=(dotnet build Windhover.slnx --configuration Release --no-restore -tl:off -v:minimal) ;;
  esac
  step "$verb" "${command[@]}" || {
    errors "$verb"
    give_up
  }
done

# Style and defects are the build's own errors; what is left is the layout and the order of imports.
check "format" dotnet format Windhover.slnx --verify-no-changes --no-restore

if [[ -f console/package.json ]]; then
  if [[ ! -d console/node_modules ]]; then
    step "console packages" npm --prefix console ci --no-audit --no-fund --ignore-scripts || {
      errors "console packages"
      give_up
    }
  fi
  check "console check" npm --prefix console run --silent check
  tests "console tests" "$PWD/$LOGS/console.json" npm --prefix console run --silent test -- --reporter=default --reporter=json --outputFile.json="$PWD/$LOGS/console.json"
fi

limit=()
if command -v timeout >/dev/null; then limit=(timeout --kill-after=20 2400); fi
for project in tests/*/; do
  name="$(basename "$project")"
  if [[ "$name" == Windhover.Testing ]]; then continue; fi
  tests "$name" "$PWD/$LOGS/$name.ctrf.json" ${limit[@]+"${limit[@]}"} dotnet "${project}bin/Release/net10.0/$name.dll" -noLogo -noColor -ctrf "$PWD/$LOGS/$name.ctrf.json"
done
finish

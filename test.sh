#!/usr/bin/env bash
# Builds Undrift and runs its tests. ./test.sh runs a fixed sample of the big corpus, ./test.sh --all every case.
# Further arguments go to `dotnet test`, for example: ./test.sh --filter FullyQualifiedName~Sqlite
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

if [ "${1:-}" = --all ]; then
    export UNDRIFT_ALL=1
    shift
fi

# shellcheck source=eng/servers.sh
source eng/servers.sh

results=artifacts/test-results
rm -rf "$results"
dotnet build -c Release
status=0
dotnet test --no-build -c Release --logger trx --results-directory "$results" "$@" || status=$?

# The totals of all test projects, as the last line.
read -r total passed failed < <(
    cat "$results"/*.trx 2>/dev/null | grep -o '<Counters [^>]*' | tr -d '"' | tr ' ' '\n' | awk -F= '
        $1 == "total" { total += $2 } $1 == "passed" { passed += $2 } $1 == "failed" { failed += $2 }
        END { print total + 0, passed + 0, failed + 0 }'
)
if [ "$total" = 0 ]; then
    echo "no test ran" >&2
    status=1
fi
echo "$passed passed, $failed failed, $((total - passed - failed)) skipped"
exit "$status"

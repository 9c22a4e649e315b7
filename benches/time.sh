#!/usr/bin/env bash
# Runs the criterion benchmarks and prints nanoseconds for one parse as Markdown, with the ratio to the best full parser.
#
#     benches/time.sh [FILTER]
set -euo pipefail
cd "$(dirname "$0")"
echo "Nanoseconds for one parse: $(rustc --version | cut -d' ' -f1-2), opt-level 3, LTO," \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n1), $(date -u +%F)"
cargo bench --locked --quiet --bench parse -- --output-format bencher "${1:-accepted/}" 2>/dev/null | awk '
    /^test / {
        split($0, halves, / \.\.\. bench: */)
        sub(/^test /, "", halves[1])
        split(halves[1], path, "/")
        input = path[2]; parser = path[3]
        split(halves[2], words, " ")
        gsub(",", "", words[1])
        if (!(input in seen)) { inputs[++input_count] = input; seen[input] = 1 }
        if (!(parser in known)) { parsers[++parser_count] = parser; known[parser] = 1 }
        time[input, parser] = words[1]
    }
    END {
        line = "\n| input |"; rule = "|---|"
        for (p = 1; p <= parser_count; p++) { line = line " " parsers[p] " |"; rule = rule "--:|" }
        print line " service / best full parser |"; print rule "--:|"
        for (i = 1; i <= input_count; i++) {
            line = "| " inputs[i] " |"; best = ""
            for (p = 1; p <= parser_count; p++) {
                nanoseconds = time[inputs[i], parsers[p]] + 0
                line = line " " nanoseconds " |"
                if (parsers[p] ~ /^(fluent-uri|iri-string|uriparse|url|iref)$/ && (best == "" || nanoseconds < best)) best = nanoseconds
            }
            printf "%s %.2f |\n", line, time[inputs[i], "service"] / best
        }
        if (!input_count) exit 1
    }'

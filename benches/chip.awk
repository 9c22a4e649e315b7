# Turns the counts of chip.sh into Markdown tables, and checks the limits in limits.tsv.
# Files, in this order: limits.tsv, counts (opt-level, parser, input, bytes, verdict, instructions).

BEGIN { FS = "\t"; levels = split("z s 3", level, " ") }
FNR == 1 { file++ }
/^#/ || NF == 0 { next }

file == 1 && $1 == "chip" { limit[$2] = $3; next }
file == 1 { next }

{
    if (!($3 in bytes)) { inputs[++input_count] = $3; bytes[$3] = $4 }
    verdict[$2, $3] = $5
    cost[$1, $2, $3] = $6
}

# The cost of a parser on an input, without that of the measurement itself.
function net(opt, parser, input) { return cost[opt, parser, input] - cost[opt, "nothing", input] }

# Accepted inputs are compared with peers that accept them too, refused ones with any.
function best(opt, input,   fluent, iri) {
    fluent = net(opt, "fluent-uri", input)
    iri = net(opt, "iri-string", input)
    return fluent < iri ? fluent : iri
}

function gate(value, name, text) {
    gates++
    if (!(name in limit)) broken[++broken_count] = name ": no limit in limits.tsv"
    else if (value > limit[name]) broken[++broken_count] = sprintf("%s: %.3f, at most %.2f", text, value, limit[name])
}

function print_table(title, wanted, name,   i, o, line, ratio) {
    print "\n" title "\n"
    print "| opt-level | input | bytes | service | fluent-uri | iri-string | look-up | service / better peer |"
    print "|---|---|--:|--:|--:|--:|--:|--:|"
    for (o = 1; o <= levels; o++)
        for (i = 1; i <= input_count; i++) {
            if (verdict["service", inputs[i]] != wanted) continue
            line = "| " level[o] " | " inputs[i] " | " bytes[inputs[i]] " |"
            ratio = net(level[o], "service", inputs[i]) / best(level[o], inputs[i])
            printf "%s %d | %d | %d | %d | %.2f |\n", line, net(level[o], "service", inputs[i]),
                net(level[o], "fluent-uri", inputs[i]), net(level[o], "iri-string", inputs[i]),
                net(level[o], "look-up", inputs[i]), ratio
            gate(ratio, name, "opt-level " level[o] ", " inputs[i])
            sum[wanted] += ratio
            count[wanted]++
        }
}

END {
    print_table("Accepted as service URIs:", "ok", "ratio")
    printf "\nMean of the %d ratios: %.3f\n", count["ok"], sum["ok"] / count["ok"]
    print_table("Refused as service URIs (a peer may accept, and then reads the whole text):", "refused", "refused")
    gate(sum["ok"] / count["ok"], "mean", "mean of the ratios")
    for (o = 1; o <= levels; o++)
        gate(net(level[o], "service", "certificate") / net(level[o], "look-up", "certificate"), "look-up",
            "opt-level " level[o] ", certificate relative to one look-up for each byte")
    if (check == "") exit
    if (count["ok"] != 15 || count["refused"] < 24) broken[++broken_count] = "inputs are missing"
    for (i = 1; i <= broken_count; i++) print "BROKEN: " broken[i]
    if (broken_count) exit 1
    printf "\n%d checks: all limits hold\n", gates
}

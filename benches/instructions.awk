# Turns the counts of instructions.sh into Markdown tables, and checks the limits in limits.tsv.
# Files, in this order: limits.tsv, table, growth, difference.

BEGIN { FS = "\t"; OFS = "\t" }
FNR == 1 { file++ }
/^#/ || NF == 0 { next }

file == 1 && $1 == "instructions" { limit[$2] = $3; next }
file == 1 { next }

file == 2 {
    if (!($2 in bytes)) { inputs[++input_count] = $2; bytes[$2] = $3 }
    if (!($1 in seen)) { parsers[++parser_count] = $1; seen[$1] = 1 }
    cost[$1, $2] = $5
    verdict[$1, $2] = $4
    next
}
file == 3 {
    family = $1 OFS $2
    if (!(family in known)) { families[++family_count] = family; known[family] = 1 }
    grown[family, $3] = $5
    next
}
file == 4 { difference[$1] = $3 }

# The cost of a parser on an input, without that of the measurement itself.
function net(parser, input) { return cost[parser, input] - cost["nothing", input] }

# Only full parsers are compared with: those that read the whole URI, fragment included.
function is_full(parser) { return parser ~ /^(fluent-uri|iri-string|uriparse|url|iref)$/ }

function best(input,   i, least) {
    for (i = 1; i <= parser_count; i++)
        if (is_full(parsers[i]) && verdict[parsers[i], input] == "ok" && (least == "" || net(parsers[i], input) < least))
            least = net(parsers[i], input)
    return least
}

function gate(holds, text) {
    if (holds) return
    broken[++broken_count] = text
}

function cell(parser, input) {
    return net(parser, input) (verdict[parser, input] == "ok" ? "" : " ✗")
}

function print_table(title, names, wanted, with_ratio,   i, j, line, rule, column) {
    split(names, column, ",")
    print "\n" title "\n"
    line = "| input | bytes |"; rule = "|---|--:|"
    for (j = 1; j in column; j++) { line = line " " column[j] " |"; rule = rule "--:|" }
    if (with_ratio) { line = line " service / best full parser |"; rule = rule "--:|" }
    print line; print rule
    for (i = 1; i <= input_count; i++) {
        if (verdict["service", inputs[i]] != wanted) continue
        line = "| " inputs[i] " | " bytes[inputs[i]] " |"
        for (j = 1; j in column; j++) line = line " " cell(column[j], inputs[i]) " |"
        if (with_ratio) line = line sprintf(" %.2f |", net("service", inputs[i]) / best(inputs[i]))
        print line
    }
}

END {
    peers = "fluent-uri,iri-string,uriparse,url,iref,http,nourl,look-up"
    print_table("Accepted as service URIs (✗ refused; http and nourl are not full parsers; look-up is no parser):",
        "service,service and its parts," peers, "ok", 1)
    print_table("Refused as service URIs:", "service," peers, "refused", 0)
    print_table("The other kinds of URI:", "reference,fluent-uri-reference,iri-string-reference,proxy", "ok", 0)

    print "\nGrowth of the worst inputs:\n"
    print "| input | parser | 1 KiB | 2 KiB | 4 KiB | 8 KiB | 16 KiB | 32 KiB | 64 KiB | 64 / 32 |"
    print "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    for (i = 1; i <= family_count; i++) {
        split(families[i], name, OFS)
        line = "| " name[2] " | " name[1] " |"
        for (kib = 1; kib <= 64; kib *= 2) line = line " " grown[families[i], kib * 1024] " |"
        ratio = grown[families[i], 65536] / grown[families[i], 32768]
        print line sprintf(" %.2f |", ratio)
        if (ratio > steepest) steepest = ratio
        gate(ratio <= limit["growth"], sprintf("growth of %s in the %s parser: %.2f times, at most %.2f", name[2], name[1], ratio, limit["growth"]))
    }
    if (check != "true") exit

    for (i = 1; i <= input_count; i++) {
        input = inputs[i]
        if (verdict["service", input] != "ok") continue
        ratio = net("service", input) / best(input)
        gate(ratio <= limit["ratio"], sprintf("%s: %.3f of the best full parser, at most %.2f", input, ratio, limit["ratio"]))
        gate(input in limit, input ": no limit in limits.tsv")
        gate(net("service", input) <= limit[input], sprintf("%s: %d instructions, at most %d", input, net("service", input), limit[input]))
        checked++
    }
    gate(checked == 5, checked + 0 " inputs checked, not 5")
    gate(family_count >= 100, family_count + 0 " growth rows, not 100 or more")
    gate(net("service", "certificate") <= net("look-up", "certificate"), "certificate: more than one look-up a byte")
    gap = difference["service"] - difference["nothing"] - net("service", "parameters")
    gate(gap * gap <= 25, "the two ways of counting differ by " gap)
    for (i = 1; i <= broken_count; i++) print "BROKEN: " broken[i]
    if (broken_count) exit 1
    printf "\n%d inputs, %d growth rows (steepest %.2f): all limits hold\n", checked, family_count, steepest
}

# Reads the entity tables from the sources, then the files that each ORDER names, and holds these against the tables:
# known columns, required fields, types, choices, lengths, natural keys, references to rows read before, sources. Then
# counts. Bytes are counted, so run it with LC_ALL=C.

function complain(where, text) {
    print where ": " text
    failed = 1
}

# ---- The entity tables ----

# The text of a source file without comments, its definitions of field lists expanded.
function read_source(path,    line, text, name, i) {
    while ((getline line < path) > 0) {
        if (line ~ /^#define FIELDS_OF_/) {
            name = line
            sub(/^#define /, "", name)
            sub(/ .*/, "", name)
            text = ""
            while (line ~ /\\$/ && (getline line < path) > 0) {
                sub(/\\$/, "", line)
                text = text line
                if (line !~ /\\$/ && text ~ /ENTITY_NONE} *$/)
                    line = ""
                else
                    line = "\\"
            }
            macro[name] = text
        } else
            source_text = source_text line "\n"
    }
    close(path)
    for (name in macro)
        expand(name)
    take_arrays(source_text)
    source_text = ""
}

function expand(name,    at) {
    while ((at = index(source_text, "    " name ",")) > 0)
        source_text = substr(source_text, 1, at - 1) macro[name] substr(source_text, at + 4 + length(name))
}

# Splits a text into its innermost {...} groups, with literals blanked except the first one.
function take_arrays(text,    head, name, body) {
    while (match(text, /static const struct (field|choice) [a-z_]+\[\] = \{\n/)) {
        head = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        name = head
        sub(/\[\].*/, "", name)
        sub(/.* /, "", name)
        body = substr(text, 1, index(text, "\n};") - 1)
        if (head ~ /struct choice/)
            take_choices(name, body)
        else {
            sub(/_fields$/, "", name)
            take_fields(name, body)
        }
    }
}

function take_choices(name, body,    code) {
    while (match(body, /\{"[^"]*"/)) {
        code = substr(body, RSTART + 2, RLENGTH - 3)
        choice[name, code] = 1
        body = substr(body, RSTART + RLENGTH)
    }
}

function take_fields(entity, body,    item, name, part, n) {
    fields[entity] = 0
    while (match(body, /\{"[^"]*"/)) {
        name = substr(body, RSTART + 2, RLENGTH - 3)
        item = substr(body, RSTART + RLENGTH)
        gsub(/"[^"]*"/, "", item)
        n = split(substr(item, 1, index(item, "}") - 1), part, /,/)
        if (n != 10)
            complain("src/model/entity", entity "." name " is not understood")
        fields[entity]++
        field[entity, fields[entity]] = name
        type[entity, name] = bare(part[4])
        target[entity, name] = tolower(substr(bare(part[5]), 8))
        choices[entity, name] = bare(part[6])
        limit[entity, name] = bare(part[7]) + 0
        required[entity, name] = part[9] ~ /FIELD_REQUIRED/
        if (part[9] ~ /FIELD_KEY/)
            keys[entity] = keys[entity] " " name
        body = substr(body, RSTART + RLENGTH)
    }
}

function bare(text) {
    gsub(/[ \n]/, "", text)
    return text
}

# ---- The files ----

# Splits one record of CSV, which may go on over several lines, into cell[1..].
function read_record(path,    line, n, c, i, quoted, text) {
    if ((getline line < path) <= 0)
        return 0
    line_number++
    n = 1
    text = ""
    for (;;) {
        for (i = 1; i <= length(line); i++) {
            c = substr(line, i, 1)
            if (c == "\"" && quoted && substr(line, i + 1, 1) == "\"") {
                text = text c
                i++
            } else if (c == "\"")
                quoted = !quoted
            else if (c == "," && !quoted) {
                cell[n++] = text
                text = ""
            } else
                text = text c
        }
        if (!quoted || (getline line < path) <= 0)
            break
        line_number++
        text = text "\n"
    }
    cell[n] = text
    return n
}

function read_order(path,    line, part, n, folder, file) {
    folder = path
    sub(/ORDER$/, "", folder)
    while ((getline line < path) > 0) {
        n = split(line, part, / /)
        if (!(part[1] in fields)) {
            complain(path, "no entity: " part[1])
            continue
        }
        file = part[n] ".csv"
        read_file(folder, file, part[1])
    }
    close(path)
}

function read_file(folder, file, entity,    path, n, i, heading, columns, row, where) {
    path = folder file
    line_number = 0
    columns = read_record(path)
    if (!columns)
        complain(path, "is missing or empty")
    for (i = 1; i <= columns; i++) {
        heading[i] = cell[i]
        if (!((entity, cell[i]) in type))
            complain(path ":1", entity " has no field " cell[i])
    }
    while ((n = read_record(path))) {
        where = path ":" line_number
        if (n != columns)
            complain(where, n " cells, " columns " expected")
        for (i = 1; i <= fields[entity]; i++)
            value[field[entity, i]] = ""
        for (i = 1; i <= columns; i++) {
            value[heading[i]] = cell[i]
            check_value(where, entity, heading[i], cell[i])
        }
        keep_row(where, folder, entity)
    }
    close(path)
}

function check_value(where, entity, name, text,    kind, runes, what) {
    if (text == "")
        return
    kind = type[entity, name]
    what = where ": " name
    if (text ~ /^ | $|  |\t|\r/)
        complain(what, "blanks in \"" text "\"")
    if (kind == "FIELD_TEXT" || kind == "FIELD_LONG_TEXT") {
        runes = text
        gsub(/[\200-\277]/, "", runes)
        if (limit[entity, name] && length(runes) > limit[entity, name])
            complain(what, "longer than " limit[entity, name])
    } else if (kind == "FIELD_CHOICE") {
        if (!((choices[entity, name], text) in choice))
            complain(what, "no such choice: " text)
    } else if (kind == "FIELD_REFERENCE") {
        if (named[target[entity, name], text] != 1)
            complain(what, "refers to " named[target[entity, name], text] + 0 " records: " text)
    } else if (kind == "FIELD_YES_NO") {
        if (text != "yes" && text != "no")
            complain(what, "neither yes nor no: " text)
    } else if (kind == "FIELD_DATE" || kind == "FIELD_END") {
        if (text !~ /^[12][0-9][0-9][0-9](-[01][0-9](-[0-3][0-9])?)?$/)
            complain(what, "no date: " text)
    } else if (kind == "FIELD_YEAR") {
        if (text !~ /^[12][0-9][0-9][0-9]$/)
            complain(what, "no year: " text)
    } else if (kind == "FIELD_SHARE") {
        if (text !~ /^[0-9]+\/[1-9][0-9]*$/)
            complain(what, "no share: " text)
    } else if (kind == "FIELD_INTEGER") {
        if (text !~ /^[0-9]+$/)
            complain(what, "no whole number: " text)
    } else if (kind == "FIELD_ORGANISATION") {
        if (text !~ /^[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]$/)
            complain(what, "no organisation number: " text)
    } else if (text !~ /^[0-9]+(\.[0-9][0-9]?)?$/)
        complain(what, "no number: " text)
}

# Keeps the row for references and for the counts. A row may add to one of an earlier folder, and one of a second file
# to what the first left empty (a round is closed when its positions are there), but no file has a record twice.
function keep_row(where, folder, entity,    part, n, i, key, name, row, file) {
    n = split(keys[entity], part, / /)
    key = ""
    for (i = 2; i <= n; i++)
        key = key (i > 2 ? "/" : "") value[part[i]]
    sub(/\/+$/, "", key)
    file = where
    sub(/:.*/, "", file)
    if ((file, entity, key) in seen)
        complain(where, "the same " entity " stands at " seen[file, entity, key] ": " key)
    seen[file, entity, key] = where
    if (!((entity, key) in named)) {
        named[entity, key] = 1
        row_of[entity, key] = ++rows[entity]
        for (i = 1; i <= fields[entity]; i++) {
            name = field[entity, i]
            if (required[entity, name] && value[name] == "")
                complain(where, name " is missing")
        }
    }
    row = row_of[entity, key]
    for (i = 1; i <= fields[entity]; i++) {
        name = field[entity, i]
        if ((folder, entity, key) in kept && value[name] != "" && !index(keys[entity] " ", " " name " ") &&
            held[entity, row, name] != "")
            complain(where, name " was said already: " key)
        if (held[entity, row, name] == "")
            held[entity, row, name] = value[name]
    }
    kept[folder, entity, key] = 1
    if (folder ~ /demo/ && (entity, "source") in type && held[entity, row, "source"] == "")
        complain(where, "no source")
}

# ---- The counts ----

function expect(what, got, wanted) {
    if (got "" != wanted "")
        complain("db", what ": " got ", expected " wanted)
}

function get(entity, row, name) {
    return held[entity, row, name]
}

function holds(entity, row, day) {
    return get(entity, row, "valid_from") <= day &&
        (get(entity, row, "valid_to") == "" || get(entity, row, "valid_to") > day)
}

function municipalities_on(day,    i, n) {
    for (i = 1; i <= rows["municipality"]; i++)
        n += holds("municipality", i, day)
    return n
}

function gather_figures(    i, m) {
    for (i = 1; i <= rows["municipality_fact"]; i++) {
        m = get("municipality_fact", i, "municipality")
        if (get("municipality_fact", i, "date") == "2009-01-01")
            people[m] = get("municipality_fact", i, "population")
        if (get("municipality_fact", i, "land_area_km2") != "")
            area[m] = get("municipality_fact", i, "land_area_km2")
    }
    for (i = 1; i <= rows["municipality"]; i++)
        county[get("municipality", i, "number")] = get("municipality", i, "county")
}

# "members people km2 counties" of a region on the demonstration's day.
function region_sums(region,    i, m, n, p, a, c, counties) {
    for (i = 1; i <= rows["membership"]; i++)
        if (get("membership", i, "region") == region && holds("membership", i, "2009-12-01")) {
            m = get("membership", i, "municipality")
            n++
            p += people[m]
            a += area[m]
            if (!((region, county[m]) in c)) {
                c[region, county[m]] = 1
                counties++
            }
        }
    return n " " p " " a " " counties
}

# The participants of an arrangement, in the order of the file.
function participants(arrangement,    i, list) {
    for (i = 1; i <= rows["participation"]; i++)
        if (get("participation", i, "arrangement") == arrangement)
            list = list (list == "" ? "" : " ") get("participation", i, "municipality")
    return list
}

function rows_where(entity, name, text,    i, n) {
    for (i = 1; i <= rows[entity]; i++)
        n += get(entity, i, name) == text
    return n + 0
}

# The sum of what a slide prints under a measure ("": any).
function slide_sum(source, place, measure,    i, sum) {
    for (i = 1; i <= rows["published_figure"]; i++)
        if (get("published_figure", i, "source") == source && get("published_figure", i, "source_place") == place &&
            (measure == "" || get("published_figure", i, "measure") == measure))
            sum += get("published_figure", i, "value")
    return sum
}

function count_everything(    day, n, i, part, total, m) {
    n = split("2003 434 2004 434 2005 433 2006 431 2007 431 2008 430 2009 430 2010 430 2011 430 2012 429 2013 428 " \
              "2014 428 2015 428 2016 428 2017 426 2018 422 2019 422 2020 356 2021 356 2022 356 2023 356 2024 357", \
              part, / /)
    for (i = 1; i < n; i += 2)
        expect("municipalities on 1 January " part[i], municipalities_on(part[i] "-01-01"), part[i + 1])
    gather_figures()
    for (m in people)
        total += people[m]
    expect("people on 1 January 2009", total, 4799252)
    expect("Mosseregionen", region_sums("Mosseregionen"), "4 54920 472.2 1")
    expect("Værnesregionen", region_sums("Værnesregionen"), "6 43241 4695 2")
    expect("Fosen", region_sums("Fosen"), "8 25590 0 2")
    expect("Innherred samkommune", region_sums("Innherred samkommune"), "2 32621 0 1")
    expect("Midtre Namdal samkommune", region_sums("Midtre Namdal samkommune"), "4 18685 0 1")
    expect("Felles landbrukskontor", participants("Felles landbrukskontor/Mosseregionen"), "0104 0136 0135")
    expect("Regnskap", participants("Regnskap/Mosseregionen"), "0136 0135")
    expect("Skatteinnkreving", participants("Skatteinnkreving/Mosseregionen"), "0136 0135 0137")
    expect("Barnevern", participants("Barnevern/Værnesregionen"), "")
    expect("subsidiaries of MOVAR IKS", rows_where("arrangement", "parent", "MOVAR IKS/Mosseregionen"), 2)
    expect("uncertain arrangements", rows_where("arrangement", "certainty", "uncertain"), 1)
    expect("clauses of the letter of intent", rows["agreement_clause"], 6)
    expect("council-like bodies", rows_where("region", "kind", "council_like"), 5)
    expect("strategy areas", rows["strategy_area"], 4)
    expect("strategic alternatives", rows["strategy_alternative"], 4)
    expect("areas of the rounds", rows["strategy_round_area"], 6)
    expect("rounds that are closed", rows_where("strategy_round", "closed", "yes"), rows["strategy_round"])
    expect("positions", rows["position"], 12)
    expect("positions that are illustrations", rows_where("position", "basis", "illustration"), rows["position"])
    expect("exclusion classes", rows["exclusion_class"], 5)
    expect("000 slide 21, all", slide_sum("000", "lysark 21", ""), 16)
    expect("000 slide 21, purchases", slide_sum("000", "lysark 21", "purchases"), 5)
    expect("000 slide 22", slide_sum("000", "lysark 22", ""), 14)
    expect("000 slide 18", slide_sum("000", "lysark 18", ""), 28)
    expect("000 slide 25, companies", slide_sum("000", "lysark 25", "companies"), 35)
    expect("001 slide 5", slide_sum("001", "lysark 5", ""), 28)
    expect("003 slide 6", slide_sum("003", "lysark 6", "companies"), 8)
    expect("004 slide 15", slide_sum("004", "lysark 15", ""), 23)
}

BEGIN {
    for (argument = 1; argument < ARGC; argument++)
        if (ARGV[argument] ~ /ORDER$/)
            read_order(ARGV[argument])
        else
            read_source(ARGV[argument])
    count_everything()
    exit failed
}

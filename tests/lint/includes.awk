# Reads all headers and sources; proves the table of floors: who may include whom, foreign headers too, both followed
# through other headers; that includes go round in no circle; and that a source begins with its own header.
# Prints file:line: what is wrong.

BEGIN {
    # A floor, the floors it may include beside itself, the foreign headers that are its own.
    floor("base", "", "utf8proc.h")
    floor("model", "base", "")
    floor("store", "base model", "sqlite3.h")
    floor("conf", "base", "confuse.h")
    floor("publish", "base model", "")
    floor("transfer", "base model store", "csv.h iconv.h")
    floor("app", "base model store conf publish transfer", "")
    floor("tui", "base", "curses.h ncurses.h ncursesw/curses.h ncursesw/ncurses.h term.h panel.h")
    floor("view", "base model conf publish app tui", "")
    floor("cli", "base model conf publish transfer app", "")
    floor("draw", "base model publish", "cairo.h cairo-pdf.h pango/pangocairo.h qpdf/qpdf-c.h xlsxwriter.h")
    floor("main", "base model store conf publish transfer app tui view cli", "")
}

function floor(name, above, foreign,    i, n, part) {
    known[name] = 1
    may[name, name] = 1
    n = split(above, part, " ")
    for (i = 1; i <= n; i++)
        may[name, part[i]] = 1
    n = split(foreign, part, " ")
    for (i = 1; i <= n; i++)
        owner[part[i]] = name
}

function floor_of(file,    part) {
    if (file == "src/main.c")
        return "main"
    split(file, part, "/")
    return file ~ /^include\/samreg\// ? part[3] : part[2]
}

FNR == 1 {
    files[++file_count] = FILENAME
    if (!(floor_of(FILENAME) in known))
        report(FILENAME ":1", "stands on no floor of the table")
}

/^[ \t]*#[ \t]*include/ {
    match($0, /[<"][^>"]*[>"]/)
    target = substr($0, RSTART + 1, RLENGTH - 2)
    if (substr($0, RSTART, 1) == "\"")
        target = target ~ /^samreg\// ? "include/" target : substr(FILENAME, 1, match(FILENAME, /[^\/]*$/) - 1) target
    else if (target in owner)
        target = "<" target ">"
    else
        next
    n = ++count[FILENAME]
    includes[FILENAME, n] = target
    line[FILENAME, n] = FNR
}

function report(where, what) {
    print where ": " what
    failed = 1
}

# Walks through everything that `file` includes, on behalf of `start`, whose include on line `at` led here.
function walk(start, file, at, chain,    i, target, from, to) {
    from = floor_of(start)
    for (i = 1; i <= count[file]; i++) {
        target = includes[file, i]
        if (file == start)
            at = line[file, i]
        if (target == start) {
            report(start ":" at, "includes itself" chain)
            continue
        }
        if ((start, target) in seen)
            continue
        seen[start, target] = 1
        if (target ~ /^</) {
            to = owner[substr(target, 2, length(target) - 2)]
            if (to != from)
                report(start ":" at, target " belongs to " to " and not to " from chain)
            continue
        }
        to = floor_of(target)
        if (!((from, to) in may))
            report(start ":" at, from " may not include " to " (" target ")" chain)
        else
            walk(start, target, at, chain " by way of " target)
    }
}

function check_own_header(file,    own) {
    own = file
    if (!sub(/^src\//, "include/samreg/", own) || !sub(/\.c$/, ".h", own) || !(own in present))
        return
    if (includes[file, 1] != own)
        report(file ":" (count[file] ? line[file, 1] : 1), "must include its own header " own " first")
}

END {
    for (i = 1; i <= file_count; i++)
        present[files[i]] = 1
    for (i = 1; i <= file_count; i++) {
        walk(files[i], files[i], 1, "")
        check_own_header(files[i])
    }
    exit failed
}

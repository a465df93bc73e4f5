# Does what a walk in CONTRIBUTING.md tells: each block of code that begins with
#     ```language file=PATH [before=TEXT]
# goes into PATH before the first line that holds TEXT; without TEXT at the end of PATH, which is made when it is not
# there. NNNN in a path is the number after that of the last migration. Prints what it changed.

function next_number(    command, name, last) {
    command = "ls db/migrations"
    while ((command | getline name) > 0)
        if (name + 0 > last)
            last = name + 0
    close(command)
    return sprintf("%04d", last + 1)
}

function insert(path, before, block,    line, text, done) {
    while ((getline line < path) > 0) {
        if (before != "" && !done && index(line, before)) {
            text = text block
            done = 1
        }
        text = text line "\n"
    }
    close(path)
    if (before != "" && !done) {
        print path ": holds nothing like " before
        failed = 1
        return
    }
    printf "%s", (done || text == "") ? (done ? text : block) : text "\n" block >path
    close(path)
    print "changed " path
    changed++
}

/^```/ && inside {
    inside = 0
    insert(path, before, block)
    next
}
inside { block = block $0 "\n" }
/^```.* file=/ {
    inside = 1
    block = ""
    path = before = $0
    sub(/.* file=/, "", path)
    sub(/ before=.*/, "", path)
    if (!sub(/.* before=/, "", before))
        before = ""
    if (path ~ /NNNN/) {
        if (number == "")
            number = next_number()
        sub(/NNNN/, number, path)
    }
}

END {
    if (!changed)
        print "CONTRIBUTING.md: tells nothing to do"
    exit failed || !changed
}

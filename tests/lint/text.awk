# Reads C sources and headers, scripts and SQL; proves: lines of at most 120 columns, no tab but in the Makefile, no
# blank at the end of a line, no note of unfinished work, no path of somebody's machine; in C, functions of at most 60
# lines and files of at most 600, no braces round a body of one line, and no forbidden function. Run with LC_ALL=C: a
# column is a byte that does not continue a character. Prints file:line: what is wrong.

BEGIN {
    # A function and what stands in for it; or the only file that may call it.
    forbidden["strcpy"] = forbidden["strcat"] = forbidden["strncpy"] = forbidden["strncat"] = "struct str"
    forbidden["sprintf"] = forbidden["vsprintf"] = "snprintf() or struct str"
    forbidden["strtok"] = "strchr() or strcspn()"
    forbidden["atoi"] = forbidden["atol"] = forbidden["atof"] = "number.h"
    forbidden["gets"] = "getline()"
    forbidden["time"] = forbidden["gettimeofday"] = forbidden["clock_gettime"] = "clock.h"
    forbidden["malloc"] = forbidden["calloc"] = forbidden["realloc"] = "memory.h"
    forbidden["strdup"] = forbidden["strndup"] = "memory.h"
    only["time"] = only["gettimeofday"] = only["clock_gettime"] = "src/base/clock.c"
    only["malloc"] = only["calloc"] = only["realloc"] = only["strdup"] = only["strndup"] = "src/base/memory.c"
}

function report(line, what) {
    print FILENAME ":" line ": " what
    failed = 1
}

function end_file() {
    if (file ~ /\.[ch]$/ && lines > 600) {
        print file ":" lines ": the file has " lines " lines, more than 600"
        failed = 1
    }
}

FNR == 1 {
    end_file()
    file = FILENAME
    c = file ~ /\.(c|h|def)$/
    program = file ~ /^(src|include)\//
    inside = 0
    signature = 0
}

{ lines = FNR }

length($0) > 120 {
    bare = $0
    gsub(/[\200-\277]/, "", bare)
    if (length(bare) > 120)
        report(FNR, "longer than 120 columns (" length(bare) ")")
}
/[ \t]$/ { report(FNR, "blank at the end of the line") }
/\t/ && file !~ /Makefile$/ { report(FNR, "a tab") }
/(^|[^A-Za-z])(TO[D]O|FIX[M]E|XX[X]|HA[C]K)([^A-Za-z]|$)/ { report(FNR, "a note of unfinished work") }
/(^|[^A-Za-z0-9_.$}])\/(home|work|root|Users)\// && !(file ~ /^tests\// && /\/home\//) {
    report(FNR, "a path of somebody's machine")
}

c {
    code = $0
    gsub(/\\./, "", code)
    gsub(/"[^"]*"/, "\"\"", code)
    text = ""
    while (code != "") {
        if (inside) {
            end = index(code, "*/")
            if (!end)
                break
            inside = 0
            code = substr(code, end + 2)
        } else {
            start = index(code, "/*")
            if (!start) {
                text = text code
                break
            }
            text = text substr(code, 1, start - 1)
            code = substr(code, start + 2)
            inside = 1
        }
    }
    sub(/\/\/.*/, "", text)
    check_calls(text)
    check_length(text)
    check_braces(text)
}

function check_calls(text,    name) {
    while (match(text, /[A-Za-z_][A-Za-z0-9_]*[ \t]*\(/)) {
        name = substr(text, RSTART, RLENGTH - 1)
        gsub(/[ \t]/, "", name)
        before = RSTART > 1 ? substr(text, RSTART - 1, 1) : ""
        if (name in forbidden && before !~ /[.>]/ && file != only[name] && (program || !(name in only)))
            report(FNR, name "() is not used here: " forbidden[name])
        text = substr(text, RSTART + RLENGTH)
    }
}

# Of an if that goes on with another branch all bodies may have braces.
function check_braces(text) {
    if (text ~ /^ *}$/ && opened && alone && index(text, "}") == column)
        report(FNR - 1, "braces round a body of one line")
    alone = opened && !alone && text ~ /;$/ && text !~ /^ *(case|default|if|for|while|do|switch)[ (:]/
    if (alone)
        return
    opened = text ~ /^ *(if|for|while) \(.*\) {$/
    column = match(text, /[^ ]/)
}

# Functions have their brace in the first column, on a line of its own; a signature begins after a blank line, a
# comment, a directive or the end of something.
function check_length(text) {
    if (text ~ /^{/) {
        body = 1
        return
    }
    if (text ~ /^}/) {
        if (body && signature && FNR - signature + 1 > 60)
            report(signature, "a function of " (FNR - signature + 1) " lines, more than 60")
        body = 0
        signature = 0
    } else if (!body) {
        if (text ~ /^[ \t]*$/ || text ~ /^#/ || text ~ /;[ \t]*$/)
            signature = 0
        else if (!signature)
            signature = FNR
    }
}

END {
    end_file()
    exit failed
}

# Reads headers; proves that every prototype has a comment in its own paragraph before it or on its line, and that a
# header begins with a comment that says what it is for. Prints file:line: what is wrong.

FNR == 1 {
    depth = 0
    commented = 0
    inside = 0
    statement = ""
    if ($0 !~ /^\/\*/) {
        print FILENAME ":1: must begin with a comment that says what the header is for"
        failed = 1
    }
}

{
    text = $0
    here = 0
    rest = ""
    while (text != "") {
        if (inside) {
            end = index(text, "*/")
            here = 1
            if (!end)
                break
            inside = 0
            text = substr(text, end + 2)
        } else {
            start = index(text, "/*")
            if (!start) {
                rest = rest text
                break
            }
            rest = rest substr(text, 1, start - 1)
            text = substr(text, start + 2)
            inside = 1
            here = 1
        }
    }
    if (here)
        commented = 1
    else if ($0 ~ /^[ \t]*$/ && depth == 0)
        commented = 0
    if (rest ~ /^[ \t]*#/ || directive) {
        directive = rest ~ /\\$/
        next
    }
    gsub(/"[^"]*"/, "", rest)
    if (statement == "" && rest !~ /^[ \t]*$/) {
        begun = FNR
        documented = commented
    }
    statement = statement rest
    opened = gsub(/{/, "{", rest)
    closed = gsub(/}/, "}", rest)
    was = depth
    depth += opened - closed
    if (depth == 0 && rest ~ /;[ \t]*$/) {
        # A prototype: a name before the parenthesis, and no body and no type being made.
        prototype = statement !~ /{/ && statement !~ /^[ \t]*typedef/ && statement ~ /[A-Za-z0-9_][ \t]*\(/
        # x_init(struct x *), x_clear(struct x *), x_free(struct x **) mean the same everywhere (see CONTRIBUTING.md).
        if (statement ~ /^void [a-z0-9_]+_(init|clear|free)\(struct [a-z0-9_]+ \*\*?[a-z0-9_]+\);/)
            prototype = 0
        if (prototype && !documented && !here) {
            print FILENAME ":" begun ": a public function without a comment"
            failed = 1
        }
        statement = ""
    } else if (depth == 0 && was > 0) {
        statement = ""
    } else if (rest ~ /^[ \t]*$/ && depth == 0) {
        statement = ""
    }
}

END { exit failed }

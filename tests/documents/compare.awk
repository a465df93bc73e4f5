# compare.awk PLAIN SHOWN: whether a spreadsheet program shows the figures of a table as the plain CSV has them.
# PLAIN is CSV with a comma; SHOWN what the program wrote of the workbook, with a semicolon and numbers as in English
# ("1,732"). Says how many figures agree, and each that does not.
function take_apart(line, between, cells,    count, cell, i, sign, quoted) {
    count = 0
    cell = ""
    quoted = 0
    for (i = 1; i <= length(line); i++) {
        sign = substr(line, i, 1)
        if (sign == "\"") {
            quoted = !quoted
        } else if (sign == between && !quoted) {
            cells[++count] = cell
            cell = ""
        } else {
            cell = cell sign
        }
    }
    cells[++count] = cell
    return count
}

{ sub(/\r$/, "") }

FNR == NR {
    columns = take_apart($0, ",", cells)
    for (i = 1; i <= columns; i++)
        plain[FNR, i] = cells[i]
    rows = FNR
    next
}

# The last columns of the plain file may be codes for programs, which are not shown.
FNR == 1 {
    shown_columns = take_apart($0, ";", cells)
    if (shown_columns < columns)
        columns = shown_columns
}

FNR > 1 && FNR <= rows {
    take_apart($0, ";", cells)
    for (i = 1; i <= columns; i++) {
        if (plain[FNR, i] !~ /^-?[0-9]+(\.[0-9]+)?$/)
            continue
        shown = cells[i]
        gsub(/,/, "", shown)
        # A record is called by number and name, and may be only a number in the plain file.
        if (shown + 0 == plain[FNR, i] + 0 && shown != "")
            same++
        else {
            print FILENAME ": row " FNR ", column " i ": " plain[FNR, i] " is shown as \"" cells[i] "\""
            failed = 1
        }
    }
}

END {
    print same + 0 " figures"
    exit failed || same == 0
}

# po.awk -v catalogue=NAME TRANSLATED TEMPLATE: holds what a catalogue translates against the messages of the sources,
# both with long lines unbroken. Says which messages the catalogue lacks, with the place where the source has them, and
# which translations differ from their message in what no language changes.

# Collects into `found` what stands in a text as it is: arguments, options, keys.
function collect(text, found,    token) {
    split("", found)
    while (match(text, /%t?[1-6]|%%|--[a-z][-a-z]*|Ctrl\+[A-Z]|Shift\+Tab|F[1-9]/)) {
        token = substr(text, RSTART, RLENGTH)
        found[token] = 1
        text = substr(text, RSTART + RLENGTH)
    }
}

# The sign and the blanks that a text ends with.
function ending(text) {
    return match(text, /(\.|\?|:|…)? *$/) ? substr(text, RSTART) : ""
}

function lines(text) { return gsub(/\\n/, "", text) }

# The first thing in which a translation is not like its message; "" when there is none.
function difference(message, text,    token) {
    collect(message, wanted)
    collect(text, given)
    for (token in wanted)
        if (!(token in given))
            return "lacks " token
    for (token in given)
        if (!(token in wanted))
            return "has " token
    if (lines(message) != lines(text))
        return "has other lines"
    if ((message ~ /^ /) != (text ~ /^ /))
        return "begins with another blank"
    if (ending(message) != ending(text))
        return "ends with another sign or blank"
    if ((message ~ /^[a-z]:[^ ]/) != (text ~ /^[a-z]:[^ ]/))
        return "is no letter with its answer"
    return ""
}

function hold_against(message, text,    wrong) {
    wrong = difference(message, text)
    if (wrong != "") {
        print catalogue ": the translation of \"" message "\" " wrong ": \"" text "\""
        failed = 1
    }
}

function finish() {
    if (said["msgid"] != "" && source == ARGV[1]) {
        have[said["msgid"]] = 1
        if ("msgstr" in said)
            hold_against(said["msgid"], said["msgstr"])
        if ("msgstr[1]" in said) {
            hold_against(said["msgid"], said["msgstr[0]"])
            hold_against(said["msgid_plural"], said["msgstr[1]"])
        }
    } else if (said["msgid"] != "" && !(said["msgid"] in have)) {
        sub(/ .*/, "", place)
        print place ": not translated in " catalogue ": \"" said["msgid"] "\""
        failed = 1
    }
    split("", said)
    place = part = ""
}

FNR == 1 { finish(); source = FILENAME }
/^#: / && place == "" { place = substr($0, 4) }
/^msg/ { part = $1; sub(/^[^ ]+ /, "") }
/^"/ && part != "" { said[part] = said[part] substr($0, 2, length($0) - 2) }
/^$/ { finish() }
END { finish(); exit failed }

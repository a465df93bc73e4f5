#!/bin/sh
# The rules themselves: a small clean tree passes them, and each planted violation is found at its place.
set -u
failed=0
rig=$(cd "$LINT" && pwd)
TOOLS=$(pwd)/tools
export TOOLS
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

# A catalogue with these lines behind its head.
plant_catalogue() {
    printf '%s\n' 'msgid ""' 'msgstr ""' '"Content-Type: text/plain; charset=UTF-8\n"' '"PO-Revision-Date: now\n"' \
        '"Last-Translator: x\n"' '"Language-Team: x\n"' '"Language: x\n"' '"MIME-Version: 1.0\n"' \
        '"Content-Transfer-Encoding: 8bit\n"' '"Project-Id-Version: x\n"' '' "$@"
}

# A tree with one module on each of three floors.
plant_clean_tree() {
    rm -rf build include man po src && mkdir -p include/samreg/base include/samreg/model include/samreg/store
    mkdir -p src/base src/model src/store po tools
    cp "$rig/../../.clang-tidy" .
    cat >include/samreg/base/a.h <<'END'
/* What a is for. */
#ifndef SAMREG_BASE_A_H
#define SAMREG_BASE_A_H

#define N_(text) (text)

struct str;

/* Twice the number. */
int a_double(int number);

/* These two are told together:
 * the first begins, the second ends. */
void a_begin(void);
void a_end(struct str *out,
           int much);

#endif
END
    cat >src/base/a.c <<'END'
#include "samreg/base/a.h"

int a_double(int number)
{
    return 2 * number;
}

void a_begin(void)
{
}

void a_end(struct str *out, int much)
{
    (void)out;
    (void)much;
}
END
    mkdir -p tests/unit/base
    cat >tests/unit/base/a.c <<'END'
#include "samreg/store/c.h"

#include "samreg/base/a.h"

const char *use_all(void)
{
    a_begin();
    a_end(0, a_double(1));
    return b_name() == c_version() ? 0 : b_name();
}
END
    cat >include/samreg/model/b.h <<'END'
/* What b is for. */
#ifndef SAMREG_MODEL_B_H
#define SAMREG_MODEL_B_H

/* Its name. */
const char *b_name(void);

#endif
END
    cat >src/model/b.c <<'END'
#include "samreg/model/b.h"

#include "samreg/base/a.h"

/* strcpy() in a comment is no call. */
const char *b_name(void)
{
    return N_("a name, and strcpy(");
}
END
    cat >include/samreg/store/c.h <<'END'
/* What c is for. */
#ifndef SAMREG_STORE_C_H
#define SAMREG_STORE_C_H

#include "samreg/model/b.h"

/* The version of the library. */
const char *c_version(void);

#endif
END
    cat >src/store/c.c <<'END'
#include "samreg/store/c.h"

#include <sqlite3.h>

const char *c_version(void)
{
    return sqlite3_libversion();
}
END
    plant_catalogue 'msgid "a name, and strcpy("' 'msgstr "et navn, og strcpy("' >po/nb.po
}

judge() {
    if [ "$1" = symbols ]; then
        find src -name '*.c' | while read -r source; do
            mkdir -p "build/x/$(dirname "$source")"
            gcc -std=c17 -D_GNU_SOURCE -Iinclude -w -O0 -fno-builtin -c -o "build/x/${source%.c}.o" "$source"
        done
    fi
    LINT=$rig OUT=build/x sh "$rig/$1.sh" 2>&1
}

for rule in includes headers prototypes text symbols po man cppcheck tidy; do
    plant_clean_tree
    said=$(judge "$rule") || {
        echo "tests/lint/$rule.sh:1: finds fault with a clean tree: $said"
        failed=1
    }
done

# catches RULE PLACE FILE: the rule must report PLACE (a pattern) when FILE's text is standard input, or, with ">>"
# before FILE, when it is added to FILE.
catches() {
    rule=$1 place=$2 file=$3
    plant_clean_tree
    mkdir -p "$(dirname "${file#>>}")"
    case $file in
    '>>'*) cat >>"${file#>>}" ;;
    *) cat >"$file" ;;
    esac
    if said=$(judge "$rule"); then
        echo "tests/lint/$rule.sh:1: does not find: $place"
        failed=1
    elif ! printf '%s\n' "$said" | grep -q "^$place"; then
        echo "tests/lint/$rule.sh:1: wants $place, but says: $said"
        failed=1
    fi
}

line() { printf '%s\n' "$@"; }
many() { awk -v n="$1" -v text="$2" 'BEGIN { while (n-- > 0) print text }'; }

line '#include "samreg/store/c.h"' | catches includes 'src/model/x.c:1: model may not include store' src/model/x.c
line '' '#include <sqlite3.h>' | catches includes 'src/model/x.c:2: <sqlite3.h> belongs to store' src/model/x.c
line '#include <curses.h>' | catches includes 'src/view/x.c:1: <curses.h> belongs to tui' src/view/x.c
line '#include <cairo.h>' | catches includes 'src/app/x.c:1: <cairo.h> belongs to draw' src/app/x.c
line '#include <qpdf/qpdf-c.h>' | catches includes 'src/app/x.c:1: <qpdf/qpdf-c.h> belongs to draw' src/app/x.c
line '#include "samreg/app/d.h"' | catches includes 'src/wrong/x.c:1: stands on no floor' src/wrong/x.c
line '#include <sqlite3.h>' | catches includes 'src/store/c.c:1: must include its own header' src/store/c.c

# What needs two files.
circle() {
    plant_clean_tree
    mkdir -p include/samreg/app src/view
    line '#include "samreg/app/e.h"' >include/samreg/app/d.h
    line '#include "samreg/app/d.h"' >include/samreg/app/e.h
    judge includes | grep -q '^include/samreg/app/d.h:1: includes itself by way of include/samreg/app/e.h' || {
        echo "tests/lint/includes.sh:1: does not find a circle"
        failed=1
    }
    plant_clean_tree
    mkdir -p include/samreg/app src/view
    line '#include "samreg/store/c.h"' >include/samreg/app/d.h
    line '#include "samreg/app/d.h"' >src/view/x.c
    judge includes | grep -q '^src/view/x.c:1: view may not include store .* by way of include/samreg/app/d.h' || {
        echo "tests/lint/includes.sh:1: does not follow a header of another floor"
        failed=1
    }
}
circle

line '/* x */' 'void x_use(struct unknown_x *x, size_t n);' |
    catches headers 'include/samreg/base/x.h:1: does not compile alone' include/samreg/base/x.h

line '/* x */' '' 'int x_do(int number);' |
    catches prototypes 'include/samreg/base/x.h:3: a public function' include/samreg/base/x.h
line '/* x */' '' '/* y */' 'struct x {' '    int y;' '};' '' 'struct x *x_new(int number,' '    int other);' |
    catches prototypes 'include/samreg/base/x.h:8: a public function' include/samreg/base/x.h
line '#pragma once' | catches prototypes 'include/samreg/base/x.h:1: must begin' include/samreg/base/x.h

line 'void x(char *a, char *b)' '{' '    strcpy(a, b);' '}' | catches text 'src/base/x.c:3: strcpy()' src/base/x.c
line 'int x = atoi("1") + sprintf (y, "");' | catches text 'src/base/x.c:1: sprintf()' src/base/x.c
line '' 'long x = time(NULL);' | catches text 'src/app/x.c:2: time()' src/app/x.c
line 'char *x = strdup("");' | catches text 'src/app/x.c:1: strdup()' src/app/x.c
line "/* TO""DO: later */" | catches text 'src/app/x.c:1: a note of unfinished work' src/app/x.c
line 'const char *x = "/ho''me/someone/x";' | catches text 'src/app/x.c:1: a path' src/app/x.c
line "int x; " | catches text 'src/app/x.c:1: blank at the end' src/app/x.c
printf 'int x(void)\n{\n\treturn 1;\n}\n' | catches text 'src/app/x.c:3: a tab' src/app/x.c
line "/* $(many 118 æ | tr -d '\n')*/" | catches text 'src/app/x.c:1: longer than 120 columns (123)' src/app/x.c
{ line '' 'static int x(void)' '{'; many 58 '    a();'; line '}'; } |
    catches text 'src/app/x.c:2: a function of 61 lines' src/app/x.c
line 'void x(void)' '{' '    if (y) {' '        z();' '    }' '}' |
    catches text 'src/app/x.c:4: braces round a body of one line' src/app/x.c
many 601 'int x;' | catches text 'src/app/x.c:601: the file has 601 lines' src/app/x.c

line '#include <sqlite3.h>' 'int x(void)' '{' '    return sqlite3_threadsafe();' '}' |
    catches symbols 'src/app/x.c:1: calls sqlite3_threadsafe()' src/app/x.c
line '#include <curses.h>' 'int x(void)' '{' '    return endwin();' '}' |
    catches symbols 'src/view/x.c:1: calls endwin(), which only tui' src/view/x.c
line '#include <confuse.h>' 'int x(cfg_t *c)' '{' '    return cfg_free(c);' '}' |
    catches symbols 'src/app/x.c:1: calls cfg_free()' src/app/x.c
line '#include <xlsxwriter.h>' 'int x(char *d)' '{' '    return lxw_tmpfile(d) == 0;' '}' |
    catches symbols 'src/app/x.c:1: calls lxw_tmpfile(), which only draw' src/app/x.c
line '#include <iconv.h>' 'int x(iconv_t c)' '{' '    return iconv_close(c);' '}' |
    catches symbols 'src/app/x.c:1: calls iconv_close()' src/app/x.c
line '#include <stdio.h>' 'int x(void)' '{' '    return puts("x");' '}' |
    catches symbols 'src/model/x.c:1: calls puts(); model only computes' src/model/x.c
line 'int x(void)' '{' '    static int calls = 1;' '    return ++calls;' '}' |
    catches symbols 'src/app/x.c:1: holds state: calls' src/app/x.c
line 'int x(void)' '{' '    return 1;' '}' | catches symbols 'src/app/x.c:1: no other file calls x()' src/app/x.c

line '#include "samreg/base/a.h"' 'const char *x = N_("not " "said");' |
    catches po 'src/app/x.c:2: not translated in po/nb.po: "not said"' src/app/x.c
plant_catalogue | catches po 'src/[a-z/]*.c:[0-9]*: not translated in po/nn.po: "a name' po/nn.po
line '' 'msgid "%1 is gone"' 'msgstr "%2 er borte"' |
    catches po 'po/nb.po: the translation of "%1 is gone" lacks %1: "%2 er borte"' '>>po/nb.po'
line '' 'msgid "Gone."' 'msgstr "Borte!"' | catches po 'po/nb.po: the translation of "Gone." ends with' '>>po/nb.po'
line '' 'msgid "x"' 'msgstr "y"' '' 'msgid "x"' 'msgstr "z"' | catches po 'po/nb.po:' '>>po/nb.po'
for tool in cppcheck tidy; do
    line 'int x(void);' '' 'int x(void)' '{' '    int a[2];' '    return a[0];' '}' |
        catches "$tool" 'src/app/x.c:6:' src/app/x.c
done
line '.Dd today' '.Nonsense' | catches man 'mandoc: man/x.1:2' man/x.1
exit $failed

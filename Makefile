# samreg: one Makefile for everything. `make help` lists what it can do.
#
# Everything made lies in build/<variant>/: release (the program as it ships, also what the tests run), clang (the same
# by the other compiler), asan, coverage, fuzz. A source file is found by its place: see "The sources".

ifeq ($(origin CC),default)
CC := gcc
endif
FAMILY := $(if $(findstring clang,$(CC)),clang,gcc)
VARIANT ?= $(if $(filter clang,$(FAMILY)),clang,release)
OUT := build/$(VARIANT)

PREFIX ?= /usr/local
DESTDIR ?=
BINDIR := $(PREFIX)/bin
MANDIR := $(PREFIX)/share/man

# Both processors, unless the command line says otherwise.
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc)
endif
MAKEFLAGS += --no-builtin-rules --no-print-directory
.SUFFIXES:
.DELETE_ON_ERROR:

# Goals that must end before anything is built, so that `make setup run` works with any number of jobs on a machine that
# has only make: nothing below may look for a compiler or a library while the Makefile is read.
FIRST := $(filter setup setup-check setup-documents clean,$(MAKECMDGOALS))

# ---- What has to be installed (Debian 12) ----

# The compiler, the gettext tools, and one library for each thing it is good at; cairo, Pango, qpdf, libxlsxwriter
# and the letters are samreg-draw's, Criterion, libvterm and GMime the tests'.
PACKAGES := gcc libc6-dev gettext libncurses-dev libsqlite3-dev libconfuse-dev libutf8proc-dev libcsv-dev \
	pkg-config libcairo2-dev libpango1.0-dev libqpdf-dev libxlsxwriter-dev fonts-dejavu-core \
	libcriterion-dev libvterm-dev libgmime-3.0-dev
# The second compiler with its sanitizers and fuzzer, and the tools that read the source.
CHECK_PACKAGES := clang libclang-rt-14-dev clang-tidy cppcheck mandoc valgrind
# The programs in which people open what samreg writes.
DOCUMENT_PACKAGES := chromium poppler-utils qpdf tidy libreoffice-calc-nogui unzip

# ---- The sources ----

FLOORS := base model store conf publish transfer app tui view cli
SOURCES := $(foreach floor,$(FLOORS),$(wildcard src/$(floor)/*.c)) $(wildcard src/model/entity/*.c)
MAIN := $(wildcard src/main.c)
# The second program stands on base, model and publish alone, and is no part of the library.
DRAW_SOURCES := $(filter-out src/draw/main.c,$(wildcard src/draw/*.c))
DRAW_MAIN := $(wildcard src/draw/main.c)
EMBEDDED := $(sort $(shell find db conf -type f \( -name '*.sql' -o -name '*.csv' -o -name '*.conf' -o -name ORDER \) \
	2>/dev/null))
CATALOGUES := $(wildcard po/*.po)
SUPPORT := $(wildcard tests/support/*.c)
# A test program per ring, and in the ring "unit" per floor. tests/unit/support tests the test tools themselves.
UNIT := $(patsubst tests/unit/%/,unit-%,$(sort $(dir $(wildcard tests/unit/*/*.c))))
RINGS := $(foreach ring,figures screen journey fault walk,$(if $(wildcard tests/$(ring)/*.c),$(ring)))
CLI := $(if $(wildcard tests/cli/*.sh),cli)
SUITES := $(UNIT) $(RINGS) $(CLI)
suite_folder = $(if $(filter unit-%,$(1)),tests/unit/$(1:unit-%=%),tests/$(1))
suite_sources = $(wildcard $(suite_folder)/*.c $(suite_folder)/*/*.c)
FUZZERS := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))
BENCHES := $(patsubst tests/bench/%.c,%,$(wildcard tests/bench/*.c))

# ---- Flags ----

MACHINE := $(shell uname -m)

CPPFLAGS_ALL := -D_GNU_SOURCE -Iinclude
WARNINGS := -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wsign-conversion -Wmissing-prototypes \
	-Wstrict-prototypes -Wswitch-enum -Wvla -Wformat=2 -Wcast-qual -Wundef -Wnull-dereference
WARNINGS_gcc := -Walloca -Wduplicated-cond -Wlogical-op -Wimplicit-fallthrough=5 -Wuse-after-free=3 \
	-Wbidi-chars=any -Wtrampolines
WARNINGS_clang := -Wimplicit-fallthrough

HARDENING := -fstack-protector-strong -fstack-clash-protection -ftrivial-auto-var-init=zero -fPIE \
	-fno-delete-null-pointer-checks -fno-strict-overflow -fno-strict-aliasing \
	$(if $(filter x86_64,$(MACHINE)),-fcf-protection=full) $(if $(filter aarch64,$(MACHINE)),-mbranch-protection=standard)
HARDENING_gcc := -fzero-call-used-regs=used-gpr
HARDENING_clang := -enable-trivial-auto-var-init-zero-knowing-it-will-be-removed-from-clang
HARDENING_LINK := -pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code
HARDENING_PROGRAM := -Wl,-z,nodlopen

SANITIZERS := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
RELEASE := -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 $(HARDENING) $(HARDENING_$(FAMILY))

CFLAGS_release := $(RELEASE)
CFLAGS_clang := $(RELEASE)
CFLAGS_asan := -O1 -g $(SANITIZERS)
# Without optimisation gcc does not see which numbers a variable can hold, and so warns of text that cannot be.
CFLAGS_coverage := -O0 -g --coverage -fprofile-update=atomic -Wno-format-truncation
CFLAGS_fuzz := -O1 -g $(SANITIZERS) -fsanitize=fuzzer-no-link
LDFLAGS_release := $(HARDENING_LINK)
LDFLAGS_clang := $(HARDENING_LINK)
LDFLAGS_asan := $(SANITIZERS)
LDFLAGS_coverage := --coverage
LDFLAGS_fuzz := $(SANITIZERS)

CFLAGS_ALL := -std=c17 $(WARNINGS) $(WARNINGS_$(FAMILY)) $(CFLAGS_$(VARIANT)) '-ffile-prefix-map=$(CURDIR)=.' $(CFLAGS)
LDFLAGS_ALL := -Wl,--as-needed $(LDFLAGS_$(VARIANT)) $(LDFLAGS)
LIBS := -lncursesw -ltinfo -lsqlite3 -lconfuse -lutf8proc -lcsv -lm
TEST_LIBS := -lcriterion -lvterm -lutil $(LIBS)
# Asked for when they are needed: the libraries may be installed by `make setup` of the same call. -isystem, because
# their headers are not held to the warnings of the house.
DRAW_PARTS := pangocairo libqpdf xlsxwriter
DRAW_CPPFLAGS = $(shell pkg-config --cflags-only-I $(DRAW_PARTS) | sed 's/-I/-isystem /g')
DRAW_LIBS = $(shell pkg-config --libs $(DRAW_PARTS)) -lutf8proc -lm

# ---- Building ----

PROGRAM := $(if $(MAIN),$(OUT)/samreg)
LIBRARY := $(OUT)/libsamreg.a
DRAW := $(if $(DRAW_MAIN),$(OUT)/samreg-draw)
OBJECTS := $(SOURCES:%.c=$(OUT)/%.o) $(OUT)/gen/embedded.o
DRAW_OBJECTS := $(DRAW_SOURCES:%.c=$(OUT)/%.o)
MO := $(CATALOGUES:%.po=$(OUT)/gen/%.mo)

.PHONY: all
all: $(PROGRAM) $(DRAW) $(LIBRARY) man

$(OUT)/samreg: $(OUT)/src/main.o $(LIBRARY)
	@echo "  link  $@"
	@$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) $(HARDENING_PROGRAM) -o $@ $^ $(LIBS)

$(OUT)/samreg-draw: $(OUT)/src/draw/main.o $(DRAW_OBJECTS) $(LIBRARY)
	@echo "  link  $@"
	@$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) $(HARDENING_PROGRAM) -o $@ $^ $(DRAW_LIBS)

$(OUT)/src/draw/%.o $(OUT)/tests/unit/draw/%.o: CPPFLAGS_ALL += $(DRAW_CPPFLAGS)

# "q" and not "r": two floors may have files of one name.
$(LIBRARY): $(OBJECTS) $(OUT)/gen/objects.list
	@rm -f $@ && ar qcs $@ $(OBJECTS)

$(OUT)/%.o: %.c Makefile | $(FIRST)
	@mkdir -p $(@D)
	@echo "  cc    $<"
	@$(CC) $(CPPFLAGS_ALL) $(CPPFLAGS) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

$(OUT)/gen/embedded.o: $(OUT)/gen/embedded.c
	@$(CC) $(CPPFLAGS_ALL) $(CPPFLAGS) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

$(OUT)/gen/embedded.c: $(OUT)/tools/embed $(EMBEDDED) $(MO) $(OUT)/gen/embedded.list
	@echo "  embed $@"
	@$(OUT)/tools/embed $@ $(EMBEDDED) $(foreach mo,$(MO),$(mo:$(OUT)/gen/%=%)=$(mo))

$(OUT)/tools/embed: tools/embed.c | $(FIRST)
	@mkdir -p $(@D)
	@$(CC) -std=c17 $(WARNINGS) -O2 -o $@ $<

$(OUT)/gen/%.mo: %.po | $(FIRST)
	@mkdir -p $(@D)
	@msgfmt -c -o $@ $<

# ---- Manuals ----

# A manual is its frame in man/ with what the tables of the program know filled in by tools/manual/ (see its main.c).
FRAMES := $(notdir $(wildcard man/*.in))
page_path = $(OUT)/man/man$(patsubst .%,%,$(suffix $(1:.in=)))/$(1:.in=)
PAGES := $(foreach frame,$(FRAMES),$(call page_path,$(frame)))
MANUAL := $(patsubst %.c,$(OUT)/%.o,$(wildcard tools/manual/*.c))
# What the map of the code reads, beside the sources of the program.
MAPPED := $(wildcard tools/*.c tools/*.sh tests/lint/*.sh tests/lint/*.awk tests/support/*.* tests/documents/*.sh \
	db/*/*.sql)

.PHONY: man
man: $(PAGES)

$(OUT)/tools/write-manual: $(MANUAL) $(LIBRARY)
	@$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

define page_rule
$(call page_path,$(1)): man/$(1) $(OUT)/tools/write-manual $(MAPPED)
	@mkdir -p $$(@D)
	@echo "  man   $$@"
	@$(OUT)/tools/write-manual $$< $$@ && chmod 644 $$@
endef
$(foreach frame,$(FRAMES),$(eval $(call page_rule,$(frame))))

# ---- Lists of files ----

# Lists that change only when a file comes or goes, so that what is made of them is made anew then.
write_list = @mkdir -p $(@D); printf '%s\n' $(1) >$@.new; if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi
$(OUT)/gen/embedded.list: FORCE | $(FIRST)
	$(call write_list,$(EMBEDDED) $(MO))
$(OUT)/gen/objects.list: FORCE | $(FIRST)
	$(call write_list,$(OBJECTS))

.PHONY: FORCE
FORCE:

# ---- Setting up, running, installing ----

.PHONY: setup setup-check setup-documents run install uninstall dist clean
setup:
	@sh tools/setup.sh "build, run and test samreg" $(PACKAGES)

setup-check:
	@sh tools/setup.sh "check samreg" $(PACKAGES) $(CHECK_PACKAGES)

setup-documents:
	@sh tools/setup.sh "check the documents of samreg" $(PACKAGES) $(DOCUMENT_PACKAGES)

run: $(OUT)/samreg $(DRAW) | $(FIRST)
	@sh tools/run.sh $(OUT)/samreg

install: $(OUT)/samreg $(DRAW) $(PAGES)
	install -D -m 755 $(OUT)/samreg "$(DESTDIR)$(BINDIR)/samreg"
	install -D -m 755 $(OUT)/samreg-draw "$(DESTDIR)$(BINDIR)/samreg-draw"
	for page in $(PAGES:$(OUT)/man/%=%); do \
		install -D -m 644 "$(OUT)/man/$$page" "$(DESTDIR)$(MANDIR)/$$page" || exit 1; done

uninstall:
	rm -f "$(DESTDIR)$(BINDIR)/samreg" "$(DESTDIR)$(BINDIR)/samreg-draw"
	for page in $(PAGES:$(OUT)/man/%=%); do rm -f "$(DESTDIR)$(MANDIR)/$$page"; done

dist:
	@mkdir -p build
	@version=$$(sed -n 's/^#define VERSION_TEXT "\(.*\)"/\1/p' include/samreg/base/version.h) && \
	git archive --format=tar.gz --prefix="samreg-$$version/" -o "build/samreg-$$version.tar.gz" HEAD && \
	echo "build/samreg-$$version.tar.gz"

clean:
	rm -rf build

# ---- Testing ----

# `make test` runs every suite; `make unit-base`, `make screen`, `make cli` and so on run one, and with TESTS=PATTERN
# those of its tests that fit ("main_job/*"; not cli). A suite leaves its results (TAP) and its output in
# build/<variant>/results/; tests/support/summary.sh adds them up and sets the exit status.
RESULTS := $(OUT)/results

.PHONY: test $(SUITES) $(SUITES:%=run-%)
test: $(SUITES:%=run-%)
	@sh tests/support/summary.sh $(SUITES:%=$(RESULTS)/%)

$(SUITES): %: run-%
	@sh tests/support/summary.sh $(RESULTS)/$@

# The mail program that reads what is sent.
LETTER_LIBS = $(shell pkg-config --libs gmime-3.0)
$(OUT)/tests/unit/app/letter.o: CPPFLAGS_ALL += $(shell pkg-config --cflags-only-I gmime-3.0 | sed 's/-I/-isystem /g')

$(SUPPORT:%.c=$(OUT)/%.o) $(OUT)/tests/%.o: CPPFLAGS_ALL += -I. -Itests/support
$(OUT)/tests/libsupport.a: $(SUPPORT:%.c=$(OUT)/%.o)
	@rm -f $@ && ar qcs $@ $^

# The tests of a floor are linked with that floor and what it may stand on, and nothing else: so the linker proves the
# table of floors once more, and a floor can be tested while another does not compile.
LINK_base := base
LINK_model := base model
LINK_store := base model store
LINK_conf := base conf
LINK_publish := base model publish
LINK_transfer := base model store transfer
LINK_app := base model store conf publish transfer app
LINK_tui := base tui
LINK_view := $(LINK_app) tui view
LINK_cli := $(LINK_app) cli
LINK_draw := base model publish draw
LINK_support := base
floor_objects = $(filter $(foreach floor,$(LINK_$(1)),$(OUT)/src/$(floor)/%),$(OBJECTS) $(DRAW_OBJECTS)) \
	$(OUT)/gen/embedded.o
suite_objects = $(patsubst %.c,$(OUT)/%.o,$(call suite_sources,$(1))) $(if $(SUPPORT),$(OUT)/tests/libsupport.a) \
	$(if $(filter unit-%,$(1)),$(call floor_objects,$(1:unit-%=%)),$(LIBRARY))

define suite_rules
$(OUT)/test-$(1): $(call suite_objects,$(1)) $(OUT)/gen/objects.list
	@echo "  link  $$@"
	@$$(CC) $$(CFLAGS_ALL) $$(LDFLAGS_ALL) -o $$@ $$(filter-out %.list,$$^) $$(TEST_LIBS) \
		$(if $(filter unit-draw,$(1)),$$(DRAW_LIBS)) $(if $(filter unit-app,$(1)),$$(LETTER_LIBS))
run-$(1): $(OUT)/test-$(1) $(if $(filter unit-app,$(1)),$(DRAW),$(if $(filter unit-%,$(1)),,$(PROGRAM) $(DRAW)))
	@SAMREG_PROGRAM='$(CURDIR)/$(OUT)/samreg' sh tests/support/suite.sh $(1) $(RESULTS)/$(1) $(OUT)/test-$(1) \
		$(if $(TESTS),--filter '$(TESTS)')
endef
$(foreach suite,$(UNIT) $(RINGS),$(eval $(call suite_rules,$(suite))))

# What the tests of the test tools run: a stand-in for samreg, and tests that must fail.
RIG := $(OUT)/tests/support/rig
$(OUT)/rig-child: $(RIG)/child.o
	@$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^
$(OUT)/rig-must-fail: $(RIG)/must_fail.o $(OUT)/tests/libsupport.a $(call floor_objects,base)
	@$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^ $(TEST_LIBS)
run-unit-support: $(OUT)/rig-child $(OUT)/rig-must-fail
run-unit-support: export SAMREG_TEST_CHILD := $(CURDIR)/$(OUT)/rig-child
run-unit-support: export SAMREG_TEST_MUST_FAIL := $(CURDIR)/$(OUT)/rig-must-fail

# The demonstration register, made once for all journeys and scripts.
$(OUT)/demo.db: $(PROGRAM)
	@rm -f $@ && $(if $(PROGRAM),env -i PATH="$$PATH" HOME='$(CURDIR)/$(OUT)' SAMREG_TEST_SYSTEM_CONFIG=none \
		ASAN_OPTIONS=detect_leaks=0 \
		$(PROGRAM) init --demo $@ || echo "no demonstration register: the tests that want it will fail",:)
run-journey run-fault run-walk run-cli: $(OUT)/demo.db
run-journey run-fault run-walk run-cli: export SAMREG_TEST_DEMO := $(CURDIR)/$(OUT)/demo.db

# The walk builds a copy of the tree and takes what is built here along.
run-walk: $(OUT)/tools/write-manual
run-walk: export CC := $(CC)

run-cli: $(PROGRAM) $(DRAW)
	@SAMREG_PROGRAM='$(CURDIR)/$(OUT)/samreg' sh tests/support/suite.sh cli $(RESULTS)/cli \
		tests/support/cli-runner.sh tests/cli/*.sh

# ---- Messages ----

# Brings the catalogues up to date with the messages in the source: new ones come in empty (lint asks for them), those
# no longer used go.
.PHONY: po
po:
	@mkdir -p build
	@sh tools/pot.sh build/samreg.pot
	@for catalogue in $(CATALOGUES); do \
		msgmerge --quiet --update --backup=none --no-fuzzy-matching --no-wrap --no-location --sort-output \
			"$$catalogue" build/samreg.pot && \
		msgattrib --no-obsolete --no-wrap -o "$$catalogue" "$$catalogue" && \
		msgfmt -c --statistics -o /dev/null "$$catalogue" || exit 1; done

# ---- Help ----

.PHONY: help
help:
	@echo "make setup          install what building, running and testing need (Debian: apt-get)"
	@echo "make all            build build/release/samreg (CC=clang: build/clang/samreg)"
	@echo "make run            open your register, or a demonstration register when you have none"
	@echo "make test           run all tests; one suite: make $(or $(firstword $(SUITES)),unit-base)"
	@echo "                    suites: $(SUITES)"
	@echo "                    some of its tests: make journey TESTS='main_job/*'"
	@echo "make setup-check    install what check needs"
	@echo "make check          lint, the tests under the sanitizers, valgrind, the other compiler, the fuzz corpus"
	@echo "make setup-documents  install what check-documents needs: a browser, a reader, a spreadsheet program"
	@echo "make check-documents  open the status report and pictures in them, and look at what they show"
	@echo "make lint           the rules of the house and the programs that read the source"
	@echo "make asan           the tests under the address, undefined-behaviour and leak sanitizers"
	@echo "make fuzz           look for inputs that break it, FUZZ_SECONDS=20 for each target"
	@echo "make bench          measure"
	@echo "make coverage       the tests with a count of the lines they reach"
	@echo "make po             bring the catalogues up to date with the messages in the source"
	@echo "make man            the manuals, in build/release/man/; read one: man -l build/release/man/man1/samreg.1"
	@echo "make install        install under PREFIX=/usr/local (DESTDIR for packagers); make uninstall"
	@echo "make dist           a source archive in build/"
	@echo "make clean          remove build/"

# ---- Checking ----

# Documents in the programs that people open them in; what is made is left in build/<variant>/documents.
.PHONY: check-documents
check-documents: $(PROGRAM) $(DRAW) | $(FIRST)
	@sh tests/documents/check.sh $(OUT)/samreg $(OUT)/documents

.PHONY: check lint asan clang valgrind fuzz fuzz-replay bench coverage
check: lint asan clang fuzz-replay valgrind
	@echo "check: everything holds"

asan: | $(FIRST)
	@$(MAKE) VARIANT=asan test

clang: | $(FIRST)
	@$(MAKE) CC=clang VARIANT=clang all

# The program itself under valgrind, in the hands of some journeys. What it is built of is named here, so that no other
# target of `check` builds it at the same time.
VALGRIND := valgrind -q --log-file=%q{SAMREG_TEST_REPORTS}.%p --error-exitcode=99 --leak-check=full \
	--errors-for-leak-kinds=definite
valgrind: $(OUT)/test-journey $(PROGRAM) $(OUT)/demo.db
	@SAMREG_TEST_DEADLINE=120000 SAMREG_TEST_WRAPPER='$(VALGRIND)' \
		$(MAKE) RESULTS=$(OUT)/results/valgrind TESTS='@(colleagues|main_job|read_only)/*' journey

lint: $(OBJECTS) $(DRAW_OBJECTS) $(MAIN:%.c=$(OUT)/%.o) $(DRAW_MAIN:%.c=$(OUT)/%.o) $(PROGRAM) $(PAGES) | $(FIRST)
	@OUT=$(OUT) sh tests/lint/run.sh

fuzz fuzz-replay: | $(FIRST)
	@$(MAKE) CC=clang VARIANT=fuzz $(FUZZERS:%=$@-%)

# Measuring programs, never tests. One whose name begins with "floor" is what samreg is measured against: it stands
# alone, without the library.
$(OUT)/bench-floor%: tests/bench/floor%.c $(wildcard tests/bench/*.h) | $(FIRST)
	@mkdir -p $(@D)
	@$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $< $(TEST_LIBS)
$(OUT)/bench-%: $(OUT)/tests/bench/%.o $(OUT)/tests/libsupport.a $(LIBRARY)
	@$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^ $(TEST_LIBS)
bench: $(OUT)/samreg $(BENCHES:%=$(OUT)/bench-%)
	@SAMREG_PROGRAM='$(CURDIR)/$(OUT)/samreg' BENCH='$(CURDIR)/$(OUT)/bench-' sh tests/bench/run.sh

coverage: | $(FIRST)
	@$(MAKE) VARIANT=coverage coverage-report

.PHONY: coverage-report
coverage-report: test
	@sh tests/support/coverage.sh $(OUT) $(SOURCES)

# A fuzz target is a file in tests/fuzz/ with LLVMFuzzerTestOneInput(); tests/fuzz/corpus/NAME/ holds its seeds and each
# input that once failed. `fuzz` looks for new ones, `fuzz-replay` runs those known.
FUZZ_SECONDS ?= 20
$(OUT)/fuzz-%: $(OUT)/tests/fuzz/%.o $(LIBRARY)
	@echo "  link  $@"
	@$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -fsanitize=fuzzer -o $@ $^ $(LIBS)
.SECONDARY: $(FUZZERS:%=$(OUT)/tests/fuzz/%.o) $(BENCHES:%=$(OUT)/tests/bench/%.o)
.PHONY: $(FUZZERS:%=fuzz-%) $(FUZZERS:%=fuzz-replay-%)
$(FUZZERS:%=fuzz-%): fuzz-%: $(OUT)/fuzz-%
	@sh tests/support/fuzz.sh $* $< $(FUZZ_SECONDS)
$(FUZZERS:%=fuzz-replay-%): fuzz-replay-%: $(OUT)/fuzz-%
	@sh tests/support/fuzz.sh $* $< 0

-include $(OBJECTS:.o=.d) $(DRAW_OBJECTS:.o=.d) $(MANUAL:.o=.d) $(OUT)/src/main.d $(OUT)/src/draw/main.d \
	 $(SUPPORT:%.c=$(OUT)/%.d) $(wildcard $(RIG)/*.d) \
	$(BENCHES:%=$(OUT)/tests/bench/%.d) $(FUZZERS:%=$(OUT)/tests/fuzz/%.d) \
	$(foreach suite,$(UNIT) $(RINGS),$(patsubst %.c,$(OUT)/%.d,$(call suite_sources,$(suite))))

# make · make check · make run · make bench · make install; CONTRIBUTING.md tells more.
BUILD   := .build
VERSION := 0.1.0
CC      ?= gcc
WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
           -Wswitch-enum -Wvla -Wformat=2 -Wcast-qual -Wundef -Werror
VARIANT ?= release
OPTIMISE_release := -O2 -g -D_FORTIFY_SOURCE=2
# Reading a document is many small steps from file to file: a tenth of the time of check.
ACROSS_release   := -flto=auto -ffat-lto-objects
# Instrumented code makes gcc guess lengths that cannot occur; the release build has that warning.
OPTIMISE_check   := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all \
           -fno-omit-frame-pointer -Wno-format-truncation
OPTIMISE_coverage := -O0 -g --coverage -Wno-format-truncation
OPTIMISE ?= $(OPTIMISE_$(VARIANT))
OUT     := $(BUILD)/$(VARIANT)
PACKAGES := libpq libxml-2.0 libxslt libmicrohttpd libcurl libsystemd jansson libsodium libarchive \
            xlsxwriter
CFLAGS_ALL = -std=c17 -D_GNU_SOURCE $(WARN) $(OPTIMISE) $(CFLAGS) -fno-common \
           -fstack-protector-strong -I. -I$(BUILD)/generated \
           -DAVSTAMD_VERSION='"$(VERSION)"' $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
LINKING = -Wl,--as-needed -Wl,-z,pack-relative-relocs
LIBS    = $(LINKING) $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -linih
sources = $(shell find $(1) -name '*.c' | LC_ALL=C sort)
objects = $(patsubst %.c,$(OUT)/%.o,$(1))
GENERATED := $(BUILD)/generated/queries_generated.h $(BUILD)/generated/queries.c \
             $(BUILD)/generated/schema.c $(BUILD)/generated/parsers/codes_generated.h \
             $(BUILD)/generated/assets_generated.c

all: $(OUT)/avstamd

# The header is renewed only when a name is: all of the daemon is compiled with it.
$(BUILD)/generated/queries_generated.h: sql/embed.sh sql/queries $(wildcard sql/queries/*.sql)
	@mkdir -p $(@D)
	@sql/embed.sh header sql/queries > $@.new && { cmp -s $@.new $@ || mv $@.new $@; }
$(BUILD)/generated/queries.c: sql/embed.sh sql/queries $(wildcard sql/queries/*.sql)
	@mkdir -p $(@D)
	sql/embed.sh source sql/queries > $@
$(BUILD)/generated/schema.c: sql/embed.sh $(wildcard sql/schema/*.sql) sql/roles.sql
	@mkdir -p $(@D)
	sql/embed.sh schema sql > $@
$(BUILD)/generated/assets_generated.c: daemon/web/embed.sh $(wildcard daemon/web/pages/*.*)
	@mkdir -p $(@D)
	daemon/web/embed.sh daemon/web/pages > $@
$(BUILD)/generated/parsers/codes_generated.h: parsers/validate/codes/embed.sh $(wildcard parsers/validate/codes/*.txt)
	@mkdir -p $(@D)
	parsers/validate/codes/embed.sh parsers/validate/codes > $@

$(OUT)/generated/%.o: $(BUILD)/generated/%.c | $(GENERATED)
	@mkdir -p $(@D)
	@echo '  cc $@'
	@$(CC) $(CFLAGS_ALL) -MMD -MP -Wno-overlength-strings -c -o $@ $<
$(OUT)/%.o: %.c | $(GENERATED)
	@mkdir -p $(@D)
	@echo '  cc $@'
	@$(CC) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

RECONCILE := $(call objects,$(call sources,reconcile))
PARSERS   := $(call objects,$(call sources,parsers))
DAEMON    := $(filter-out $(OUT)/daemon/main.o $(OUT)/daemon/desk.o,$(call objects,$(call sources,daemon))) \
             $(OUT)/generated/queries.o $(OUT)/generated/schema.o $(OUT)/generated/assets_generated.o
$(OUT)/libreconcile.a: $(RECONCILE)
$(OUT)/libparsers.a: $(PARSERS)
$(OUT)/libdaemon.a: $(DAEMON)
$(OUT)/lib%.a:
	@rm -f $@ && ar rcs $@ $^

# Two programs: avstamd starts quickly, and becomes avstamd-service for all that needs the database;
# with other libraries than these it would not link.
$(OUT)/avstamd: $(OUT)/daemon/desk.o $(OUT)/avstamd-service
$(OUT)/avstamd: private OPTIMISE += $(ACROSS_$(VARIANT))
$(OUT)/avstamd-service: private OPTIMISE += -fno-lto
$(OUT)/avstamd-service: $(OUT)/daemon/main.o
$(OUT)/parsers/%.o $(OUT)/reconcile/base/%.o: OPTIMISE += $(ACROSS_$(VARIANT))
$(OUT)/avstamd: private LIBS = $(LINKING) $(shell pkg-config --libs libxml-2.0 libarchive 2>/dev/null)
$(OUT)/avstamd $(OUT)/avstamd-service: $(OUT)/libdaemon.a $(OUT)/libparsers.a $(OUT)/libreconcile.a
	@echo '  cc $@'
	@$(CC) $(CFLAGS_ALL) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(LIBS)

# Tests.  Each program is linked with its own folder's libraries only: what the core may not know
# does not link.  They share the other files of their folder; those of tests/daemon get an empty
# database each.
test_programs = $(patsubst %.c,$(OUT)/%.test,$(shell find tests/$(1) -name 'test_*.c' 2>/dev/null))
LINK_reconcile := $(OUT)/libreconcile.a
LINK_parsers   := $(OUT)/libparsers.a $(LINK_reconcile)
LINK_daemon    := $(OUT)/libdaemon.a $(LINK_parsers)
SYSTEM_parsers := $(shell pkg-config --libs libxml-2.0 2>/dev/null)
SYSTEM_daemon  := $(LIBS)
define test_folder
$(OUT)/tests/$(1)/%.test: $(OUT)/tests/$(1)/%.o \
        $(call objects,$(shell find tests/$(1) -name '*.c' ! -name 'test_*' 2>/dev/null)) $(LINK_$(1))
	@echo '  cc $$@'
	@$$(CC) $$(CFLAGS_ALL) -fno-lto -o $$@ $$^ $(SYSTEM_$(1)) -lcmocka
RESULTS += $(patsubst %.test,%.result,$(call test_programs,$(1)))
endef
$(foreach folder,reconcile parsers daemon,$(eval $(call test_folder,$(folder))))

$(OUT)/tests/daemon/%.result: $(OUT)/tests/daemon/%.test $(OUT)/avstamd FORCE
	@tests/one.sh $@ $(LIMIT) tests/with_database.sh $<
$(OUT)/tests/%.result: $(OUT)/tests/%.test FORCE
	@tests/one.sh $@ $(LIMIT) $<

# What the fuzzers eat, as ordinary tests.
FUZZERS  := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
$(OUT)/tests/fuzz/%.replay: $(OUT)/tests/fuzz/fuzz_%.o $(OUT)/tests/fuzz/replay.o \
        $(OUT)/tests/fuzz/documents.o $(LINK_daemon)
	@$(CC) $(CFLAGS_ALL) -fno-lto -o $@ $^ $(LIBS)
$(OUT)/tests/fuzz/%.result: $(OUT)/tests/fuzz/%.replay FORCE
	@tests/one.sh $@ $(LIMIT) $< $(wildcard tests/data/*/*.xml tests/fuzz/corpus/$*/*)
RESULTS += $(FUZZERS:%=$(OUT)/tests/fuzz/%.result)

# Whole programs, pages of SQL and what machines see of the sources; all speak TAP or exit 0, 1, 77.
FLOWS    := $(wildcard $(addprefix tests/,$(addsuffix .sh,month kill kills many full years systemd deb install faults \
            proxy sources notices status journal browser)))
PGTAP    := $(wildcard tests/sql/*.sql)
LINTS    := includes headers layout words length state scripts clang cppcheck analyzer catalogue valgrind
RESULTS  += $(FLOWS:%.sh=$(OUT)/%.result) $(PGTAP:%.sql=$(OUT)/%.result) $(LINTS:%=$(OUT)/lint/%.result)
$(FLOWS:%.sh=$(OUT)/%.result): $(OUT)/tests/%.result: tests/%.sh $(OUT)/avstamd FORCE
	@tests/one.sh $@ $(LIMIT) $<
$(PGTAP:%.sql=$(OUT)/%.result): $(OUT)/tests/sql/%.result: tests/sql/%.sql $(OUT)/avstamd FORCE
	@tests/one.sh $@ $(LIMIT) tests/with_database.sh tests/pgtap.sh $<
$(OUT)/lint/catalogue.result: $(OUT)/avstamd
$(OUT)/lint/state.result: $(BUILD)/release/libdaemon.a
$(OUT)/lint/valgrind.result $(OUT)/deb.result: $(BUILD)/release/avstamd
$(OUT)/lint/%.result: $(GENERATED) FORCE
	@tests/one.sh $@ $(LIMIT) tests/lint.sh $*
ifneq ($(VARIANT),release)
$(BUILD)/release/avstamd $(BUILD)/release/libdaemon.a: FORCE
	@$(MAKE) --no-print-directory VARIANT=release $@
endif
lint: $(LINTS:%=$(OUT)/lint/%.result)
LIMIT := 900
$(OUT)/%.result: export AVSTAMD = $(abspath $(OUT)/avstamd)
$(OUT)/lint/%.result: export LINT_FLAGS := $(filter-out $(OPTIMISE),$(CFLAGS_ALL))

jobs = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))
# A build that fails is one failed test more, so that the last line always tells.
check: VARIANT := check
check:
	@tests/packages.sh check
	@mkdir -p $(BUILD)
	@find $(BUILD) -name '*.result' -delete 2>/dev/null || true
	@$(MAKE) $(jobs) --no-print-directory -k VARIANT=check results || echo 0 1 0 build >$(BUILD)/make.result
	@tests/count.sh
results: $(RESULTS)


# The long versions of the same tests, which look at AVSTAMD_LONG.
check-long:
	@AVSTAMD_LONG=yes $(MAKE) --no-print-directory LIMIT=7200 check
coverage:
	@tests/packages.sh check
	@$(MAKE) $(jobs) --no-print-directory -k VARIANT=coverage LINTS= results || true
	@tests/coverage.sh $(BUILD)/coverage
FUZZ_SECONDS ?= 60
fuzz: export FUZZ_FLAGS = $(filter-out $(OPTIMISE),$(CFLAGS_ALL))
fuzz: export FUZZ_LIBS = $(LIBS)
fuzz: $(GENERATED)
	@tests/fuzz/fuzz.sh $(BUILD)/fuzz $(FUZZ_SECONDS) $(FUZZERS)

$(OUT)/tests/bench/%: $(OUT)/tests/bench/%.o
	@$(CC) $(CFLAGS_ALL) -fno-lto -o $@ $< $(LIBS)
bench: $(OUT)/avstamd $(patsubst %.c,$(OUT)/%,$(wildcard tests/bench/*.c))
	@tests/bench/check.sh $(OUT)
	@tests/bench/month.sh $(OUT)
	@tests/bench/web.sh $(OUT)
prefix ?= /usr/local
install: $(OUT)/avstamd
	systemd/install.sh $< $(prefix) $(DESTDIR)
deb: $(OUT)/avstamd
	systemd/debian/build.sh $< $(VERSION) $(BUILD)/deb
run:
	@tests/run.sh
clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' -type f 2>/dev/null)
.SECONDARY:
.PHONY: all bench install deb clean lint check check-long coverage fuzz results run FORCE

# How tests are built and run; the Makefile includes it.

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
# By one make, and when what both variants share is there: two at once would write the same files.
$(BUILD)/release/avstamd $(BUILD)/release/libdaemon.a &: $(GENERATED) FORCE
	@$(MAKE) --no-print-directory VARIANT=release $(BUILD)/release/avstamd $(BUILD)/release/libdaemon.a
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

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

include tests/tests.mk

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

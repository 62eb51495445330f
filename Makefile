# make · make check · make run · make bench · make install; CONTRIBUTING.md tells more.
BUILD   := .build
VERSION := 0.1.0
CC      ?= gcc
WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
           -Wswitch-enum -Wvla -Wformat=2 -Wcast-qual -Wundef -Werror
OPTIMISE ?= -O2 -g
VARIANT ?= release
OUT     := $(BUILD)/$(VARIANT)
PACKAGES := libpq libxml-2.0 libcurl libsystemd jansson libsodium
CFLAGS_ALL = -std=c17 -D_GNU_SOURCE $(WARN) $(OPTIMISE) $(SANITIZE) $(CFLAGS) -fno-common \
           -fstack-protector-strong -D_FORTIFY_SOURCE=2 -I. -I$(BUILD)/generated \
           -DAVSTAMD_VERSION='"$(VERSION)"' -MMD -MP $(shell pkg-config --cflags $(PACKAGES))
LIBS    = $(shell pkg-config --libs $(PACKAGES)) -linih
sources = $(shell find $(1) -name '*.c' | LC_ALL=C sort)
objects = $(patsubst %.c,$(OUT)/%.o,$(1))
GENERATED := $(BUILD)/generated/queries_generated.h $(BUILD)/generated/queries.c $(BUILD)/generated/schema.c

all: $(OUT)/avstamd

$(BUILD)/generated/queries_generated.h: sql/embed.sh sql/queries $(wildcard sql/queries/*.sql)
	@mkdir -p $(@D)
	sql/embed.sh header sql/queries > $@
$(BUILD)/generated/queries.c: sql/embed.sh sql/queries $(wildcard sql/queries/*.sql)
	@mkdir -p $(@D)
	sql/embed.sh source sql/queries > $@
$(BUILD)/generated/schema.c: sql/embed.sh $(wildcard sql/schema/*.sql) sql/roles.sql
	@mkdir -p $(@D)
	sql/embed.sh schema sql > $@

$(OUT)/generated/%.o: $(BUILD)/generated/%.c $(GENERATED)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) -Wno-overlength-strings -c -o $@ $<
$(OUT)/%.o: %.c $(GENERATED)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) -c -o $@ $<

RECONCILE := $(call objects,$(call sources,reconcile))
PARSERS   := $(call objects,$(call sources,parsers))
DAEMON    := $(filter-out $(OUT)/daemon/main.o,$(call objects,$(call sources,daemon))) \
             $(OUT)/generated/queries.o $(OUT)/generated/schema.o
$(OUT)/libreconcile.a: $(RECONCILE)
$(OUT)/libparsers.a: $(PARSERS)
$(OUT)/libdaemon.a: $(DAEMON)
$(OUT)/lib%.a:
	@rm -f $@ && ar rcs $@ $^

$(OUT)/avstamd: $(OUT)/daemon/main.o $(OUT)/libdaemon.a $(OUT)/libparsers.a $(OUT)/libreconcile.a
	$(CC) $(CFLAGS_ALL) -o $@ $^ $(LIBS)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
.PHONY: all

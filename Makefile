# SPDX-License-Identifier: Apache-2.0
# `make help` tells what there is. One file, no recursion: every folder of src/ becomes one static
# library, every test_*.c in it part of one test program, every fuzz_*.c a fuzz target.

BUILD ?= release
OUT := build/$(BUILD)
PREFIX ?= /usr/local
VERSION := 0.15.17
MAKEFLAGS += --no-builtin-rules --no-print-directory
.SECONDARY:
.DELETE_ON_ERROR:

# --- compilers and flags
CC := gcc
WARN := -Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Werror
CFLAGS_release := -O2 -g
CFLAGS_debug := -O0 -g -DLN_CHECK_BUILD
CFLAGS_asan := -O1 -g -DLN_CHECK_BUILD -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
CFLAGS_tsan := -O1 -g -DLN_CHECK_BUILD -fsanitize=thread
CFLAGS_cov := -O0 -g --coverage -DLN_CHECK_BUILD
CFLAGS_fuzz := -O1 -g -DLN_CHECK_BUILD -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
ifeq ($(BUILD),fuzz)
CC := clang
WARN += -Wno-gnu-folding-constant
endif
ifeq ($(CFLAGS_$(BUILD)),)
$(error BUILD must be one of debug release asan tsan cov fuzz)
endif
CFLAGS := -std=c17 $(CFLAGS_$(BUILD)) $(WARN) -fno-common -Isrc -I. -DLN_SOURCE_DIR='"$(CURDIR)"' -D_GNU_SOURCE $(EXTRA_CFLAGS)
LDFLAGS := $(CFLAGS_$(BUILD))
LIBS := -lrocksdb -luv -lnghttp2 -lwslay -lcurl -lssl -lsecp256k1 -lsodium -lcrypto -lsqlite3 -lzstd -lpthread -lm

# --- what is there
FOLDERS := $(shell awk '/^[0-9]/{print $$2}' src/LAYERS)
SRC := $(foreach f,$(FOLDERS),$(wildcard src/$f/*.c src/$f/gen/*.c))
TESTS := $(filter src/%/test.c,$(SRC)) $(foreach s,$(SRC),$(if $(filter test_%,$(notdir $s)),$s))
FUZZ := $(foreach s,$(SRC),$(if $(filter fuzz_%,$(notdir $s)),$s))
BENCH := $(foreach s,$(SRC),$(if $(filter bench_%,$(notdir $s)),$s))
LIB := $(filter-out $(TESTS) $(FUZZ) $(BENCH) $(wildcard src/app/*.c),$(SRC))
APP := $(filter-out $(TESTS) $(FUZZ) $(BENCH),$(wildcard src/app/*.c))
obj = $(patsubst %.c,$(OUT)/obj/%.o,$1)
LIBRARY := $(OUT)/liblinen.a
TEST_FOLDERS := $(sort $(foreach t,$(filter-out src/base/test.c,$(TESTS)),$(word 2,$(subst /, ,$t))))
TEST_PROGRAMS := $(TEST_FOLDERS:%=$(OUT)/test/%)
FUZZ_PROGRAMS := $(foreach f,$(FUZZ),$(OUT)/fuzz/$(patsubst fuzz_%.c,%,$(notdir $f)))

# --- the program and the library
.PHONY: all help
all: $(OUT)/linen $(LIBRARY)  ## build the program and the library

$(OUT)/obj/%.o: %.c
	@mkdir -p $(@D)
	@echo "  cc   $<"
	@$(CC) $(CFLAGS) -MMD -MP -c $< -o $@

$(LIBRARY): $(call obj,$(LIB))
	@mkdir -p $(@D)
	@rm -f $@
	@echo "  ar   $@"
	@ar rcs $@ $^

$(OUT)/linen: $(call obj,$(APP)) $(LIBRARY)
	@echo "  link $@"
	@$(CC) $(LDFLAGS) $(call obj,$(APP)) $(LIBRARY) $(LIBS) $(ALLOCATOR) -o $@

-include $(shell find $(OUT)/obj -name '*.d' 2>/dev/null)

# --- tests
define test_program
$(OUT)/test/$1: $(call obj,$(filter src/$1/%,$(TESTS)) src/base/test.c) $(LIBRARY)
	@mkdir -p $$(@D)
	@echo "  link $$@"
	@$(CC) $(LDFLAGS) $$(sort $$(filter %.o,$$^)) $(LIBRARY) -lcmocka $(LIBS) -o $$@
endef
$(foreach f,$(TEST_FOLDERS),$(eval $(call test_program,$f)))

.PHONY: test
test: $(TEST_PROGRAMS)  ## unit tests and vectors; ONLY=folder for one of them, ARGS= for the runner
	@set -e; for p in $(if $(ONLY),$(OUT)/test/$(ONLY),$(TEST_PROGRAMS)); do echo "== $$p"; $$p $(ARGS); done

# --- generated code
GEN_INPUT := schema/types.bcs schema/state.views schema/rpc.proto
$(OUT)/tools/gen: $(wildcard tools/gen/*.c tools/gen/*.h)
	@mkdir -p $(@D)
	@echo "  link $@"
	@$(CC) -std=c17 -O1 -g $(WARN) -Itools/gen $(filter %.c,$^) -o $@

$(OUT)/tools/embed: tools/embed/embed.c
	@mkdir -p $(@D)
	@echo "  link $@"
	@$(CC) -std=c17 -O1 -g $(WARN) $< -o $@

.PHONY: gen
gen: $(OUT)/tools/gen $(OUT)/tools/embed  ## write all code under gen/ anew from schema/
	$(OUT)/tools/gen schema .
	$(OUT)/tools/embed src/graphql/introspection.graphql ln_gql_introspection_sdl > src/graphql/gen/introspection_sdl.c
	$(OUT)/tools/embed web/graphiql.html ln_graphiql_html > src/graphql/gen/graphiql_html.c
	$(OUT)/tools/embed schema/faucet.graphql ln_faucet_sdl > src/faucet/gen/faucet_sdl.c
	clang-format -i src/*/gen/*_pb.[ch] src/types/gen/*.[ch] $(foreach f,exec/gen/state chain/gen/chain_state,src/$f.[ch])

help:  ## this page
	@echo "make [TARGET] [BUILD=release|debug|asan|tsan|cov|fuzz]"
	@sed -n 's/^\([a-z-]*\):.*##  *\(.*\)/  \1\t\2/p' Makefile | expand -t 22

# SPDX-License-Identifier: Apache-2.0
# `make help` tells what there is. One file, no recursion: every folder of src/ becomes one test
# program from its test_*.c, every fuzz_*.c a fuzz target, every bench_*.c a benchmark, and the rest
# goes into one library.

BUILD ?= release
OUT := build/$(BUILD)
PREFIX ?= /usr/local
DESTDIR ?=
VERSION := 0.15.17
MAKEFLAGS += --no-builtin-rules --no-print-directory
.SECONDARY:
.DELETE_ON_ERROR:
.PHONY: FORCE
.DEFAULT_GOAL := all

# --- compilers and flags
CC := gcc
WARN := -Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Werror
CFLAGS_release := -O2 -g -fPIE -fstack-protector-strong -D_FORTIFY_SOURCE=2
CFLAGS_debug := -O0 -g -DLN_CHECK_BUILD
CFLAGS_asan := -O1 -g -DLN_CHECK_BUILD -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
CFLAGS_tsan := -O1 -g -DLN_CHECK_BUILD -fsanitize=thread
CFLAGS_cov := -O0 -g --coverage -DLN_CHECK_BUILD
CFLAGS_fuzz := -O1 -g -DLN_CHECK_BUILD -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
LDFLAGS_release := -pie -Wl,-z,relro,-z,now
# The sanitizers bring their own allocator. Last of our libraries, and so before libc, it gets every
# malloc of the process, also those inside RocksDB.
ALLOCATOR_release := -lmimalloc
ifeq ($(CFLAGS_$(BUILD)),)
$(error BUILD must be one of release debug asan tsan cov fuzz)
endif
ifeq ($(BUILD),fuzz)
CC := clang
endif
ifneq ($(findstring clang,$(CC)),)
WARN += -Wno-gnu-folding-constant
else
# Outputs are set when a function returns 0, which gcc guesses at - otherwise in every build, after
# what it happened to inline. clang, which `make check` compiles with too, finds the certain cases.
WARN += -Wno-maybe-uninitialized
endif
CFLAGS := -std=c17 $(CFLAGS_$(BUILD)) $(WARN) -fno-common -Isrc -I. -D_GNU_SOURCE $(EXTRA_CFLAGS)
LDFLAGS := $(CFLAGS_$(BUILD)) $(LDFLAGS_$(BUILD))
LIBS := -lrocksdb -luv -lnghttp2 -lwslay -lcurl -lssl -lsecp256k1 -lsodium -lcrypto -lsqlite3 -lzstd -lpthread -lm
ALLOCATOR := $(ALLOCATOR_$(BUILD))
TOOL_CFLAGS := -std=c17 -O1 -g $(WARN) -D_GNU_SOURCE
JOBS := -j$(shell nproc)

# --- what there is
FOLDERS := $(shell awk '/^[0-9]/{print $$2}' src/LAYERS)
SRC := $(foreach f,$(FOLDERS),$(wildcard src/$f/*.c src/$f/gen/*.c))
named = $(foreach s,$(SRC),$(if $(filter $1_%,$(notdir $s)),$s))
TESTS := $(filter src/%/test.c,$(SRC)) $(call named,test)
FUZZ := $(call named,fuzz)
BENCH := $(call named,bench)
APP := $(filter-out $(TESTS) $(FUZZ) $(BENCH),$(wildcard src/app/*.c))
LIB := $(filter-out $(TESTS) $(FUZZ) $(BENCH) $(APP),$(SRC))
obj = $(patsubst %.c,$(OUT)/obj/%.o,$1)
LIBRARY := $(OUT)/liblinen.a
TEST_FOLDERS := $(sort $(foreach t,$(filter-out src/base/test.c,$(TESTS)),$(word 2,$(subst /, ,$t))))
TEST_PROGRAMS := $(TEST_FOLDERS:%=$(OUT)/test/%)
FUZZ_NAMES := $(sort $(patsubst fuzz_%.c,%,$(notdir $(FUZZ))))
FUZZ_PROGRAMS := $(FUZZ_NAMES:%=$(OUT)/fuzz/%)
REPLAY_PROGRAMS := $(FUZZ_NAMES:%=$(OUT)/fuzz-replay/%)
BENCH_PROGRAMS := $(patsubst bench_%.c,$(OUT)/bench/%,$(notdir $(BENCH)))
FORMATTED = $(shell find . \( -path ./build -o -name .git -o -name node_modules -o -path './src/*/gen' -o -path ./tests/tidy \) -prune -o -name '*.[ch]' -print)

# --- the program and the library
.PHONY: all
all: $(OUT)/linen $(LIBRARY)  ## build the program and the library

# A file that is written anew only if its content changes: what depends on it follows the content.
define when_changed
@mkdir -p $(@D)
@printf '%s\n' '$(subst ','\'',$1)' | cmp -s - $@ || printf '%s\n' '$(subst ','\'',$1)' > $@
endef

$(OUT)/flags: FORCE
	$(call when_changed,$(CC) $(CFLAGS))

# Asked by root about somebody's checkout (sudo make install), git would not answer otherwise.
$(OUT)/commit: FORCE
	$(call when_changed,$(shell git -c safe.directory="*" rev-parse HEAD 2>/dev/null || echo unknown))

# A file that is gone is gone from the library and the test programs too.
$(OUT)/sources: FORCE
	$(call when_changed,$(SRC))

$(OUT)/obj/%.o: %.c $(OUT)/flags
	@mkdir -p $(@D)
	@echo "  cc   $<"
	@$(CC) $(CFLAGS) $(CFLAGS_FILE) -MMD -MP -c $< -o $@

# What only one file has to know is told to that file only: a commit rebuilds one object.
$(OUT)/obj/src/node/version.o: $(OUT)/commit
$(OUT)/obj/src/node/version.o: private CFLAGS_FILE = -DLN_GIT_COMMIT='"$(shell cat $(OUT)/commit)"'
$(OUT)/obj/src/base/test.o: private CFLAGS_FILE = -DLN_SOURCE_DIR='"$(CURDIR)"'

$(LIBRARY): $(call obj,$(LIB)) $(OUT)/sources
	@echo "  ar   $@"
	@rm -f $@
	@ar rcs $@ $(filter %.o,$^)

$(OUT)/linen: $(call obj,$(APP)) $(LIBRARY)
	@echo "  link $@"
	@$(CC) $(LDFLAGS) $(call obj,$(APP)) $(LIBRARY) $(LIBS) $(ALLOCATOR) -o $@

-include $(shell find $(OUT)/obj -name '*.d' 2>/dev/null)

# --- tests
define test_program
$(OUT)/test/$1: $(call obj,$(filter src/$1/%,$(TESTS)) src/base/test.c $(if $(filter app,$1),$(filter-out %/main.c,$(APP)))) $(LIBRARY) $(OUT)/sources
	@mkdir -p $$(@D)
	@echo "  link $$@"
	@$(CC) $(LDFLAGS) $$(sort $$(filter %.o,$$^)) $(LIBRARY) -lcmocka $(LIBS) $(ALLOCATOR) -o $$@
endef
$(foreach f,$(TEST_FOLDERS),$(eval $(call test_program,$f)))

.PHONY: test test-programs list-test-folders
test-programs: $(TEST_PROGRAMS) $(OUT)/replay-trace $(OUT)/crash-load
list-test-folders:
	@echo $(TEST_FOLDERS)
test: $(if $(ONLY),$(ONLY:%=$(OUT)/test/%),$(TEST_PROGRAMS))  ## unit tests and vectors; ONLY=folder for one, ARGS= for the runner
	@set -e; for p in $^; do echo "== $$p"; $$p $(ARGS); done

# --- fuzzing
define fuzz_program
$(OUT)/fuzz/$1: $(call obj,$(filter %/fuzz_$1.c,$(FUZZ))) $(LIBRARY)
	@mkdir -p $$(@D)
	@echo "  link $$@"
	@$(CC) $(LDFLAGS) -fsanitize=fuzzer $$(filter %.o,$$^) $(LIBRARY) $(LIBS) -o $$@
$(OUT)/fuzz-replay/$1: $(call obj,$(filter %/fuzz_$1.c,$(FUZZ)) tools/fuzz/replay_main.c) $(LIBRARY)
	@mkdir -p $$(@D)
	@echo "  link $$@"
	@$(CC) $(LDFLAGS) $$(filter %.o,$$^) $(LIBRARY) $(LIBS) -o $$@
endef
$(foreach f,$(FUZZ_NAMES),$(eval $(call fuzz_program,$f)))

SECONDS ?= 60
.PHONY: fuzz fuzz-programs fuzz-replay replay-programs
fuzz-programs: $(FUZZ_PROGRAMS)
replay-programs: $(REPLAY_PROGRAMS)
fuzz:  ## every fuzz target for SECONDS=60, or T=name for one; finds go to build/fuzz/finds
	@$(MAKE) BUILD=fuzz fuzz-programs
	@tools/fuzz/run $(SECONDS) $(or $(T),$(FUZZ_NAMES))
fuzz-replay:  ## every input in tests/corpus once, under the sanitizers
	@$(MAKE) BUILD=asan replay-programs
	@tools/fuzz/replay build/asan/fuzz-replay $(FUZZ_NAMES)

# --- benchmarks
define bench_program
$(OUT)/bench/$1: $(call obj,$(filter %/bench_$1.c,$(BENCH))) $(LIBRARY)
	@mkdir -p $$(@D)
	@echo "  link $$@"
	@$(CC) $(LDFLAGS) $$(filter %.o,$$^) $(LIBRARY) $(LIBS) $(ALLOCATOR) -o $$@
endef
$(foreach f,$(patsubst bench_%.c,%,$(notdir $(BENCH))),$(eval $(call bench_program,$f)))

.PHONY: bench bench-programs
bench-programs: $(BENCH_PROGRAMS)
bench: all bench-programs  ## measure: bench/run.sh with the release build
	@LINEN=$(CURDIR)/$(OUT)/linen BENCH_PROGRAMS=$(CURDIR)/$(OUT)/bench bench/run.sh

# --- try it, check it
.PHONY: demo check
demo:  ## install what is missing, build, start a network and use it; ONCE=1 ends by itself
	@tools/setup
	@$(MAKE) $(JOBS) BUILD=release all
	@ONCE=$(ONCE) LINEN=$(CURDIR)/build/release/linen tests/e2e/demo.sh
check:  ## everything that CI runs; ONLY='e2e/*' for some steps
	@tools/check $(if $(ONLY),'$(ONLY)')

REPLAY_TRACE := $(call obj,$(wildcard tests/replay/*.c))
$(OUT)/replay-trace: $(REPLAY_TRACE) $(LIBRARY)
	@echo "  link $@"
	@$(CC) $(LDFLAGS) $(REPLAY_TRACE) $(LIBRARY) $(LIBS) -o $@

.PHONY: recordings
recordings: $(OUT)/linen $(OUT)/replay-trace  ## what the reference was asked, asked again (tests/recordings)
	@LINEN_ASAN= LINEN=$(OUT)/linen tests/e2e/recordings.sh

CRASH_LOAD := $(call obj,$(wildcard tests/crash/*.c) $(filter-out %/main.c,$(APP)))
$(OUT)/crash-load: $(CRASH_LOAD) $(LIBRARY)
	@echo "  link $@"
	@$(CC) $(LDFLAGS) $(CRASH_LOAD) $(LIBRARY) $(LIBS) $(ALLOCATOR) -o $@

.PHONY: crash
crash: $(OUT)/linen $(OUT)/crash-load  ## a load on validators that are killed meanwhile; SEED=n repeats one
	@LINEN=$(OUT)/linen tests/e2e/crash.sh

# --- the rules of the source tree
TIDY_SOURCES := $(wildcard tools/tidy/*.c)
$(OUT)/tools/tidy: $(TIDY_SOURCES) $(wildcard tools/tidy/*.h)
	@mkdir -p $(@D)
	@echo "  link $@"
	@$(CC) $(TOOL_CFLAGS) $(TIDY_SOURCES) -o $@

# Every header compiles alone.
HEADERS_ALONE := $(foreach f,$(FOLDERS),$(patsubst %,$(OUT)/alone/%.ok,$(wildcard src/$f/*.h src/$f/gen/*.h)))
$(OUT)/alone/%.ok: % $(OUT)/flags
	@mkdir -p $(@D)
	@$(CC) $(CFLAGS) -fsyntax-only -MMD -MP -MT $@ -MF $(@:.ok=.d) -x c $<
	@touch $@
-include $(shell find $(OUT)/alone -name '*.d' 2>/dev/null)

.PHONY: tidy fmt fmt-check
tidy: $(OUT)/tools/tidy $(HEADERS_ALONE)  ## layers, banned calls, headers, licences; and that tidy finds what it must
	@$(OUT)/tools/tidy --self-test tests/tidy
	@! $(CC) $(CFLAGS) -fsyntax-only -x c tests/tidy/src/base/not_alone.h 2>/dev/null || { echo "not_alone.h compiles"; exit 1; }
	@$(OUT)/tools/tidy
fmt:  ## clang-format everything
	@clang-format -i $(FORMATTED)
fmt-check:  ## is everything as clang-format would have it?
	@echo $(FORMATTED) | xargs -n 40 -P $(patsubst -j%,%,$(JOBS)) clang-format --dry-run --Werror

# --- generated code
$(OUT)/tools/gen: $(wildcard tools/gen/*.c tools/gen/*.h)
	@mkdir -p $(@D)
	@echo "  link $@"
	@$(CC) $(TOOL_CFLAGS) -Itools/gen $(filter %.c,$^) -o $@

$(OUT)/tools/embed: tools/embed/embed.c
	@mkdir -p $(@D)
	@echo "  link $@"
	@$(CC) $(TOOL_CFLAGS) $< -o $@

.PHONY: gen gen-diff
gen: $(OUT)/tools/gen $(OUT)/tools/embed  ## write all code under gen/ anew from schema/
	@tools/generate $(OUT)/tools .
gen-diff: $(OUT)/tools/gen $(OUT)/tools/embed  ## is the committed generated code what `make gen` writes?
	@rm -rf build/gen-diff
	@tools/generate $(OUT)/tools build/gen-diff
	@for f in src/*/gen; do diff -ru $$f build/gen-diff/$$f || exit 1; done

# --- numbers
.PHONY: cov stats
cov:  ## lines that the unit tests reach, by folder
	@$(MAKE) BUILD=cov test-programs
	@tools/cov build/cov
stats:  ## sizes, comments, assertions, tests: what grows?
	@tools/stats

# --- install
HEADERS := $(filter-out %_priv.h %/test.h %/test_help.h %/test_sample.h src/app/%,$(foreach f,$(FOLDERS),$(wildcard src/$f/*.h src/$f/gen/*.h)))
BINDIR := $(DESTDIR)$(PREFIX)/bin
LIBDIR := $(DESTDIR)$(PREFIX)/lib
INCLUDEDIR := $(DESTDIR)$(PREFIX)/include/linen
SHAREDIR := $(DESTDIR)$(PREFIX)/share
COMPLETIONS := bash:bash-completion/completions/linen zsh:zsh/site-functions/_linen fish:fish/vendor_completions.d/linen.fish

.PHONY: install uninstall clean
install: all  ## program, library, headers, pkg-config file, completions; PREFIX=/usr/local DESTDIR=
	install -Dm755 $(OUT)/linen $(BINDIR)/linen
	install -Dm644 $(LIBRARY) $(LIBDIR)/liblinen.a
	@for h in $(HEADERS:src/%=%); do install -Dm644 src/$$h $(INCLUDEDIR)/$$h; done
	@for d in schema/*.def; do install -Dm644 $$d $(INCLUDEDIR)/$$d; done
	@mkdir -p $(LIBDIR)/pkgconfig
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' -e 's|@LIBS@|$(LIBS)|' tools/linen.pc.in > $(LIBDIR)/pkgconfig/linen.pc
	@for c in $(COMPLETIONS); do \
	    if text=$$($(OUT)/linen completion $${c%%:*} 2>/dev/null); then \
	        mkdir -p "$(SHAREDIR)/$$(dirname $${c#*:})"; \
	        printf '%s\n' "$$text" > $(SHAREDIR)/$${c#*:}; \
	    fi; \
	done
uninstall:  ## remove what install put there
	rm -f $(BINDIR)/linen $(LIBDIR)/liblinen.a $(LIBDIR)/pkgconfig/linen.pc
	rm -f $(foreach c,$(COMPLETIONS),$(SHAREDIR)/$(lastword $(subst :, ,$c)))
	rm -rf $(INCLUDEDIR)
clean:  ## remove build/
	rm -rf build

.PHONY: help
help:  ## this page
	@echo "make [TARGET] [BUILD=release|debug|asan|tsan|cov|fuzz]"
	@sed -n 's/^\([a-z-]*\):.*##  *\(.*\)/  \1\t\2/p' Makefile | expand -t 22

/* SPDX-License-Identifier: Apache-2.0 */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef struct {
    const char *name, *text;
    ln_err_class_t class;
    ln_err_wire_t wire;
} entry_t;

static const entry_t entries[LN_ERR_COUNT] = {
    {"OK", "no error", LN_CLASS_INTERNAL, LN_WIRE_NONE},
#define LN_ERROR(name, class, wire, text) {#name, text, LN_CLASS_##class, LN_WIRE_##wire},
#include "schema/errors.def"
#undef LN_ERROR
};

static const entry_t *entry_of(ln_err_t err)
{
    LN_ASSERT((unsigned)err < LN_ERR_COUNT);
    return &entries[err];
}

const char *ln_err_name(ln_err_t err)
{
    return entry_of(err)->name;
}

const char *ln_err_text(ln_err_t err)
{
    return entry_of(err)->text;
}

ln_err_class_t ln_err_class(ln_err_t err)
{
    return entry_of(err)->class;
}

ln_err_wire_t ln_err_wire(ln_err_t err)
{
    return entry_of(err)->wire;
}

static ln_bytes_t format_va(ln_arena_t *arena, const char *format, va_list args)
{
    char text[1024];
    int length = vsnprintf(text, sizeof(text), format, args);
    LN_ASSERT(length >= 0);
    size_t size = (size_t)length;
    if (size >= sizeof(text)) { /* cut, but not within a character */
        size = sizeof(text) - 1;
        while (size > 0 && ((uint8_t)text[size - 1] & 0xc0) == 0x80)
            size--;
        size -= size > 0 && ((uint8_t)text[size - 1] & 0x80) != 0;
    }
    return ln_bytes_copy(arena, ln_bytes(text, size));
}

ln_err_t ln_call_fail(ln_call_t *call, ln_err_t code, const void *detail, const char *format, ...)
{
    LN_ASSERT(code != LN_OK);
    call->code = code;
    call->detail = detail;
    call->text = ln_bytes(NULL, 0);
    if (format != NULL) {
        va_list args;
        va_start(args, format);
        call->text = format_va(call->arena, format, args);
        va_end(args);
    }
    return code;
}

ln_err_t ln_call_context(ln_call_t *call, ln_err_t code, const char *format, ...)
{
    ln_bytes_t inner = ln_call_text(call, code);
    va_list args;
    va_start(args, format);
    ln_bytes_t outer = format_va(call->arena, format, args);
    va_end(args);
    if (call->code != code)
        call->detail = NULL;
    call->code = code;
    call->text = ln_bytes_join(call->arena, outer, LN_LITERAL(": "));
    call->text = ln_bytes_join(call->arena, call->text, inner);
    return code;
}

ln_bytes_t ln_call_text(const ln_call_t *call, ln_err_t code)
{
    if (call->code == code && call->text.size > 0)
        return call->text;
    return ln_text(ln_err_text(code));
}

ln_err_t ln_call_adopt(ln_call_t *call, const ln_call_t *from, ln_err_t code)
{
    ln_bytes_t text = ln_call_text(from, code);
    return ln_call_fail(call, code, NULL, "%.*s", LN_TEXT_ARG(text));
}

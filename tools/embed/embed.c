/* SPDX-License-Identifier: Apache-2.0 */
/* tools/embed - makes a file part of the program: embed INPUT SYMBOL > OUTPUT.
 *
 * INPUT is named as seen from the root of the source tree. The output defines
 * const ln_bytes_t SYMBOL, a slice over the bytes. They are written as text, one line of the input
 * after the other, so that a change of the input is as readable in the output; long lines are cut
 * where clang-format would let them stand. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define COLUMNS 100
#define INDENT 4

/* The escape of one byte; *size its length. A question mark is escaped because two of them can
 * begin a trigraph; other bytes are octal, which no following digit can lengthen. */
static void escape(char out[5], size_t *size, int byte)
{
    static const char plain[] = "\n\t\"\\?", letters[] = "nt\"\\?";
    const char *found = byte != 0 ? strchr(plain, byte) : NULL;
    if (found != NULL)
        *size = (size_t)snprintf(out, 5, "\\%c", letters[found - plain]);
    else if (byte >= 0x20 && byte < 0x7f)
        *size = (size_t)snprintf(out, 5, "%c", byte);
    else
        *size = (size_t)snprintf(out, 5, "\\%03o", (unsigned)byte);
}

static void write_bytes(FILE *in)
{
    size_t column = 0; /* 0: between two strings */
    for (int byte = getc(in); byte != EOF; byte = getc(in)) {
        char text[5];
        size_t size;
        escape(text, &size, byte);
        if (column > 0 && column + size + 1 > COLUMNS - 1) { /* the quote, and maybe ; */
            fputs("\"\n", stdout);
            column = 0;
        }
        if (column == 0)
            column = (size_t)printf("%*s\"", INDENT, "");
        fputs(text, stdout);
        column += size;
        if (byte == '\n') {
            int next = getc(in);
            if (next == EOF)
                break;
            ungetc(next, in);
            fputs("\"\n", stdout);
            column = 0;
        }
    }
    fputs(column > 0 ? "\";\n" : "    \"\";\n", stdout);
}

int main(int argc, char **argv)
{
    FILE *in = argc == 3 ? fopen(argv[1], "rb") : NULL;
    if (in == NULL) {
        fputs("usage: embed INPUT SYMBOL > OUTPUT\n", stderr);
        return 1;
    }
    printf("/* SPDX-License-Identifier: Apache-2.0 */\n"
           "/* Written by tools/embed from %s. Do not edit. */\n"
           "#include \"base/bytes.h\"\n\n"
           "extern const ln_bytes_t %s;\n\n"
           "static const char data[] =\n",
           argv[1], argv[2]);
    write_bytes(in);
    printf("\nconst ln_bytes_t %s = {(const uint8_t *)data, sizeof(data) - 1};\n", argv[2]);
    bool failed = ferror(in) != 0 || fflush(stdout) != 0;
    fclose(in);
    return failed ? 1 : 0;
}

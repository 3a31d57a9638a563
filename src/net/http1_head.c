/* SPDX-License-Identifier: Apache-2.0 */
#include "net/http1_priv.h"

#include <string.h>
#include <strings.h>

/* --- where the block ends */

ln_http1_found_t ln_http1_scan(ln_http1_scan_t *scan, size_t *end, ln_bytes_t data)
{
    for (; scan->scanned < data.size; scan->scanned++) {
        size_t at = scan->scanned;
        bool after_cr = at > scan->line_start && data.data[at - 1] == '\r';
        bool is_lf = data.data[at] == '\n';
        if (is_lf != after_cr)
            return LN_HTTP1_BAD;
        if (scan->lines == 0)
            scan->first_size = at - scan->line_start;
        if (!is_lf)
            continue;
        bool empty = at - scan->line_start == 1;
        scan->line_start = at + 1;
        if (!empty) {
            scan->lines++;
        } else if (scan->lines > 0) {
            *end = at + 1;
            return LN_HTTP1_COMPLETE;
        }
    }
    return LN_HTTP1_MORE;
}

/* --- characters (RFC 9110 §5.6.2, §5.5) */

static bool is_token_char(uint8_t c)
{
    bool alpha = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return alpha || (c >= '0' && c <= '9') || (c > 0 && strchr("!#$%&'*+-.^_`|~", c) != NULL);
}

static bool is_token(ln_bytes_t text)
{
    for (size_t i = 0; i < text.size; i++)
        if (!is_token_char(text.data[i]))
            return false;
    return text.size > 0;
}

static bool is_value(ln_bytes_t text)
{
    for (size_t i = 0; i < text.size; i++)
        if ((text.data[i] < 0x20 && text.data[i] != '\t') || text.data[i] == 0x7f)
            return false;
    return true;
}

/* Visible ASCII; a fragment never travels. */
static bool is_target(ln_bytes_t text)
{
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] <= 0x20 || text.data[i] >= 0x7f || text.data[i] == '#')
            return false;
    return text.size > 0;
}

static bool equals_ignoring_case(ln_bytes_t text, const char *word)
{
    return text.size == strlen(word) && strncasecmp((const char *)text.data, word, text.size) == 0;
}

static ln_bytes_t trim(ln_bytes_t text)
{
    while (text.size > 0 && (text.data[0] == ' ' || text.data[0] == '\t'))
        text = ln_bytes_from(text, 1);
    while (text.size > 0 && (text.data[text.size - 1] == ' ' || text.data[text.size - 1] == '\t'))
        text.size--;
    return text;
}

/* --- the request line */

static int refuse(ln_http1_head_t *head, int status, const char *why)
{
    head->why = why;
    return status;
}

static int parse_version(ln_http_request_t *request, ln_http1_head_t *head, ln_bytes_t text)
{
    bool form = text.size == 8 && ln_bytes_starts_with(text, LN_LITERAL("HTTP/")) &&
                text.data[5] >= '0' && text.data[5] <= '9' && text.data[6] == '.' &&
                text.data[7] >= '0' && text.data[7] <= '9';
    if (!form)
        return refuse(head, 400, "the request line does not end with a version of HTTP");
    if (text.data[5] != '1')
        return refuse(head, 505, "only HTTP/1.0, HTTP/1.1 and HTTP/2 are spoken here");
    request->version = text.data[7] == '0' ? LN_HTTP_1_0 : LN_HTTP_1_1;
    return 0;
}

/* http://host/path?query, as a proxy would send it. */
static int parse_absolute(ln_http_request_t *request, ln_http1_head_t *head, ln_bytes_t target)
{
    size_t scheme = ln_bytes_find(target, ':') + 3;
    if (scheme > target.size)
        return refuse(head, 400, "the request target is none");
    ln_bytes_t prefix = ln_bytes(target.data, scheme), rest = ln_bytes_from(target, scheme);
    if (!equals_ignoring_case(prefix, "http://") && !equals_ignoring_case(prefix, "https://"))
        return refuse(head, 400, "the request target is none");
    size_t end = 0;
    while (end < rest.size && rest.data[end] != '/' && rest.data[end] != '?')
        end++;
    request->authority = ln_bytes(rest.data, end);
    if (end == 0)
        return refuse(head, 400, "the request target has no host");
    ln_http_request_set_target(request, ln_bytes_from(rest, end));
    if (request->path.size == 0)
        request->path = LN_LITERAL("/");
    return 0;
}

static int parse_target(ln_http_request_t *request, ln_http1_head_t *head, ln_bytes_t target)
{
    if (ln_bytes_equal_text(request->method, "CONNECT"))
        return refuse(head, 501, "CONNECT is not supported");
    if (!is_target(target))
        return refuse(head, 400, "the request target holds a character that it must not");
    bool options = ln_bytes_equal_text(request->method, "OPTIONS");
    if (target.data[0] != '/' && !(options && ln_bytes_equal_text(target, "*")))
        return parse_absolute(request, head, target);
    ln_http_request_set_target(request, target);
    return 0;
}

static int parse_request_line(ln_http_request_t *request, ln_http1_head_t *head, ln_bytes_t line)
{
    size_t first = ln_bytes_find(line, ' ');
    request->method = ln_bytes(line.data, first);
    ln_bytes_t rest = ln_bytes_from(line, LN_MIN(first + 1, line.size));
    size_t second = ln_bytes_find(rest, ' ');
    if (!is_token(request->method) || second == rest.size)
        return refuse(head, 400, "the request line is not: method, target, version");
    int status = parse_version(request, head, ln_bytes_from(rest, second + 1));
    return status != 0 ? status : parse_target(request, head, ln_bytes(rest.data, second));
}

/* --- the lines after it */

static int parse_line(ln_http_request_t *request, ln_http1_head_t *head, uint8_t *line, size_t size)
{
    ln_bytes_t text = ln_bytes(line, size);
    if (line[0] == ' ' || line[0] == '\t')
        return refuse(head, 400, "a folded header line");
    size_t colon = ln_bytes_find(text, ':');
    ln_bytes_t name = ln_bytes(line, colon);
    if (colon == size || !is_token(name))
        return refuse(head, 400, "a header line without a proper name");
    ln_bytes_t value = trim(ln_bytes_from(text, colon + 1));
    if (!is_value(value))
        return refuse(head, 400, "a control character in a header");
    for (size_t i = 0; i < colon; i++)
        if (line[i] >= 'A' && line[i] <= 'Z')
            line[i] = (uint8_t)(line[i] + 'a' - 'A');
    ln_http_request_add_header(request, name, value);
    return 0;
}

static int understand_host(ln_http_request_t *request, ln_http1_head_t *head)
{
    size_t count = 0;
    for (size_t i = 0; i < request->headers.count; i++)
        count += ln_bytes_equal_text(request->headers.items[i].name, "host");
    if (count > 1 || (count == 0 && request->version == LN_HTTP_1_1))
        return refuse(head, 400, "a request needs exactly one Host");
    if (request->authority.size == 0)
        request->authority = ln_http_header(&request->headers, "host");
    return 0;
}

static int understand_length(ln_http_request_t *request, ln_http1_head_t *head, ln_bytes_t value)
{
    uint64_t length;
    if (request->content_length != UINT64_MAX)
        return refuse(head, 400, "several lengths of one body");
    if (!ln_parse_u64(&length, value) || length >= INT64_MAX)
        return refuse(head, 400, "content-length is not a number");
    request->content_length = length;
    return 0;
}

static int understand_coding(ln_http_request_t *request, ln_http1_head_t *head, ln_bytes_t value)
{
    if (request->version == LN_HTTP_1_0)
        return refuse(head, 400, "HTTP/1.0 has no transfer codings");
    if (head->chunked || !equals_ignoring_case(value, "chunked"))
        return refuse(head, 501, "no transfer coding but chunked is supported");
    head->chunked = true;
    return 0;
}

static int understand(ln_http_request_t *request, ln_http1_head_t *head)
{
    int status = understand_host(request, head);
    bool close = false, keep = false;
    for (size_t i = 0; i < request->headers.count && status == 0; i++) {
        ln_bytes_t name = request->headers.items[i].name, value = request->headers.items[i].value;
        if (ln_bytes_equal_text(name, "content-length")) {
            status = understand_length(request, head, value);
        } else if (ln_bytes_equal_text(name, "transfer-encoding")) {
            status = understand_coding(request, head, value);
        } else if (ln_bytes_equal_text(name, "connection")) {
            close |= ln_http_value_has(value, "close");
            keep |= ln_http_value_has(value, "keep-alive");
        } else if (ln_bytes_equal_text(name, "expect") && request->version == LN_HTTP_1_1) {
            head->expect_continue = equals_ignoring_case(value, "100-continue");
            if (!head->expect_continue)
                status = refuse(head, 417, "no expectation but 100-continue is met here");
        }
    }
    if (status == 0 && head->chunked && request->content_length != UINT64_MAX)
        return refuse(head, 400, "a body has a length or is chunked, not both");
    head->keep_alive = !close && (keep || request->version == LN_HTTP_1_1);
    return status;
}

int ln_http1_parse_head(ln_http_request_t *request, ln_http1_head_t *head, uint8_t *data,
                        size_t size, size_t headers_max)
{
    *head = (ln_http1_head_t){0};
    size_t start = 0, lines = 0;
    int status = 0;
    while (start < size && status == 0) {
        size_t length = ln_bytes_find(ln_bytes(data + start, size - start), '\n');
        if (length >= 2 && lines++ == 0)
            status = parse_request_line(request, head, ln_bytes(data + start, length - 1));
        else if (length >= 2 && lines > headers_max + 1)
            status = refuse(head, 431, "too many header lines");
        else if (length >= 2)
            status = parse_line(request, head, data + start, length - 1);
        start += length + 1;
    }
    return status != 0 ? status : understand(request, head);
}

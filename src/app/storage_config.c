/* SPDX-License-Identifier: Apache-2.0 */
#include "app/storage_config.h"

#include "base/file.h"
#include "kv/memory.h"
#include "kv/rocksdb.h"
#include "kvd/client.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define TOOL_PATIENCE_US (5 * LN_SECOND_US)

/* The part of the text up to the next colon; *text moves behind it. */
static const char *next_part(ln_arena_t *arena, const char **text)
{
    size_t length = strcspn(*text, ":");
    const char *part = ln_text_copy_z(arena, ln_bytes(*text, length));
    *text += length + ((*text)[length] == ':');
    return part;
}

static bool is_mode(const char *part)
{
    return strcmp(part, "spawn_blocking") == 0 || strcmp(part, "block_in_place") == 0 ||
           strcmp(part, "runtime") == 0;
}

static ln_err_t check_namespace(ln_call_t *call, const char *name)
{
    if (name[0] != '\0' && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(name))
        return LN_OK;
    return LN_FAIL(call, LN_ERR_CONFIGURATION,
                   "the namespace '%s' may only have lowercase letters, digits and '_'", name);
}

static ln_err_t parse_rocksdb(ln_call_t *call, ln_storage_config_t *out, const char *rest)
{
    out->kind = LN_STORAGE_ROCKSDB;
    out->name = LN_DEFAULT_NAMESPACE;
    out->folder = next_part(call->arena, &rest);
    if (out->folder[0] == '\0')
        return LN_FAIL(call, LN_ERR_CONFIGURATION, "the storage 'rocksdb:' needs a folder");
    if (rest[0] == '\0')
        return LN_OK;
    const char *mode = next_part(call->arena, &rest);
    if (!is_mode(mode))
        return LN_FAIL(call, LN_ERR_CONFIGURATION,
                       "'%s' is not spawn_blocking, block_in_place or runtime", mode);
    if (rest[0] != '\0')
        out->name = rest;
    return check_namespace(call, out->name);
}

static ln_err_t parse_port(ln_call_t *call, uint16_t *out, const char *text)
{
    uint64_t port;
    if (!ln_parse_u64(&port, ln_text(text)) || port > UINT16_MAX)
        return LN_FAIL(call, LN_ERR_CONFIGURATION, "'%s' is not the number of a port", text);
    *out = (uint16_t)port;
    return LN_OK;
}

ln_err_t ln_endpoint_parse(ln_call_t *call, const char **host, uint16_t *port, const char *text)
{
    const char *colon = strrchr(text, ':');
    if (colon == NULL || colon == text)
        return LN_FAIL(call, LN_ERR_CONFIGURATION, "'%s' is not of the form HOST:PORT", text);
    *host = ln_text_copy_z(call->arena, ln_bytes(text, (size_t)(colon - text)));
    return parse_port(call, port, colon + 1);
}

static ln_err_t parse_service(ln_call_t *call, ln_storage_config_t *out, const char *rest)
{
    out->kind = LN_STORAGE_SERVICE;
    out->name = LN_DEFAULT_NAMESPACE;
    const char *protocol = next_part(call->arena, &rest);
    out->host = next_part(call->arena, &rest);
    const char *port = next_part(call->arena, &rest);
    if (strcmp(protocol, "tcp") != 0 || out->host[0] == '\0' || port[0] == '\0')
        return LN_FAIL(call, LN_ERR_CONFIGURATION,
                       "the storage of a server is written service:tcp:HOST:PORT[:NAMESPACE]");
    LN_TRY(parse_port(call, &out->port, port));
    if (rest[0] != '\0')
        out->name = rest;
    return check_namespace(call, out->name);
}

ln_err_t ln_storage_config_parse(ln_call_t *call, ln_storage_config_t *out, const char *text)
{
    const char *rest = text;
    const char *kind = next_part(call->arena, &rest);
    *out = (ln_storage_config_t){0};
    if (strcmp(kind, "memory") == 0 && strchr(text, ':') != NULL)
        return LN_OK;
    if (strcmp(kind, "rocksdb") == 0)
        return parse_rocksdb(call, out, rest);
    if (strcmp(kind, "service") == 0)
        return parse_service(call, out, rest);
    return LN_FAIL(call, LN_ERR_CONFIGURATION,
                   "the storage '%s' is not known; use rocksdb:FOLDER, service:tcp:HOST:PORT or "
                   "memory:",
                   text);
}

const char *ln_storage_config_folder(ln_arena_t *arena, const ln_storage_config_t *config)
{
    return ln_text_copy_z(arena, ln_format(arena, "%s/%s", config->folder, config->name));
}

static ln_err_t open_rocksdb(ln_call_t *call, ln_kv_t **out, const ln_storage_config_t *config)
{
    const char *folder = ln_storage_config_folder(call->arena, config);
    LN_TRY(ln_folder_make(call, folder));
    return ln_kv_rocksdb_open(call, out, folder, (ln_kv_rocksdb_options_t){0});
}

static ln_kvd_options_t service_options(const ln_storage_config_t *config)
{
    return (ln_kvd_options_t){
        .env = ln_env_system(), .host = config->host, .port = config->port, .name = config->name};
}

/* A tool does not wait as long as a validator. */
static ln_kvd_options_t tool_options(const ln_storage_config_t *config)
{
    ln_kvd_options_t options = service_options(config);
    options.give_up_us = TOOL_PATIENCE_US;
    return options;
}

static ln_err_t open_service(ln_call_t *call, ln_kv_t **out, const ln_storage_config_t *config)
{
    ln_kvd_options_t options = service_options(config);
    return ln_kvd_open(call, out, &options);
}

ln_err_t ln_storage_config_open(ln_call_t *call, ln_kv_t **out, const ln_storage_config_t *config)
{
    switch (config->kind) {
    case LN_STORAGE_MEMORY:
        *out = ln_kv_memory();
        return LN_OK;
    case LN_STORAGE_ROCKSDB:
        return open_rocksdb(call, out, config);
    case LN_STORAGE_SERVICE:
        return open_service(call, out, config);
    }
    LN_UNREACHABLE();
}

/* --- namespaces */

ln_bytes_t ln_storage_place(ln_arena_t *arena, const ln_storage_config_t *config)
{
    switch (config->kind) {
    case LN_STORAGE_MEMORY:
        return LN_LITERAL("memory");
    case LN_STORAGE_ROCKSDB:
        return ln_text(config->folder);
    case LN_STORAGE_SERVICE:
        return ln_format(arena, "%s:%u", config->host, config->port);
    }
    LN_UNREACHABLE();
}

static ln_err_t nothing_to_look_after(ln_call_t *call)
{
    return LN_FAIL(call, LN_ERR_CONFIGURATION,
                   "a storage in memory cannot be looked after: give --storage "
                   "rocksdb:DIR[:MODE[:NAMESPACE]] or service:tcp:HOST:PORT[:NAMESPACE]");
}

static int compare_names(const void *a, const void *b)
{
    return ln_bytes_compare(*(const ln_bytes_t *)a, *(const ln_bytes_t *)b);
}

static const char *folder_of(ln_arena_t *arena, const ln_storage_config_t *config, ln_bytes_t name)
{
    ln_storage_config_t other = *config;
    other.name = ln_text_copy_z(arena, name);
    return ln_storage_config_folder(arena, &other);
}

static ln_err_t list_folders(ln_call_t *call, ln_bytes_list_t *out,
                             const ln_storage_config_t *config)
{
    ln_bytes_list_t names = {0};
    struct dirent *entry;
    DIR *dir = opendir(config->folder);
    if (dir == NULL && errno != ENOENT)
        return LN_FAIL(call, LN_ERR_IO, "cannot list %s: %s", config->folder, strerror(errno));
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        ln_bytes_t name = ln_text(entry->d_name);
        if (name.data[0] != '.' && ln_kv_rocksdb_exists(folder_of(call->arena, config, name)))
            *LN_PUSH(call->arena, &names) = ln_bytes_copy(call->arena, name);
    }
    if (dir != NULL)
        closedir(dir);
    if (names.count > 0)
        qsort(names.items, names.count, sizeof(*names.items), compare_names);
    *out = names;
    return LN_OK;
}

ln_err_t ln_storage_namespaces(ln_call_t *call, ln_bytes_list_t *out,
                               const ln_storage_config_t *config)
{
    ln_kvd_options_t options = tool_options(config);
    switch (config->kind) {
    case LN_STORAGE_MEMORY:
        return nothing_to_look_after(call);
    case LN_STORAGE_ROCKSDB:
        return list_folders(call, out, config);
    case LN_STORAGE_SERVICE:
        return ln_kvd_names(call, out, &options);
    }
    LN_UNREACHABLE();
}

ln_err_t ln_storage_exists(ln_call_t *call, bool *out, const ln_storage_config_t *config)
{
    ln_bytes_list_t names;
    if (config->kind == LN_STORAGE_ROCKSDB) {
        *out = ln_kv_rocksdb_exists(ln_storage_config_folder(call->arena, config));
        return LN_OK;
    }
    LN_TRY(ln_storage_namespaces(call, &names, config));
    *out = false;
    for (size_t i = 0; i < names.count; i++)
        *out |= ln_bytes_equal_text(names.items[i], config->name);
    return LN_OK;
}

ln_err_t ln_storage_drop(ln_call_t *call, const ln_storage_config_t *config)
{
    ln_kvd_options_t options = tool_options(config);
    switch (config->kind) {
    case LN_STORAGE_MEMORY:
        return nothing_to_look_after(call);
    case LN_STORAGE_ROCKSDB:
        return ln_kv_rocksdb_destroy(call, ln_storage_config_folder(call->arena, config));
    case LN_STORAGE_SERVICE:
        return ln_kvd_drop(call, &options, ln_text(config->name));
    }
    LN_UNREACHABLE();
}

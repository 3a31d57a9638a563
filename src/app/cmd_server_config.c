/* SPDX-License-Identifier: Apache-2.0 */
/* linen server generate, linen server edit-shards: the files of validators (spec 04 §7.2, §7.3) */
#include "app/config.h"
#include "app/user_files.h"
#include "base/file.h"
#include "wallet/genesis_file.h"
#include "wallet/server_file.h"
#include "json/toml.h"

#include <stdio.h>
#include <string.h>

/* --- generate */

/* A list that the file does not mention is empty. */
static void add_missing_list(ln_arena_t *arena, ln_json_t *object, const char *name)
{
    for (size_t i = 0; i < object->count; i++)
        if (ln_bytes_equal_text(object->items[i].key, name))
            return;
    ln_json_t *items = LN_NEW_ARRAY(arena, ln_json_t, object->count + 1);
    if (object->count > 0)
        memcpy(items, object->items, object->count * sizeof(*items));
    items[object->count++] = (ln_json_t){.kind = LN_JSON_ARRAY, .key = ln_text(name)};
    object->items = items;
}

static ln_err_t read_options(ln_call_t *call, ln_validator_file_t *out, const char *path)
{
    static const char *const lists[] = {"shards", "block_exporters", "proxies"};
    ln_bytes_t text;
    ln_json_t *tree;
    ln_json_reader_t reader = ln_json_reader(call->arena);
    LN_TRY(ln_file_read(call, &text, path));
    LN_TRY(ln_toml_parse(call, &tree, text, path));
    for (size_t i = 0; i < LN_COUNT(lists); i++)
        add_missing_list(call->arena, tree, lists[i]);
    ln_value_from_json(&reader, &ln_validator_file_type, out, tree);
    return ln_json_finish(call, &reader, path);
}

static ln_server_config_t server_of(const ln_validator_file_t *file, ln_key_source_t *keys)
{
    ln_server_config_t server = {0};
    server.validator.network = (ln_public_network_config_t){
        .protocol = file->external_protocol, .host = file->host, .port = file->port};
    server.internal_network.protocol = file->internal_protocol;
    server.internal_network.shards = file->shards;
    server.internal_network.block_exporters = file->block_exporters;
    server.internal_network.proxies = file->proxies;
    ln_server_draw_keys(&server, keys);
    return server;
}

static ln_err_t generate_one(ln_call_t *call, ln_committee_config_t *committee,
                             ln_key_source_t *keys, const char *path)
{
    ln_validator_file_t file;
    LN_TRY(read_options(call, &file, path));
    ln_server_config_t server = server_of(&file, keys);
    const char *to = ln_text_copy_z(call->arena, file.server_config_path);
    LN_TRY(ln_config_write(call, &ln_server_config_type, &server, to, 0600));
    ln_bytes_t line = ln_server_keys_text(call->arena, &server.validator);
    printf("%.*s\n", LN_TEXT_ARG(line));
    *LN_PUSH(call->arena, &committee->validators) = server.validator;
    ln_wipe(&server.validator_secret, sizeof(server.validator_secret));
    return LN_OK;
}

/* --validators takes all files that follow it. */
static ln_bytes_list_t validator_files(ln_run_t *run)
{
    ln_bytes_list_t files = ln_arg_all(run->call->arena, run->args, "validators");
    const char *more;
    for (size_t i = 0; (more = ln_arg_at(run->args, i)) != NULL; i++)
        *LN_PUSH(run->call->arena, &files) = ln_text(more);
    return files;
}

ln_err_t cmd_server_generate(ln_run_t *run)
{
    ln_call_t *call = run->call;
    ln_committee_config_t committee = {0};
    ln_key_source_t keys;
    ln_u64_opt_t seed = {0};
    const char *committee_path = ln_arg_text(run->args, "committee");
    ln_bytes_list_t files = validator_files(run);
    LN_TRY(ln_user_testing_seed(run, &seed));
    if (files.count == 0)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "the option --validators is missing");
    ln_key_source_init(&keys, run->env, seed);
    for (size_t i = 0; i < files.count; i++)
        LN_TRY(generate_one(call, &committee, &keys, ln_text_copy_z(call->arena, files.items[i])));
    ln_wipe(&keys, sizeof(keys));
    return committee_path != NULL ? ln_committee_file_write(call, &committee, committee_path)
                                  : LN_OK;
}

/* --- edit-shards */

/* Every % becomes the number, with as many digits as the largest one has. */
static ln_bytes_t numbered(ln_arena_t *arena, const char *pattern, size_t number, int digits)
{
    ln_buffer_t out = ln_buffer(arena);
    for (; *pattern != '\0'; pattern++) {
        if (*pattern == '%')
            ln_buffer_printf(&out, "%0*zu", digits, number);
        else
            ln_buffer_put_byte(&out, (uint8_t)*pattern);
    }
    return ln_buffer_bytes(&out);
}

static ln_err_t numbered_port(ln_call_t *call, uint16_t *out, const char *pattern, size_t number,
                              int digits)
{
    uint64_t port;
    ln_bytes_t text = numbered(call->arena, pattern, number, digits);
    if (!ln_parse_u64(&port, text) || port > UINT16_MAX)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "'%.*s' is not the number of a port",
                       LN_TEXT_ARG(text));
    *out = (uint16_t)port;
    return LN_OK;
}

static ln_err_t make_shard(ln_run_t *run, ln_shard_config_t *out, size_t number, int digits)
{
    const char *host, *port, *metrics = ln_arg_text(run->args, "metrics-port");
    LN_TRY(ln_arg_expect(run->call, run->args, "host", &host));
    LN_TRY(ln_arg_expect(run->call, run->args, "port", &port));
    *out = (ln_shard_config_t){.host = numbered(run->call->arena, host, number, digits)};
    LN_TRY(numbered_port(run->call, &out->port, port, number, digits));
    out->metrics_port.some = metrics != NULL;
    return metrics == NULL
               ? LN_OK
               : numbered_port(run->call, &out->metrics_port.value, metrics, number, digits);
}

ln_err_t cmd_server_edit_shards(ln_run_t *run)
{
    const char *path, *ignored;
    uint64_t count = 0;
    bool given;
    ln_server_config_t server;
    LN_TRY(ln_arg_expect(run->call, run->args, "server", &path));
    LN_TRY(ln_arg_expect(run->call, run->args, "num-shards", &ignored));
    LN_TRY(ln_arg_u64(run->call, run->args, "num-shards", &count, &given, UINT16_MAX));
    LN_TRY(ln_config_read(run->call, &ln_server_config_type, &server, path));
    if (count == 0)
        return LN_FAIL(run->call, LN_ERR_INVALID_INPUT, "a validator needs at least one shard");
    int digits = (int)ln_format(run->call->arena, "%zu", (size_t)count).size;
    server.internal_network.shards = (ln_shard_config_list_t){0};
    for (size_t i = 1; i <= count; i++)
        LN_TRY(
            make_shard(run, LN_PUSH(run->call->arena, &server.internal_network.shards), i, digits));
    return ln_config_write(run->call, &ln_server_config_type, &server, path, 0600);
}

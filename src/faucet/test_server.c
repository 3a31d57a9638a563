/* SPDX-License-Identifier: Apache-2.0 */
/* The faucet as its clients see it: over a pipe by hand, and over TCP with our own client. */
#include "faucet/faucet_client.h"
#include "faucet/server.h"
#include "faucet/test_help.h"
#include "net/drive.h"
#include "net/fetch.h"
#include "net/pipe.h"
#include "node/version.h"
#include "types/committee.h"
#include "types/ids.h"
#include "wallet/genesis_file.h"

typedef struct {
    ln_test_t *t;
    ln_loop_t loop;
    ln_test_chain_t chain;
    ln_genesis_config_t genesis;
    ln_faucet_t *faucet;
    ln_faucet_server_t *server;
    ln_stream_t *client;
    ln_buffer_t got;
} world_t;

static void on_data(void *owner, ln_bytes_t bytes)
{
    ln_buffer_put(&((world_t *)owner)->got, bytes);
}

static void on_end(LN_UNUSED void *owner)
{
}

static void on_closed(LN_UNUSED void *owner, LN_UNUSED ln_err_t reason)
{
}

static const ln_stream_events_t client_events = {
    .data = on_data, .ended = on_end, .closed = on_closed};

static void make_genesis(ln_test_t *t, world_t *world)
{
    static ln_account_owner_t owner;
    ln_epoch_t epoch;
    ln_faucet_chain_t seam = ln_test_chain_seam(&world->chain);
    ln_genesis_options_t options = {.network_name = LN_LITERAL("test"),
                                    .timestamp = {1700000000000000},
                                    .owners = &owner,
                                    .owner_count = 1};
    owner = ln_test_owner_of(9);
    CHECK_OK(seam.committee(seam.owner, &t->call, &epoch, &options.committee));
    world->genesis = ln_genesis_make(&t->arena, &options);
}

static void open_world(ln_test_t *t, world_t *world, ln_env_t *env, bool listen)
{
    *world = (world_t){.t = t, .got = ln_buffer(&t->arena)};
    ln_loop_init(&world->loop, env);
    ln_test_chain_init(t, &world->chain, &world->loop);
    make_genesis(t, world);
    ln_faucet_options_t faucet = {.loop = &world->loop,
                                  .chain = ln_test_chain_seam(&world->chain),
                                  .genesis = &world->genesis,
                                  .storage_path = ":memory:",
                                  .amount = ln_test_tokens(10),
                                  .daily_amount = ln_test_tokens(1)};
    CHECK_OK(ln_faucet_start(&t->call, &world->faucet, &faucet));
    ln_faucet_server_options_t server = {.loop = &world->loop,
                                         .faucet = world->faucet,
                                         .host = "127.0.0.1",
                                         .no_listening = !listen};
    CHECK_OK(ln_faucet_server_start(&t->call, &world->server, &server));
}

static void close_world(world_t *world)
{
    ln_faucet_server_stop(world->server);
    ln_faucet_stop(world->faucet);
    if (world->client != NULL)
        ln_stream_close(world->client);
    ln_loop_release(&world->loop);
}

static void open_piped(ln_test_t *t, world_t *world)
{
    ln_stream_t *there;
    open_world(t, world, &t->env.env, false);
    ln_pipe(&world->loop, &world->client, &there, NULL);
    ln_faucet_server_accept(world->server, there);
    ln_stream_set_events(world->client, &client_events, world);
}

/* The whole answer, header and body. */
static const char *request(world_t *world, const char *line, const char *body)
{
    ln_bytes_t text = ln_format(&world->t->arena,
                                "%s HTTP/1.1\r\nhost: x\r\norigin: http://page\r\n"
                                "content-length: %zu\r\n\r\n%s",
                                line, strlen(body), body);
    world->got.size = 0;
    ln_stream_write_bytes(world->client, text);
    ln_drive_for(&world->loop, 50000);
    return ln_text_copy_z(&world->t->arena, ln_buffer_bytes(&world->got));
}

/* The answer to a query must be exactly this. */
static void check_answer(world_t *world, const char *query, const char *expected)
{
    ln_arena_t *arena = &world->t->arena;
    ln_buffer_t body = ln_buffer(arena);
    ln_json_writer_t w = ln_json_writer(&body, false);
    ln_json_begin_object(&w);
    ln_json_key(&w, "query");
    ln_json_text(&w, ln_text(query));
    ln_json_end_object(&w);
    const char *answer = request(world, "POST /", ln_text_copy_z(arena, ln_buffer_bytes(&body)));
    const char *content = strstr(answer, "\r\n\r\n");
    CHECK(strncmp(answer, "HTTP/1.1 200 OK\r\n", 17) == 0 && content != NULL);
    assert_string_equal(content + 4, expected);
}

#define OWNER "0x0700000000000000000000000000000000000000000000000000000000000001"

/* --- paths */

TEST(paths)
{
    world_t world;
    open_piped(t, &world);
    const char *page = request(&world, "GET /", "");
    CHECK(strstr(page, "200 OK") && strstr(page, "text/html; charset=utf-8"));
    CHECK(strstr(page, "access-control-allow-origin: *"));
    CHECK(strstr(request(&world, "GET /ready", ""), "\r\n\r\nready!"));
    CHECK(strstr(request(&world, "GET /elsewhere", ""), "404 Not Found"));
    CHECK(strstr(request(&world, "DELETE /", ""), "405"));
    CHECK(strstr(request(&world, "GET /ws", ""), "HTTP/1.1 4"));
    CHECK(strstr(request(&world, "POST /", "{"), "400 Bad Request"));
    const char *options = request(&world, "OPTIONS /", "");
    CHECK(strstr(options, "HTTP/1.1 200") && strstr(options, "access-control-allow-methods"));
    close_world(&world);
}

/* --- queries: the forms of spec 04 §16.2 */

TEST(queries)
{
    world_t world;
    open_piped(t, &world);
    check_answer(&world, "{ currentEpoch }", "{\"data\":{\"currentEpoch\":\"3\"}}");
    check_answer(&world, "query { currentValidators { publicKey networkAddress } }",
                 "{\"data\":{\"currentValidators\":[{\"publicKey\":"
                 "\"028c28a97bf8298bc0d23d8c749452a32e694b65e30a9472a3954ab30fe5324caa\","
                 "\"networkAddress\":\"grpc:localhost:13001\"}]}}");
    close_world(&world);
}

TEST(committee)
{
    world_t world;
    open_piped(t, &world);
    check_answer(&world, "{ currentCommittee { totalVotes quorumThreshold validityThreshold } }",
                 "{\"data\":{\"currentCommittee\":{\"totalVotes\":100,\"quorumThreshold\":67,"
                 "\"validityThreshold\":34}}}");
    close_world(&world);
}

TEST(who_has_no_chain)
{
    world_t world;
    open_piped(t, &world);
    check_answer(&world, "{ chainId(owner: \"" OWNER "\") }",
                 "{\"data\":null,\"errors\":[{\"message\":\"This user has no chain "
                 "yet\",\"locations\":[{\"line\":1,\"column\":3}],\"path\":[\"chainId\"]}]}");
    check_answer(&world, "{ initialClaim(owner: \"" OWNER "\") { chainId timestamp } }",
                 "{\"data\":{\"initialClaim\":null}}");
    check_answer(&world, "{ nextDailyClaim(owner: \"" OWNER "\") }",
                 "{\"data\":{\"nextDailyClaim\":null}}");
    close_world(&world);
}

TEST(an_owner_must_be_one)
{
    world_t world;
    open_piped(t, &world);
    const char *answer =
        request(&world, "POST /", "{\"query\":\"mutation { claim(owner: \\\"abc\\\") }\"}");
    CHECK(strstr(answer, "{\"data\":null,\"errors\":[{\"message\":\"Failed to parse "
                         "\\\"AccountOwner\\\": "));
    answer = request(&world, "POST /", "{\"query\":\"mutation { claim(owner: \\\"0x00\\\") }\"}");
    CHECK(strstr(answer, "needs an owner with a key"));
    answer = request(&world, "POST /", "{\"query\":\"mutation { claim }\"}");
    CHECK(strstr(answer, "\"errors\""));
    close_world(&world);
}

TEST(a_claim_over_http)
{
    world_t world;
    open_piped(t, &world);
    const char *claim = "{\"query\":\"mutation { claim(owner: \\\"" OWNER "\\\") }\"}";
    const char *answer = request(&world, "POST /", claim);
    CHECK(strstr(answer, "{\"data\":{\"claim\":{\"origin\":{\"Child\":{\"parent\":"));
    CHECK(strstr(answer, "\"owners\":{\"" OWNER "\":100}") &&
          strstr(answer, "\"balance\":\"10.\""));
    const char *again = request(&world, "POST /", claim);
    assert_string_equal(strstr(answer, "\r\n\r\n"), strstr(again, "\r\n\r\n"));
    ln_chain_id_t id = ln_chain_description_id(&t->arena, &world.chain.blocks[0].opened.items[0]);
    ln_bytes_t text = ln_value_text(&ln_chain_id_type, &t->arena, &id);
    ln_bytes_t expected = ln_format(
        &t->arena, "{\"data\":{\"chainId\":\"%.*s\",\"initialClaim\":{\"timestamp\":%llu}}}",
        LN_TEXT_ARG(text), (unsigned long long)world.chain.blocks[0].timestamp.us);
    check_answer(&world,
                 "{ chainId(owner: \"" OWNER "\") initialClaim(owner: \"" OWNER
                 "\") { timestamp } }",
                 (const char *)expected.data);
    close_world(&world);
}

TEST(stopping_while_somebody_waits)
{
    world_t world;
    open_piped(t, &world);
    world.chain.delay_us = 10000000;
    const char *answer =
        request(&world, "POST /", "{\"query\":\"mutation { claim(owner: \\\"" OWNER "\\\") }\"}");
    CHECK(answer[0] == '\0');
    close_world(&world);
}

/* --- our own client, over TCP */

static void use_client(world_t *world, const ln_faucet_client_t *faucet)
{
    ln_test_t *t = world->t;
    ln_version_info_t version;
    ln_genesis_config_t genesis;
    ln_committee_t committee;
    ln_chain_description_t description;
    ln_initial_claim_t first;
    ln_daily_claim_t daily;
    ln_timestamp_opt_t next;
    bool found;
    ln_account_owner_t owner = ln_test_owner_of(7);
    CHECK_OK(ln_faucet_client_version(&t->call, faucet, &version));
    CHECK(ln_version_info_equal(&version, ln_version()));
    CHECK_OK(ln_faucet_client_genesis(&t->call, faucet, &genesis));
    CHECK(ln_genesis_config_equal(&genesis, &world->genesis));
    CHECK_OK(ln_faucet_client_current_committee(&t->call, faucet, &committee));
    CHECK(ln_committee_equal(&committee, &world->genesis.committee));
    CHECK_OK(ln_faucet_client_initial_claim(&t->call, faucet, &first, &found, &owner));
    CHECK(!found);
    CHECK_OK(ln_faucet_client_next_daily_claim(&t->call, faucet, &next, &owner));
    CHECK(!next.some);
    CHECK_OK(ln_faucet_client_claim(&t->call, faucet, &description, &owner));
    CHECK(ln_chain_description_equal(&description, &world->chain.blocks[0].opened.items[0]));
    CHECK_OK(ln_faucet_client_initial_claim(&t->call, faucet, &first, &found, &owner));
    ln_chain_id_t id = ln_chain_description_id(&t->arena, &description);
    CHECK(found && ln_chain_id_equal(&first.chain_id, &id));
    CHECK_OK(ln_faucet_client_next_daily_claim(&t->call, faucet, &next, &owner));
    CHECK(next.some && next.value.us > first.timestamp.us);
    CHECK_ERR(LN_ERR_INVALID_INPUT, ln_faucet_client_daily_claim(&t->call, faucet, &daily, &owner));
    CHECK(strstr(ln_text_copy_z(&t->arena, t->call.text), "already claimed") != NULL);
}

TEST(our_own_client_understands_the_faucet)
{
    world_t world;
    open_world(t, &world, ln_env_system(), true);
    ln_faucet_client_t faucet = {.loop = &world.loop,
                                 .url = (const char *)ln_format(&t->arena, "http://127.0.0.1:%u",
                                                                ln_faucet_server_port(world.server))
                                            .data};
    use_client(&world, &faucet);
    ln_version_info_t version;
    faucet.url = (const char *)ln_format(&t->arena, "%s/ready", faucet.url).data;
    CHECK_ERR(LN_ERR_DECODE, ln_faucet_client_version(&t->call, &faucet, &version));
    faucet.url = "http://127.0.0.1:1";
    CHECK_ERR(LN_ERR_IO, ln_faucet_client_version(&t->call, &faucet, &version));
    close_world(&world);
}

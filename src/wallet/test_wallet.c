/* SPDX-License-Identifier: Apache-2.0 */
#include "base/file.h"
#include "types/ids.h"
#include "wallet/test_help.h"
#include "wallet/wallet.h"

#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static ln_wallet_t *create(ln_test_t *t, const char *path)
{
    ln_wallet_t *wallet = NULL;
    ln_genesis_config_t genesis = ln_test_genesis(t, 2);
    CHECK_OK(ln_wallet_create(&t->call, &wallet, path, &genesis));
    return wallet;
}

static ln_wallet_t *open_wallet(ln_test_t *t, const char *path)
{
    ln_wallet_t *wallet = NULL;
    CHECK_OK(ln_wallet_open(&t->call, &wallet, path));
    return wallet;
}

static ln_wallet_chain_t chain_at(uint64_t height, uint8_t owner)
{
    return (ln_wallet_chain_t){.owner = {owner != 0, ln_test_owner(owner)},
                               .next_block_height = {height},
                               .epoch = {true, {0}}};
}

static void insert(ln_wallet_t *wallet, uint8_t chain, uint64_t height, uint8_t owner)
{
    ln_chain_id_t id = ln_test_chain_id(chain);
    ln_wallet_chain_t value = chain_at(height, owner);
    ln_wallet_insert(wallet, &id, &value);
}

static uint64_t height_of(const ln_wallet_t *wallet, uint8_t chain)
{
    ln_chain_id_t id = ln_test_chain_id(chain);
    const ln_wallet_chain_t *found = ln_wallet_find(wallet, &id);
    return found != NULL ? found->next_block_height.value : UINT64_MAX;
}

static bool default_is(const ln_wallet_t *wallet, uint8_t chain)
{
    ln_chain_id_opt_t is = ln_wallet_default(wallet);
    ln_chain_id_t id = ln_test_chain_id(chain);
    return chain == 0 ? !is.some : is.some && ln_chain_id_equal(&is.value, &id);
}

TEST(a_wallet_keeps_its_chains)
{
    const char *path = ln_test_path(t, "wallet.json");
    ln_wallet_t *wallet = create(t, path);
    insert(wallet, 9, 1, 3);
    insert(wallet, 5, 7, 4);
    CHECK_OK(ln_wallet_save(&t->call, wallet));
    ln_wallet_close(wallet);

    wallet = open_wallet(t, path);
    CHECK(ln_wallet_count(wallet) == 2);
    CHECK(ln_wallet_chain_id(wallet, 0).hash.bytes[0] == 5);
    CHECK(ln_wallet_chain(wallet, 0)->next_block_height.value == 7);
    CHECK(height_of(wallet, 9) == 1 && height_of(wallet, 6) == UINT64_MAX);
    CHECK(default_is(wallet, 9));
    CHECK(ln_wallet_genesis(wallet)->chains.count == 2);
    ln_chain_id_t admin =
        ln_chain_description_id(&t->arena, &ln_wallet_genesis(wallet)->chains.items[0]);
    ln_chain_id_t same = ln_wallet_admin_chain(wallet);
    CHECK(ln_chain_id_equal(&admin, &same));
    CHECK(ln_test_mode(path) == 0600);
    ln_wallet_close(wallet);
}

TEST(what_was_not_saved_is_dropped)
{
    const char *path = ln_test_path(t, "wallet.json");
    ln_wallet_t *wallet = create(t, path);
    insert(wallet, 1, 1, 1);
    ln_wallet_close(wallet);
    wallet = open_wallet(t, path);
    CHECK(ln_wallet_count(wallet) == 0 && default_is(wallet, 0));
    ln_wallet_close(wallet);
}

TEST(the_first_chain_with_an_owner_is_the_default)
{
    ln_genesis_config_t genesis = ln_test_genesis(t, 1);
    ln_wallet_t *wallet = ln_wallet_in_memory(&genesis);
    insert(wallet, 1, 0, 0);
    CHECK(default_is(wallet, 0));
    insert(wallet, 2, 0, 2);
    insert(wallet, 3, 0, 3);
    CHECK(default_is(wallet, 2));
    ln_wallet_close(wallet);
}

TEST(a_chain_that_turned_up_is_the_default_only_if_there_is_none)
{
    ln_genesis_config_t genesis = ln_test_genesis(t, 1);
    ln_wallet_t *wallet = ln_wallet_in_memory(&genesis);
    ln_chain_id_t one = ln_test_chain_id(1), two = ln_test_chain_id(2);
    ln_wallet_chain_t chain = chain_at(4, 0), other = chain_at(5, 0);
    CHECK(ln_wallet_try_insert(wallet, &one, &chain));
    CHECK(!ln_wallet_try_insert(wallet, &one, &other));
    CHECK(ln_wallet_try_insert(wallet, &two, &other));
    CHECK(default_is(wallet, 1) && height_of(wallet, 1) == 4);
    ln_wallet_close(wallet);
}

TEST(forgetting)
{
    const char *path = ln_test_path(t, "wallet.json");
    ln_wallet_t *wallet = create(t, path);
    ln_chain_id_t one = ln_test_chain_id(1), none = ln_test_chain_id(77);
    ln_account_owner_t owner = {0}, expected = ln_test_owner(8);
    insert(wallet, 1, 1, 8);
    insert(wallet, 2, 1, 9);
    CHECK_ERR(LN_ERR_WALLET, ln_wallet_forget_keys(&t->call, wallet, &owner, &none));
    CHECK_OK(ln_wallet_forget_keys(&t->call, wallet, &owner, &one));
    CHECK(ln_account_owner_equal(&owner, &expected));
    CHECK_ERR(LN_ERR_WALLET, ln_wallet_forget_keys(&t->call, wallet, &owner, &one));
    CHECK(!ln_wallet_find(wallet, &one)->owner.some && default_is(wallet, 1));
    CHECK_OK(ln_wallet_save(&t->call, wallet));
    CHECK_OK(ln_wallet_forget_chain(&t->call, wallet, &one));
    CHECK_ERR(LN_ERR_WALLET, ln_wallet_forget_chain(&t->call, wallet, &one));
    CHECK_ERR(LN_ERR_WALLET, ln_wallet_set_default(&t->call, wallet, &one));
    CHECK(ln_test_error_says(t, "is not in the wallet"));
    CHECK_OK(ln_wallet_save(&t->call, wallet));
    ln_wallet_close(wallet);

    wallet = open_wallet(t, path);
    ln_chain_id_t id;
    CHECK(ln_wallet_count(wallet) == 1 && default_is(wallet, 0));
    CHECK_ERR(LN_ERR_WALLET, ln_wallet_expect_default(&t->call, &id, wallet));
    ln_wallet_close(wallet);
}

/* --- several processes */

TEST(two_wallets_do_not_lose_each_others_chains)
{
    const char *path = ln_test_path(t, "wallet.json");
    ln_wallet_t *a = create(t, path), *b;
    insert(a, 1, 1, 1);
    insert(a, 2, 1, 1);
    insert(a, 3, 1, 1);
    CHECK_OK(ln_wallet_save(&t->call, a));
    b = open_wallet(t, path);

    ln_chain_id_t two = ln_test_chain_id(2);
    insert(a, 1, 10, 1);
    CHECK_OK(ln_wallet_forget_chain(&t->call, a, &two));
    insert(b, 3, 30, 1);
    insert(b, 4, 40, 1);
    CHECK_OK(ln_wallet_set_default(&t->call, b, &two));
    CHECK_OK(ln_wallet_save(&t->call, b));
    CHECK_OK(ln_wallet_save(&t->call, a));
    CHECK(height_of(a, 1) == 10 && height_of(a, 3) == 30 && height_of(a, 4) == 40);
    CHECK(height_of(a, 2) == UINT64_MAX && default_is(a, 0));

    CHECK(height_of(b, 1) == 1 && height_of(b, 2) == 1);
    CHECK_OK(ln_wallet_refresh(&t->call, b));
    CHECK(height_of(b, 1) == 10 && height_of(b, 2) == UINT64_MAX && height_of(b, 4) == 40);
    ln_wallet_close(a);
    ln_wallet_close(b);
}

static int add_chains(const char *path, uint8_t first, uint8_t count)
{
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    ln_wallet_t *wallet = NULL;
    bool ok = ln_wallet_open(&call, &wallet, path) == LN_OK;
    for (uint8_t i = 0; ok && i < count; i++) {
        insert(wallet, (uint8_t)(first + i), first, 1);
        ok = ln_wallet_save(&call, wallet) == LN_OK;
    }
    ln_wallet_close(wallet);
    ln_arena_release(&arena);
    return ok ? 0 : 1;
}

TEST(many_processes_save_at_the_same_time)
{
    enum { PROCESSES = 4, EACH = 12 };
    const char *path = ln_test_path(t, "wallet.json");
    ln_wallet_close(create(t, path));
    for (uint8_t i = 0; i < PROCESSES; i++) {
        pid_t pid = fork();
        CHECK(pid >= 0);
        if (pid == 0)
            _exit(add_chains(path, (uint8_t)(1 + i * EACH), EACH));
    }
    for (int i = 0; i < PROCESSES; i++) {
        int status;
        CHECK(wait(&status) > 0 && status == 0);
    }
    ln_wallet_t *wallet = open_wallet(t, path);
    CHECK(ln_wallet_count(wallet) == PROCESSES * EACH);
    ln_wallet_close(wallet);
}

/* --- files */

TEST(a_missing_wallet_says_how_to_make_one)
{
    ln_wallet_t *wallet = NULL;
    CHECK_ERR(LN_ERR_WALLET, ln_wallet_open(&t->call, &wallet, ln_test_path(t, "nothing.json")));
    CHECK(ln_test_error_says(t, "linen wallet init") && ln_test_error_says(t, "nothing.json"));
    CHECK(wallet == NULL);
}

TEST(a_wallet_is_not_overwritten)
{
    const char *path = ln_test_path(t, "wallet.json");
    ln_wallet_close(create(t, path));
    ln_wallet_t *wallet = NULL;
    ln_genesis_config_t genesis = ln_test_genesis(t, 1);
    CHECK_ERR(LN_ERR_WALLET, ln_wallet_create(&t->call, &wallet, path, &genesis));
    CHECK(ln_test_error_says(t, "exists already"));
}

TEST(an_interrupted_creation_is_repaired)
{
    const char *path = ln_test_path(t, "wallet.json");
    ln_wallet_t *wallet = NULL;
    CHECK_OK(ln_file_replace(&t->call, path, 0600, (ln_bytes_t){0}));
    CHECK_ERR(LN_ERR_WALLET, ln_wallet_open(&t->call, &wallet, path));
    CHECK(ln_test_error_says(t, "interrupted"));
    ln_wallet_close(create(t, path));
}

TEST(damaged_files_are_errors)
{
    static const char *const texts[] = {
        "x",
        "[]",
        "{}",
        "{\"chains\": {}, \"default\": null}",
        "{\"chains\": {\"12\": {}}, \"default\": null, \"genesis_config\": {}}",
    };
    for (size_t i = 0; i < LN_COUNT(texts); i++) {
        const char *path = ln_test_path(t, "wallet.json");
        ln_wallet_t *wallet = NULL;
        CHECK_OK(ln_file_replace(&t->call, path, 0600, ln_text(texts[i])));
        CHECK_ERR(LN_ERR_WALLET, ln_wallet_open(&t->call, &wallet, path));
        CHECK(ln_test_error_says(t, "wallet.json"));
    }
}

TEST(another_networks_wallet_in_its_place_is_noticed)
{
    const char *path = ln_test_path(t, "wallet.json");
    ln_wallet_t *wallet = create(t, path), *other = NULL;
    ln_genesis_config_t genesis = ln_test_genesis(t, 3);
    CHECK(remove(path) == 0);
    CHECK_OK(ln_wallet_create(&t->call, &other, path, &genesis));
    insert(wallet, 1, 1, 1);
    CHECK_ERR(LN_ERR_WALLET, ln_wallet_save(&t->call, wallet));
    CHECK(ln_test_error_says(t, "another network"));
    ln_wallet_close(wallet);
    ln_wallet_close(other);
}

/* The text with a member put behind the first occurrence of a mark. */
static ln_bytes_t with_member(ln_test_t *t, ln_bytes_t text, const char *mark, const char *member)
{
    char *z = ln_text_copy_z(&t->arena, text);
    char *at = strstr(z, mark);
    CHECK(at != NULL);
    at += strlen(mark);
    return ln_format(&t->arena, "%.*s%s%s", (int)(at - z), z, member, at);
}

TEST(unknown_members_survive)
{
    const char *path = ln_test_path(t, "wallet.json");
    ln_wallet_t *wallet = create(t, path);
    ln_bytes_t text;
    insert(wallet, 1, 1, 1);
    insert(wallet, 2, 1, 1);
    CHECK_OK(ln_wallet_save(&t->call, wallet));
    ln_wallet_close(wallet);
    CHECK_OK(ln_file_read(&t->call, &text, path));
    text = with_member(t, text, "\"chains\": {", "");
    text = with_member(t, text, "{", "\n  \"version\": {\"a\": [1, null, \"x\"]},");
    text = with_member(t, text, "0000\": {", "\n      \"label\": \"mine\",");
    CHECK_OK(ln_file_replace(&t->call, path, 0600, text));

    wallet = open_wallet(t, path);
    insert(wallet, 1, 2, 1);
    CHECK_OK(ln_wallet_save(&t->call, wallet));
    insert(wallet, 2, 2, 1);
    CHECK_OK(ln_wallet_save(&t->call, wallet));
    ln_wallet_close(wallet);
    CHECK_OK(ln_file_read(&t->call, &text, path));
    const char *z = ln_text_copy_z(&t->arena, text);
    CHECK(strstr(z, "\"label\": \"mine\"") != NULL);
    CHECK(strstr(z, "  \"version\": {\n    \"a\": [\n      1,\n      null,\n      \"x\"\n") !=
          NULL);
}

/* --- the reference's form (spec 04 §13.3) */

TEST(the_file_is_written_in_the_form_of_the_reference)
{
    static const char expected[] =
        "{\n"
        "  \"chains\": {\n"
        "    \"0100000000000000000000000000000000000000000000000000000000000000\": {\n"
        "      \"owner\": \"0x0300000000000000000000000000000000000000000000000000000000000000\",\n"
        "      \"block_hash\": null,\n"
        "      \"next_block_height\": 2,\n"
        "      \"timestamp\": 0,\n"
        "      \"pending_proposal\": null,\n"
        "      \"epoch\": \"0\"\n"
        "    }\n"
        "  },\n"
        "  \"default\": \"0100000000000000000000000000000000000000000000000000000000000000\",\n"
        "  \"genesis_config\": {\n"
        "    \"committee\": {\n";
    const char *path = ln_test_path(t, "wallet.json");
    ln_bytes_t text;
    ln_wallet_t *wallet = create(t, path);
    insert(wallet, 1, 2, 3);
    CHECK_OK(ln_wallet_save(&t->call, wallet));
    ln_wallet_close(wallet);
    CHECK_OK(ln_file_read(&t->call, &text, path));
    CHECK_BYTES(ln_bytes(text.data, LN_MIN(text.size, sizeof(expected) - 1)), ln_text(expected));
    CHECK(ln_bytes_ends_with(text, LN_LITERAL("    \"network_name\": \"test\"\n  }\n}")));
}

TEST(a_pending_proposal_comes_back_with_its_blobs)
{
    const char *path = ln_test_path(t, "wallet.json");
    ln_wallet_t *wallet = create(t, path);
    ln_chain_id_t id = ln_test_chain_id(1);
    ln_wallet_chain_t chain = chain_at(3, 1);
    ln_proposed_block_t block = {.chain_id = id, .height = {3}, .timestamp = {5}};
    ln_blob_content_t items[] = {{LN_BLOB_TYPE_DATA, LN_LITERAL("hello")},
                                 {LN_BLOB_TYPE_CONTRACT_BYTECODE, LN_LITERAL("\0asm")}};
    ln_blob_content_list_t blobs = {items, 2}, back = {0};
    chain.pending_proposal =
        (ln_pending_proposal_opt_t){true, ln_pending_proposal(&t->arena, &block, &blobs)};
    ln_wallet_insert(wallet, &id, &chain);
    CHECK_OK(ln_wallet_save(&t->call, wallet));
    ln_wallet_close(wallet);

    wallet = open_wallet(t, path);
    const ln_wallet_chain_t *found = ln_wallet_find(wallet, &id);
    CHECK(found->pending_proposal.some);
    CHECK(ln_proposed_block_equal(&found->pending_proposal.value.block, &block));
    CHECK_OK(ln_pending_proposal_blobs(&t->call, &back, &found->pending_proposal.value));
    CHECK(ln_blob_content_list_equal(&back, &blobs));

    ln_pending_proposal_t broken = found->pending_proposal.value;
    ln_bytes_t hex[] = {LN_LITERAL("00zz")};
    broken.blobs = (ln_text_list_t){hex, 1};
    CHECK_ERR(LN_ERR_WALLET, ln_pending_proposal_blobs(&t->call, &back, &broken));
    hex[0] = LN_LITERAL("09ff");
    CHECK_ERR(LN_ERR_WALLET, ln_pending_proposal_blobs(&t->call, &back, &broken));
    ln_wallet_close(wallet);
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "base/file.h"
#include "types/ids.h"
#include "wallet/keystore.h"
#include "wallet/test_help.h"

#include <stdio.h>

static const ln_u64_opt_t no_seed = {0};

static ln_keystore_t *create(ln_test_t *t, const char *path, ln_u64_opt_t seed)
{
    ln_keystore_t *keystore = NULL;
    CHECK_OK(ln_keystore_create(&t->call, &keystore, &t->env.env, path, seed));
    return keystore;
}

static ln_keystore_t *open_keystore(ln_test_t *t, const char *path)
{
    ln_keystore_t *keystore = NULL;
    CHECK_OK(ln_keystore_open(&t->call, &keystore, &t->env.env, path));
    return keystore;
}

static ln_account_owner_t owner_of(ln_test_t *t, const char *text)
{
    ln_account_owner_t owner = {0};
    CHECK_OK(ln_value_parse(&t->call, &ln_account_owner_type, &owner, ln_text(text)));
    return owner;
}

static ln_account_secret_key_t secret_of(ln_test_t *t, ln_account_secret_key_tag_t tag,
                                         const char *hex)
{
    ln_account_secret_key_t secret = {.tag = tag};
    memcpy(secret.ed25519.scalar.bytes, ln_test_unhex(&t->arena, hex).data, 32);
    return secret;
}

/* Values of spec 01 §13.2: testing seed 37. */
TEST(a_testing_seed_gives_the_keys_of_the_reference)
{
    const char *path = ln_test_path(t, "keystore.json");
    ln_keystore_t *keystore = create(t, path, (ln_u64_opt_t){true, 37});
    ln_account_owner_t owner = {0},
                       expected = owner_of(
                           t, "0xde166237331a2966d8cf6778e81a8c007b4084be80dc1e0409d51f216c1deaa1");
    ln_bytes_t text;
    CHECK_OK(ln_keystore_generate(&t->call, keystore, &owner, 1));
    CHECK(ln_account_owner_equal(&owner, &expected));
    ln_keystore_close(keystore);
    CHECK_OK(ln_file_read(&t->call, &text, path));
    CHECK(ln_bytes_ends_with(text, LN_LITERAL("\"prng_seed\": 3825171570508255433\n}")));
}

TEST(the_seed_moves_on_in_the_file)
{
    ln_account_owner_t at_once[3], one, two[2];
    ln_u64_opt_t seed = {true, 37};
    ln_keystore_t *memory = ln_keystore_in_memory(&t->env.env, seed);
    CHECK_OK(ln_keystore_generate(&t->call, memory, at_once, 3));
    ln_keystore_close(memory);

    const char *path = ln_test_path(t, "keystore.json");
    ln_keystore_t *keystore = create(t, path, seed);
    CHECK_OK(ln_keystore_generate(&t->call, keystore, &one, 1));
    ln_keystore_close(keystore);
    keystore = open_keystore(t, path);
    CHECK_OK(ln_keystore_generate(&t->call, keystore, two, 2));
    CHECK(ln_account_owner_equal(&one, &at_once[0]));
    CHECK(ln_account_owner_equal(&two[0], &at_once[1]));
    CHECK(ln_account_owner_equal(&two[1], &at_once[2]));
    CHECK(ln_keystore_count(keystore) == 3);
    ln_keystore_close(keystore);
}

/* Layout: spec 04 §13.4. */
TEST(the_file_has_the_form_of_the_reference)
{
    const char *path = ln_test_path(t, "keystore.json");
    ln_keystore_t *keystore = create(t, path, no_seed);
    ln_account_secret_key_t secret =
        secret_of(t, LN_ACCOUNT_SECRET_KEY_ED25519,
                  "3737373737373737373737373737373737373737373737373737373737373737");
    ln_account_owner_t owner;
    ln_bytes_t text;
    CHECK_OK(ln_keystore_add(&t->call, keystore, &owner, &secret));
    ln_keystore_close(keystore);
    CHECK(ln_test_mode(path) == 0600);

    ln_json_t *json = NULL;
    CHECK_OK(ln_file_read(&t->call, &text, path));
    CHECK_OK(ln_json_parse(&t->call, &json, text, "keystore"));
    ln_json_reader_t r = ln_json_reader(&t->arena);
    ln_json_t *entry = ln_json_at(ln_json_get(&r, json, "keys"), 0);
    CHECK_BYTES(ln_json_read_text(&r, ln_json_at(entry, 0)),
                ln_value_text(&ln_account_owner_type, &t->arena, &owner));
    CHECK_BYTES(
        ln_json_read_bytes(&r, ln_json_at(entry, 1)),
        LN_LITERAL("{\"Ed25519\":"
                   "\"3737373737373737373737373737373737373737373737373737373737373737\"}"));
    CHECK(ln_json_is_null(ln_json_get(&r, json, "prng_seed")) && !r.failed);
}

/* Signatures over the proposal hash of spec 01 §13.2. */
TEST(every_scheme_signs)
{
    static const struct {
        ln_account_secret_key_tag_t tag;
        const char *secret, *owner, *signature;
    } cases[] = {
        {LN_ACCOUNT_SECRET_KEY_EVM_SECP256K1,
         "f77a21701522a03b01c111ad2d2cdaf2b8403b47507ee0aec3c2e52b765d7a66",
         "0x6e0ab7f37b667b7228d3a03116ca21be83213823",
         "d69d31203f59be441fd02cdf68b2504cbcdd7215905c9b7dc3a7ccbf09afe145503c93b391810ce9edd6ee36"
         "b1e817b2d0e9dabdf4a098da8c2f670ef4198e8a1b"},
        {LN_ACCOUNT_SECRET_KEY_ED25519,
         "5555555555555555555555555555555555555555555555555555555555555555",
         "0x1923dc71edfa46c470fd50fab3fdd27cd0de94049b1b84a5970da939f1c5c40d",
         "0ffa5c043554a31dc61f8727cc1fa7bf204e5c13b5df202b7a6fd65bdeb29a04d4e6124ec0ad06d348ef64ca"
         "56ada3592f7bd6a679ad7b8118700c536fae560f"},
        {LN_ACCOUNT_SECRET_KEY_SECP256K1,
         "0000000000000000000000000000000000000000000000000000000000000055",
         "0xf705baf341b91a49a7bf104402d5bf8b9bf2dd7be5d1709c163bf0fd34b806ad",
         "5058b6580d3a37067eb2619b1801c3485d596b5159732708615012fb7ae215072161870dddc2011266861e81"
         "126f3b08a05d4e90a33978b5c590c5932c5b5f7a"},
    };
    const char *path = ln_test_path(t, "keystore.json");
    ln_keystore_t *keystore = create(t, path, no_seed);
    ln_hash_t hash;
    CHECK(ln_hex_parse(
        hash.bytes, 32,
        LN_LITERAL("a2dd300ea227cfbe963ac517ef680d0bee514d2a855a19d73f672d65a76bce06")));
    for (size_t i = 0; i < LN_COUNT(cases); i++) {
        ln_account_secret_key_t secret = secret_of(t, cases[i].tag, cases[i].secret);
        ln_account_owner_t owner, expected = owner_of(t, cases[i].owner);
        CHECK_OK(ln_keystore_add(&t->call, keystore, &owner, &secret));
        CHECK(ln_account_owner_equal(&owner, &expected));
    }
    ln_keystore_close(keystore);

    keystore = open_keystore(t, path);
    CHECK(ln_keystore_count(keystore) == LN_COUNT(cases));
    for (size_t i = 0; i < LN_COUNT(cases); i++) {
        ln_account_owner_t owner = owner_of(t, cases[i].owner);
        ln_account_signature_t signature;
        CHECK_OK(ln_keystore_sign(&t->call, keystore, &signature, &owner, &hash));
        ln_account_owner_t signer = ln_signature_owner(&signature);
        CHECK(ln_account_owner_equal(&owner, &signer));
        CHECK(ln_signature_verify(&signature, &hash));
        ln_bytes_t expected = ln_test_unhex(&t->arena, cases[i].signature);
        CHECK_BYTES(ln_bytes(&signature.ed25519.signature, expected.size), expected);
    }
    ln_keystore_close(keystore);
}

TEST(a_key_that_is_not_there_is_an_error)
{
    ln_keystore_t *keystore = ln_keystore_in_memory(&t->env.env, no_seed);
    ln_account_owner_t owner = ln_test_owner(1);
    ln_account_signature_t signature;
    ln_account_public_key_t key;
    ln_hash_t hash = {{0}};
    CHECK_ERR(LN_ERR_NO_OWNER_KEY, ln_keystore_sign(&t->call, keystore, &signature, &owner, &hash));
    CHECK_ERR(LN_ERR_NO_OWNER_KEY, ln_keystore_public_key(&t->call, keystore, &key, &owner));
    CHECK_ERR(LN_ERR_WALLET, ln_keystore_forget(&t->call, keystore, &owner));
    ln_account_secret_key_t zero = {.tag = LN_ACCOUNT_SECRET_KEY_SECP256K1};
    CHECK_ERR(LN_ERR_WALLET, ln_keystore_add(&t->call, keystore, &owner, &zero));
    ln_keystore_close(keystore);
}

TEST(keys_of_two_processes_are_all_kept)
{
    const char *path = ln_test_path(t, "keystore.json");
    ln_keystore_t *a = create(t, path, no_seed), *b = open_keystore(t, path);
    ln_account_owner_t first, second, third;
    CHECK_OK(ln_keystore_generate(&t->call, a, &first, 1));
    CHECK_OK(ln_keystore_generate(&t->call, b, &second, 1));
    CHECK_OK(ln_keystore_generate(&t->call, a, &third, 1));
    CHECK(ln_keystore_count(a) == 3 && ln_keystore_count(b) == 2);
    CHECK(ln_keystore_has(a, &second) && !ln_keystore_has(b, &third));
    CHECK_OK(ln_keystore_forget(&t->call, a, &first));
    CHECK_OK(ln_keystore_refresh(&t->call, b));
    CHECK(ln_keystore_count(b) == 2 && !ln_keystore_has(b, &first));
    ln_keystore_close(a);
    ln_keystore_close(b);
}

TEST(owners_are_listed_in_order)
{
    enum { COUNT = 40 };
    ln_keystore_t *keystore = ln_keystore_in_memory(&t->env.env, no_seed);
    ln_account_owner_t owners[COUNT];
    CHECK_OK(ln_keystore_generate(&t->call, keystore, owners, COUNT));
    for (size_t i = 0; i + 1 < COUNT; i++) {
        ln_account_owner_t a = ln_keystore_owner(keystore, i),
                           b = ln_keystore_owner(keystore, i + 1);
        CHECK(ln_value_compare(&ln_account_owner_type, &a, &b) < 0);
    }
    ln_keystore_close(keystore);
}

TEST(files_that_are_no_keystore)
{
    const char *path = ln_test_path(t, "keystore.json");
    ln_keystore_t *keystore = NULL;
    CHECK_ERR(LN_ERR_WALLET, ln_keystore_open(&t->call, &keystore, &t->env.env, path));
    CHECK(ln_test_error_says(t, "there is no keystore"));
    CHECK_OK(ln_file_replace(&t->call, path, 0600, LN_LITERAL("{\"keys\": 3}")));
    CHECK_ERR(LN_ERR_WALLET, ln_keystore_open(&t->call, &keystore, &t->env.env, path));
    CHECK(ln_test_error_says(t, "keystore.json"));
    CHECK_ERR(LN_ERR_WALLET, ln_keystore_create(&t->call, &keystore, &t->env.env, path, no_seed));
    CHECK(ln_test_error_says(t, "exists already"));
    CHECK(keystore == NULL);
}

/* A scheme of the future must not make the other keys useless. */
TEST(an_unreadable_key_stays_and_harms_nobody)
{
    static const char text[] =
        "{\"keys\": [[\"0x0100000000000000000000000000000000000000000000000000000000000000\","
        " [123, 125]]], \"prng_seed\": null}";
    const char *path = ln_test_path(t, "keystore.json");
    ln_account_owner_t odd = ln_test_owner(1), owner;
    ln_account_signature_t signature;
    ln_hash_t hash = {{0}};
    CHECK_OK(ln_file_replace(&t->call, path, 0600, ln_text(text)));
    ln_keystore_t *keystore = open_keystore(t, path);
    CHECK_ERR(LN_ERR_WALLET, ln_keystore_sign(&t->call, keystore, &signature, &odd, &hash));
    CHECK_OK(ln_keystore_generate(&t->call, keystore, &owner, 1));
    ln_keystore_close(keystore);
    keystore = open_keystore(t, path);
    CHECK(ln_keystore_has(keystore, &odd));
    CHECK_OK(ln_keystore_sign(&t->call, keystore, &signature, &owner, &hash));
    ln_keystore_close(keystore);
}

TEST(open_or_create_keeps_what_is_there)
{
    const char *path = ln_test_path(t, "keystore.json");
    ln_keystore_t *keystore = NULL;
    ln_account_owner_t owner;
    CHECK_OK(ln_keystore_open_or_create(&t->call, &keystore, &t->env.env, path, no_seed));
    CHECK_OK(ln_keystore_generate(&t->call, keystore, &owner, 1));
    ln_keystore_close(keystore);
    CHECK_OK(ln_keystore_open_or_create(&t->call, &keystore, &t->env.env, path, no_seed));
    CHECK(ln_keystore_has(keystore, &owner));
    ln_keystore_close(keystore);
}

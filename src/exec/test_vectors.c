/* SPDX-License-Identifier: Apache-2.0 */
/* Vectors of spec 02 §13.3 and §13.4 that are about parts of the state alone. */
#include "base/test.h"
#include "exec/gen/state.h"
#include "kv/memory.h"
#include "types/committee.h"
#include "types/ids.h"

/* --- policies and their committees (§13.3 D) */

static void check_policy(ln_test_t *t, ln_resource_control_policy_t policy, const char *sha3,
                         const char *blob_hash)
{
    ln_committee_t committee = {.policy = policy};
    ln_bytes_t bytes = ln_value_encode(&ln_committee_type, &t->arena, LN_BCS, &committee);
    ln_blob_content_t blob = {LN_BLOB_TYPE_COMMITTEE, bytes};
    ln_blob_id_t id;
    assert_int_equal(bytes.size, 394);
    CHECK(bytes.data[0] == 0); /* no validators */
    ln_hash_t hash = ln_sha3_256(ln_bytes_from(bytes, 1));
    CHECK_HEX(ln_hash_bytes(&hash), sha3);
    CHECK_OK(ln_blob_id_of(&t->call, &id, &blob));
    CHECK_HEX(ln_hash_bytes(&id.hash), blob_hash);
}

TEST(policies_have_the_bytes_of_the_vectors)
{
    check_policy(t, ln_policy_testnet(),
                 "501ed7cb456ed154506a16112ac0d33a5ea5657b833da0a49253c34619bf4283",
                 "68dd456aba38bae9458b272fb582864b5106a2e1e87de4d23fd396421de43ea8");
    check_policy(t, ln_policy_no_fees(),
                 "845506791cc8bfb13ea554f1b5134f398a51edf34305849faf167df995735249",
                 "4a3993d341fde15eeabf3316de0cae2eb55f77bfb0d870c3bbebd7d116738c58");
}

/* --- an application and its state (§13.4) */

static ln_blob_id_t blob_id(ln_test_t *t, ln_blob_type_t type, const char *content)
{
    ln_blob_content_t blob = {type, ln_text(content)};
    ln_blob_id_t id;
    CHECK_OK(ln_blob_id_of(&t->call, &id, &blob));
    return id;
}

static void check_view_hash(ln_test_t *t, void *view, const char *expected)
{
    ln_hash_t hash;
    CHECK_OK(ln_view_hash(&t->call, view, &hash));
    CHECK_HEX(ln_hash_bytes(&hash), expected);
}

TEST(an_application_has_the_ids_and_hashes_of_the_vector)
{
    ln_blob_id_t contract = blob_id(t, LN_BLOB_TYPE_CONTRACT_BYTECODE, "contract0"),
                 service = blob_id(t, LN_BLOB_TYPE_SERVICE_BYTECODE, "service0");
    CHECK_HEX(ln_hash_bytes(&contract.hash),
              "c8f10a73f1f7866ea72c197ef9d32ee56e6fc90994a6d31ec9358e348a0824dc");
    CHECK_HEX(ln_hash_bytes(&service.hash),
              "a79e34c66f4a652e05210098b30eb52916e427838d38e95756261cc6c2d06719");
    ln_test_string_t name = {LN_LITERAL("chain")};
    ln_application_description_t description = {
        .module_id = {contract.hash, service.hash, LN_VM_RUNTIME_WASM},
        .creator_chain_id = {ln_test_string_hash(&t->arena, &name)}};
    ln_application_id_t id = ln_application_description_id(&t->arena, &description);
    CHECK_HEX(ln_hash_bytes(&id.hash),
              "dd16c050a6e01f425584cc87355ada70ea8ff3cd907fc79b75315c0894e4a42e");

    ln_kv_t *kv = ln_kv_memory();
    ln_view_context_t context = {kv, &t->arena};
    ln_execution_state_t *state = LN_NEW(&t->arena, ln_execution_state_t);
    CHECK_OK(ln_view_open(&t->call, state, &ln_execution_state_view, &context, LN_LITERAL("\1")));
    ln_blob_id_t ids[] = {contract, service, {id.hash, LN_BLOB_TYPE_APPLICATION_DESCRIPTION}};
    for (size_t i = 0; i < LN_COUNT(ids); i++)
        ln_set_view_insert(&t->call, &state->system.used_blobs, &ids[i]);
    check_view_hash(t, &state->system.used_blobs,
                    "cbeab36a32f35561ba8111ebd28075bda6177447d280a0e5d958cd76e848932f");

    void *entry;
    ln_batch_t batch = ln_batch(&t->arena);
    uint64_t value = 42; /* little-endian, as this machine */
    CHECK_OK(ln_collection_load(&t->call, &state->users, &entry, &id));
    ln_batch_put_copy(&batch, LN_KV_ENTRY, ln_test_unhex(&t->arena, "0100000000"),
                      ln_bytes(&value, sizeof(value)));
    ln_key_value_write(&t->call, entry, &batch);
    check_view_hash(t, entry, "fa8fe3b7459ba333ee0b3102550b0df32b3b64164fe1e344586ef08579e6f6ff");
    check_view_hash(t, &state->users,
                    "c26f52c8a0ccac21227c2c65610ca25f21ea5b7a6f00719f91db9984c0567aac");
    ln_kv_free(kv);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* client/test_help.h - a network in one thread: validators, users with their local nodes, and the
 * wires between them, under a clock that jumps to whatever is due next.
 *
 *     user 0 --link--+--> validator 0: worker, memory store, clock of its own
 *     user 1 --link--+--> validator 1
 *                    ...
 *
 * Validators are real: they execute, vote and deliver messages between their chains. A link can be
 * slow, silent or broken, for one user or for all; a validator can lie: a function of the test
 * looks at each answer before it is sent, and changes it. Requests and answers are encoded and
 * decoded on the way, so that nothing else is shared.
 *
 * Chain n (0 is the admin chain) belongs to owner n and has 1000 tokens. A test runs in a task and
 * so reads from top to bottom:
 *
 *     WORLD_TEST(what_holds, .fees = true)
 *     {
 *         test_user_t *user = test_user(w);
 *         CHECK_OK(test_pay(user, 1, 2, 10));
 *     }
 */
#ifndef LN_CLIENT_TEST_HELP_H
#define LN_CLIENT_TEST_HELP_H

#include "base/test.h"
#include "client/chain_client.h"
#include "net/drive.h"
#include "types/block.h"
#include "types/committee.h"
#include "types/ids.h"
#include "worker/genesis.h"

#include <stdio.h>

/* A task's stack cannot be left by a jump, so what fails in a task says so and stays where it is,
 * and the test fails from outside. */
LN_NORETURN void test_fail(const char *file, int line);

#undef CHECK
#undef CHECK_OK
#undef CHECK_ERR
#undef CHECK_BYTES
#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            print_error("%s\n", #condition);                                                       \
            test_fail(__FILE__, __LINE__);                                                         \
        }                                                                                          \
    } while (0)
#define CHECK_ERR(expected, expression)                                                            \
    do {                                                                                           \
        ln_err_t check_err_ = (expression);                                                        \
        if (check_err_ != (expected)) {                                                            \
            print_error("%s gave %s: %.*s\n", #expression, ln_err_name(check_err_),                \
                        LN_TEXT_ARG(ln_call_text(&t->call, check_err_)));                          \
            test_fail(__FILE__, __LINE__);                                                         \
        }                                                                                          \
    } while (0)
#define CHECK_OK(expression) CHECK_ERR(LN_OK, expression)

#define TEST_CHAINS 5
#define TEST_VALIDATORS_MAX 6
#define TEST_USERS_MAX 4
#define TEST_TOKEN ((ln_u128_t)1000000000000000000u)
#define TEST_LINK_US 10000 /* there and back */
#define TEST_GRACE_US 500000
#define TEST_SECOND_US 1000000u
#define TEST_DAY_US (86400u * (uint64_t)TEST_SECOND_US)

typedef struct test_world test_world_t;
typedef struct test_validator test_validator_t;

/* What happens to a request. */
typedef enum {
    TEST_UP,
    TEST_DOWN,         /* nobody listens: an error at once */
    TEST_SILENT,       /* neither handled nor answered */
    TEST_LOSES_ANSWERS /* handled, never answered */
} test_fault_t;

/* Looks at an honest answer, and may replace it. */
typedef void (*test_lie_t)(test_validator_t *validator, ln_call_t *call, ln_rpc_message_t *answer,
                           const ln_rpc_message_t *request);

struct test_validator {
    test_world_t *w;
    uint8_t number;
    ln_secp256k1_secret_t secret;
    ln_secp256k1_public_key_t key;
    ln_env_t env; /* the world's, but for the clock */
    int64_t ahead_us;
    ln_kv_t *kv;
    ln_store_t *store;
    ln_worker_t *worker;
    test_fault_t fault; /* towards everybody */
    uint64_t delay_us;  /* besides that of the link */
    test_lie_t lie;
    void *lie_subject;
    size_t requests; /* since the test set it to 0 */
    size_t certificates_given;
};

typedef struct {
    test_world_t *w;
    ln_kv_t *kv;
    ln_store_t *store;
    ln_client_t *client;
    uint32_t keys; /* bit n: it has the key of owner n */
    test_fault_t faults[TEST_VALIDATORS_MAX];
    ln_chain_client_t chains[TEST_CHAINS];
    bool opened[TEST_CHAINS];
} test_user_t;

/* How the network begins. */
typedef struct {
    uint8_t validators, committee; /* 0: 4 of them; 0: all are in the first committee */
    bool fees;                     /* those of the testnet */
    bool super;                    /* owners are super owners */
    bool shared;                   /* chain 1 belongs to owner 2 too */
    uint32_t multi_leader_rounds;  /* 0: 2 */
    uint32_t no_multi_leader;      /* 1: none */
} test_shape_t;

struct test_world {
    ln_test_t *t;
    test_shape_t shape;
    ln_loop_t loop;
    ln_genesis_config_t genesis;
    ln_chain_id_t chains[TEST_CHAINS];
    test_validator_t validators[TEST_VALIDATORS_MAX];
    size_t validator_count;
    test_user_t users[TEST_USERS_MAX];
    size_t user_count;
};

/* Makes the world, runs the body in a task, checks that nothing of it still runs, and ends the
 * world. */
void test_world_run(ln_test_t *t, const test_shape_t *shape, void (*body)(test_world_t *w));

#define WORLD_TEST(name, ...)                                                                      \
    static void name##_in(test_world_t *w, ln_test_t *t);                                          \
    static void name##_body(test_world_t *w)                                                       \
    {                                                                                              \
        name##_in(w, w->t);                                                                        \
    }                                                                                              \
    TEST(name)                                                                                     \
    {                                                                                              \
        test_world_run(t, &(test_shape_t){__VA_ARGS__}, name##_body);                              \
    }                                                                                              \
    static void name##_in(LN_UNUSED test_world_t *w, LN_UNUSED ln_test_t *t)

/* Virtual time. */
uint64_t test_now_us(const test_world_t *w);
void test_sleep(test_world_t *w, uint64_t us);

/* --- validators */

ln_account_owner_t test_owner(uint8_t number);
ln_committee_t test_committee(test_world_t *w, uint8_t first, uint8_t count);

/* All but one validator, or one, in the same state. */
void test_set_fault(test_world_t *w, uint8_t first, uint8_t count, test_fault_t fault);

/* The height a validator is at. */
uint64_t test_height(test_validator_t *validator, uint8_t chain);

/* Signs changed chain information anew. */
void test_sign_info(test_validator_t *validator, ln_call_t *call, ln_rpc_message_t *answer);
void test_refuse(ln_rpc_message_t *answer, ln_call_t *call, const char *text);

/* Hands a certificate to one validator, without any client. */
ln_err_t test_tell(test_validator_t *validator,
                   const ln_confirmed_block_certificate_t *certificate);

/* --- users: each with an empty local node, and the keys of all owners */

test_user_t *test_user(test_world_t *w);

/* The chain, opened by its owner with nothing known of it. */
ln_chain_client_t *test_chain(test_user_t *user, uint8_t number);

/* The same by another owner. */
ln_chain_client_t *test_chain_as(test_user_t *user, uint8_t number, uint8_t owner);

ln_operation_t test_transfer(const test_world_t *w, uint8_t to, uint64_t tokens);
ln_operation_t test_publish(test_world_t *w, const char *data, ln_blob_content_list_t *blobs);

/* One block with one operation. */
ln_err_t test_execute(ln_chain_client_t *chain, ln_confirmed_block_certificate_t *out,
                      ln_operation_t operation);

/* A transfer of tokens from chain to chain. */
ln_err_t test_pay(test_user_t *user, uint8_t from, uint8_t to, uint64_t tokens);

/* If the error says until when to wait, waits. */
bool test_waited(test_user_t *user, ln_err_t err);

/* The next height in the local node. */
uint64_t test_local_height(test_user_t *user, uint8_t chain);

/* Whole tokens of the chain, by the last block here. */
uint64_t test_tokens(test_user_t *user, uint8_t chain);

/* Are all validators at the height, with the same block before it? */
bool test_all_at(test_world_t *w, uint8_t chain, uint64_t height);

#endif

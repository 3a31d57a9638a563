/* SPDX-License-Identifier: Apache-2.0 */
#include "wallet/test_help.h"

#include "types/committee.h"
#include "wallet/genesis_file.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64];

static void remove_folder(LN_UNUSED void *subject)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        char path[512];
        snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
        (void)remove(path); /* fails for . and .. */
    }
    if (dir != NULL)
        closedir(dir);
    rmdir(folder);
    folder[0] = '\0';
}

const char *ln_test_path(ln_test_t *t, const char *name)
{
    if (folder[0] == '\0') {
        snprintf(folder, sizeof(folder), "/tmp/linen-wallet-XXXXXX");
        CHECK(mkdtemp(folder) != NULL);
        ln_arena_on_reset(&t->arena, remove_folder, NULL);
    }
    return (const char *)ln_format(&t->arena, "%s/%s", folder, name).data;
}

ln_account_owner_t ln_test_owner(uint8_t number)
{
    ln_account_owner_t owner = {.tag = LN_ACCOUNT_OWNER_ADDRESS32};
    owner.address32.bytes[0] = number;
    return owner;
}

ln_chain_id_t ln_test_chain_id(uint8_t number)
{
    ln_chain_id_t id = {0};
    id.hash.bytes[0] = number;
    return id;
}

static ln_committee_t committee(void)
{
    static ln_secp256k1_public_key_validator_state_map_entry_t validator;
    ln_secp256k1_secret_t secret = {{1}};
    validator.key = ln_secp256k1_public_key(&secret);
    validator.value.votes = 100;
    validator.value.network_address = LN_LITERAL("grpc:localhost:13001");
    return (ln_committee_t){.validators = {&validator, 1}, .policy = ln_policy_no_fees()};
}

ln_genesis_config_t ln_test_genesis(ln_test_t *t, size_t chain_count)
{
    ln_account_owner_t *owners = LN_NEW_ARRAY(&t->arena, ln_account_owner_t, chain_count);
    for (size_t i = 0; i < chain_count; i++)
        owners[i] = ln_test_owner((uint8_t)(i + 1));
    ln_genesis_options_t options = {.committee = committee(),
                                    .timestamp = {1700000000000000},
                                    .network_name = LN_LITERAL("test"),
                                    .owners = owners,
                                    .owner_count = chain_count,
                                    .balance = {1000}};
    return ln_genesis_make(&t->arena, &options);
}

bool ln_test_error_says(ln_test_t *t, const char *part)
{
    return strstr(ln_text_copy_z(&t->arena, t->call.text), part) != NULL;
}

unsigned ln_test_mode(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 ? info.st_mode & 0777 : 0;
}

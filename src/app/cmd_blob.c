/* SPDX-License-Identifier: Apache-2.0 */
/* publish-data-blob, read-data-blob (spec 04 §14.3). */
#include "app/client_options.h"
#include "app/session.h"
#include "base/file.h"
#include "types/ids.h"

static ln_err_t publish_to(ln_session_t *session, ln_chain_client_t *chain, void *subject)
{
    ln_blob_content_t *blob = subject;
    ln_confirmed_block_certificate_t certificate;
    ln_operation_t operation = {.tag = LN_OPERATION_SYSTEM,
                                .system = {.tag = LN_SYSTEM_OPERATION_PUBLISH_DATA_BLOB}};
    ln_blob_id_t id;
    LN_TRY(ln_blob_id_of(session->call, &id, blob));
    operation.system.publish_data_blob.blob_hash = id.hash;
    LN_TRY(ln_session_execute(session, chain, &certificate, &(ln_operations_t){&operation, 1},
                              &(ln_blob_content_list_t){blob, 1}));
    ln_print_value(session->call, &ln_hash_type, &id.hash);
    return LN_OK;
}

static ln_err_t publish(ln_session_t *session)
{
    ln_blob_content_t blob = {.blob_type = LN_BLOB_TYPE_DATA};
    ln_chain_id_t id;
    LN_TRY(ln_file_read(session->call, &blob.bytes, ln_arg_at(session->run->args, 0)));
    LN_TRY(ln_session_chain_id(session, &id, ln_arg_at(session->run->args, 1)));
    return ln_session_with_chain(session, &id, publish_to, &blob);
}

ln_err_t cmd_publish_data_blob(ln_run_t *run)
{
    return ln_session_command(run, publish);
}

static ln_err_t read(ln_session_t *session)
{
    ln_system_operation_t operation = {.tag = LN_SYSTEM_OPERATION_VERIFY_BLOB};
    ln_confirmed_block_certificate_t certificate;
    ln_chain_id_t id;
    operation.verify_blob.blob_id.blob_type = LN_BLOB_TYPE_DATA;
    LN_TRY(ln_arg_parse(session->call, &ln_hash_type, &operation.verify_blob.blob_id.hash,
                        "the hash", ln_arg_at(session->run->args, 0)));
    LN_TRY(ln_session_chain_id(session, &id, ln_arg_at(session->run->args, 1)));
    return ln_session_operation(session, &id, &certificate, &operation);
}

ln_err_t cmd_read_data_blob(ln_run_t *run)
{
    return ln_session_command(run, read);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Requests against a fixed schema: parsing and validation must refuse or accept, never more. */
#include "graphql/parse.h"
#include "graphql/test_sample.h"
#include "graphql/validate.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static ln_arena_t forever, arena;
    static ln_gql_schema_t *schema;
    const ln_gql_limits_t limits = ln_gql_limits();
    ln_call_t call = ln_call(&forever);
    if (schema == NULL && sample_schema(&call, &schema) != LN_OK)
        return -1;
    ln_gql_errors_t errors = ln_gql_errors(&arena, ln_bytes(data, size));
    ln_gql_document_t document;
    ln_err_t err = ln_gql_parse(&document, &errors, &limits);
    if (err == LN_OK)
        err = ln_gql_validate(schema, &document, &errors, &limits);
    LN_ASSERT((err == LN_OK) == (errors.count == 0));
    LN_ASSERT(err == LN_OK || ln_utf8_valid(ln_gql_errors_answer(&errors)));
    ln_arena_reset(&arena);
    return 0;
}

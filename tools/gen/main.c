/* SPDX-License-Identifier: Apache-2.0 */
#include "gen.h"

int main(int argc, char **argv)
{
    static schema_t schema;
    if (argc != 3)
        die("usage: gen SCHEMA_FOLDER OUTPUT_ROOT");
    schema_read(&schema, text("%s/types.bcs", argv[1]));
    /* Views first: they name composite types, which are then declared with the others. */
    emit_views(&schema, text("%s/state.views", argv[1]), argv[2]);
    emit_types(&schema, argv[2]);
    emit_proto(text("%s/rpc.proto", argv[1]), argv[2]);
    return 0;
}

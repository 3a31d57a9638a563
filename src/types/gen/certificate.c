/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
#include "types/gen/certificate.h"

#include "types/check.h"

#include <stddef.h>

void ln_certificate_kind_write(ln_writer_t *w, const ln_certificate_kind_t *v)
{
    ln_write_variant(w, (uint32_t)*v);
}

void ln_certificate_kind_read(ln_reader_t *r, ln_certificate_kind_t *v)
{
    *v = (ln_certificate_kind_t)ln_read_variant(r, 3);
}

static const ln_field_t certificate_kind_fields[] = {
    {"Timeout", 0, NULL},
    {"Validated", 0, NULL},
    {"Confirmed", 0, NULL},
};
static void certificate_kind_write_any(ln_writer_t *w, const void *v)
{
    ln_certificate_kind_write(w, (const ln_certificate_kind_t *)v);
}
static void certificate_kind_read_any(ln_reader_t *r, void *v)
{
    ln_certificate_kind_read(r, (ln_certificate_kind_t *)v);
}
const ln_type_t ln_certificate_kind_type = {
    .name = "CertificateKind",
    .kind = LN_KIND_UNIT_ENUM,
    .size = sizeof(ln_certificate_kind_t),
    .write = certificate_kind_write_any,
    .read = certificate_kind_read_any,
    .fields = certificate_kind_fields,
    .field_count = 3,
};

void ln_lite_value_write(ln_writer_t *w, const ln_lite_value_t *v)
{
    ln_hash_write(w, &v->value_hash);
    ln_chain_id_write(w, &v->chain_id);
    ln_certificate_kind_write(w, &v->kind);
}

void ln_lite_value_read(ln_reader_t *r, ln_lite_value_t *v)
{
    ln_hash_read(r, &v->value_hash);
    ln_chain_id_read(r, &v->chain_id);
    ln_certificate_kind_read(r, &v->kind);
}

static const ln_field_t lite_value_fields[] = {
    {"value_hash", offsetof(ln_lite_value_t, value_hash), &ln_hash_type},
    {"chain_id", offsetof(ln_lite_value_t, chain_id), &ln_chain_id_type},
    {"kind", offsetof(ln_lite_value_t, kind), &ln_certificate_kind_type},
};
static void lite_value_write_any(ln_writer_t *w, const void *v)
{
    ln_lite_value_write(w, (const ln_lite_value_t *)v);
}
static void lite_value_read_any(ln_reader_t *r, void *v)
{
    ln_lite_value_read(r, (ln_lite_value_t *)v);
}
const ln_type_t ln_lite_value_type = {
    .name = "LiteValue",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_lite_value_t),
    .write = lite_value_write_any,
    .read = lite_value_read_any,
    .fields = lite_value_fields,
    .field_count = 3,
};

void ln_vote_value_write(ln_writer_t *w, const ln_vote_value_t *v)
{
    ln_hash_write(w, &v->value_hash);
    ln_round_write(w, &v->round);
    ln_certificate_kind_write(w, &v->kind);
}

void ln_vote_value_read(ln_reader_t *r, ln_vote_value_t *v)
{
    ln_hash_read(r, &v->value_hash);
    ln_round_read(r, &v->round);
    ln_certificate_kind_read(r, &v->kind);
}

static const ln_field_t vote_value_fields[] = {
    {"value_hash", offsetof(ln_vote_value_t, value_hash), &ln_hash_type},
    {"round", offsetof(ln_vote_value_t, round), &ln_round_type},
    {"kind", offsetof(ln_vote_value_t, kind), &ln_certificate_kind_type},
};
static void vote_value_write_any(ln_writer_t *w, const void *v)
{
    ln_vote_value_write(w, (const ln_vote_value_t *)v);
}
static void vote_value_read_any(ln_reader_t *r, void *v)
{
    ln_vote_value_read(r, (ln_vote_value_t *)v);
}
const ln_type_t ln_vote_value_type = {
    .name = "VoteValue",
    .kind = LN_KIND_TUPLE,
    .size = sizeof(ln_vote_value_t),
    .write = vote_value_write_any,
    .read = vote_value_read_any,
    .fields = vote_value_fields,
    .field_count = 3,
    .hash_name = "VoteValue",
};

void ln_lite_vote_write(ln_writer_t *w, const ln_lite_vote_t *v)
{
    ln_lite_value_write(w, &v->value);
    ln_round_write(w, &v->round);
    ln_secp256k1_signature_write(w, &v->signature);
}

void ln_lite_vote_read(ln_reader_t *r, ln_lite_vote_t *v)
{
    ln_lite_value_read(r, &v->value);
    ln_round_read(r, &v->round);
    ln_secp256k1_signature_read(r, &v->signature);
}

static const ln_field_t lite_vote_fields[] = {
    {"value", offsetof(ln_lite_vote_t, value), &ln_lite_value_type},
    {"round", offsetof(ln_lite_vote_t, round), &ln_round_type},
    {"signature", offsetof(ln_lite_vote_t, signature), &ln_secp256k1_signature_type},
};
static void lite_vote_write_any(ln_writer_t *w, const void *v)
{
    ln_lite_vote_write(w, (const ln_lite_vote_t *)v);
}
static void lite_vote_read_any(ln_reader_t *r, void *v)
{
    ln_lite_vote_read(r, (ln_lite_vote_t *)v);
}
const ln_type_t ln_lite_vote_type = {
    .name = "LiteVote",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_lite_vote_t),
    .write = lite_vote_write_any,
    .read = lite_vote_read_any,
    .fields = lite_vote_fields,
    .field_count = 3,
};

void ln_lite_certificate_write(ln_writer_t *w, const ln_lite_certificate_t *v)
{
    ln_lite_value_write(w, &v->value);
    ln_round_write(w, &v->round);
    ln_validator_signature_list_write(w, &v->signatures);
}

void ln_lite_certificate_read(ln_reader_t *r, ln_lite_certificate_t *v)
{
    ln_lite_value_read(r, &v->value);
    ln_round_read(r, &v->round);
    ln_validator_signature_list_read(r, &v->signatures);
}

static const ln_field_t lite_certificate_fields[] = {
    {"value", offsetof(ln_lite_certificate_t, value), &ln_lite_value_type},
    {"round", offsetof(ln_lite_certificate_t, round), &ln_round_type},
    {"signatures", offsetof(ln_lite_certificate_t, signatures), &ln_validator_signature_list_type},
};
static void lite_certificate_write_any(ln_writer_t *w, const void *v)
{
    ln_lite_certificate_write(w, (const ln_lite_certificate_t *)v);
}
static void lite_certificate_read_any(ln_reader_t *r, void *v)
{
    ln_lite_certificate_read(r, (ln_lite_certificate_t *)v);
}
const ln_type_t ln_lite_certificate_type = {
    .name = "LiteCertificate",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_lite_certificate_t),
    .write = lite_certificate_write_any,
    .read = lite_certificate_read_any,
    .fields = lite_certificate_fields,
    .field_count = 3,
};

void ln_timeout_write(ln_writer_t *w, const ln_timeout_t *v)
{
    ln_chain_id_write(w, &v->chain_id);
    ln_block_height_write(w, &v->height);
    ln_epoch_write(w, &v->epoch);
}

void ln_timeout_read(ln_reader_t *r, ln_timeout_t *v)
{
    ln_chain_id_read(r, &v->chain_id);
    ln_block_height_read(r, &v->height);
    ln_epoch_read(r, &v->epoch);
}

static const ln_field_t timeout_fields[] = {
    {"chain_id", offsetof(ln_timeout_t, chain_id), &ln_chain_id_type},
    {"height", offsetof(ln_timeout_t, height), &ln_block_height_type},
    {"epoch", offsetof(ln_timeout_t, epoch), &ln_epoch_type},
};
static void timeout_write_any(ln_writer_t *w, const void *v)
{
    ln_timeout_write(w, (const ln_timeout_t *)v);
}
static void timeout_read_any(ln_reader_t *r, void *v)
{
    ln_timeout_read(r, (ln_timeout_t *)v);
}
const ln_type_t ln_timeout_type = {
    .name = "Timeout",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_timeout_t),
    .write = timeout_write_any,
    .read = timeout_read_any,
    .fields = timeout_fields,
    .field_count = 3,
    .hash_name = "Timeout",
};

void ln_timeout_certificate_write(ln_writer_t *w, const ln_timeout_certificate_t *v)
{
    ln_timeout_write(w, &v->value);
    ln_round_write(w, &v->round);
    ln_validator_signature_list_write(w, &v->signatures);
}

void ln_timeout_certificate_read(ln_reader_t *r, ln_timeout_certificate_t *v)
{
    ln_timeout_read(r, &v->value);
    ln_round_read(r, &v->round);
    ln_validator_signature_list_read(r, &v->signatures);
    ln_timeout_certificate_check(r, v);
}

static const ln_field_t timeout_certificate_fields[] = {
    {"value", offsetof(ln_timeout_certificate_t, value), &ln_timeout_type},
    {"round", offsetof(ln_timeout_certificate_t, round), &ln_round_type},
    {"signatures", offsetof(ln_timeout_certificate_t, signatures),
     &ln_validator_signature_list_type},
};
static void timeout_certificate_write_any(ln_writer_t *w, const void *v)
{
    ln_timeout_certificate_write(w, (const ln_timeout_certificate_t *)v);
}
static void timeout_certificate_read_any(ln_reader_t *r, void *v)
{
    ln_timeout_certificate_read(r, (ln_timeout_certificate_t *)v);
}
const ln_type_t ln_timeout_certificate_type = {
    .name = "TimeoutCertificate",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_timeout_certificate_t),
    .write = timeout_certificate_write_any,
    .read = timeout_certificate_read_any,
    .fields = timeout_certificate_fields,
    .field_count = 3,
};

void ln_validated_block_certificate_write(ln_writer_t *w, const ln_validated_block_certificate_t *v)
{
    ln_block_write(w, &v->value);
    ln_round_write(w, &v->round);
    ln_validator_signature_list_write(w, &v->signatures);
}

void ln_validated_block_certificate_read(ln_reader_t *r, ln_validated_block_certificate_t *v)
{
    ln_block_read(r, &v->value);
    ln_round_read(r, &v->round);
    ln_validator_signature_list_read(r, &v->signatures);
    ln_validated_block_certificate_check(r, v);
}

static const ln_field_t validated_block_certificate_fields[] = {
    {"value", offsetof(ln_validated_block_certificate_t, value), &ln_block_type},
    {"round", offsetof(ln_validated_block_certificate_t, round), &ln_round_type},
    {"signatures", offsetof(ln_validated_block_certificate_t, signatures),
     &ln_validator_signature_list_type},
};
static void validated_block_certificate_write_any(ln_writer_t *w, const void *v)
{
    ln_validated_block_certificate_write(w, (const ln_validated_block_certificate_t *)v);
}
static void validated_block_certificate_read_any(ln_reader_t *r, void *v)
{
    ln_validated_block_certificate_read(r, (ln_validated_block_certificate_t *)v);
}
const ln_type_t ln_validated_block_certificate_type = {
    .name = "ValidatedBlockCertificate",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_validated_block_certificate_t),
    .write = validated_block_certificate_write_any,
    .read = validated_block_certificate_read_any,
    .fields = validated_block_certificate_fields,
    .field_count = 3,
};

void ln_confirmed_block_certificate_write(ln_writer_t *w, const ln_confirmed_block_certificate_t *v)
{
    ln_block_write(w, &v->value);
    ln_round_write(w, &v->round);
    ln_validator_signature_list_write(w, &v->signatures);
}

void ln_confirmed_block_certificate_read(ln_reader_t *r, ln_confirmed_block_certificate_t *v)
{
    ln_block_read(r, &v->value);
    ln_round_read(r, &v->round);
    ln_validator_signature_list_read(r, &v->signatures);
    ln_confirmed_block_certificate_check(r, v);
}

static const ln_field_t confirmed_block_certificate_fields[] = {
    {"value", offsetof(ln_confirmed_block_certificate_t, value), &ln_block_type},
    {"round", offsetof(ln_confirmed_block_certificate_t, round), &ln_round_type},
    {"signatures", offsetof(ln_confirmed_block_certificate_t, signatures),
     &ln_validator_signature_list_type},
};
static void confirmed_block_certificate_write_any(ln_writer_t *w, const void *v)
{
    ln_confirmed_block_certificate_write(w, (const ln_confirmed_block_certificate_t *)v);
}
static void confirmed_block_certificate_read_any(ln_reader_t *r, void *v)
{
    ln_confirmed_block_certificate_read(r, (ln_confirmed_block_certificate_t *)v);
}
const ln_type_t ln_confirmed_block_certificate_type = {
    .name = "ConfirmedBlockCertificate",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_confirmed_block_certificate_t),
    .write = confirmed_block_certificate_write_any,
    .read = confirmed_block_certificate_read_any,
    .fields = confirmed_block_certificate_fields,
    .field_count = 3,
};

void ln_certificate_write(ln_writer_t *w, const ln_certificate_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_CERTIFICATE_VALIDATED:
        ln_validated_block_certificate_write(w, &v->validated);
        break;
    case LN_CERTIFICATE_CONFIRMED:
        ln_confirmed_block_certificate_write(w, &v->confirmed);
        break;
    case LN_CERTIFICATE_TIMEOUT:
        ln_timeout_certificate_write(w, &v->timeout);
        break;
    }
}

void ln_certificate_read(ln_reader_t *r, ln_certificate_t *v)
{
    v->tag = (ln_certificate_tag_t)ln_read_variant(r, 3);
    switch (v->tag) {
    case LN_CERTIFICATE_VALIDATED:
        ln_validated_block_certificate_read(r, &v->validated);
        break;
    case LN_CERTIFICATE_CONFIRMED:
        ln_confirmed_block_certificate_read(r, &v->confirmed);
        break;
    case LN_CERTIFICATE_TIMEOUT:
        ln_timeout_certificate_read(r, &v->timeout);
        break;
    }
}

static const ln_field_t certificate_fields[] = {
    {"Validated", offsetof(ln_certificate_t, validated), &ln_validated_block_certificate_type},
    {"Confirmed", offsetof(ln_certificate_t, confirmed), &ln_confirmed_block_certificate_type},
    {"Timeout", offsetof(ln_certificate_t, timeout), &ln_timeout_certificate_type},
};
static void certificate_write_any(ln_writer_t *w, const void *v)
{
    ln_certificate_write(w, (const ln_certificate_t *)v);
}
static void certificate_read_any(ln_reader_t *r, void *v)
{
    ln_certificate_read(r, (ln_certificate_t *)v);
}
const ln_type_t ln_certificate_type = {
    .name = "Certificate",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_certificate_t),
    .write = certificate_write_any,
    .read = certificate_read_any,
    .fields = certificate_fields,
    .field_count = 3,
};

void ln_proposal_content_write(ln_writer_t *w, const ln_proposal_content_t *v)
{
    ln_proposed_block_write(w, &v->block);
    ln_round_write(w, &v->round);
    ln_block_execution_outcome_opt_write(w, &v->outcome);
}

void ln_proposal_content_read(ln_reader_t *r, ln_proposal_content_t *v)
{
    ln_proposed_block_read(r, &v->block);
    ln_round_read(r, &v->round);
    ln_block_execution_outcome_opt_read(r, &v->outcome);
}

static const ln_field_t proposal_content_fields[] = {
    {"block", offsetof(ln_proposal_content_t, block), &ln_proposed_block_type},
    {"round", offsetof(ln_proposal_content_t, round), &ln_round_type},
    {"outcome", offsetof(ln_proposal_content_t, outcome), &ln_block_execution_outcome_opt_type},
};
static void proposal_content_write_any(ln_writer_t *w, const void *v)
{
    ln_proposal_content_write(w, (const ln_proposal_content_t *)v);
}
static void proposal_content_read_any(ln_reader_t *r, void *v)
{
    ln_proposal_content_read(r, (ln_proposal_content_t *)v);
}
const ln_type_t ln_proposal_content_type = {
    .name = "ProposalContent",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_proposal_content_t),
    .write = proposal_content_write_any,
    .read = proposal_content_read_any,
    .fields = proposal_content_fields,
    .field_count = 3,
    .hash_name = "ProposalContent",
};

void ln_original_proposal_regular_write(ln_writer_t *w, const ln_original_proposal_regular_t *v)
{
    ln_lite_certificate_write(w, &v->certificate);
}

void ln_original_proposal_regular_read(ln_reader_t *r, ln_original_proposal_regular_t *v)
{
    ln_lite_certificate_read(r, &v->certificate);
}

static const ln_field_t original_proposal_regular_fields[] = {
    {"certificate", offsetof(ln_original_proposal_regular_t, certificate),
     &ln_lite_certificate_type},
};
static void original_proposal_regular_write_any(ln_writer_t *w, const void *v)
{
    ln_original_proposal_regular_write(w, (const ln_original_proposal_regular_t *)v);
}
static void original_proposal_regular_read_any(ln_reader_t *r, void *v)
{
    ln_original_proposal_regular_read(r, (ln_original_proposal_regular_t *)v);
}
const ln_type_t ln_original_proposal_regular_type = {
    .name = "OriginalProposalRegular",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_original_proposal_regular_t),
    .write = original_proposal_regular_write_any,
    .read = original_proposal_regular_read_any,
    .fields = original_proposal_regular_fields,
    .field_count = 1,
};

void ln_original_proposal_write(ln_writer_t *w, const ln_original_proposal_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_ORIGINAL_PROPOSAL_FAST:
        ln_account_signature_write(w, &v->fast);
        break;
    case LN_ORIGINAL_PROPOSAL_REGULAR:
        ln_original_proposal_regular_write(w, &v->regular);
        break;
    }
}

void ln_original_proposal_read(ln_reader_t *r, ln_original_proposal_t *v)
{
    v->tag = (ln_original_proposal_tag_t)ln_read_variant(r, 2);
    switch (v->tag) {
    case LN_ORIGINAL_PROPOSAL_FAST:
        ln_account_signature_read(r, &v->fast);
        break;
    case LN_ORIGINAL_PROPOSAL_REGULAR:
        ln_original_proposal_regular_read(r, &v->regular);
        break;
    }
}

static const ln_field_t original_proposal_fields[] = {
    {"Fast", offsetof(ln_original_proposal_t, fast), &ln_account_signature_type},
    {"Regular", offsetof(ln_original_proposal_t, regular), &ln_original_proposal_regular_type},
};
static void original_proposal_write_any(ln_writer_t *w, const void *v)
{
    ln_original_proposal_write(w, (const ln_original_proposal_t *)v);
}
static void original_proposal_read_any(ln_reader_t *r, void *v)
{
    ln_original_proposal_read(r, (ln_original_proposal_t *)v);
}
const ln_type_t ln_original_proposal_type = {
    .name = "OriginalProposal",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_original_proposal_t),
    .write = original_proposal_write_any,
    .read = original_proposal_read_any,
    .fields = original_proposal_fields,
    .field_count = 2,
};

void ln_original_proposal_opt_write(ln_writer_t *w, const ln_original_proposal_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_original_proposal_write(w, &v->value);
}

void ln_original_proposal_opt_read(ln_reader_t *r, ln_original_proposal_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        ln_original_proposal_read(r, &v->value);
}

static void original_proposal_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_original_proposal_opt_write(w, (const ln_original_proposal_opt_t *)v);
}
static void original_proposal_opt_read_any(ln_reader_t *r, void *v)
{
    ln_original_proposal_opt_read(r, (ln_original_proposal_opt_t *)v);
}
const ln_type_t ln_original_proposal_opt_type = {
    .name = "original_proposal_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_original_proposal_opt_t),
    .write = original_proposal_opt_write_any,
    .read = original_proposal_opt_read_any,
    .inner = &ln_original_proposal_type,
    .value_offset = offsetof(ln_original_proposal_opt_t, value),
};

void ln_block_proposal_write(ln_writer_t *w, const ln_block_proposal_t *v)
{
    ln_proposal_content_write(w, &v->content);
    ln_account_signature_write(w, &v->signature);
    ln_original_proposal_opt_write(w, &v->original_proposal);
}

void ln_block_proposal_read(ln_reader_t *r, ln_block_proposal_t *v)
{
    ln_proposal_content_read(r, &v->content);
    ln_account_signature_read(r, &v->signature);
    ln_original_proposal_opt_read(r, &v->original_proposal);
}

static const ln_field_t block_proposal_fields[] = {
    {"content", offsetof(ln_block_proposal_t, content), &ln_proposal_content_type},
    {"signature", offsetof(ln_block_proposal_t, signature), &ln_account_signature_type},
    {"original_proposal", offsetof(ln_block_proposal_t, original_proposal),
     &ln_original_proposal_opt_type},
};
static void block_proposal_write_any(ln_writer_t *w, const void *v)
{
    ln_block_proposal_write(w, (const ln_block_proposal_t *)v);
}
static void block_proposal_read_any(ln_reader_t *r, void *v)
{
    ln_block_proposal_read(r, (ln_block_proposal_t *)v);
}
const ln_type_t ln_block_proposal_type = {
    .name = "BlockProposal",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_block_proposal_t),
    .write = block_proposal_write_any,
    .read = block_proposal_read_any,
    .fields = block_proposal_fields,
    .field_count = 3,
};

void ln_locking_block_write(ln_writer_t *w, const ln_locking_block_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_LOCKING_BLOCK_FAST:
        ln_block_proposal_write(w, &v->fast);
        break;
    case LN_LOCKING_BLOCK_REGULAR:
        ln_validated_block_certificate_write(w, &v->regular);
        break;
    }
}

void ln_locking_block_read(ln_reader_t *r, ln_locking_block_t *v)
{
    v->tag = (ln_locking_block_tag_t)ln_read_variant(r, 2);
    switch (v->tag) {
    case LN_LOCKING_BLOCK_FAST:
        ln_block_proposal_read(r, &v->fast);
        break;
    case LN_LOCKING_BLOCK_REGULAR:
        ln_validated_block_certificate_read(r, &v->regular);
        break;
    }
}

static const ln_field_t locking_block_fields[] = {
    {"Fast", offsetof(ln_locking_block_t, fast), &ln_block_proposal_type},
    {"Regular", offsetof(ln_locking_block_t, regular), &ln_validated_block_certificate_type},
};
static void locking_block_write_any(ln_writer_t *w, const void *v)
{
    ln_locking_block_write(w, (const ln_locking_block_t *)v);
}
static void locking_block_read_any(ln_reader_t *r, void *v)
{
    ln_locking_block_read(r, (ln_locking_block_t *)v);
}
const ln_type_t ln_locking_block_type = {
    .name = "LockingBlock",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_locking_block_t),
    .write = locking_block_write_any,
    .read = locking_block_read_any,
    .fields = locking_block_fields,
    .field_count = 2,
};

void ln_block_proposal_box_write(ln_writer_t *w, const ln_block_proposal_t *const *v)
{
    ln_write_bool(w, *v != NULL);
    if (*v != NULL)
        ln_block_proposal_write(w, *v);
}

void ln_block_proposal_box_read(ln_reader_t *r, const ln_block_proposal_t **v)
{
    *v = NULL;
    if (!ln_read_bool(r))
        return;
    ln_block_proposal_t *value = LN_NEW(r->arena, ln_block_proposal_t);
    ln_block_proposal_read(r, value);
    *v = value;
}

static void block_proposal_box_write_any(ln_writer_t *w, const void *v)
{
    ln_block_proposal_box_write(w, (const ln_block_proposal_t *const *)v);
}
static void block_proposal_box_read_any(ln_reader_t *r, void *v)
{
    ln_block_proposal_box_read(r, (const ln_block_proposal_t **)v);
}
const ln_type_t ln_block_proposal_box_type = {
    .name = "block_proposal_box",
    .kind = LN_KIND_BOX,
    .size = sizeof(const ln_block_proposal_t *),
    .write = block_proposal_box_write_any,
    .read = block_proposal_box_read_any,
    .inner = &ln_block_proposal_type,
};

void ln_locking_block_box_write(ln_writer_t *w, const ln_locking_block_t *const *v)
{
    ln_write_bool(w, *v != NULL);
    if (*v != NULL)
        ln_locking_block_write(w, *v);
}

void ln_locking_block_box_read(ln_reader_t *r, const ln_locking_block_t **v)
{
    *v = NULL;
    if (!ln_read_bool(r))
        return;
    ln_locking_block_t *value = LN_NEW(r->arena, ln_locking_block_t);
    ln_locking_block_read(r, value);
    *v = value;
}

static void locking_block_box_write_any(ln_writer_t *w, const void *v)
{
    ln_locking_block_box_write(w, (const ln_locking_block_t *const *)v);
}
static void locking_block_box_read_any(ln_reader_t *r, void *v)
{
    ln_locking_block_box_read(r, (const ln_locking_block_t **)v);
}
const ln_type_t ln_locking_block_box_type = {
    .name = "locking_block_box",
    .kind = LN_KIND_BOX,
    .size = sizeof(const ln_locking_block_t *),
    .write = locking_block_box_write_any,
    .read = locking_block_box_read_any,
    .inner = &ln_locking_block_type,
};

void ln_timeout_certificate_box_write(ln_writer_t *w, const ln_timeout_certificate_t *const *v)
{
    ln_write_bool(w, *v != NULL);
    if (*v != NULL)
        ln_timeout_certificate_write(w, *v);
}

void ln_timeout_certificate_box_read(ln_reader_t *r, const ln_timeout_certificate_t **v)
{
    *v = NULL;
    if (!ln_read_bool(r))
        return;
    ln_timeout_certificate_t *value = LN_NEW(r->arena, ln_timeout_certificate_t);
    ln_timeout_certificate_read(r, value);
    *v = value;
}

static void timeout_certificate_box_write_any(ln_writer_t *w, const void *v)
{
    ln_timeout_certificate_box_write(w, (const ln_timeout_certificate_t *const *)v);
}
static void timeout_certificate_box_read_any(ln_reader_t *r, void *v)
{
    ln_timeout_certificate_box_read(r, (const ln_timeout_certificate_t **)v);
}
const ln_type_t ln_timeout_certificate_box_type = {
    .name = "timeout_certificate_box",
    .kind = LN_KIND_BOX,
    .size = sizeof(const ln_timeout_certificate_t *),
    .write = timeout_certificate_box_write_any,
    .read = timeout_certificate_box_read_any,
    .inner = &ln_timeout_certificate_type,
};

void ln_lite_vote_opt_write(ln_writer_t *w, const ln_lite_vote_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_lite_vote_write(w, &v->value);
}

void ln_lite_vote_opt_read(ln_reader_t *r, ln_lite_vote_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        ln_lite_vote_read(r, &v->value);
}

static void lite_vote_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_lite_vote_opt_write(w, (const ln_lite_vote_opt_t *)v);
}
static void lite_vote_opt_read_any(ln_reader_t *r, void *v)
{
    ln_lite_vote_opt_read(r, (ln_lite_vote_opt_t *)v);
}
const ln_type_t ln_lite_vote_opt_type = {
    .name = "lite_vote_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_lite_vote_opt_t),
    .write = lite_vote_opt_write_any,
    .read = lite_vote_opt_read_any,
    .inner = &ln_lite_vote_type,
    .value_offset = offsetof(ln_lite_vote_opt_t, value),
};

void ln_confirmed_block_certificate_list_write(ln_writer_t *w,
                                               const ln_confirmed_block_certificate_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_confirmed_block_certificate_write(w, &v->items[i]);
}

void ln_confirmed_block_certificate_list_read(ln_reader_t *r,
                                              ln_confirmed_block_certificate_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_confirmed_block_certificate_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void confirmed_block_certificate_list_write_any(ln_writer_t *w, const void *v)
{
    ln_confirmed_block_certificate_list_write(w, (const ln_confirmed_block_certificate_list_t *)v);
}
static void confirmed_block_certificate_list_read_any(ln_reader_t *r, void *v)
{
    ln_confirmed_block_certificate_list_read(r, (ln_confirmed_block_certificate_list_t *)v);
}
const ln_type_t ln_confirmed_block_certificate_list_type = {
    .name = "confirmed_block_certificate_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_confirmed_block_certificate_list_t),
    .write = confirmed_block_certificate_list_write_any,
    .read = confirmed_block_certificate_list_read_any,
    .inner = &ln_confirmed_block_certificate_type,
};

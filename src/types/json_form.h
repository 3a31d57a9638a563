/* SPDX-License-Identifier: Apache-2.0 */
/* types/json_form.h - JSON forms that do not follow from the fields of a type (spec 01 §1.3). */
#ifndef LN_TYPES_JSON_FORM_H
#define LN_TYPES_JSON_FORM_H

#include "types/gen/committee.h"

/* {validators, total_votes, quorum_threshold, validity_threshold, policy}; when read, the three
 * numbers must be the ones that follow from the votes. */
void ln_committee_to_json(ln_json_writer_t *w, const ln_committee_t *committee);
void ln_committee_from_json(ln_json_reader_t *r, ln_committee_t *out, ln_json_t *json);

#endif

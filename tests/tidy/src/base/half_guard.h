/* SPDX-License-Identifier: Apache-2.0 */
/* base/half_guard.h - the guard is never set. tidy: guard */
#ifndef LN_BASE_HALF_GUARD_H
#define LN_BASE_HALF_GUARD
#endif

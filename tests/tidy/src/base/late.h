/* SPDX-License-Identifier: Apache-2.0 */
/* base/late.h - nothing is wrong here. tidy: */
#ifndef LN_BASE_LATE_H
#define LN_BASE_LATE_H
#endif

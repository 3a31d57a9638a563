/* SPDX-License-Identifier: Apache-2.0 */
/* base/guard.h - the guard has another name. tidy: guard */
#ifndef GUARD_H
#define GUARD_H
#endif

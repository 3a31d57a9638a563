/* SPDX-License-Identifier: Apache-2.0 */
/* base/not_alone.h - the compiler has to refuse this one. tidy: */
#ifndef LN_BASE_NOT_ALONE_H
#define LN_BASE_NOT_ALONE_H

size_t ln_not_alone(ln_bytes_t bytes);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
#ifndef LN_BASE_CONTRACT_H
#define LN_BASE_CONTRACT_H
/* tidy: contract */
#endif

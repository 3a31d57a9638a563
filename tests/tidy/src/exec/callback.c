/* SPDX-License-Identifier: Apache-2.0 */
/* tidy: pure */
void ln_each_account(void (*visit)(int account));

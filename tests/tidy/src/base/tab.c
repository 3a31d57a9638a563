/* SPDX-License-Identifier: Apache-2.0 */
/* tidy: blank */
int	ln_tab;

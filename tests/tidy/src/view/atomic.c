/* SPDX-License-Identifier: Apache-2.0 */
/* tidy: pure */
static _Atomic int readers;

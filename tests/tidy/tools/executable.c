/* SPDX-License-Identifier: Apache-2.0 */
/* tidy: script */

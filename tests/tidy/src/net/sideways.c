/* SPDX-License-Identifier: Apache-2.0 */
/* tidy: layer */
#include "kv/kv.h"

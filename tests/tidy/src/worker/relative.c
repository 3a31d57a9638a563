/* SPDX-License-Identifier: Apache-2.0 */
/* tidy: include */
#include "shard.h"
#include "../chain/chain.h"

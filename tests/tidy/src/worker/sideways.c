/* SPDX-License-Identifier: Apache-2.0 */
/* tidy: layer - two folders of one level know nothing of each other unless LAYERS says so. */
#include "kv/kv.h"
#include "nowhere/no.h"

/* SPDX-License-Identifier: Apache-2.0 */
/* tidy: own-header - the only way to see that late.h needs nothing that stands above it. */
#include "base/bytes.h"
#include "base/late.h"

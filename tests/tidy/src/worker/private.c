/* SPDX-License-Identifier: Apache-2.0 */
/* tidy: private */
#include "store/store_priv.h"

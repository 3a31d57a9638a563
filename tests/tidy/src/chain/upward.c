/* SPDX-License-Identifier: Apache-2.0 */
/* tidy: layer - a worker uses chains, not the other way round. */
#include "worker/worker.h"

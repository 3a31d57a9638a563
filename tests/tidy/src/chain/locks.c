/* SPDX-License-Identifier: Apache-2.0 */
/* tidy: pure */
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

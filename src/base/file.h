/* SPDX-License-Identifier: Apache-2.0 */
/* base/file.h - whole files: read, and replace so that a crash leaves the old or the new one. */
#ifndef LN_BASE_FILE_H
#define LN_BASE_FILE_H

#include "base/err.h"

#include <sys/stat.h>

#define LN_FILE_MAX ((size_t)256 << 20) /* what is read of a file; a device may have no end */

/* The content, in the call's arena. LN_ERR_NOT_FOUND if there is no such file, LN_ERR_LIMIT if it
 * has more than LN_FILE_MAX, LN_ERR_IO for everything else; the text says which file and why. */
LN_CHECKED ln_err_t ln_file_read(ln_call_t *call, ln_bytes_t *out, const char *path);

/* Writes path.new with the given permission bits, makes it durable and renames it to path.
 * LN_ERR_IO; also if there is something at path that is not a regular file: it stays. */
LN_CHECKED ln_err_t ln_file_replace(ln_call_t *call, const char *path, unsigned mode,
                                    ln_bytes_t content);

/* The same; *made is what stat says of the file that was written. To ask for it by the path later
 * would be to ask about whatever somebody else has put there since. */
LN_CHECKED ln_err_t ln_file_replace_stat(ln_call_t *call, struct stat *made, const char *path,
                                         unsigned mode, ln_bytes_t content);

/* Makes the folder and those above it, as mkdir -p. */
LN_CHECKED ln_err_t ln_folder_make(ln_call_t *call, const char *path);

/* Removes a folder with all that is in it, as far as that is possible; links are not followed. */
void ln_folder_remove(const char *path);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* tidy: - none of these is a call of what is banned: malloc(1)
 */
int ln_no_calls(struct env *env, int time)
{
    const char *text = "malloc(1)"; // free(malloc(2))
    env->time(env);
    env->in.random (text);
    return time + '"' + timed(1);
}

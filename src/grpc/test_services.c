/* SPDX-License-Identifier: Apache-2.0 */
/* The services that every server has. */
#include "grpc/reflection.h"
#include "grpc/test_help.h"

TEST(grpc_health_checks_and_watches)
{
    ln_test_world_t world;
    ln_test_call_t test, watch;
    ln_test_world_open(t, &world);
    ln_test_call_begin(&world, &test, "/grpc.health.v1.Health/Check", ln_bytes(NULL, 0));
    ln_test_call_finish(&world, &test);
    CHECK_HEX(test.call.response, "0801");
    ln_grpc_client_release(&test.call);
    ln_test_call_begin(&world, &test, "/grpc.health.v1.Health/Check", LN_LITERAL("\x0a\x01T"));
    ln_test_call_finish(&world, &test);
    CHECK_HEX(test.call.response, "0801");
    ln_grpc_client_release(&test.call);
    ln_test_call_begin(&world, &test, "/grpc.health.v1.Health/Check", LN_LITERAL("\x0a\x01U"));
    ln_test_call_finish(&world, &test);
    CHECK(test.call.status.code == LN_GRPC_NOT_FOUND);
    CHECK_BYTES(test.call.status.text, LN_LITERAL("service not registered"));
    ln_grpc_client_release(&test.call);
    ln_test_call_begin(&world, &test, "/grpc.health.v1.Health/Check", LN_LITERAL("\x0a\x05T"));
    ln_test_call_finish(&world, &test);
    CHECK(test.call.status.code == LN_GRPC_INTERNAL);
    ln_grpc_client_release(&test.call);
    ln_test_call_begin(&world, &watch, "/grpc.health.v1.Health/Watch", ln_bytes(NULL, 0));
    ln_drive_for(&world.loop, 1000);
    ln_grpc_health_set(&world.health, false);
    ln_grpc_health_set(&world.health, false);
    ln_drive_for(&world.loop, 1000);
    CHECK_HEX(ln_buffer_bytes(&watch.messages), "0801 7c 0802 7c");
    ln_grpc_health_end(&world.health);
    ln_test_call_finish(&world, &watch);
    CHECK(watch.call.status.code == LN_GRPC_OK);
    ln_grpc_client_release(&watch.call);
    ln_test_world_close(&world);
}

/* A FileDescriptorSet: file "a.proto", package "p.q", message M { field f; enum E { V } }, service
 * S { method F }. */
static ln_bytes_t descriptor_set(ln_test_t *t)
{
    static const char hex[] = "0a 3f"
                              "0a07 612e70726f746f"
                              "1203 702e71"
                              "2216 0a014d 1203 0a0166 220c 0a0145 1203 0a0156 1a02 0800"
                              "3208 0a0153 1203 0a0146"
                              "6206 70726f746f33 0a00";
    ln_bytes_t bytes = ln_test_unhex(&t->arena, hex);
    ((uint8_t *)(uintptr_t)bytes.data)[1] = (uint8_t)(bytes.size - 4);
    return bytes;
}

static ln_bytes_t reflect(ln_test_world_t *world, const char *question_hex)
{
    ln_bytes_t question = ln_test_unhex(&world->t->arena, question_hex);
    ln_test_call_t test;
    ln_test_call_begin(world, &test, "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
                       question);
    ln_test_call_finish(world, &test);
    CHECK(test.call.status.code == LN_GRPC_OK);
    ln_bytes_t answer = ln_bytes_copy(&world->t->arena, ln_buffer_bytes(&test.messages));
    ln_grpc_client_release(&test.call);
    return answer;
}

TEST(grpc_reflection_lists_services_and_finds_files)
{
    static const char *const services[] = {"p.q.S", "r", NULL};
    ln_test_world_t world;
    ln_grpc_reflection_t reflection;
    ln_test_world_open(t, &world);
    CHECK_ERR(LN_ERR_DECODE, ln_grpc_reflection_init(&t->call, &reflection, &world.server,
                                                     LN_LITERAL("\x0a\x05"), services));
    ln_bytes_t set = descriptor_set(t);
    ln_bytes_t file = ln_bytes(set.data + 2, set.size - 4);
    CHECK_OK(ln_grpc_reflection_init(&t->call, &reflection, &world.server, set, services));
    CHECK_HEX(reflect(&world, "3a00"), "1202 3a00 320e 0a07 0a05 702e712e53 0a03 0a0172 7c");
    static const char *const found[] = {"1a07 612e70726f746f",     /* a.proto */
                                        "2205 702e712e53",         /* p.q.S */
                                        "2207 702e712e532e46",     /* p.q.S.F */
                                        "2205 702e712e4d",         /* p.q.M */
                                        "2207 702e712e4d2e66",     /* p.q.M.f */
                                        "2209 702e712e4d2e452e56", /* p.q.M.E.V */
                                        "2203 702e71"};            /* p.q */
    for (size_t i = 0; i < LN_COUNT(found); i++) {
        ln_bytes_t answer = reflect(&world, found[i]);
        CHECK(answer.size > file.size);
        CHECK_BYTES(ln_bytes(answer.data + answer.size - 1 - file.size, file.size), file);
    }
    static const char *const missing[] = {"1a01 61", "2205 702e712e54", "2204 702e7153",
                                          "2209 702e712e4d2e452e57", "2206 702e712e532e"};
    for (size_t i = 0; i < LN_COUNT(missing); i++) {
        ln_bytes_t answer = reflect(&world, missing[i]);
        CHECK(strstr(ln_text_copy_z(&t->arena, answer), "there is no such") != NULL);
    }
    CHECK(reflect(&world, "2a00").size > 10);
    CHECK(reflect(&world, "").size > 10);
    ln_test_world_close(&world);
    ln_grpc_reflection_release(&reflection);
}

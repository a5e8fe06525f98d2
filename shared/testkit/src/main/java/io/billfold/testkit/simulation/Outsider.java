package io.billfold.testkit.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.testkit.Chance;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntPredicate;

/** Somebody outside who does things at times of their own. */
abstract class Outsider {
    private static final Duration RETRY_MIN = Duration.ofMinutes(1);
    private static final Duration RETRY_MAX = Duration.ofHours(2);

    private final World world;
    private final Door door;

    Outsider(World world) {
        this.world = world;
        this.door = new Door(world);
    }

    World world() {
        return world;
    }

    Chance chance() {
        return world.chance();
    }

    /** When nobody outside does anything any more. */
    private Instant end() {
        return World.BEGIN.plus(world.scenario().size().time());
    }

    /**
     * Plans a deed, unless it is left out of this run.
     *
     * @param key names it, whatever else happens in the run
     * @param words what it is, for the story
     */
    void plan(Instant at, String key, String words, Runnable deed) {
        if (at.isBefore(end()) && !world.scenario().removed().contains(key)) {
            world.timeline()
                    .at(
                            at,
                            () -> {
                                world.story().deed(key, words);
                                world.network().outside(deed);
                            });
        }
    }

    /** Puts a file where files are dropped, and tells of it as S3 does. */
    void drop(String key, String file) {
        String bucket = world.topology().name("Uploads");
        world.services()
                .s3()
                .putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString(file, UTF_8));
        ObjectNode detail = Json.object();
        detail.putObject("bucket").put("name", bucket);
        detail.putObject("object").put("key", key);
        PutEventsRequestEntry created =
                PutEventsRequestEntry.builder()
                        .eventBusName("default")
                        .source("aws.s3")
                        .detailType("Object Created")
                        .detail(detail.toString())
                        .build();
        world.services().events().putEvents(r -> r.entries(created));
    }

    /** A time after now, within some days. */
    Instant within(int days, String what) {
        Duration wait = chance().between(Duration.ZERO, Duration.ofDays(days), "time of " + what);
        return world.timeline().instant().plus(wait);
    }

    /**
     * Calls the HTTP API again and again until it answers.
     *
     * @param attempt makes the request for an attempt, from 1
     * @param isAnswer whether a status ends it
     */
    void insist(java.util.function.IntFunction<Door.Request> attempt, IntPredicate isAnswer) {
        insist(attempt, isAnswer, 1);
    }

    private void insist(
            java.util.function.IntFunction<Door.Request> attempt,
            IntPredicate isAnswer,
            int number) {
        Door.Request request = attempt.apply(number);
        if (!isAnswer.test(door.call(request))) {
            Duration wait = chance().between(RETRY_MIN, RETRY_MAX, "retry of " + request.key());
            world.timeline().in(wait, () -> insist(attempt, isAnswer, number + 1));
        }
    }

    /** Any answer but one that says that something failed inside. */
    static boolean isFinal(int status) {
        return status < 500;
    }
}

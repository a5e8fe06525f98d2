package io.billfold.local;

import com.fasterxml.jackson.databind.JsonNode;

import io.billfold.local.disk.Folder;
import io.billfold.local.http.Json;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Business time: it runs with the wall clock at a distance, or stands still, and moves forward when
 * told to. It survives a restart.
 */
public final class MovableClock implements InstantSource {
    private static final String FILE = "clock.json";

    private final InstantSource wall;
    private final boolean frozen;
    private final @Nullable Folder folder;
    private Instant base;
    private Instant baseOnWall;

    private MovableClock(
            InstantSource wall,
            boolean frozen,
            @Nullable Folder folder,
            Instant base,
            Instant onWall) {
        this.wall = wall;
        this.frozen = frozen;
        this.folder = folder;
        this.base = base;
        this.baseOnWall = onWall;
    }

    /**
     * The clock of a data folder as it was left, or a new one.
     *
     * @param startAt the time of a new clock; null is now
     * @param frozen whether only {@link #moveTo} moves it
     * @param folder where it is kept; null keeps nothing
     */
    public static MovableClock open(
            InstantSource wall,
            @Nullable Instant startAt,
            boolean frozen,
            @Nullable Folder folder) {
        JsonNode kept = folder == null ? null : folder.read(FILE).orElse(null);
        Instant now = wall.instant();
        if (kept == null) {
            return new MovableClock(wall, frozen, folder, startAt == null ? now : startAt, now)
                    .keep();
        }
        Instant base = Instant.parse(kept.path("base").asText());
        Instant onWall = Instant.parse(kept.path("baseOnWall").asText());
        return new MovableClock(wall, frozen, folder, base, frozen ? now : onWall);
    }

    @Override
    public synchronized Instant instant() {
        return frozen ? base : base.plus(Duration.between(baseOnWall, wall.instant()));
    }

    /** Whether time stands still between moves. */
    public boolean isFrozen() {
        return frozen;
    }

    /** Moves forward; an instant that is past already changes nothing. */
    public synchronized void moveTo(Instant target) {
        if (target.isAfter(instant())) {
            base = target;
            baseOnWall = wall.instant();
            keep();
        }
    }

    private MovableClock keep() {
        if (folder != null) {
            folder.write(
                    FILE,
                    Json.object()
                            .put("base", base.toString())
                            .put("baseOnWall", baseOnWall.toString()));
        }
        return this;
    }
}

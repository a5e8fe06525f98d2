package io.billfold.recordusage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.Problem;
import io.billfold.events.EventJson;
import io.billfold.events.UsageFile;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.util.List;

/** Keeps messages about files that can't be read. */
@Singleton
class RefusedFiles {
    private final Refusals refusals;
    private final EventJson json;
    private final InstantSource clock;

    RefusedFiles(Refusals refusals, EventJson json, InstantSource clock) {
        this.refusals = refusals;
        this.json = json;
        this.clock = clock;
    }

    void because(UsageFile file, String reason) {
        refusals.keep(
                json.write(file).getBytes(UTF_8),
                "the file can't be read",
                List.of(new Problem("file", reason)),
                clock.instant());
    }
}

package io.billfold.local.remote;

import io.billfold.local.dynamodb.DynamoEngine.WriteListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Has the streams looked at again and again, since nobody tells of a write elsewhere. */
final class Ticker implements AutoCloseable {
    /** DynamoDB lets a shard be read five times a second. */
    private static final Duration EVERY = Duration.ofMillis(300);

    private final List<WriteListener> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("stream-ticker").factory());

    void add(WriteListener listener) {
        if (listeners.isEmpty()) {
            executor.scheduleWithFixedDelay(
                    this::tick, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
        listeners.add(listener);
    }

    /** Has all of them looked at now. */
    void tick() {
        for (WriteListener listener : listeners) {
            listener.beforeWrite();
            listener.afterWrite();
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}

package io.billfold.local.remote;

import io.billfold.local.dynamodb.DynamoEngine.WriteListener;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Has the streams looked at again and again, since nobody tells of a write elsewhere. */
final class Ticker implements AutoCloseable {
    /** DynamoDB lets a shard be read five times a second. */
    private static final Duration EVERY = Duration.ofMillis(300);

    private final List<WriteListener> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("stream-ticker").unstarted(this::run);

    void start() {
        thread.start();
    }

    void add(WriteListener listener) {
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
        thread.interrupt();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(EVERY);
                tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

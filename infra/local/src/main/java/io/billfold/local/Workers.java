package io.billfold.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Threads that run until the cloud stops; they begin together, when all is ready. */
final class Workers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Thread> threads = new ArrayList<>();
    private final List<Runnable> stops = new ArrayList<>();

    /** A thread that an interrupt stops. */
    void add(String name, Runnable task) {
        Thread thread = Thread.ofPlatform().daemon().name(name).unstarted(task);
        threads.add(thread);
        stops.add(thread::interrupt);
    }

    /** A thread that is stopped in a way of its own. */
    void add(String name, Runnable task, Runnable stop) {
        threads.add(Thread.ofPlatform().daemon().name(name).unstarted(task));
        stops.add(stop);
    }

    void start() {
        threads.forEach(Thread::start);
    }

    @Override
    public void close() throws InterruptedException {
        stops.forEach(Runnable::run);
        for (Thread thread : threads) {
            thread.join(PATIENCE);
        }
    }
}

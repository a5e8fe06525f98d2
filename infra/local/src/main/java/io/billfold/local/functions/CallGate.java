package io.billfold.local.functions;

import java.time.Duration;

/** Lets calls to functions through until it is closed; closing waits for those that run. */
public final class CallGate {
    private int running;
    private boolean closed;

    /**
     * A call begins.
     *
     * @throws InterruptedException if no more calls are let through: whoever calls stops
     */
    synchronized void enter() throws InterruptedException {
        if (closed) {
            throw new InterruptedException("the local cloud stops");
        }
        running++;
    }

    /** A call ended. */
    synchronized void leave() {
        running--;
        notifyAll();
    }

    /** Lets no more calls through, and waits a while for those that run. */
    public synchronized void close(Duration patience) throws InterruptedException {
        closed = true;
        long deadline = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos();
                running > 0 && left > 0;
                left = deadline - System.nanoTime()) {
            // rounded up: zero would wait for ever
            wait(left / 1_000_000 + 1);
        }
    }
}

package io.billfold.local.remote;

import io.billfold.local.IdleCheck;
import io.billfold.local.Work;
import io.billfold.local.sqs.MessageQueue;

import java.time.Duration;
import java.util.Collection;
import java.util.function.LongSupplier;

/**
 * Looks again and again whether there is anything left to do: reads all streams to their ends,
 * counts the messages of every queue that a function receives from, and takes it for idle when
 * nothing was found, and no call has ended meanwhile, several times in a row.
 *
 * <p>An endpoint that delivers events later than these looks take is not idle when this says so.
 *
 * @param work what is begun in this process
 * @param ticker has the streams read
 * @param calls how many calls of functions have ended
 */
record RemoteIdle(
        Work work, Ticker ticker, Collection<? extends MessageQueue> queues, LongSupplier calls)
        implements IdleCheck {
    private static final int QUIET_LOOKS = 2;
    private static final Duration PAUSE = Duration.ofMillis(30);

    @Override
    public boolean awaitIdle(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        int quiet = 0;
        while (true) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            quiet = isQuiet(left) ? quiet + 1 : 0;
            if (quiet == QUIET_LOOKS) {
                return true;
            }
            if (left.isZero()) {
                return false;
            }
            Thread.sleep(PAUSE);
        }
    }

    /** In this order: what a call wrote before it ended is in a stream that is read after. */
    private boolean isQuiet(Duration left) throws InterruptedException {
        long before = calls.getAsLong();
        ticker.tick();
        return work.awaitIdle(left)
                && queues.stream()
                        .filter(MessageQueue::isConsumed)
                        .allMatch(queue -> queue.counts().total() == 0)
                && calls.getAsLong() == before;
    }
}

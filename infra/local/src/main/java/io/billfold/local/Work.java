package io.billfold.local;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts what is still to be done: messages that a function will receive, unread stream records,
 * running invocations.
 *
 * <p>Work is begun before whoever caused it is answered, and ended only after what follows from it
 * was begun. So the count cannot touch zero in the middle of a chain, and zero means idle: exactly,
 * without waiting a while to see.
 */
public final class Work implements IdleCheck {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private long open;

    /** One more thing to be done. */
    public void begin() {
        lock.lock();
        try {
            open++;
        } finally {
            lock.unlock();
        }
    }

    /** One thing less to be done. */
    public void end() {
        lock.lock();
        try {
            if (--open == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many things are to be done. */
    public long open() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean awaitIdle(Duration timeout) throws InterruptedException {
        long nanos = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (open > 0 && nanos > 0) {
                nanos = idle.awaitNanos(nanos);
            }
            return open == 0;
        } finally {
            lock.unlock();
        }
    }
}

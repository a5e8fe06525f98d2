package io.billfold.local;

import java.time.Duration;

/** Tells when the functions have nothing left to do. */
public interface IdleCheck {
    /**
     * Waits until nothing is to be done.
     *
     * @return false if the time passed first
     */
    boolean awaitIdle(Duration timeout) throws InterruptedException;
}

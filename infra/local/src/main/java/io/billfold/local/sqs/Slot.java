package io.billfold.local.sqs;

import org.jspecify.annotations.Nullable;

/** A message's place in its queue; guarded by the queue's lock. */
final class Slot {
    private Message message;
    private long visibleAtMillis;
    private @Nullable String lastError;

    Slot(Message message, long visibleAtMillis) {
        this.message = message;
        this.visibleAtMillis = visibleAtMillis;
    }

    Message message() {
        return message;
    }

    void message(Message changed) {
        message = changed;
    }

    long visibleAtMillis() {
        return visibleAtMillis;
    }

    void visibleAtMillis(long millis) {
        visibleAtMillis = millis;
    }

    @Nullable String lastError() {
        return lastError;
    }

    void lastError(String error) {
        lastError = error;
    }
}

package io.billfold.lambda;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.BiConsumer;

/**
 * Why messages of a batch failed. Lambda's answer to a queue has room for their ids only, so the
 * cause goes to the log, and to whoever runs the function and listens: the local cloud puts it
 * beside the message in the dead-letter queue.
 */
public final class MessageFailures {
    private static final Logger LOG = LoggerFactory.getLogger(MessageFailures.class);
    private static final ScopedValue<BiConsumer<String, Exception>> LISTENER =
            ScopedValue.newInstance();

    private MessageFailures() {}

    /** Tells why a message failed; it will be delivered again. */
    public static void report(String messageId, Exception cause) {
        LOG.error("message {} failed", messageId, cause);
        if (LISTENER.isBound()) {
            LISTENER.get().accept(messageId, cause);
        }
    }

    /** Runs an action, usually one call of a function, and hears why its messages failed. */
    public static <R, X extends Throwable> R listening(
            BiConsumer<String, Exception> listener, ScopedValue.CallableOp<? extends R, X> action)
            throws X {
        return ScopedValue.where(LISTENER, listener).call(action);
    }
}

package io.billfold.local.sqs;

import java.time.Duration;
import java.util.List;

/** A queue as a function's poller and the admin pages use it, wherever it is. */
public interface MessageQueue {
    String name();

    String arn();

    /** From now on a function receives from this queue: what lies in it is work to be done. */
    void consume();

    /** Whether a function receives from this queue. */
    boolean isConsumed();

    /**
     * Receives for a function, waiting for the first message. What was received is hidden until it
     * is deleted, or has failed.
     *
     * @param countMax at most 10, as SQS has it
     * @param wait at most; a queue may answer with nothing sooner
     */
    List<Message> receive(int countMax, Duration wait) throws InterruptedException;

    /** Deletes a message that was received. */
    void delete(String receipt);

    /** The function could not handle a message: it is shown again later, or is a dead letter. */
    void fail(String receipt, String error, Duration retryDelay);

    /** Takes what failed for good, with its cause, as the attribute {@code ErrorMessage}. */
    void sendFailed(String body, String error);

    /** How many messages are visible, hidden because received, and delayed. */
    QueueCounts counts();

    /** What lies in the queue, oldest first, as far as it can be seen. */
    List<Message> peek(int countMax);
}

package io.billfold.local.functions;

import io.billfold.local.template.Properties;

import java.time.Duration;

/**
 * How a function receives from a queue.
 *
 * @param batchSize messages per call at most
 * @param partialFailures whether the function reports failures per message
 * @param concurrency calls at a time
 * @param retryDelay how long a failed message waits; on AWS the queue's visibility time-out
 */
public record QueueMapping(
        int batchSize, boolean partialFailures, int concurrency, Duration retryDelay) {
    private static final int BATCH_SIZE = 10;

    /** Reads an event of type SQS. */
    public static QueueMapping of(Properties event, int concurrency, Duration retryDelay) {
        int most = event.in("ScalingConfig").number("MaximumConcurrency", concurrency);
        return new QueueMapping(
                Math.min(BATCH_SIZE, event.number("BatchSize", BATCH_SIZE)),
                event.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"),
                Math.min(concurrency, most),
                retryDelay);
    }
}

package io.billfold.lambda;

import io.micronaut.serde.annotation.Serdeable;

import java.util.Collection;
import java.util.List;

/**
 * What a queue or stream is told: which of its records failed.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">partial
 *     batch responses</a>
 */
@Serdeable
record BatchAnswer(List<Failure> batchItemFailures) {
    static BatchAnswer failed(Collection<String> ids) {
        return new BatchAnswer(ids.stream().map(Failure::new).toList());
    }

    /**
     * A record to deliver again.
     *
     * @param itemIdentifier a message id, or a stream's sequence number
     */
    @Serdeable
    record Failure(String itemIdentifier) {}
}

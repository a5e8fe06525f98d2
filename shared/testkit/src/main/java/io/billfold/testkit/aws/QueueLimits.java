package io.billfold.testkit.aws;

import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;

/** What SQS does not take. */
final class QueueLimits {
    private static final int BATCH_MAX = 10;

    /** Of a message and of a batch, since August 2025. */
    private static final int BYTES_MAX = 1024 * 1024;

    private QueueLimits() {}

    static void checkBody(String body) {
        if (body.isEmpty()) {
            throw invalid("The message body must not be empty");
        }
        if (bytes(body) > BYTES_MAX) {
            throw invalid("Message must be shorter than " + BYTES_MAX + " bytes");
        }
    }

    /** By the ids of its entries. */
    static void checkBatch(List<String> ids) {
        if (ids.isEmpty()) {
            throw Refusal.of(
                            EmptyBatchRequestException.builder(),
                            "AWS.SimpleQueueService.EmptyBatchRequest",
                            "There should be at least one entry in the request")
                    .build();
        }
        if (ids.size() > BATCH_MAX) {
            throw Refusal.of(
                            TooManyEntriesInBatchRequestException.builder(),
                            "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
                            "Maximum number of entries per request are 10. You have sent "
                                    + ids.size())
                    .build();
        }
        if (new HashSet<>(ids).size() < ids.size()) {
            throw Refusal.of(
                            BatchEntryIdsNotDistinctException.builder(),
                            "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
                            "Ids are not distinct: " + ids)
                    .build();
        }
    }

    static void checkBatchBytes(List<String> bodies) {
        if (bodies.stream().mapToInt(QueueLimits::bytes).sum() > BYTES_MAX) {
            throw Refusal.of(
                            BatchRequestTooLongException.builder(),
                            "AWS.SimpleQueueService.BatchRequestTooLong",
                            "Batch requests cannot be longer than " + BYTES_MAX + " bytes")
                    .build();
        }
    }

    /** Whether it looks like a receipt at all. */
    static void checkReceipt(String receipt) {
        if (receipt.indexOf('#') < 0) {
            throw Refusal.of(
                            ReceiptHandleIsInvalidException.builder(),
                            "ReceiptHandleIsInvalid",
                            "The input receipt handle is invalid: " + receipt)
                    .build();
        }
    }

    static MessageNotInflightException notInFlight() {
        return Refusal.of(
                        MessageNotInflightException.builder(),
                        "AWS.SimpleQueueService.MessageNotInflight",
                        "The message is not in flight, or was received again since")
                .build();
    }

    static SqsException invalid(String message) {
        return (SqsException)
                Refusal.of(SqsException.builder(), "InvalidParameterValue", message).build();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

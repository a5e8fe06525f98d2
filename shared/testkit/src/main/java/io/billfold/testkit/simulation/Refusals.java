package io.billfold.testkit.simulation;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.secretsmanager.model.InternalServiceErrorException;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;
import software.amazon.awssdk.services.sqs.model.RequestThrottledException;

/**
 * How each service says that it can't just now, after the SDK has tried as often as it does by
 * itself.
 */
enum Refusals {
    DYNAMODB {
        @Override
        RuntimeException throttled() {
            return ProvisionedThroughputExceededException.builder()
                    .message("The level of configured provisioned throughput was exceeded")
                    .statusCode(400)
                    .build();
        }

        @Override
        RuntimeException conflict(String call) {
            return call.endsWith("TransactWriteItems") ? transactionConflict() : throttled();
        }

        private RuntimeException transactionConflict() {
            return TransactionCanceledException.builder()
                    .message("Transaction cancelled, please refer cancellation reasons")
                    .cancellationReasons(
                            CancellationReason.builder().code("TransactionConflict").build())
                    .statusCode(400)
                    .build();
        }
    },
    S3 {
        @Override
        RuntimeException throttled() {
            AwsErrorDetails details =
                    AwsErrorDetails.builder()
                            .errorCode("SlowDown")
                            .errorMessage("Please reduce your request rate.")
                            .build();
            return S3Exception.builder().awsErrorDetails(details).statusCode(503).build();
        }
    },
    SQS {
        @Override
        RuntimeException throttled() {
            return RequestThrottledException.builder().message("Request is throttled").build();
        }
    },
    EVENTBRIDGE {
        @Override
        RuntimeException throttled() {
            return EventBridgeException.builder().message("Rate exceeded").statusCode(400).build();
        }
    },
    SES {
        @Override
        RuntimeException throttled() {
            return TooManyRequestsException.builder().message("Too many requests").build();
        }
    },
    SECRETS_MANAGER {
        @Override
        RuntimeException throttled() {
            return InternalServiceErrorException.builder().message("Try again").build();
        }
    },
    /** A payment provider, by its status. */
    PROVIDER {
        @Override
        RuntimeException throttled() {
            return new StripeDoor.Refused(429);
        }

        @Override
        RuntimeException conflict(String call) {
            return new StripeDoor.Refused(409);
        }
    };

    abstract RuntimeException throttled();

    /** Where there are no transactions, nothing but a lack of capacity. */
    RuntimeException conflict(String call) {
        return throttled();
    }
}

package io.billfold.checks.engine;

import io.billfold.checks.cloud.AwsAccount;
import io.billfold.checks.cloud.LocalStack;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** LocalStack, where a Docker engine answers; its free image sends no mails. */
@EnabledIf(value = LocalStack.CONDITION, disabledReason = LocalStack.REASON)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnginesOfLocalStackTest {
    private @Nullable LocalStack localStack;
    private @Nullable AwsAccount account;

    @BeforeAll
    void start() {
        localStack = LocalStack.start();
        account = new AwsAccount(localStack.endpoint());
    }

    @AfterAll
    void stop() {
        if (account != null) {
            account.close();
        }
        if (localStack != null) {
            localStack.close();
        }
    }

    private AwsAccount aws() {
        return Objects.requireNonNull(account);
    }

    @Nested
    class Tables extends DynamoDbContract {
        @Override
        DynamoDbClient dynamo() {
            return aws().dynamoDb();
        }
    }

    @Nested
    class Queues extends SqsContract {
        @Override
        SqsClient sqs() {
            return aws().sqs();
        }

        @Override
        void pass(Duration time) {
            Waiting.atLeast(time);
        }
    }

    @Nested
    class Buckets extends S3Contract {
        @Override
        S3Client s3() {
            return aws().s3();
        }

        @Override
        Instant now() {
            return Instant.now();
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Buses extends EventBridgeContract {
        private String drafted = "";
        private String disputes = "";

        @BeforeAll
        void createRules() {
            events().createEventBus(r -> r.name(BUS));
            drafted = route("engine-drafted", DRAFTED_PATTERN);
            disputes = route("engine-disputes", DISPUTES_PATTERN);
        }

        private String route(String queue, String pattern) {
            String url = sqs().createQueue(r -> r.queueName(queue)).queueUrl();
            String arn =
                    sqs().getQueueAttributes(
                                    r ->
                                            r.queueUrl(url)
                                                    .attributeNames(QueueAttributeName.QUEUE_ARN))
                            .attributes()
                            .get(QueueAttributeName.QUEUE_ARN);
            events().putRule(r -> r.eventBusName(BUS).name(queue).eventPattern(pattern));
            events().putTargets(
                            r -> r.eventBusName(BUS).rule(queue).targets(t -> t.id("1").arn(arn)));
            return url;
        }

        @Override
        EventBridgeClient events() {
            return aws().events();
        }

        @Override
        SqsClient sqs() {
            return aws().sqs();
        }

        @Override
        String drafted() {
            return drafted;
        }

        @Override
        String disputes() {
            return disputes;
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Secrets extends SecretsContract {
        @BeforeAll
        void createSecret() {
            secrets().createSecret(r -> r.name(secret()).secretString("first"));
        }

        @Override
        SecretsManagerClient secrets() {
            return aws().secrets();
        }

        @Override
        String secret() {
            return "engine-secret";
        }
    }
}

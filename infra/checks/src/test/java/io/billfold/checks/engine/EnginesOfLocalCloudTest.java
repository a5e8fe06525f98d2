package io.billfold.checks.engine;

import io.billfold.checks.cloud.AwsAccount;
import io.billfold.local.LocalCloud;
import io.billfold.local.LocalCloudOptions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The engines of the local cloud: DynamoDB Local, and our own of all other services. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnginesOfLocalCloudTest {
    private static final Path TEMPLATE = Path.of("src/test/resources/engines.yaml");

    private LocalCloud cloud;
    private AwsAccount aws;

    @BeforeAll
    void start() throws IOException {
        cloud = LocalCloud.start(LocalCloudOptions.of(TEMPLATE).withPort(0).withFrozen(true));
        aws = new AwsAccount(cloud.endpoint());
    }

    @AfterAll
    void stop() {
        aws.close();
        cloud.close();
    }

    @Nested
    class Tables extends DynamoDbContract {
        @Override
        DynamoDbClient dynamo() {
            return aws.dynamoDb();
        }
    }

    @Nested
    class Queues extends SqsContract {
        @Override
        SqsClient sqs() {
            return aws.sqs();
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
            return aws.s3();
        }

        @Override
        Instant now() {
            return cloud.clock().instant();
        }
    }

    @Nested
    class Buses extends EventBridgeContract {
        @Override
        EventBridgeClient events() {
            return aws.events();
        }

        @Override
        SqsClient sqs() {
            return aws.sqs();
        }

        @Override
        String drafted() {
            return cloud.physicalId("Drafted");
        }

        @Override
        String disputes() {
            return cloud.physicalId("Disputes");
        }
    }

    @Nested
    class Mails extends MailContract {
        @Override
        SesV2Client mails() {
            return aws.mails();
        }

        @Override
        List<Arrived> arrived() {
            return cloud.mails().stream()
                    .map(
                            it ->
                                    new Arrived(
                                            it.id(),
                                            String.join(", ", it.to()),
                                            it.subject(),
                                            it.text(),
                                            it.attachments().size()))
                    .toList();
        }
    }

    @Nested
    class Secrets extends SecretsContract {
        @Override
        SecretsManagerClient secrets() {
            return aws.secrets();
        }

        @Override
        String secret() {
            return cloud.physicalId("Secret");
        }
    }
}

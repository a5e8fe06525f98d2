package io.billfold.checks.engine;

import io.billfold.testkit.Chance;
import io.billfold.testkit.aws.DynamoDbModel;
import io.billfold.testkit.aws.EventBridgeModel;
import io.billfold.testkit.aws.S3Model;
import io.billfold.testkit.aws.SecretsModel;
import io.billfold.testkit.aws.SesModel;
import io.billfold.testkit.aws.SqsModel;

import org.junit.jupiter.api.Nested;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The models of the simulation. */
class EnginesOfModelsTest {
    private static final Chance CHANCE = new Chance(1);

    private Instant time = Instant.parse("2026-01-04T12:00:00Z");
    private final InstantSource clock = () -> time;
    private final SqsModel queues = new SqsModel(clock, CHANCE);

    @Nested
    class Tables extends DynamoDbContract {
        private final DynamoDbModel model = new DynamoDbModel(clock);

        @Override
        DynamoDbClient dynamo() {
            return model;
        }
    }

    @Nested
    class Queues extends SqsContract {
        @Override
        SqsClient sqs() {
            return queues;
        }

        @Override
        void pass(Duration duration) {
            time = time.plus(duration);
        }
    }

    @Nested
    class Buckets extends S3Contract {
        private final S3Model model = new S3Model(clock);

        @Override
        S3Client s3() {
            return model;
        }

        @Override
        Instant now() {
            return time;
        }
    }

    @Nested
    class Buses extends EventBridgeContract {
        private final String drafted = queue("engine-drafted");
        private final String disputes = queue("engine-disputes");
        private final EventBridgeModel model =
                new EventBridgeModel(
                        clock,
                        CHANCE,
                        (rule, target, envelope) ->
                                queues.sendMessage(r -> r.queueUrl(target).messageBody(envelope)));

        Buses() {
            model.addRule(BUS, "drafted", DRAFTED_PATTERN, List.of(drafted));
            model.addRule(BUS, "disputes", DISPUTES_PATTERN, List.of(disputes));
        }

        private String queue(String name) {
            return queues.createQueue(r -> r.queueName(name)).queueUrl();
        }

        @Override
        EventBridgeClient events() {
            return model;
        }

        @Override
        SqsClient sqs() {
            return queues;
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
    class Mails extends MailContract {
        private final List<Arrived> arrived = new ArrayList<>();
        private final SesModel model = new SesModel(clock, CHANCE);

        Mails() {
            model.onMail(
                    it ->
                            arrived.add(
                                    new Arrived(
                                            it.messageId(),
                                            it.to(),
                                            it.subject(),
                                            it.text(),
                                            it.attachmentSha256s().size())));
        }

        @Override
        SesV2Client mails() {
            return model;
        }

        @Override
        List<Arrived> arrived() {
            return arrived;
        }
    }

    @Nested
    class Secrets extends SecretsContract {
        private final SecretsModel model = new SecretsModel(clock);

        Secrets() {
            model.put(secret(), "first");
        }

        @Override
        SecretsManagerClient secrets() {
            return model;
        }

        @Override
        String secret() {
            return "engine-secret";
        }
    }
}

package io.billfold.testkit.simulation;

import io.billfold.store.AwsClients;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The clients that functions get: each call goes through the network of the run that is under way.
 * What a function has not called so far is refused until it is added here.
 */
final class FaultyClients extends AwsClients {
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "AWS_ENDPOINT_URL", "http://simulation.invalid",
                    "AWS_ACCESS_KEY_ID", "simulation",
                    "AWS_SECRET_ACCESS_KEY", "simulation");

    private final String function;
    private final Supplier<World> world;

    /**
     * @param function whose clients these are, by its logical id
     * @param world the run that is under way
     */
    FaultyClients(String function, Supplier<World> world) {
        super(SETTINGS);
        this.function = function;
        this.world = world;
    }

    @Override
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            Class<C> type, Supplier<B> builder) {
        List<Object> clients =
                List.of(
                        new Tables(),
                        new Objects(),
                        new Queues(),
                        new Bus(),
                        new Mail(),
                        new Vault());
        return clients.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new UnsupportedOperationException(type.getName()));
    }

    private Services services() {
        return world.get().services();
    }

    private Sabotage sabotage() {
        return world.get().sabotage();
    }

    private <R> R call(Refusals service, String operation, Supplier<R> effect) {
        return world.get().network().call(service, operation, effect);
    }

    private final class Tables implements DynamoDbClient {
        @Override
        public GetItemResponse getItem(GetItemRequest request) {
            return call(
                    Refusals.DYNAMODB,
                    "GetItem",
                    () ->
                            sabotage()
                                    .read(
                                            function,
                                            request,
                                            services().dynamoDb().getItem(request)));
        }

        @Override
        public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
            return call(
                    Refusals.DYNAMODB,
                    "BatchGetItem",
                    () -> services().dynamoDb().batchGetItem(request));
        }

        @Override
        public QueryResponse query(QueryRequest request) {
            return call(
                    Refusals.DYNAMODB,
                    "Query",
                    () -> sabotage().found(function, services().dynamoDb().query(request)));
        }

        @Override
        public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
            TransactWriteItemsResponse last = TransactWriteItemsResponse.builder().build();
            for (List<TransactWriteItem> items :
                    sabotage().transactions(function, request.transactItems())) {
                TransactWriteItemsRequest one = request.toBuilder().transactItems(items).build();
                last =
                        call(
                                Refusals.DYNAMODB,
                                "TransactWriteItems",
                                () -> services().dynamoDb().transactWriteItems(one));
            }
            return last;
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private final class Objects implements S3Client {
        @Override
        public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
            byte[] content = sabotage().content(bytes(body));
            PutObjectRequest put = sabotage().object(request);
            return call(
                    Refusals.S3,
                    "PutObject",
                    () -> services().s3().putObject(put, RequestBody.fromBytes(content)));
        }

        @Override
        public <R> R getObject(
                GetObjectRequest request, ResponseTransformer<GetObjectResponse, R> transformer) {
            return call(
                    Refusals.S3,
                    "GetObject",
                    () -> services().s3().getObject(request, transformer));
        }

        @Override
        public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
            return getObject(request, ResponseTransformer.toInputStream());
        }

        @Override
        public HeadObjectResponse headObject(HeadObjectRequest request) {
            return call(Refusals.S3, "HeadObject", () -> services().s3().headObject(request));
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private final class Queues implements SqsClient {
        @Override
        public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
            return call(
                    Refusals.SQS,
                    "SendMessageBatch",
                    () -> services().sqs().sendMessageBatch(request));
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private final class Bus implements EventBridgeClient {
        @Override
        public PutEventsResponse putEvents(PutEventsRequest request) {
            boolean partly = world.get().network().happens(Fault.PARTLY, "PutEvents");
            return sabotage()
                    .put(
                            call(
                                    Refusals.EVENTBRIDGE,
                                    "PutEvents",
                                    () -> partly ? taken(request) : all(request)));
        }

        private PutEventsResponse all(PutEventsRequest request) {
            return services().events().putEvents(request);
        }

        /** Every second entry is refused, which is how a throttled bus answers. */
        private PutEventsResponse taken(PutEventsRequest request) {
            List<PutEventsResultEntry> results = new ArrayList<>();
            for (int i = 0; i < request.entries().size(); i++) {
                PutEventsRequest one =
                        request.toBuilder().entries(request.entries().get(i)).build();
                results.add(
                        i % 2 == 0
                                ? all(one).entries().getFirst()
                                : PutEventsResultEntry.builder()
                                        .errorCode("ThrottlingException")
                                        .errorMessage("Rate exceeded")
                                        .build());
            }
            return PutEventsResponse.builder()
                    .entries(results)
                    .failedEntryCount(results.size() / 2)
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private final class Mail implements SesV2Client {
        @Override
        public SendEmailResponse sendEmail(SendEmailRequest request) {
            return call(Refusals.SES, "SendEmail", () -> world.get().send(request));
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private final class Vault implements SecretsManagerClient {
        @Override
        public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
            return call(
                    Refusals.SECRETS_MANAGER,
                    "GetSecretValue",
                    () -> services().secrets().getSecretValue(request));
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private static byte[] bytes(RequestBody body) {
        try (var stream = body.contentStreamProvider().newStream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

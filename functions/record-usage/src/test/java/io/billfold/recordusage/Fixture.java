package io.billfold.recordusage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.usage.Aggregation;
import io.billfold.billing.usage.RecordedUsage;
import io.billfold.billing.usage.UsageTerms;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.lambda.Host;
import io.billfold.lambda.LambdaFunction;
import io.billfold.lambda.Message;
import io.billfold.lambda.Metrics;
import io.billfold.lambda.Triggers;
import io.billfold.store.AwsClients;
import io.billfold.store.Rejection;
import io.billfold.store.UsageStore;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.MemoryUploads;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The function's parts over stores in memory: o-1 and o-2 take calls and users, each month. */
final class Fixture {
    final MemoryStores stores = new MemoryStores();
    final UsageStore usage = new UsageStore(stores.dynamo());
    final MemoryUploads uploads = new MemoryUploads();
    final Deque<String> queued = new ArrayDeque<>();
    Instant now = Instant.parse("2026-02-10T12:00:00Z");

    private final UsageCall api;
    private final UsageMessages messages;

    Fixture() {
        Host host =
                new Host(Map.of("USAGE_LATE_DAYS", "35", "USAGE_QUEUE_URL", "usage"), () -> now);
        Refusals refusals = new Refusals(usage, stores.dynamo());
        RecordUsage recordUsage =
                new RecordUsage(
                        usage,
                        Fixture::terms,
                        refusals,
                        stores.dynamo(),
                        host,
                        host.call(Shell::new).metrics());
        UsageQueue queue = new UsageQueue(new QueueOnly(queued), host, stores.json());
        UsageFiles files =
                new UsageFiles(
                        uploads,
                        stores.json(),
                        recordUsage,
                        new Answers(uploads, stores.json()),
                        queue,
                        new RefusedFiles(refusals, stores.json(), () -> now));
        api = new UsageCall(stores.json(), recordUsage, queue);
        messages = new UsageMessages(stores.json(), recordUsage, files, refusals, () -> now);
    }

    /** A function that does nothing: it gives what only a function has. */
    private static final class Shell extends LambdaFunction {
        private static @Nullable Metrics last;

        Shell() {
            super(
                    beans -> {
                        last = beans.getBean(Metrics.class);
                        return Triggers.schedule(at -> {});
                    });
        }

        Metrics metrics() {
            return java.util.Objects.requireNonNull(last);
        }
    }

    private static Optional<UsageTerms> terms(SubscriptionId subscription) {
        return Set.of("o-1", "o-2").contains(subscription.value())
                ? Optional.of(new Monthly())
                : Optional.empty();
    }

    /** From 2026 on. */
    private record Monthly() implements UsageTerms {
        @Override
        public Instant from() {
            return Instant.parse("2026-01-01T00:00:00Z");
        }

        @Override
        public @Nullable Instant to() {
            return null;
        }

        @Override
        public Map<String, Set<Aggregation>> metrics() {
            return Map.of(
                    "calls", Set.of(Aggregation.SUM), "users", Set.of(Aggregation.UNIQUE_COUNT));
        }

        @Override
        public Instant closesAt(Instant instant) {
            LocalDate day = LocalDate.ofInstant(instant, ZoneOffset.UTC);
            return day.withDayOfMonth(1).plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    /** Clients that know one call. */
    private static final class QueueOnly extends AwsClients {
        private final Deque<String> queued;

        QueueOnly(Deque<String> queued) {
            super(Map.of());
            this.queued = queued;
        }

        @Override
        public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
                Class<C> type, Supplier<B> builder) {
            return type.cast(new Sending(queued));
        }
    }

    private record Sending(Deque<String> queued) implements SqsClient {
        @Override
        public SendMessageResponse sendMessage(SendMessageRequest request) {
            queued.add(request.messageBody());
            return SendMessageResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    /** An event as it is sent. */
    static String event(String id, String at, String quantity) {
        return """
        {"eventId":"%s","subscription":"o-1","metric":"calls","at":"%s","quantity":"%s"}"""
                .formatted(id, at, quantity);
    }

    static String batch(List<String> events) {
        return "{\"version\":1,\"events\":[" + String.join(",", events) + "]}";
    }

    Answer post(String body) {
        return api.answer(
                new Call(
                        "POST",
                        "POST /usage",
                        "/usage",
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        body.getBytes(UTF_8),
                        Map.of(),
                        Set.of("usage:write"),
                        "r-1",
                        "192.0.2.1"));
    }

    void send(String body) {
        messages.take(Message.of("m-1", body, stores.json()));
    }

    /** Takes what the function sent to itself, until there is no more; how often it did. */
    int drain() {
        int taken = 0;
        for (String body = queued.poll(); body != null; body = queued.poll()) {
            send(body);
            taken++;
        }
        return taken;
    }

    /** What is recorded of a metric of o-1, by time. */
    List<RecordedUsage> recorded(String metric) {
        return usage.list(
                new SubscriptionId("o-1"),
                metric,
                Instant.EPOCH,
                Instant.parse("2999-01-01T00:00:00Z"));
    }

    List<Rejection> refused() {
        return usage.refused().list(YearMonth.of(2026, 2));
    }
}

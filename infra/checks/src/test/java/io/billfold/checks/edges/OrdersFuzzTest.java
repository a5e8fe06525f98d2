package io.billfold.checks.edges;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.billing.account.SellerId;
import io.billfold.checks.fuzz.Damage;
import io.billfold.checks.fuzz.Fuzz;
import io.billfold.checks.fuzz.JsonDamage;
import io.billfold.events.SellerReader;
import io.billfold.events.SellerReading;
import io.billfold.local.command.OrderFile;
import io.billfold.local.command.OrderMessage;
import io.billfold.local.http.Json;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Rejection;
import io.billfold.store.RejectionStore;
import io.billfold.testkit.MemoryStores;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Whatever is sent as an order ends as a subscription or as a rejection that is kept. */
class OrdersFuzzTest {
    private static final int CASES = 700;

    private final MemoryStores stores = new MemoryStores();
    private final RejectionStore rejections = new RejectionStore(stores.dynamo());
    private int commits;
    @TempDir private Path folder;

    @BeforeEach
    void configureTheSeller() {
        SellerReading seller =
                new SellerReader(stores.json())
                        .read(new SellerId("muster-de"), Samples.seller().getBytes(UTF_8));
        Commit commit = stores.dynamo().begin();
        stores.accounts().saveSeller(commit, ((SellerReading.Read) seller).seller(), null);
        assertThat(stores.dynamo().commit(commit)).isEqualTo(Committed.DONE);
    }

    @Test
    void aDamagedOrderIsAcceptedOrKeptWithItsReasons() throws Exception {
        try (EdgeFunction function = EdgeFunction.of("AcceptOrder", counting())) {
            Fuzz.named("orders on the queue")
                    .run(CASES, (random, i) -> deliver(function, order(random)));
        }
        assertEverythingIsAnswered(commits);
        assertThat(stores.events("SUBSCRIPTIONS").toString()).contains("OrderAccepted");
    }

    private static String order(Random random) {
        String own = Samples.order().replace("o-1001", "o-" + random.nextInt());
        String damaged = new String(JsonDamage.of(own, random), UTF_8);
        return random.nextInt(4) == 0
                ? "{\"detail-type\":\"OrderPlaced\",\"source\":\"shop\",\"detail\":" + damaged + "}"
                : damaged;
    }

    @Test
    void aDamagedFileOfOrdersIsOrdersOrRefusedInOneSentence() throws Exception {
        String csv = Files.readString(example());
        try (EdgeFunction function = EdgeFunction.of("AcceptOrder", counting())) {
            Fuzz.named("CSV files")
                    .run(
                            CASES / 20,
                            (random, i) -> {
                                byte[] damaged = Damage.of(csv.getBytes(UTF_8), random);
                                Path file = folder.resolve(i % 2 == 0 ? "o.csv" : "o.jsonl");
                                deliver(function, Files.write(file, damaged));
                            });
        }
        assertEverythingIsAnswered(commits);
    }

    private static Path example() {
        return io.billfold.checks.Repository.root().resolve("infra/local/examples/orders.csv");
    }

    private void deliver(EdgeFunction function, Path file) throws Exception {
        List<OrderMessage> messages;
        try {
            messages = OrderFile.read(file);
        } catch (RuntimeException refused) {
            assertThat(refused.getClass().getSimpleName()).isEqualTo("CommandFailure");
            assertThat(refused).hasMessageNotContaining("\n");
            return;
        }
        for (OrderMessage message : messages) {
            deliver(function, message.body());
        }
    }

    /** Delivered twice: the second time changes nothing. */
    private void deliver(EdgeFunction function, String body) throws Exception {
        String event = sqs(body);
        int before = commits;
        assertThat(function.answer(event).path("batchItemFailures")).as(body).isEmpty();
        int after = commits;
        assertThat(after - before).as("effects of %s", body).isBetween(0, 1);
        assertThat(function.answer(event).path("batchItemFailures")).as(body).isEmpty();
        assertThat(commits).as("effects of a repeat of %s", body).isEqualTo(after);
    }

    /** Every effect is an answer that was told and, where it is no, kept with what was sent. */
    private void assertEverythingIsAnswered(int effects) {
        // what an accepted order entitles to is told beside it
        List<String> told =
                stores.events("SUBSCRIPTIONS").stream()
                        .map(Map.Entry::getKey)
                        .filter(type -> !type.equals("EntitlementsChanged"))
                        .toList();
        List<Rejection> kept = rejections.list(YearMonth.from(EdgeFunction.NOW.atOffset(UTC)));
        assertThat(told).hasSize(effects).contains("OrderRejected");
        assertThat(told.stream().filter("OrderRejected"::equals)).hasSameSizeAs(kept);
        assertThat(kept)
                .allSatisfy(
                        rejection -> {
                            assertThat(rejection.problems()).isNotEmpty();
                            assertThat(rejections.find(rejection.id())).contains(rejection);
                        });
    }

    /** The tables, counting the transactions that took effect. */
    private DynamoDbClient counting() {
        DynamoDbClient tables = stores.client();
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (proxy, method, arguments) -> {
                            try {
                                Object answer = method.invoke(tables, arguments);
                                commits += method.getName().equals("transactWriteItems") ? 1 : 0;
                                return answer;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static String sqs(String body) {
        ObjectNode event = Json.object();
        event.putArray("Records")
                .addObject()
                .put("messageId", "m-1")
                .put("eventSource", "aws:sqs")
                .put("body", body)
                .putObject("attributes")
                .put("ApproximateReceiveCount", "1");
        return event.toString();
    }
}

package io.billfold.checks.edges;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.checks.fuzz.Fuzz;
import io.billfold.testkit.MemoryStores;

import org.junit.jupiter.api.Test;

import java.util.Locale;

/**
 * Forged, damaged, cut, repeated, wrongly encoded, oversized and old calls of the three providers,
 * through the function's own door: each is refused by name, none is believed, and nothing is
 * written. {@code -Dbillfold.webhooks=1000000} tries a million of them.
 */
class WebhooksFuzzTest {
    private static final int CALLS = Integer.getInteger("billfold.webhooks", 5_000);

    /** Below so many the compiler of the JVM is what is measured. */
    private static final int CALLS_MEASURED_MIN = 100_000;

    private static final long REFUSAL_NANOS_MAX = 1_000_000;

    private final MemoryStores stores = new MemoryStores();
    private long refused;
    private long unsignedChanges;
    private long nanos;

    @Test
    void noMutatedWebhookIsBelieved() throws Exception {
        try (Webhooks webhooks = new Webhooks(stores)) {
            GenuineCalls genuine = new GenuineCalls();
            for (GenuineCalls.Sent sent : genuine.all()) {
                assertThat(status(webhooks, sent)).as(sent.provider()).isEqualTo(200);
            }
            var kept = stores.items("PAYMENTS");
            assertThat(stores.events("PAYMENTS")).hasSize(genuine.all().size());
            WebhookDamage damage = new WebhookDamage(genuine);
            nanos = 0;
            Fuzz.named("webhooks").run(CALLS, (random, i) -> attempt(webhooks, damage.of(random)));
            assertThat(stores.items("PAYMENTS")).isEqualTo(kept);
        }
        report();
    }

    private void attempt(Webhooks webhooks, WebhookDamage.Forged forged) throws Exception {
        int status = status(webhooks, forged.sent());
        if (status == 200) {
            // Adyen signs eight fields of an item: where these are what they were, it is a repeat
            assertThat(forged.saysWhatIsSigned()).as(forged.toString()).isTrue();
            unsignedChanges++;
            return;
        }
        assertThat(status).as(forged.toString()).isBetween(400, 499);
        refused++;
    }

    private int status(Webhooks webhooks, GenuineCalls.Sent sent) throws Exception {
        ObjectNode call = webhooks.call(sent.provider(), sent.headers(), sent.body());
        String event = call.toString();
        long start = System.nanoTime();
        JsonNode answer = webhooks.function().answer(event);
        nanos += System.nanoTime() - start;
        int status = answer.path("statusCode").asInt();
        if (status != 200) {
            ProblemAnswersTest.assertIsProblem(answer);
        }
        return status;
    }

    private void report() {
        long mean = nanos / (refused + unsignedChanges);
        System.out.printf(
                Locale.ROOT,
                "%,d webhooks refused, %,d repeats with other unsigned fields, %.3f ms each%n",
                refused,
                unsignedChanges,
                mean / 1e6);
        assertThat(refused).isGreaterThan(CALLS * 9L / 10);
        if (CALLS >= CALLS_MEASURED_MIN) {
            assertThat(mean).isLessThan(REFUSAL_NANOS_MAX);
        }
    }
}

package io.billfold.events;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.Problem;
import io.billfold.billing.invoice.InvoiceNumber;
import io.micronaut.serde.ObjectMapper;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

class PaymentReaderTest {
    private static final String GOOD =
            """
            {"version":1,"paymentId":"p-1","invoice":"MU-2026-000001","amount":"23.68",
             "currency":"EUR","receivedOn":"2026-02-03","provider":"stripe",
             "providerReference":"ch_1"}""";

    private final PaymentReader reader =
            new PaymentReader(new EventJson(ObjectMapper.getDefault()));

    @Test
    void readsAPayment() {
        assertThat(read(GOOD))
                .isEqualTo(
                        new PaymentReading.Read(
                                new PaymentRequest(
                                        "p-1",
                                        InvoiceNumber.parse("MU-2026-000001"),
                                        Money.parse("EUR 23.68"),
                                        LocalDate.of(2026, 2, 3),
                                        "stripe",
                                        "ch_1")));
    }

    @Test
    void readsAPaymentStraightToTheBank() {
        String json =
                GOOD.replace("\"stripe\"", "null")
                        .replace(",\n \"providerReference\":\"ch_1\"", "");

        assertThat(read(json)).isInstanceOf(PaymentReading.Read.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"p-1\"|\"p/1\"|paymentId",
                "\"p-1\"|null|paymentId",
                "\"MU-2026-000001\"|\"MU-1\"|invoice",
                "\"MU-2026-000001\"|7|invoice",
                "\"23.68\"|\"23.681\"|amount",
                "\"23.68\"|\"0.00\"|amount",
                "\"23.68\"|\"-1\"|amount",
                "\"23.68\"|\"1000000000000.01\"|amount",
                "\"23.68\"|1e999999999|amount",
                "\"23.68\"|{}|amount",
                "\"EUR\"|\"EURO\"|currency",
                "\"2026-02-03\"|\"2026-02-30\"|receivedOn",
                "\"2026-02-03\"|\"+12026-02-03\"|receivedOn",
                "\"stripe\"|\"paypal\"|provider",
                "\"stripe\"|null|''",
                "\"ch_1\"|\"ch#1\"|providerReference",
                "\"ch_1\"|null|''",
                "\"version\":1|\"version\":2|version",
                "\"version\":1|\"version\":1,\"extra\":1|extra"
            })
    void namesTheFieldThatIsWrong(String good, String bad, String field) {
        assertThat(problems(GOOD.replace(good, bad))).extracting(Problem::field).contains(field);
    }

    @Test
    void namesEverythingThatIsWrong() {
        String json =
                "{\"version\":1,\"paymentId\":\"\",\"invoice\":\"x\",\"amount\":true,"
                        + "\"currency\":\"???\",\"receivedOn\":\"soon\",\"provider\":5}";

        assertThat(problems(json))
                .extracting(Problem::field)
                .contains("paymentId", "invoice", "amount", "currency", "receivedOn", "provider");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "not json", "[]", "\"x\"", "{\"version\":1,}", "null"})
    void tellsWhatIsNoJsonObject(String text) {
        assertThat(read(text)).isInstanceOf(PaymentReading.NotJson.class);
    }

    @Test
    void isNotBroughtDownByDepthOrSize() {
        assertThat(read("[".repeat(8_000))).isInstanceOf(PaymentReading.NotJson.class);
        assertThat(read("{\"a\":".repeat(3_000) + "1" + "}".repeat(3_000)))
                .isNotInstanceOf(PaymentReading.Read.class);
        assertThat(read(" ".repeat(PaymentReader.SIZE_MAX_BYTES + 1)))
                .isInstanceOf(PaymentReading.NotJson.class);
    }

    @Test
    void noMutatedPaymentThrows() {
        long seed = 4_711;
        SplittableRandom random = new SplittableRandom(seed);
        int read = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] mutated = Mutations.of(GOOD.getBytes(UTF_8), random);
            assertThat(reader.read(mutated)).as("seed %d, case %d", seed, i).isNotNull();
            read += reader.read(mutated) instanceof PaymentReading.Read ? 1 : 0;
        }
        assertThat(read).as("mutations that are still payments").isBetween(10, 2_500);
    }

    private PaymentReading read(String json) {
        return reader.read(json.getBytes(UTF_8));
    }

    private List<Problem> problems(String json) {
        assertThat(read(json)).isInstanceOf(PaymentReading.Unreadable.class);
        return ((PaymentReading.Unreadable) read(json)).problems();
    }
}

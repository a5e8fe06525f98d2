package io.billfold.drawstatement;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.ledger.Bookings;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.payment.Payment;
import io.billfold.drawstatement.AccountBooks.Booked;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.Balance;
import io.billfold.store.Commit;
import io.billfold.store.LogoStore;
import io.billfold.store.StandingStore;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Acme owes 23.68 since 2026-01-17 and has paid 10.00 of it on 2026-02-03; it is 2026-02-10. */
class StatementCallTest {
    private static final Instant NOW = Instant.parse("2026-02-10T10:00:00Z");
    private static final AccountId ACME = new AccountId("acme");
    private static final SellerId SELLER = new SellerId("muster-de");
    private static final Money PAID = Money.parse("EUR 10.00");

    private final MemoryStores stores = new MemoryStores();
    private final AccountBooks books =
            new AccountBooks(
                    stores.ledger(), new StandingStore(stores.dynamo()), stores.invoices());
    private final DrawStatement drawStatement =
            new DrawStatement(
                    stores.accounts(),
                    books,
                    new LogoStore(
                            new NoObjects(),
                            S3Presigner.builder().region(Region.EU_CENTRAL_1).build(),
                            "documents"),
                    InstantSource.fixed(NOW));
    private final StatementCall door = new StatementCall(stores.json(), drawStatement);

    /** The seller has no logo, so nothing is asked for. */
    private static final class NoObjects implements S3Client {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void invoiceAndPay() {
        Invoice invoice = Samples.invoice();
        Commit commit = stores.dynamo().begin();
        stores.accounts().saveSeller(commit, Samples.seller(), null);
        stores.accounts().saveAccount(commit, Samples.account(ZoneOffset.UTC), null);
        stores.invoices().add(commit, invoice);
        stores.receivables().open(commit, Samples.receivable().withApplied(PAID));
        stores.ledger().add(commit, Bookings.invoiceIssued(invoice).orElseThrow());
        stores.ledger().add(commit, paid("p-1", LocalDate.of(2026, 2, 3)));
        stores.dynamo().commit(commit);
    }

    private static LedgerEntry paid(String id, LocalDate on) {
        Payment payment = new Payment(id, Samples.NUMBER, ACME, SELLER, PAID, on, null, null);
        return Bookings.paymentRecorded(payment, PAID, Money.zero(CurrencyUnit.EUR));
    }

    @Test
    void answersWithTheLetterAsAFile() {
        Answer answer = ask(Map.of("seller", "muster-de"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("content-type", "application/pdf")
                .containsEntry(
                        "content-disposition",
                        "attachment; filename=\"statement-acme-2026-02-10.pdf\"");
        assertThat(drawn(null)).startsWith("%PDF-1.7").isEqualTo(drawn(null));
        assertThat(drawn(LocalDate.of(2026, 2, 1))).isNotEqualTo(drawn(null));
    }

    private String drawn(@Nullable LocalDate from) {
        StatementRequest request = new StatementRequest(ACME, SELLER, CurrencyUnit.EUR, from, null);
        assertThat(drawStatement.draw(request)).isInstanceOf(Drawing.Done.class);
        return new String(((Drawing.Done) drawStatement.draw(request)).pdf(), ISO_8859_1);
    }

    @Test
    void readsBalanceEntriesAndWhatIsOpen() {
        Balance balance = books.balances(ACME, SELLER).getFirst();

        Booked february = books.read(ACME, balance, LocalDate.of(2026, 2, 1)).orElseThrow();

        assertThat(february.balance().owed()).isEqualTo(Money.parse("EUR 13.68"));
        assertThat(february.booked()).extracting(LedgerEntry::id).containsExactly("payment:p-1");
        assertThat(books.open(ACME, SELLER, CurrencyUnit.EUR))
                .singleElement()
                .satisfies(
                        item -> {
                            assertThat(item.open()).isEqualTo(Money.parse("EUR 13.68"));
                            assertThat(item.issuedOn()).isEqualTo("2026-01-17");
                            assertThat(item.dueOn()).isEqualTo("2026-01-31");
                        });
        assertThat(books.open(ACME, SELLER, CurrencyUnit.USD)).isEmpty();
        assertThat(books.open(new AccountId("berta"), SELLER, CurrencyUnit.EUR)).isEmpty();
    }

    @Test
    void whatIsBookedMeanwhileIsInTheBalanceAndInTheEntries() {
        Balance known = books.balances(ACME, SELLER).getFirst();
        Commit meanwhile = stores.dynamo().begin();
        stores.ledger().add(meanwhile, paid("p-2", LocalDate.of(2026, 2, 9)));
        stores.dynamo().commit(meanwhile);

        Booked read = books.read(ACME, known, LocalDate.of(2026, 2, 1)).orElseThrow();

        assertThat(read.balance().owed()).isEqualTo(Money.parse("EUR 3.68"));
        assertThat(read.booked()).hasSize(2);
    }

    @Test
    void whatIsPaidIsNotOpen() {
        Commit commit = stores.dynamo().begin();
        var owed = stores.receivables().find(Samples.NUMBER).orElseThrow();
        stores.receivables()
                .replace(commit, owed.value().withApplied(owed.value().open()), owed.version());
        stores.dynamo().commit(commit);

        assertThat(books.open(ACME, SELLER, CurrencyUnit.EUR)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
            seller    | currency | from       | to         | field    | says
            -         | EUR      | -          | -          | seller   | is missing
            other     | EUR      | -          | -          | seller   | 'other' is not known
            muster-de | USD      | -          | -          | currency | must be one of EUR
            muster-de | -        | -          | 2026-02-11 | to       | must not be after today, 2026-02-10
            muster-de | -        | 2026-02-05 | 2026-02-04 | from     | must not be after to, 2026-02-04
            muster-de | -        | yesterday  | -          | from     | must be a date
            """,
            useHeadersInDisplayName = true)
    void refusesByField(
            @Nullable String seller,
            @Nullable String currency,
            @Nullable String from,
            @Nullable String to,
            String field,
            String says) {
        Map<String, @Nullable String> query = new HashMap<>();
        query.put("seller", seller);
        query.put("currency", currency);
        query.put("from", from);
        query.put("to", to);
        query.values().removeIf(Objects::isNull);

        Answer answer = ask(query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(String.valueOf(answer.body())).contains("field=" + field).contains(says);
    }

    @Test
    void anUnknownAccountIsNotFound() {
        assertThat(ask("berta", Map.of("seller", "muster-de")).status()).isEqualTo(404);
        assertThat(ask("no id", Map.of("seller", "muster-de")).status()).isEqualTo(404);
    }

    private Answer ask(Map<String, String> query) {
        return ask("acme", query);
    }

    private Answer ask(String account, Map<String, String> query) {
        return door.answer(
                new Call(
                        "GET",
                        "GET /accounts/{id}/statement",
                        "/accounts/" + account + "/statement",
                        Map.of("id", account),
                        query,
                        Map.of(),
                        new byte[0],
                        Map.of(),
                        Set.of("collections:read"),
                        "r-1",
                        "192.0.2.1"));
    }
}

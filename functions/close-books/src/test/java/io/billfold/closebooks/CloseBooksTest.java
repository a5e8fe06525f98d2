package io.billfold.closebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.billing.ledger.Posting;
import io.billfold.billing.revenue.Deferral;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Versioned;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Twelve months at 10.00 that were invoiced on 15 January 2026: eleven of them are deferred. */
class CloseBooksTest {
    private static final SellerId SELLER = new SellerId("muster-de");
    private static final AccountId ACME = new AccountId("acme");
    private static final InvoiceNumber NUMBER = InvoiceNumber.parse("MU-2026-000001");
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);

    private final MemoryStores stores = new MemoryStores();
    private final EarnRevenue revenue =
            new EarnRevenue(stores.deferrals(), stores.ledger(), stores.dynamo());
    private Instant now = Instant.parse("2026-03-02T03:00:00Z");
    private final InstantSource clock = () -> now;
    private final BooksCall calls =
            new BooksCall(
                    stores.json(),
                    stores.accounts(),
                    stores.periods(),
                    stores.ledger(),
                    new CloseMonth(stores.periods(), stores.deferrals(), stores.dynamo(), clock));

    @BeforeEach
    void invoice() {
        TreeMap<YearMonth, Money> parts = new TreeMap<>();
        for (int month = 1; month <= 11; month++) {
            parts.put(JANUARY.plusMonths(month), eur("10.00"));
        }
        Deferral deferral = new Deferral(NUMBER, SELLER, ACME, CurrencyUnit.EUR, parts);
        Commit commit = stores.dynamo().begin();
        stores.accounts().saveSeller(commit, Samples.seller(), null);
        stores.deferrals().add(commit, deferral);
        stores.ledger()
                .add(
                        commit,
                        entry(
                                "invoice:" + NUMBER,
                                LocalDate.of(2026, 1, 15),
                                Posting.debit(LedgerAccount.RECEIVABLE, eur("120.00")),
                                Posting.credit(LedgerAccount.REVENUE, eur("10.00")),
                                Posting.credit(LedgerAccount.DEFERRED_REVENUE, eur("110.00"))));
        assertThat(stores.dynamo().commit(commit)).isEqualTo(Committed.DONE);
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private static LedgerEntry entry(String id, LocalDate on, Posting... postings) {
        return new LedgerEntry(id, on, SELLER, ACME, "d", "d", List.of(postings));
    }

    private Answer call(String method, String route, Map<String, String> query, String body) {
        return calls.answer(
                new Call(
                        method,
                        method + " " + route,
                        "/",
                        Map.of("id", "muster-de"),
                        query,
                        Map.of(),
                        body.getBytes(UTF_8),
                        Map.of("sub", "jo"),
                        Set.of("billing:write"),
                        "r-1",
                        "192.0.2.1"));
    }

    private Answer close(String through, String more) {
        String body = "{\"version\":1,\"through\":\"%s\",\"reason\":\"reported\"%s}";
        return call("PUT", "/sellers/{id}/closed-period", Map.of(), body.formatted(through, more));
    }

    private List<DeferredAnswer.Month> deferred(String from, String to) {
        Map<String, String> query =
                Map.of("seller", "muster-de", "currency", "EUR", "from", from, "to", to);
        return ((DeferredAnswer) call("GET", "/deferred-revenue", query, "").body()).months();
    }

    private Money net(YearMonth month, LedgerAccount account) {
        return stores.ledger().trialBalance(SELLER, month, month).stream()
                .map(it -> it.net(account))
                .findFirst()
                .orElse(eur("0.00"));
    }

    @Test
    void aMonthThatIsOverIsEarnedOnceOnItsLastDay() {
        for (int times = 1; times <= 2; times++) {
            revenue.run(now);
        }
        assertThat(net(YearMonth.of(2026, 2), LedgerAccount.REVENUE)).isEqualTo(eur("-10.00"));
        assertThat(net(YearMonth.of(2026, 3), LedgerAccount.REVENUE)).isEqualTo(eur("0.00"));
        assertThat(deferred("2026-01", "2026-03"))
                .containsExactly(
                        new DeferredAnswer.Month("2026-01", "0.00", "110.00", "0.00", "110.00"),
                        new DeferredAnswer.Month("2026-02", "110.00", "0.00", "10.00", "100.00"),
                        new DeferredAnswer.Month("2026-03", "100.00", "0.00", "0.00", "100.00"));
    }

    @Test
    void monthsThatWereMissedAreEarnedTogether() {
        revenue.run(Instant.parse("2027-01-02T03:00:00Z"));
        for (int month = 2; month <= 12; month++) {
            assertThat(net(YearMonth.of(2026, month), LedgerAccount.REVENUE))
                    .isEqualTo(eur("-10.00"));
        }
        assertThat(deferred("2026-12", "2026-12").getFirst().closing()).isEqualTo("0.00");
        assertThat(deferred("2027-01", "2027-02"))
                .allSatisfy(it -> assertThat(it.opening()).isEqualTo("0.00"));
    }

    /** A credit note came between reading and writing: what it took back is not earned. */
    @Test
    void whatChangesMeanwhileIsReadAnew() {
        stores.beforeNextTransaction(
                () -> {
                    Versioned<Deferral> read = stores.deferrals().find(NUMBER).orElseThrow();
                    Deferral less = read.value().withTakenBack(eur("105.00"));
                    Commit commit = stores.dynamo().begin();
                    stores.deferrals().replace(commit, less, read.version());
                    stores.dynamo().commit(commit);
                });
        revenue.run(now);
        assertThat(net(YearMonth.of(2026, 2), LedgerAccount.REVENUE)).isEqualTo(eur("-5.00"));
    }

    @Test
    void aMonthIsNotClosedBeforeItsRevenueIsBooked() {
        now = Instant.parse("2026-03-02T03:00:00Z");
        assertThat(close("2026-02", "").status()).isEqualTo(422);
        revenue.run(now);
        assertThat(close("2026-02", "").status()).isEqualTo(200);
        assertThat(close("2026-03", "").status()).isEqualTo(422);
    }

    @Test
    void whatComesLateIsBookedInTheNextMonthWithItsDate() {
        revenue.run(now);
        assertThat(close("2026-02", "").status()).isEqualTo(200);
        LocalDate late = LocalDate.of(2026, 2, 20);
        Commit commit = stores.dynamo().begin();
        stores.ledger()
                .add(
                        commit,
                        entry(
                                "payment:p-1",
                                late,
                                Posting.debit(LedgerAccount.BANK, eur("5.00")),
                                Posting.credit(LedgerAccount.RECEIVABLE, eur("5.00"))));
        assertThat(stores.dynamo().commit(commit)).isEqualTo(Committed.DONE);

        assertThat(net(YearMonth.of(2026, 2), LedgerAccount.BANK)).isEqualTo(eur("0.00"));
        assertThat(net(YearMonth.of(2026, 3), LedgerAccount.BANK)).isEqualTo(eur("5.00"));
        assertThat(stores.ledger().entries(ACME, late, LocalDate.of(2026, 3, 31)))
                .filteredOn(it -> it.id().equals("payment:p-1"))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.bookedOn()).isEqualTo(LocalDate.of(2026, 3, 1));
                            assertThat(it.happenedOn()).isEqualTo(late);
                        });
    }

    /** Closing and booking can't pass each other: whoever comes second is refused. */
    @Test
    void anEntryThatIsBookedWhileItsMonthIsClosedIsRefused() {
        revenue.run(now);
        Commit commit = stores.dynamo().begin();
        stores.ledger()
                .add(
                        commit,
                        entry(
                                "payment:p-1",
                                LocalDate.of(2026, 2, 20),
                                Posting.debit(LedgerAccount.BANK, eur("5.00")),
                                Posting.credit(LedgerAccount.RECEIVABLE, eur("5.00"))));
        assertThat(close("2026-02", "").status()).isEqualTo(200);
        assertThat(stores.dynamo().commit(commit)).isEqualTo(Committed.REFUSED);
    }

    @Test
    void aMonthIsOpenedAgainOnPurposeOnly() {
        revenue.run(now);
        close("2026-02", "");
        assertThat(close("2026-01", "").status()).isEqualTo(422);
        Answer opened = close("2026-01", ",\"reopen\":true");
        assertThat(opened.status()).isEqualTo(200);
        PeriodAnswer answer = (PeriodAnswer) opened.body();
        assertThat(answer.through()).isEqualTo("2026-01");
        assertThat(answer.steps())
                .extracting(PeriodAnswer.Done::through, PeriodAnswer.Done::by)
                .containsExactly(tuple("2026-02", "jo"), tuple("2026-01", "jo"));
        assertThat(((PeriodAnswer) close("2026-01", "").body()).steps()).hasSize(2);
        assertThat(call("GET", "/sellers/{id}/closed-period", Map.of(), "").body())
                .isEqualTo(answer);
    }

    @Test
    void aMonthThatIsNoneIsRefused() {
        assertThat(close("2026-13", "").status()).isEqualTo(422);
        assertThat(call("PUT", "/sellers/{id}/closed-period", Map.of(), "{").status())
                .isEqualTo(400);
        Map<String, String> wrong =
                Map.of("seller", "m", "currency", "EUR", "from", "2026-02", "to", "2026-01");
        assertThat(call("GET", "/deferred-revenue", wrong, "").status()).isEqualTo(422);
    }
}

package io.billfold.rundunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.account.Account;
import io.billfold.billing.dunning.DunningPolicy;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.store.Versioned;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

class RunDunningTest {
    private static final LocalDate DUE_ON = LocalDate.of(2026, 1, 31);

    private final MemoryStores stores = new MemoryStores();

    @Test
    void remindsOnceOnTheDayAndThenTheNextLevel() {
        account("UTC");
        stores.open(Samples.receivable());

        run("2026-02-06T06:00:00Z");
        assertThat(reminders()).isEmpty();
        run("2026-02-07T06:00:00Z");
        run("2026-02-07T06:00:00Z");
        run("2026-02-08T06:00:00Z");
        assertThat(reminders()).hasSize(1);
        run("2026-02-14T06:00:00Z");

        assertThat(reminders()).hasSize(2);
        assertThat(receivable().level()).isEqualTo(2);
    }

    @Test
    void theLastReminderSuspendsWhatTheInvoicePaidForOnce() {
        account("UTC");
        stores.open(Samples.receivable());

        for (int week = 1; week <= 20; week++) {
            run(Instant.parse("2026-02-07T06:00:00Z").plus(Duration.ofDays(7L * week)).toString());
        }

        assertThat(stores.events("COLLECTIONS"))
                .extracting(Map.Entry::getKey)
                .filteredOn(type -> !type.equals("ReminderDue"))
                .containsExactly("EntitlementsSuspended");
        assertThat(receivable().level()).isEqualTo(DunningPolicy.bundled().levels().size());
    }

    @Test
    void todayIsTheDateWhereTheCustomerIs() {
        account("America/Los_Angeles");
        stores.open(Samples.receivable());

        run("2026-02-07T06:00:00Z");
        assertThat(reminders()).as("it is still the 6th in Los Angeles").isEmpty();
        run("2026-02-08T06:00:00Z");

        assertThat(reminders()).hasSize(1);
    }

    @Test
    void leavesAloneWhatIsPaidOrPaused() {
        account("UTC");
        Receivable paid = Samples.receivable();
        stores.open(paid.withApplied(paid.total()));
        stores.open(
                Samples.receivable(InvoiceNumber.parse("MU-2026-000002"), DUE_ON)
                        .withPause("dispute dp_1"));

        run("2026-06-01T06:00:00Z");

        assertThat(reminders()).isEmpty();
    }

    @Test
    void oneThatFailsDoesNotHoldUpTheOthersAndFailsTheRunInTheEnd() {
        account("UTC");
        for (int i = 1; i <= 40; i++) {
            stores.open(Samples.receivable(new InvoiceNumber("MU", 2026, i), DUE_ON));
        }
        breakReceivable("MU-2026-000007");

        assertThatThrownBy(() -> run("2026-02-07T06:00:00Z"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("39 reminded, 0 waiting, 1 failed")
                .hasRootCauseMessage(
                        "item AttributeValue(S=RECEIVABLE#MU-2026-000007) has no total");
        assertThat(reminders()).hasSize(39);
    }

    @Test
    void decidesAnewWhenAPaymentComesBetween() {
        account("UTC");
        stores.open(Samples.receivable());
        stores.beforeNextTransaction(this::pay);

        run("2026-02-07T06:00:00Z");

        assertThat(reminders()).isEmpty();
        assertThat(receivable().level()).isZero();
    }

    private void run(String at) {
        Instant instant = Instant.parse(at);
        Remind remind =
                new Remind(
                        stores.receivables(),
                        stores.accounts(),
                        DunningPolicy.bundled(),
                        stores.dynamo(),
                        InstantSource.fixed(instant));
        new RunDunning(stores.receivables(), remind).run(instant);
    }

    private void account(String zone) {
        Account account = Samples.account(ZoneId.of(zone));
        stores.dynamo()
                .commit(stores.accounts().saveAccount(stores.dynamo().begin(), account, null));
    }

    private void pay() {
        Versioned<Receivable> read = stores.receivables().find(Samples.NUMBER).orElseThrow();
        Receivable paid = read.value().withApplied(read.value().open());
        stores.dynamo()
                .commit(
                        stores.receivables()
                                .replace(stores.dynamo().begin(), paid, read.version()));
    }

    private void breakReceivable(String number) {
        Map<String, AttributeValue> broken =
                new java.util.HashMap<>(
                        stores.items("COLLECTIONS").stream()
                                .filter(item -> item.get("pk").s().endsWith(number))
                                .findFirst()
                                .orElseThrow());
        broken.remove("total");
        stores.put("COLLECTIONS", broken);
    }

    private Receivable receivable() {
        return stores.receivables().find(Samples.NUMBER).map(Versioned::value).orElseThrow();
    }

    private List<Map.Entry<String, String>> reminders() {
        return stores.events("COLLECTIONS").stream()
                .filter(event -> event.getKey().equals("ReminderDue"))
                .toList();
    }
}

package io.billfold.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.document.Documents;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.ledger.Bookings;
import io.billfold.billing.ledger.LedgerEntry;
import io.billfold.events.EventJson;
import io.billfold.events.document.SnapshotJson;
import io.micronaut.serde.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.LongStream;

/** What goes into a table comes out again; seeded random values, the seed is the test's name. */
class StoredFormsTest {
    private static final EventJson JSON = new EventJson(ObjectMapper.create(Map.of()));
    private static final EventJson JSON_OF_FUNCTIONS =
            new EventJson(
                    ObjectMapper.create(
                            Map.of("micronaut.serde.serialization.inclusion", "ALWAYS")));

    static long[] seeds() {
        return LongStream.rangeClosed(1, 50).toArray();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void draftComesBackWithAndWithoutTax(long seed) {
        Draft taxed = new RandomValues(seed).invoice().content();
        Draft untaxed = new RandomValues(seed).draft();
        for (Draft draft : new Draft[] {taxed, untaxed}) {
            String json = JSON.write(StoredDraft.of(draft));
            assertThat(JSON.read(json, StoredDraft.class).toDraft()).isEqualTo(draft);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void invoiceComesBack(long seed) {
        Invoice invoice = new RandomValues(seed).invoice();
        String stored = JSON.write(StoredInvoice.of(invoice));
        assertThat(JSON.read(stored, StoredInvoice.class).toInvoice()).isEqualTo(invoice);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void snapshotDoesNotHangOnSettingsOrOnWhereTheInvoiceCameFrom(long seed) {
        Invoice invoice = new RandomValues(seed).invoice();
        String snapshot = snapshot(JSON, invoice);
        String stored = JSON.write(StoredInvoice.of(invoice));
        Invoice readAgain = JSON.read(stored, StoredInvoice.class).toInvoice();
        assertThat(snapshot(JSON_OF_FUNCTIONS, readAgain)).isEqualTo(snapshot);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ledgerEntryComesBack(long seed) {
        LedgerEntry entry = Bookings.invoiceIssued(new RandomValues(seed).invoice()).orElseThrow();
        String json = JSON.write(StoredEntry.of(entry));
        assertThat(JSON.read(json, StoredEntry.class).toEntry()).isEqualTo(entry);
    }

    @Test
    void invoiceWhoseSumsWereChangedIsRefused() {
        String stored = JSON.write(StoredInvoice.of(new RandomValues(1).invoice()));
        String changed = stored.replaceFirst("\"total\":\"", "\"total\":\"9");
        assertThatThrownBy(() -> JSON.read(changed, StoredInvoice.class).toInvoice())
                .hasMessageContaining("adds up to");
    }

    @Test
    void formOfALaterReleaseIsRefused() {
        String json = JSON.write(StoredAccount.of(new RandomValues(1).account()));
        String later = json.replace("\"version\":1", "\"version\":2");
        assertThatThrownBy(() -> JSON.read(later, StoredAccount.class).toAccount())
                .hasMessageContaining("version 2");
    }

    private static String snapshot(EventJson json, Invoice invoice) {
        return new String(
                new SnapshotJson(json).bytes(Documents.of(invoice)), StandardCharsets.UTF_8);
    }
}

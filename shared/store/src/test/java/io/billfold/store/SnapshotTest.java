package io.billfold.store;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.document.Documents;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.tax.Confidence;
import io.billfold.billing.tax.TaxAnswer;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxComponent;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.billing.tax.TaxablePortion;
import io.billfold.events.EventJson;
import io.billfold.events.document.SnapshotJson;
import io.billfold.money.RoundingPolicy;
import io.billfold.money.UnitPrice;
import io.micronaut.serde.ObjectMapper;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The snapshot of an invoice, whose hash stands in its documents. The expected bytes were written
 * without this software, and hashed with another tool; they never change while version 1 is read.
 */
class SnapshotTest {
    private static final String SHA256 =
            "331096d9b55035d424522814aced8dfa76dc100fe73c9eb55a3f18fe01a814f1";

    private static final Period JANUARY =
            new Period(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 2, 5));

    @Test
    void snapshotIsTheseBytes() throws IOException {
        byte[] snapshot =
                new SnapshotJson(new EventJson(ObjectMapper.create(Map.of())))
                        .bytes(Documents.of(invoice()));
        assertThat(new String(snapshot, UTF_8)).isEqualTo(new String(expected(), UTF_8));
        assertThat(Sha256.hex(snapshot)).isEqualTo(SHA256);
    }

    private static byte[] expected() throws IOException {
        try (InputStream in = SnapshotTest.class.getResourceAsStream("invoice.v1.snapshot.json")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static Invoice invoice() {
        SubscriptionId subscription = new SubscriptionId("o-1001");
        Draft draft =
                new Draft(
                        DraftId.of(subscription, JANUARY.from(), 1),
                        Draft.Kind.INVOICE,
                        null,
                        subscription,
                        seller(),
                        account(),
                        CurrencyUnit.EUR,
                        JANUARY.from(),
                        JANUARY,
                        14,
                        null,
                        List.of(line()),
                        List.of(),
                        null);
        return new Invoice(
                new InvoiceNumber("MU", 2026, 42),
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2026, 2, 15),
                1,
                InvoiceTax.apply(draft, List.of(germanVat())));
    }

    private static Seller seller() {
        return new Seller(
                new SellerId("muster-de"),
                "Muster Software GmbH",
                "HRB 12345",
                "billing@muster.example",
                new Address("Ring 1", null, "Berlin", "10115", null, "DE"),
                ZoneId.of("Europe/Berlin"),
                "MU",
                List.of(new TaxRegistration("DE", TaxRegistration.Scheme.DOMESTIC, "DE136695976")),
                new BankAccount("Muster Software GmbH", "DE02120300000000202051", null));
    }

    private static Account account() {
        return new Account(
                new AccountId("acme"),
                "Söhne \"Acme\" GmbH",
                PartyKind.BUSINESS,
                "ap@acme.example",
                "DE123456788",
                new Address("Straße 5", null, "Köln", null, null, "DE"),
                "de",
                ZoneId.of("Europe/Berlin"));
    }

    private static InvoiceLine line() {
        return InvoiceLine.of(
                "PRO",
                "Pro plan",
                JANUARY,
                new BigDecimal("5"),
                new UnitPrice(CurrencyUnit.EUR, new BigDecimal("19.90")));
    }

    private static TaxTreatment germanVat() {
        return new TaxTreatment(
                TaxCategory.STANDARD,
                "VAT",
                "DE",
                List.of(
                        new TaxComponent(
                                "VAT", "DE", new BigDecimal("19"), TaxablePortion.ALL, null)),
                null,
                null,
                "DE136695976",
                TaxRegistration.Scheme.DOMESTIC,
                RoundingPolicy.EN_16931,
                List.of(
                        new TaxAnswer(
                                TaxAnswer.Question.SELLER,
                                "the seller is established in DE",
                                "",
                                Confidence.HIGH)));
    }
}

package io.billfold.billing.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.dispute.DisputeReport;
import io.billfold.billing.dispute.ReasonCodes;
import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class EvidenceNeedsTest {
    private static final EvidenceNeeds NEEDS = EvidenceNeeds.bundled();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "visa, 10.4, INVOICE EARLIER_PAYMENTS",
                "visa, 13.2, INVOICE COMMUNICATION TERMS",
                "visa, 10.3, INVOICE ACCESS_LOG",
                "mastercard, 4837, INVOICE ACCESS_LOG",
                "mastercard, 4853, INVOICE COMMUNICATION TERMS",
                "mastercard, 4834, INVOICE",
                "visa, 99.9, INVOICE",
                "-, -, INVOICE"
            })
    void whatIsNeededFollowsFromTheCodeElseFromItsClass(
            @Nullable String scheme, @Nullable String code, String needed) {
        Map<EvidenceItem, Boolean> needs = NEEDS.of(dispute(scheme, code));

        assertThat(
                        needs.entrySet().stream()
                                .filter(Map.Entry::getValue)
                                .map(it -> it.getKey().name())
                                .collect(Collectors.joining(" ")))
                .isEqualTo(needed);
    }

    @Test
    void everyCodeOfItsOwnIsOneThatIsKnown() {
        List<String> known =
                ReasonCodes.bundled().all().stream()
                        .map(reason -> reason.scheme() + " " + reason.code())
                        .toList();

        assertThat(NEEDS.keys())
                .filteredOn(key -> !key.startsWith("class "))
                .isNotEmpty()
                .isSubsetOf(known);
        assertThat(NEEDS.keys()).filteredOn(key -> key.startsWith("class ")).hasSize(5);
    }

    private static Dispute dispute(@Nullable String scheme, @Nullable String code) {
        DisputeReport report =
                new DisputeReport(
                        "stripe",
                        "dp_1",
                        "ch_1",
                        "evt_1",
                        "charge.dispute.created",
                        Dispute.Status.CHARGEBACK,
                        Money.parse("EUR 1.00"),
                        "general",
                        scheme,
                        code,
                        null,
                        null,
                        Instant.parse("2026-03-01T10:00:00Z"),
                        List.of());
        return new Dispute(
                "dp_1",
                "stripe",
                "p-1",
                InvoiceNumber.parse("MU-2026-000001"),
                new AccountId("acme"),
                new SellerId("muster-de"),
                List.of(report),
                List.of(),
                Money.parse("EUR 0.00"),
                0,
                Dispute.Watch.NONE);
    }
}

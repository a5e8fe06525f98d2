package io.billfold.collectevidence;

import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.evidence.CompellingEvidence;
import io.billfold.billing.evidence.CompellingEvidence.Earlier;
import io.billfold.billing.payment.ChargeTraits;
import io.billfold.billing.payment.Payment;
import io.billfold.store.ChargeStore;
import io.billfold.store.ChargeStore.Charge;
import io.billfold.store.DisputeRatioStore;
import io.billfold.store.DisputeStore;
import io.billfold.store.PaymentStore;
import io.billfold.store.ReceivableStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What payments show. */
@Singleton
class PaymentParts {
    /** Of a customer who pays daily the earliest say enough. */
    static final int CHARGES_MAX = 300;

    /** More cases than this make nobody an undisputed payer. */
    static final int DISPUTES_MAX = 100;

    private final PaymentStore payments;
    private final ChargeStore charges;
    private final DisputeStore disputes;
    private final DisputeRatioStore frauds;
    private final ReceivableStore receivables;

    PaymentParts(
            PaymentStore payments,
            ChargeStore charges,
            DisputeStore disputes,
            DisputeRatioStore frauds,
            ReceivableStore receivables) {
        this.payments = payments;
        this.charges = charges;
        this.disputes = disputes;
        this.frauds = frauds;
        this.receivables = receivables;
    }

    /** Earlier payments that nobody disputed, as Visa's Compelling Evidence 3.0 counts them. */
    Found earlier(Dispute dispute) {
        Payment payment =
                payments.find(dispute.paymentId())
                        .map(PaymentStore.Recorded::payment)
                        .orElseThrow();
        ChargeTraits traits = charges.find(payment).map(Charge::traits).orElse(ChargeTraits.NONE);
        LocalDate opened = LocalDate.ofInstant(dispute.openedAt(), ZoneOffset.UTC);
        CompellingEvidence evidence = CompellingEvidence.of(traits, opened, known(dispute, opened));
        return evidence.isQualified()
                ? Found.lines(
                        evidence.note(),
                        "Earlier payments with the same card that nobody disputed:",
                        evidence.earlier().stream()
                                .map(it -> it.receivedOn() + " " + it.reference())
                                .toList())
                : Found.nothing(evidence.note());
    }

    private List<Earlier> known(Dispute dispute, LocalDate opened) {
        Set<String> disputed =
                disputes.of(dispute.account(), DISPUTES_MAX).stream()
                        .map(Dispute::paymentId)
                        .collect(Collectors.toSet());
        return charges
                .between(
                        dispute.account(),
                        opened.minusDays(CompellingEvidence.DAYS_MAX),
                        opened.minusDays(CompellingEvidence.DAYS_MIN),
                        CHARGES_MAX)
                .stream()
                .filter(it -> it.provider().equals(dispute.provider()))
                .map(
                        it ->
                                new Earlier(
                                        it.reference(),
                                        it.receivedOn(),
                                        it.traits(),
                                        disputed.contains(it.paymentId())
                                                || frauds.isFraudOf(it.paymentId())))
                .toList();
    }

    /** What was credited on the invoice. */
    Found credits(Dispute dispute) {
        return receivables
                .find(dispute.invoice())
                .map(Versioned::value)
                .filter(it -> it.credited().isPositive())
                .map(
                        it ->
                                Found.lines(
                                        it.credited() + " of " + it.total() + " was credited",
                                        "Invoice " + it.invoice() + ":",
                                        List.of(
                                                "total " + it.total(),
                                                "credited " + it.credited())))
                .orElseGet(() -> Found.nothing("nothing was credited on " + dispute.invoice()));
    }
}

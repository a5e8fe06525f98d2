package io.billfold.applycash;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.dispute.Dispute;
import io.billfold.billing.payment.Payment;
import io.billfold.billing.payout.Booked;
import io.billfold.billing.payout.Doubt;
import io.billfold.billing.payout.Payout;
import io.billfold.billing.payout.PayoutCheck;
import io.billfold.billing.payout.PayoutLine;
import io.billfold.store.DisputeStore;
import io.billfold.store.PaymentStore;
import io.billfold.store.RefundStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.joda.money.Money;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks up what the books know of a payout's lines. */
@Singleton
class FindBooked {
    private final PaymentStore payments;
    private final RefundStore refunds;
    private final DisputeStore disputes;

    FindBooked(PaymentStore payments, RefundStore refunds, DisputeStore disputes) {
        this.payments = payments;
        this.refunds = refunds;
        this.disputes = disputes;
    }

    /** Lines that differ from the books as they are now. */
    List<Doubt> doubts(Payout payout) {
        return doubts(payout.seller(), payout.announcement().provider(), payout.open());
    }

    /** As above, of lines that were just read. */
    List<Doubt> doubts(SellerId seller, String provider, List<PayoutLine> lines) {
        return PayoutCheck.doubts(seller, lines, find(provider, lines));
    }

    private Booked find(String provider, List<PayoutLine> lines) {
        Map<String, Payment> paid = new HashMap<>();
        Map<String, Money> refunded = new HashMap<>();
        Map<String, Dispute> cases = new HashMap<>();
        for (PayoutLine line : lines) {
            switch (line.type().kind()) {
                case PAYMENT -> addPayment(paid, provider, line);
                case REFUND -> addRefunded(refunded, paid, provider, line);
                case DISPUTE -> addCase(cases, provider, line);
                case FEE, CARRIED, OTHER -> {}
            }
        }
        return new Booked(paid, refunded, cases);
    }

    private void addPayment(Map<String, Payment> paid, String provider, PayoutLine line) {
        String charge = line.charge();
        if (charge != null && !paid.containsKey(charge)) {
            payments.findByCharge(provider, charge)
                    .flatMap(payments::find)
                    .ifPresent(it -> paid.put(charge, it.payment()));
        }
    }

    private void addRefunded(
            Map<String, Money> refunded,
            Map<String, Payment> paid,
            String provider,
            PayoutLine line) {
        addPayment(paid, provider, line);
        Payment payment = line.charge() == null ? null : paid.get(line.charge());
        if (payment != null) {
            refunded.put(line.charge(), refunds.refundable(payment).value().refunded());
        }
    }

    private void addCase(Map<String, Dispute> cases, String provider, PayoutLine line) {
        String dispute = line.dispute();
        if (dispute != null && !cases.containsKey(dispute)) {
            disputes.find(provider, dispute)
                    .map(Versioned::value)
                    .ifPresent(it -> cases.put(dispute, it));
        }
    }
}

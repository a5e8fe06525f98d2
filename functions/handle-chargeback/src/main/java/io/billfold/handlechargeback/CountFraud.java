package io.billfold.handlechargeback;

import io.billfold.billing.dispute.DisputeCounting;
import io.billfold.billing.dispute.FraudReport;
import io.billfold.billing.payment.Acquired;
import io.billfold.billing.payment.Payment;
import io.billfold.store.ChargeStore;
import io.billfold.store.Commit;
import io.billfold.store.DisputeRatioStore;
import io.billfold.store.Dynamo;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what banks report as fraud: it moves no money, and the networks count it. */
@Singleton
class CountFraud {
    private static final Logger LOG = LoggerFactory.getLogger(CountFraud.class);

    private final ChargeStore charges;
    private final DisputeRatioStore ratios;
    private final Dynamo dynamo;

    CountFraud(ChargeStore charges, DisputeRatioStore ratios, Dynamo dynamo) {
        this.charges = charges;
        this.ratios = ratios;
        this.dynamo = dynamo;
    }

    /** Counts a report of a payment once: the second commit of the same report is refused. */
    void count(FraudReport report, Payment payment) {
        Acquired acquired =
                charges.find(payment).map(it -> it.traits().acquired()).orElse(Acquired.UNKNOWN);
        Commit commit =
                ratios.report(
                        dynamo.begin(),
                        report.provider(),
                        report.id(),
                        payment.id(),
                        DisputeCounting.fraud(report, payment, acquired));
        LOG.info("fraud report {} of {}: {}", report.id(), payment.id(), dynamo.commit(commit));
    }
}

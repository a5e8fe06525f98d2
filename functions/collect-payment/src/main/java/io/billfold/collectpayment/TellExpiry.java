package io.billfold.collectpayment;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.collecting.ExpiryNotice;
import io.billfold.billing.collecting.PaymentMethods;
import io.billfold.events.PaymentMethodExpiring;
import io.billfold.store.Commit;
import io.billfold.store.Dynamo;
import io.billfold.store.PaymentMethodStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.time.LocalDate;

/** Tells that what an account pays with will expire, each notice once. */
@Singleton
class TellExpiry {
    private final PaymentMethodStore methods;
    private final Dynamo dynamo;
    private final InstantSource clock;

    TellExpiry(PaymentMethodStore methods, Dynamo dynamo, InstantSource clock) {
        this.methods = methods;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** Gives the notices of a day. A change meanwhile leaves them to the next run. */
    void tell(AccountId account, LocalDate today) {
        Versioned<PaymentMethods> read = methods.find(account);
        ExpiryNotice.Due due = ExpiryNotice.due(read.value(), today);
        if (due.keys().isEmpty()) {
            return;
        }
        Commit commit = dynamo.begin();
        methods.save(commit, read.value().told(due.keys()), read.version());
        due.given()
                .forEach(
                        it ->
                                methods.publish(
                                        commit, PaymentMethodExpiring.of(clock.instant(), it)));
        dynamo.commitUnlessBusy(commit);
    }
}

package io.billfold.collectpayment;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.collecting.PaymentMethod;
import io.billfold.billing.collecting.PaymentMethods;
import io.billfold.events.PaymentMethodsChanged;
import io.billfold.store.AccountStore;
import io.billfold.store.Commit;
import io.billfold.store.Committed;
import io.billfold.store.Dynamo;
import io.billfold.store.PaymentMethodStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keeps what accounts pay with; what is open may be collected after every change. */
@Singleton
class KeepMethods {
    /** How often it is decided anew because somebody else changed them meanwhile. */
    static final int ATTEMPTS_MAX = 5;

    private final PaymentMethodStore methods;
    private final AccountStore accounts;
    private final Dynamo dynamo;
    private final InstantSource clock;

    KeepMethods(
            PaymentMethodStore methods, AccountStore accounts, Dynamo dynamo, InstantSource clock) {
        this.methods = methods;
        this.accounts = accounts;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** What became of a change. */
    sealed interface Keeping {
        /**
         * They are as wished.
         *
         * @param isNew whether one was added
         */
        record Done(PaymentMethods after, boolean isNew) implements Keeping {}

        /** There are as many as are kept. */
        record Full() implements Keeping {}

        record UnknownAccount() implements Keeping {}

        record UnknownMethod() implements Keeping {}
    }

    /** What an account pays with; empty for an unknown account. */
    Optional<PaymentMethods> list(AccountId account) {
        return accounts.findAccount(account).map(_ -> methods.find(account).value());
    }

    /** Adds one or puts it in the place of the one with its id. */
    Keeping keep(PaymentMethod method, boolean isDefault) {
        AccountId account = method.account();
        if (accounts.findAccount(account).isEmpty()) {
            return new Keeping.UnknownAccount();
        }
        PaymentMethods before = methods.find(account).value();
        boolean isNew = before.find(method.id()).isEmpty();
        return isNew && before.isFull()
                ? new Keeping.Full()
                : new Keeping.Done(change(account, it -> it.with(method, isDefault)), isNew);
    }

    /** Removes one. */
    Keeping remove(AccountId account, String id) {
        if (accounts.findAccount(account).isEmpty()) {
            return new Keeping.UnknownAccount();
        }
        return methods.find(account).value().find(id).isEmpty()
                ? new Keeping.UnknownMethod()
                : new Keeping.Done(change(account, it -> it.without(id)), false);
    }

    private PaymentMethods change(AccountId account, UnaryOperator<PaymentMethods> change) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            Versioned<PaymentMethods> read = methods.find(account);
            PaymentMethods after = change.apply(read.value());
            if (after.equals(read.value()) || save(after, read.version()) == Committed.DONE) {
                return after;
            }
        }
        throw new IllegalStateException(
                "payment methods of " + account + " changed " + ATTEMPTS_MAX + " times");
    }

    private Committed save(PaymentMethods after, long versionRead) {
        Commit commit = dynamo.begin();
        methods.save(commit, after, versionRead);
        methods.publish(
                commit,
                PaymentMethodsChanged.of(
                        clock.instant(), after.account().value(), versionRead + 1));
        return dynamo.commitUnlessBusy(commit);
    }
}

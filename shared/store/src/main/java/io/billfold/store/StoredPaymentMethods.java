package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.collecting.PaymentMethods;
import io.micronaut.serde.annotation.Serdeable;

import java.util.List;
import java.util.Set;

/** The stored form of {@link PaymentMethods}, version 1. */
@Serdeable
record StoredPaymentMethods(int version, List<StoredPaymentMethod> methods, List<String> told) {
    static StoredPaymentMethods of(PaymentMethods methods) {
        return new StoredPaymentMethods(
                1,
                methods.inOrder().stream().map(StoredPaymentMethod::of).toList(),
                methods.told().stream().sorted().toList());
    }

    PaymentMethods toMethods(AccountId account) {
        StoredVersion.check("payment methods", version);
        return new PaymentMethods(
                account,
                methods.stream().map(it -> it.toMethod(account)).toList(),
                Set.copyOf(told));
    }
}

package io.billfold.billing.subscription;

import io.billfold.billing.Checks;
import io.billfold.billing.account.AccountId;

import java.math.BigDecimal;

/** Through whom a subscription was sold. */
public sealed interface Channel {
    /** Sold to the account itself. */
    record Direct() implements Channel {}

    /**
     * The account is a partner who sells on: it is invoiced at its own prices.
     *
     * @param endCustomer who uses it, as invoices name them
     */
    record Reseller(String endCustomer) implements Channel {
        public Reseller {
            Checks.text("endCustomer", endCustomer, 120);
        }
    }

    /**
     * The account is invoiced; the agent who brought it earns a share.
     *
     * @param partner the agent's account
     * @param percent share of each invoice's net amount
     */
    record Agent(AccountId partner, BigDecimal percent) implements Channel {
        private static final BigDecimal ALL = BigDecimal.valueOf(100);

        public Agent {
            if (percent.signum() <= 0 || percent.compareTo(ALL) > 0) {
                throw new IllegalArgumentException(
                        "commission percent must be above 0 and at most 100, was " + percent);
            }
        }
    }
}

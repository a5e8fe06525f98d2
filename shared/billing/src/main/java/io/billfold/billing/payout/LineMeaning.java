package io.billfold.billing.payout;

import io.billfold.billing.ledger.LedgerAccount;

/** What a person says that a line of a payout is, and so where it is booked. */
public enum LineMeaning {
    /** What the provider charges, or gives back of that: an expense. */
    FEE(LedgerAccount.FEES),
    /**
     * Tax on its fees that the seller claims back, with the provider's invoice: Directive
     * 2006/112/EC art. 168 and 178 (a). Tax that it may not claim back is a part of the fee.
     */
    TAX_ON_FEES(LedgerAccount.INPUT_TAX),
    /**
     * Money that is gone and that nobody owes: an expense of its own, because fees are compared.
     */
    LOSS(LedgerAccount.LOSSES),
    /**
     * Money that the provider holds back as security and gives free later, or paid twice and takes
     * back later: it is no expense and no income, so it stays in the balance sheet.
     */
    RESERVE(LedgerAccount.PROVIDER_RESERVE);

    private final LedgerAccount account;

    LineMeaning(LedgerAccount account) {
        this.account = account;
    }

    /** Where it is booked, against provider clearing. */
    LedgerAccount account() {
        return account;
    }
}

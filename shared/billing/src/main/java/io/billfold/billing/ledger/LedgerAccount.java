package io.billfold.billing.ledger;

/** The accounts of the subledger. Names are what users and stored entries show. */
public enum LedgerAccount {
    /** What customers owe on invoices. */
    RECEIVABLE,
    /** Invoiced net of tax. */
    REVENUE,
    /** Tax owed to authorities. */
    TAX_PAYABLE,
    /**
     * Income tax that customers kept and paid in our name: claimed back with their certificates.
     */
    WITHHOLDING_RECEIVABLE,
    /** What rounding to coins gains and loses. */
    CASH_ROUNDING,
    /** Money that a payment provider holds for us. */
    PROVIDER_CLEARING,
    /** Money in our own bank account. */
    BANK,
    /** Money received that no invoice has taken yet. */
    UNAPPLIED_CASH,
    /** What customers may still use of credit notes that exceeded what they owed. */
    CUSTOMER_CREDIT,
    /** Account credit that is to be paid out. */
    REFUNDS_PAYABLE,
    /** Money that a bank took back while a dispute is open. */
    DISPUTED_RECEIVABLE,
    /** What providers charge: for payments, payouts and disputes. */
    FEES,
    /** Disputes lost and given up. */
    LOSSES,
    /** What agents earn by sales. */
    COMMISSIONS,
    /** Commissions that are to be paid out. */
    COMMISSIONS_PAYABLE,
    /**
     * Where money of two currencies meets: what it holds in each, at one rate, is what exchange
     * gained or lost.
     */
    EXCHANGE_DIFFERENCES,
    /** What banks kept of money on its way to us. */
    BANK_FEES,
    /** What customers paid too little, too small to ask for. */
    SMALL_DIFFERENCES,
    /** Invoiced net of tax, for what is delivered in months to come. */
    DEFERRED_REVENUE,
    /** Our own income tax that certificates of withheld tax were used for. */
    INCOME_TAX,
    /** Claims that were given up. */
    BAD_DEBTS,
    /** What customers kept for paying early, net of tax. */
    DISCOUNTS,
    /** Tax on what providers charged: claimed back from authorities with their invoices. */
    INPUT_TAX,
    /** Money of ours that a payment provider keeps back, or below zero paid ahead, for later. */
    PROVIDER_RESERVE;

    /** Whether its balance is between the seller and the customer: what one owes the other. */
    public boolean isOfCustomer() {
        return switch (this) {
            case RECEIVABLE,
                    UNAPPLIED_CASH,
                    CUSTOMER_CREDIT,
                    REFUNDS_PAYABLE,
                    DISPUTED_RECEIVABLE ->
                    true;
            case REVENUE,
                    TAX_PAYABLE,
                    WITHHOLDING_RECEIVABLE,
                    CASH_ROUNDING,
                    PROVIDER_CLEARING,
                    BANK,
                    FEES,
                    LOSSES,
                    COMMISSIONS,
                    COMMISSIONS_PAYABLE,
                    EXCHANGE_DIFFERENCES,
                    BANK_FEES,
                    SMALL_DIFFERENCES,
                    DEFERRED_REVENUE,
                    INCOME_TAX,
                    BAD_DEBTS,
                    DISCOUNTS,
                    INPUT_TAX,
                    PROVIDER_RESERVE ->
                    false;
        };
    }
}

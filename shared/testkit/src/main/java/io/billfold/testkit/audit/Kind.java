package io.billfold.testkit.audit;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The kinds of items, told apart by table and key. */
@SuppressWarnings("ImmutableEnumChecker") // the functions read a record and keep nothing
enum Kind {
    SELLER(Names::accounts, "SELLER#", "SELLER"),
    CLOSED_SALES(Names::accounts, "SELLER#", "SALES_OF#"),
    SELLER_SALES(Names::accounts, "SELLER#", "SALES"),
    LISTED_SELLER(Names::accounts, "SELLERS", "", true),
    SERIES_OWNER(Names::accounts, "SERIES#", "SERIES", true),
    ACCOUNT(Names::accounts, "ACCOUNT#", "ACCOUNT"),
    NOTICE(Names::accounts, "ACCOUNT#", "NOTICE#", true),
    PURCHASE_ORDER(Names::accounts, "ACCOUNT#", "PO#"),
    MAIL_ADDRESS(Names::accounts, "ADDRESS#", "MAIL"),
    TAX_ID_ANSWER(Names::accounts, "ACCOUNT#", "TAX_ID_ANSWER#", true),
    TAX_ID(Names::accounts, "ACCOUNT#", "TAX_ID"),
    RATES(Names::accounts, "RATES#", ""),
    CATALOG(Names::accounts, "CATALOG#", "HEAD"),
    CATALOG_PART(Names::accounts, "CATALOG#", ""),
    REDEMPTIONS(Names::accounts, "COUPON#", "REDEEMED"),

    ORDER(Names::subscriptions, "ORDER#", "ORDER", true),
    SUBSCRIPTION(Names::subscriptions, "SUBSCRIPTION#", "SUBSCRIPTION"),
    BILLED(Names::subscriptions, "SUBSCRIPTION#", "BILLED#"),
    CHANGE(Names::subscriptions, "SUBSCRIPTION#", "CHANGE#", true),
    REFUSED_CHANGE(Names::subscriptions, "REFUSED_CHANGE#", "REJECTION", true),
    REFUSED_CHANGE_RAW(Names::subscriptions, "REFUSED_CHANGE#", "RAW#", true),
    REFUSED_CHANGE_OF_MONTH(Names::subscriptions, "REFUSED_CHANGE#", "2", true),
    SUBSCRIPTION_OF_ACCOUNT(Names::subscriptions, "ACCOUNT#", "SUBSCRIPTION#", true),
    REFUSED_DELIVERY(Names::subscriptions, "REFUSED_DELIVERY#", "REJECTION", true),
    REFUSED_DELIVERY_RAW(Names::subscriptions, "REFUSED_DELIVERY#", "RAW#", true),
    REFUSED_DELIVERY_OF_MONTH(Names::subscriptions, "REFUSED_DELIVERY#", "2", true),
    REFUSED_STATEMENT(Names::subscriptions, "REFUSED_STATEMENT#", "REJECTION", true),
    REFUSED_STATEMENT_RAW(Names::subscriptions, "REFUSED_STATEMENT#", "RAW#", true),
    REFUSED_STATEMENT_OF_MONTH(Names::subscriptions, "REFUSED_STATEMENT#", "2", true),
    REJECTION(Names::subscriptions, "REJECTION#", "REJECTION", true),
    REJECTED_RAW(Names::subscriptions, "REJECTION#", "RAW#", true),
    REJECTION_OF_MONTH(Names::subscriptions, "REJECTION#", "2", true),
    COLLECTED(Names::subscriptions, "COLLECTED#", ""),
    BILLING_RUNS(Names::subscriptions, "BILLING_RUNS#", "2"),
    BILLING_OUTCOME(Names::subscriptions, "BILLING_RUN#", ""),
    USAGE_ID(Names::subscriptions, "USAGE#", "ID#", true),
    USAGE(Names::subscriptions, "USAGE#", "2", true),
    USAGE_CARRY(Names::subscriptions, "USAGE#", "CARRY"),
    REFUSED_USAGE(Names::subscriptions, "REFUSED_USAGE#", "REJECTION", true),
    REFUSED_USAGE_RAW(Names::subscriptions, "REFUSED_USAGE#", "RAW#", true),
    REFUSED_USAGE_OF_MONTH(Names::subscriptions, "REFUSED_USAGE#", "2", true),

    DRAFT(Names::invoices, "DRAFT#", "DRAFT"),
    HELD(Names::invoices, "HELD#", ""),
    COUNTER(Names::invoices, "SELLER#", "SERIES#"),
    INVOICE(Names::invoices, "INVOICE#", "INVOICE"),
    CREDITED(Names::invoices, "INVOICE#", "CREDITED"),
    REQUEST(Names::invoices, "INVOICE#", "REQUEST#", true),
    ACCESS(Names::invoices, "INVOICE#", "ACCESS#", true),
    DELIVERY(Names::invoices, "INVOICE#", "DELIVERY#"),
    LEGAL_HOLD(Names::invoices, "INVOICE#", "HOLD"),
    ACCESS_LOG(Names::invoices, "ACCESS_LOG#", "", true),
    ACCESS_HEAD(Names::invoices, "ACCESS_LOG", "HEAD"),

    REGISTER(Names::invoices, "REGISTER#", "", true),
    SEAL_HEAD(Names::invoices, "SEALS", "HEAD"),

    PACKAGE(Names::invoices, "PACKAGE#", "PACKAGE"),
    PACKAGE_OF_SELLER(Names::invoices, "SELLER_PACKAGES#", "2", true),

    ENTRY(Names::ledger, "ACCOUNT#", "ENTRY#", true),
    BALANCE(Names::ledger, "ACCOUNT#", "BALANCE#"),
    CREDIT(Names::ledger, "ACCOUNT#", "CREDIT#"),
    MOVEMENT(Names::ledger, "ACCOUNT#", "MOVED#", true),
    REFUND(Names::ledger, "ACCOUNT#", "REFUND#", true),
    TOTAL(Names::ledger, "SELLER#", "TOTAL#"),
    DEFERRAL(Names::ledger, "DEFERRAL#", "DEFERRAL"),
    CLOSED(Names::ledger, "SELLER#", "CLOSED"),
    RECAPITULATIVE(Names::ledger, "SELLER#", "RECAPITULATIVE#"),

    PAYMENT(Names::payments, "PAYMENT#", "PAYMENT", true),
    CHARGE(Names::payments, "CHARGE#", "CHARGE", true),
    PROVIDER_EVENT(Names::payments, "PROVIDER#", "EVENT", true),
    FAILED_CHARGE(Names::payments, "FAILED#", "FAILED", true),
    PROVIDER_SIGNATURE(Names::payments, "SIGNATURE#", "SIGNATURE", true),
    UNKNOWN_TYPE(Names::payments, "UNKNOWN_TYPES#", ""),
    WAITING(Names::payments, "PROVIDER#", "WAITING"),
    CHARGE_OF_ACCOUNT(Names::payments, "CHARGES#", "2", true),
    RATIOS(Names::payments, "RATIOS#", ""),
    RATIO_ALARM(Names::payments, "RATIO_ALARMS#", "", true),
    FRAUD(Names::payments, "FRAUD#", "FRAUD", true),
    FRAUD_OF_PAYMENT(Names::payments, "PAYMENT#", "FRAUD"),
    COUNTED(Names::payments, "DISPUTE#", "COUNTED"),
    DISPUTE_DECISION(Names::payments, "DISPUTE#", "DECISION#", true),
    EVIDENCE(Names::payments, "DISPUTE#", "EVIDENCE"),
    DISPUTE(Names::payments, "DISPUTE#", "DISPUTE"),
    DISPUTE_OF_ACCOUNT(Names::payments, "ACCOUNT_DISPUTES#", "", true),
    DISPUTE_OF_SELLER(Names::payments, "SELLER_DISPUTES#", "2", true),
    REFUNDED(Names::payments, "PAYMENT#", "REFUNDED"),
    REFUND_PART(Names::payments, "REFUND_PART#", "PART"),
    REFUND_OF_ACCOUNT(Names::payments, "ACCOUNT_REFUNDS#", "", true),
    METHODS(Names::payments, "METHODS#", "METHODS"),
    ATTEMPTS(Names::payments, "ATTEMPTS#", "ATTEMPTS"),
    CASH(Names::payments, "CASH#", "CASH"),
    CASH_OF_STATEMENT(Names::payments, "ENTRIES#", "", true),
    END_TO_END(Names::payments, "END_TO_END#", "CASH"),
    STATEMENT(Names::payments, "STATEMENTS#", "", true),
    BANK_ACCOUNT(Names::payments, "BANK_ACCOUNT#", "LAST"),
    PAYOUT(Names::payments, "PAYOUT#", "PAYOUT"),
    PAYOUT_OF_SELLER(Names::payments, "PAYOUTS#", "2", true),
    PAYOUT_MEETING(Names::payments, "PAYOUT_MEETING#", "MEETING"),
    PAYOUT_LINE(Names::payments, "PAYOUT_LINE#", "SETTLED", true),
    WITHHELD(Names::payments, "WITHHELD#", "WITHHELD"),
    CASH_ALIAS(Names::payments, "CASH_ALIAS#", ""),

    RECEIVABLE(Names::collections, "RECEIVABLE#", "RECEIVABLE"),

    /** In the table of what it tells. */
    OUTBOX(names -> "", "OUTBOX#", "EVENT"),
    UNKNOWN(names -> "", "", "");

    private final Function<Names, String> table;
    private final String pkPrefix;
    private final String skPrefix;
    private final boolean writtenOnce;

    Kind(Function<Names, String> table, String pkPrefix, String skPrefix) {
        this(table, pkPrefix, skPrefix, false);
    }

    Kind(Function<Names, String> table, String pkPrefix, String skPrefix, boolean writtenOnce) {
        this.table = table;
        this.pkPrefix = pkPrefix;
        this.skPrefix = skPrefix;
        this.writtenOnce = writtenOnce;
    }

    /** The kinds that a table may hold, by the table's name. */
    static List<Kind> in(String tableName, Names names) {
        return Stream.of(values())
                .filter(kind -> kind == OUTBOX || kind.table.apply(names).equals(tableName))
                .toList();
    }

    boolean fits(String pk, String sk) {
        return pk.startsWith(pkPrefix) && sk.startsWith(skPrefix);
    }

    /** What tells items of this kind apart: the keys without what all of them share. */
    String id(String pk, String sk) {
        String id = pk.substring(pkPrefix.length());
        return isAloneUnderItsKey() ? id : id + " " + sk;
    }

    private boolean isAloneUnderItsKey() {
        return !skPrefix.endsWith("#") && skPrefix.length() > 1;
    }

    boolean isWrittenOnce() {
        return writtenOnce;
    }
}

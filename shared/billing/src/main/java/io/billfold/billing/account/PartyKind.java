package io.billfold.billing.account;

/** Who the customer is in the eyes of tax law: it decides who accounts for the tax. */
public enum PartyKind {
    BUSINESS,
    CONSUMER
}

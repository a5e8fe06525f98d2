package io.billfold.billing.account;

/**
 * The account that an account belongs to, for example the head office of a branch.
 *
 * @param id the parent's account
 * @param isConsolidated whether the parent pays, on one invoice with the parent's other accounts
 */
public record ParentAccount(AccountId id, boolean isConsolidated) {}

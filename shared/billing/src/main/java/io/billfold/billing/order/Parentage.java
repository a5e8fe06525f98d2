package io.billfold.billing.order;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.ParentAccount;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Decides whether an account may belong to the account that its order names. */
public final class Parentage {
    private static final String FIELD = "account.parent.id";

    private Parentage() {}

    /**
     * What is wrong with an account's parent; empty for an account that has none.
     *
     * @param parent the account that it names, as it is known, or null where it is not
     */
    public static List<Problem> problems(Account account, @Nullable Account parent) {
        ParentAccount named = account.parent();
        if (named == null) {
            return List.of();
        }
        if (parent == null) {
            String reason = "no account '" + named.id() + "': an order of its own comes first";
            return List.of(new Problem(FIELD, reason));
        }
        boolean isPaidByAnother = !parent.payer().equals(parent.id());
        return named.isConsolidated() && isPaidByAnother
                ? List.of(
                        new Problem(
                                FIELD,
                                "'"
                                        + parent.id()
                                        + "' is itself paid by "
                                        + parent.payer()
                                        + ": name that account"))
                : List.of();
    }
}

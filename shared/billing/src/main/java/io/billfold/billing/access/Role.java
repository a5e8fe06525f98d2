package io.billfold.billing.access;

import java.util.Locale;

/**
 * Who looks at invoices, told by a scope of the token.
 *
 * <table>
 * <caption>What each may do</caption>
 * <tr><th></th><th>auditor</th><th>billing</th><th>collections</th></tr>
 * <tr><td>scope</td><td>{@code audit}</td><td>{@code billing:read}</td>
 * <td>{@code collections:read}</td></tr>
 * <tr><td>search, facts, PDF</td><td>yes</td><td>yes</td><td>yes</td></tr>
 * <tr><td>tax ids, XML</td><td>yes</td><td>yes</td><td>no</td></tr>
 * <tr><td>snapshot, access log, legal hold, audit packages</td><td>yes</td><td>no</td><td>no</td></tr>
 * </table>
 */
public enum Role {
    /** Checks the books, from inside or outside the company. */
    AUDITOR("audit"),

    /** Makes and mends invoices. */
    BILLING("billing:read"),

    /** Collects what is owed. */
    COLLECTIONS("collections:read");

    private final String scope;

    Role(String scope) {
        this.scope = scope;
    }

    /** The scope that a token of this role carries. */
    public String scope() {
        return scope;
    }

    /** The role's name in the access log, for example {@code auditor}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the role has a permission. */
    public boolean may(Permission permission) {
        return switch (permission) {
            case SEARCH, FACTS, PDF -> true;
            case TAX_ID, XML -> this != COLLECTIONS;
            case SNAPSHOT, ACCESS_LOG, HOLD, PACKAGE -> this == AUDITOR;
        };
    }
}

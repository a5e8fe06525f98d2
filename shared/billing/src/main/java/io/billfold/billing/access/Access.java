package io.billfold.billing.access;

import java.time.Instant;

/**
 * Somebody looked at something.
 *
 * @param at when, in business time
 * @param principal who, as the token's {@code sub} says
 * @param roles by which roles, for example {@code auditor billing}
 * @param sourceIp from where
 * @param requestId the id of the call
 * @param action what was done
 * @param subject to what: an invoice's number, what was searched for, an audit package, or a month
 * @param detail more about it, or empty
 */
public record Access(
        Instant at,
        String principal,
        String roles,
        String sourceIp,
        String requestId,
        AccessAction action,
        String subject,
        String detail) {
    public Access {
        if (principal.isBlank()) {
            throw new IllegalArgumentException("access is kept by name: the principal is blank");
        }
    }

    /** The same, no earlier than another: the clocks of two callers may differ. */
    Access notBefore(Instant earliest) {
        return at.isBefore(earliest)
                ? new Access(
                        earliest, principal, roles, sourceIp, requestId, action, subject, detail)
                : this;
    }
}

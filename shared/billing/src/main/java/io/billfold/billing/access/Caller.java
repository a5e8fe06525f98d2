package io.billfold.billing.access;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls, as the token says.
 *
 * @param principal the token's {@code sub}
 * @param roles by its scopes
 */
public record Caller(String principal, Roles roles, String sourceIp, String requestId) {
    /** Longer names than issuers give, and short enough for the log. */
    public static final int PRINCIPAL_LENGTH_MAX = 256;

    /**
     * The caller; empty when the token has no name that could be written down.
     *
     * @param sub as the token says it, or null
     * @param scopes of the token
     */
    public static Optional<Caller> of(
            @Nullable String sub, Set<String> scopes, String sourceIp, String requestId) {
        return sub == null || sub.isBlank() || sub.length() > PRINCIPAL_LENGTH_MAX
                ? Optional.empty()
                : Optional.of(new Caller(sub, Roles.of(scopes), sourceIp, requestId));
    }

    /** What the caller does, for the log. */
    public Access access(Instant at, AccessAction action, String subject, String detail) {
        return new Access(
                at, principal, roles.words(), sourceIp, requestId, action, subject, detail);
    }
}

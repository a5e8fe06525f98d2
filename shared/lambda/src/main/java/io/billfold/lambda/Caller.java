package io.billfold.lambda;

import io.billfold.billing.access.Access;
import io.billfold.billing.access.AccessAction;
import io.billfold.billing.access.Roles;

import java.time.Instant;
import java.util.Optional;

/**
 * Who calls, as the token says.
 *
 * @param principal the token's {@code sub}
 * @param roles by its scopes
 */
public record Caller(String principal, Roles roles, String sourceIp, String requestId) {
    /** Longer names than issuers give, and short enough for the log. */
    public static final int PRINCIPAL_LENGTH_MAX = 256;

    /** The caller; empty when the token has no name that could be written down. */
    public static Optional<Caller> of(Call call) {
        return Optional.ofNullable(call.claims().get("sub"))
                .filter(sub -> !sub.isBlank() && sub.length() <= PRINCIPAL_LENGTH_MAX)
                .map(
                        sub ->
                                new Caller(
                                        sub,
                                        Roles.of(call.scopes()),
                                        call.sourceIp(),
                                        call.requestId()));
    }

    /** What the caller does, for the log. */
    public Access access(Instant at, AccessAction action, String subject, String detail) {
        return new Access(
                at, principal, roles.words(), sourceIp, requestId, action, subject, detail);
    }
}

package io.billfold.lambda;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call of the HTTP API (payload format 2.0).
 *
 * @param method for example {@code GET}
 * @param routeKey the route that matched, for example {@code GET /invoices/{number}/document}
 * @param path the path as it was sent, for example {@code /invoices/MU-2026-000042/document}
 * @param pathParameters decoded, by the name in the route, for example {@code number}
 * @param query decoded; the values of a repeated name are joined by commas
 * @param headers by name in lower case; the values of a repeated name are joined by commas
 * @param body the bytes that were sent, as signatures need them; empty when there were none
 * @param claims the token's claims; empty for a route without authorizer
 * @param scopes what the token allows, for example {@code payments:write}
 * @param requestId the API's id of the call
 * @param sourceIp the caller's address
 * @see <a href=
 *     "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">payload
 *     format 2.0</a>
 */
@SuppressWarnings("ArrayRecordComponent") // a call is read once and never compared
public record Call(
        String method,
        String routeKey,
        String path,
        Map<String, String> pathParameters,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body,
        Map<String, String> claims,
        Set<String> scopes,
        String requestId,
        String sourceIp) {
    /**
     * The longest body that is taken where a function says nothing else, in bytes. What a call
     * brings is kept in one DynamoDB item (at most 400 KB) or travels in one event (256 KB); no
     * provider's webhook comes near it.
     */
    public static final int BODY_BYTES_MAX = 256 * 1024;

    private static final int NAME_LENGTH_MAX = 100;

    /** Who calls, as the token says: its subject, cut off where it is too long to be kept. */
    public String by() {
        String by = claims.getOrDefault("sub", "");
        return by.isBlank() ? "unnamed" : by.substring(0, Math.min(by.length(), NAME_LENGTH_MAX));
    }

    /** A header by its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    /**
     * A parameter of the path.
     *
     * @throws IllegalArgumentException when the route has no such parameter
     */
    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("route " + routeKey + " has no parameter " + name);
        }
        return value;
    }
}

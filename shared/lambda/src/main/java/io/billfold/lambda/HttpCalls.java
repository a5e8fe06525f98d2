package io.billfold.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.json.tree.JsonNode;

import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeMap;

/** Reads calls of the HTTP API in payload format 2.0. */
final class HttpCalls {
    private HttpCalls() {}

    /** The call; empty when its body is said to be in base64 and is not. */
    static Optional<Call> read(JsonNode event) {
        return body(event).map(body -> call(event, body));
    }

    private static Call call(JsonNode event, byte[] body) {
        JsonNode context = Fields.at(event, "requestContext");
        JsonNode token = Fields.at(context, "authorizer", "jwt");
        Map<String, String> claims = Fields.texts(Fields.at(token, "claims"));
        return new Call(
                Fields.text(context, "http", "method"),
                Fields.text(event, "routeKey"),
                Fields.text(event, "rawPath"),
                Fields.texts(Fields.at(event, "pathParameters")),
                Fields.texts(Fields.at(event, "queryStringParameters")),
                lowerCase(Fields.texts(Fields.at(event, "headers"))),
                body,
                claims,
                scopes(claims, Fields.elements(Fields.at(token, "scopes"))),
                Fields.text(context, "requestId"),
                Fields.text(context, "http", "sourceIp"));
    }

    private static Map<String, String> lowerCase(Map<String, String> headers) {
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }

    private static Optional<byte[]> body(JsonNode event) {
        byte[] body = Fields.text(event, "body").getBytes(UTF_8);
        if (!Fields.text(event, "isBase64Encoded").equals("true")) {
            return Optional.of(body);
        }
        try {
            return Optional.of(Base64.getDecoder().decode(body));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /**
     * What the token itself says in {@code scope} (RFC 8693, separated by spaces) or {@code scp};
     * the authorizer's list only when it says nothing, as that list may be the route's.
     */
    private static Set<String> scopes(Map<String, String> claims, List<JsonNode> listed) {
        String claimed = claims.getOrDefault("scope", claims.getOrDefault("scp", ""));
        Set<String> scopes = new LinkedHashSet<>();
        // the API writes a claim that is a list as "[a b]"
        StringTokenizer names = new StringTokenizer(claimed, " [],");
        while (names.hasMoreTokens()) {
            scopes.add(names.nextToken());
        }
        if (scopes.isEmpty()) {
            listed.forEach(scope -> scopes.add(scope.coerceStringValue()));
        }
        return scopes;
    }
}

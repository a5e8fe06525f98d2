package io.billfold.local.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;

import io.billfold.local.http.Json;
import io.billfold.local.http.Request;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A JWT authorizer.
 *
 * @param issuer must be ours: other issuers' tokens are refused locally
 * @param audiences of which a token must name one
 */
record Authorizer(TokenIssuer tokens, String issuer, List<String> audiences) {

    /** The claims of a request's token; empty if it has none that is good. */
    Optional<JWTClaimsSet> claims(Request request) {
        String header = request.headerOr("authorization", "");
        String token =
                header.regionMatches(true, 0, "Bearer ", 0, 7) ? header.substring(7) : header;
        return tokens.verified(token.trim()).filter(this::isForUs);
    }

    private boolean isForUs(JWTClaimsSet claims) {
        return issuer.equals(claims.getIssuer())
                && !Collections.disjoint(claims.getAudience(), audiences);
    }

    /** The scopes that a token carries. */
    static List<String> scopes(JWTClaimsSet claims) {
        return Arrays.stream(String.valueOf(claims.getClaim("scope")).split(" "))
                .filter(scope -> !scope.isEmpty())
                .toList();
    }

    /** What the function is told; API Gateway gives every claim as text. */
    static ObjectNode context(JWTClaimsSet claims, List<String> routeScopes) {
        ObjectNode jwt = Json.object();
        ObjectNode texts = jwt.putObject("claims");
        Json.parse(claims.toString())
                .properties()
                .forEach(
                        it ->
                                texts.put(
                                        it.getKey(),
                                        it.getValue().isValueNode()
                                                ? it.getValue().asText()
                                                : it.getValue().toString()));
        if (routeScopes.isEmpty()) {
            jwt.putNull("scopes");
        } else {
            routeScopes.forEach(jwt.withArray("scopes")::add);
        }
        return Json.object().set("jwt", jwt);
    }
}

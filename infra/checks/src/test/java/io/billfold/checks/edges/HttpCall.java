package io.billfold.checks.edges;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;

import java.util.Map;

/** Calls as the HTTP API hands them to a function, in payload format 2.0. */
final class HttpCall {
    private HttpCall() {}

    /** A call of a route, for example {@code PUT /sellers/{id}}, with what its path names. */
    static ObjectNode of(String routeKey, Map<String, String> pathParameters, String body) {
        String[] route = routeKey.split(" ", 2);
        String path = route[1];
        for (Map.Entry<String, String> parameter : pathParameters.entrySet()) {
            path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        ObjectNode event = Json.object();
        event.put("version", "2.0").put("routeKey", routeKey).put("rawPath", path);
        event.putObject("headers").put("content-type", "application/json");
        event.set("pathParameters", Json.tree(pathParameters));
        ObjectNode context = event.putObject("requestContext").put("requestId", "r-1");
        context.putObject("http").put("method", route[0]).put("sourceIp", "203.0.113.77");
        context.putObject("authorizer")
                .putObject("jwt")
                .putObject("claims")
                .put("sub", "tester")
                .put("scope", "audit");
        return event.put("body", body).put("isBase64Encoded", false);
    }
}

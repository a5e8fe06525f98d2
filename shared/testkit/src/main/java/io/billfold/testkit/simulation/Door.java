package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.testkit.audit.Call;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The HTTP API, behind its authorizer. */
final class Door {
    private static final int FAILED = 500;

    private final World world;

    Door(World world) {
        this.world = world;
    }

    /**
     * Somebody's request.
     *
     * @param key names it, whatever else happens in the run
     * @param route for example {@code GET /invoices/{number}/document}
     * @param parameter what stands in the place of the route's parameter; empty for none
     * @param principal who calls; empty where nobody says so
     * @param genuine whether a signature that it carries is right
     */
    record Request(
            String key,
            String route,
            String parameter,
            String principal,
            Map<String, String> headers,
            byte[] body,
            boolean genuine) {
        String method() {
            return route.substring(0, route.indexOf(' '));
        }

        String path() {
            return route.substring(route.indexOf(' ') + 1).replaceAll("\\{\\w+}", parameter);
        }

        /** The name of the route's parameter. */
        Optional<String> parameterName() {
            int begin = route.indexOf('{');
            return begin < 0
                    ? Optional.empty()
                    : Optional.of(route.substring(begin + 1, route.indexOf('}')));
        }
    }

    /** Calls the function behind a route, tells the auditor, and returns the status. */
    int call(Request request) {
        Topology.Function function = world.topology().behind(request.route());
        String key = function.id() + " " + request.key();
        Optional<JsonNode> answer =
                world.invoke(function, key, event(request, key)).map(Json::parse);
        int status = answer.map(it -> it.path("statusCode").asInt()).orElse(FAILED);
        String body = answer.map(it -> it.path("body").asText()).orElse("");
        world.auditor()
                .called(
                        new Call(
                                request.route(),
                                request.path(),
                                request.body(),
                                request.principal(),
                                status,
                                body,
                                request.genuine()));
        return status;
    }

    private byte[] event(Request request, String key) {
        ObjectNode event =
                Json.object()
                        .put("version", "2.0")
                        .put("routeKey", request.route())
                        .put("rawPath", request.path())
                        .put("rawQueryString", "");
        ObjectNode headers = event.putObject("headers");
        request.headers().forEach(headers::put);
        ObjectNode context = event.putObject("requestContext");
        context.putObject("http")
                .put("method", request.method())
                .put("path", request.path())
                .put("sourceIp", "192.0.2.7");
        context.put("requestId", world.chance().id(key)).put("routeKey", request.route());
        if (!request.principal().isEmpty()) {
            context.putObject("authorizer")
                    .putObject("jwt")
                    .putObject("claims")
                    .put("sub", request.principal())
                    .put("scope", "audit");
        }
        request.parameterName()
                .ifPresent(
                        name -> event.putObject("pathParameters").put(name, request.parameter()));
        event.put("body", new String(request.body(), StandardCharsets.UTF_8));
        return Json.bytes(event.put("isBase64Encoded", false));
    }
}

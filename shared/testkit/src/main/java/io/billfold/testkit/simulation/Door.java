package io.billfold.testkit.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.testkit.audit.Call;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The HTTP API, behind its authorizer. */
final class Door {
    private static final int FAILED = 500;
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final World world;

    Door(World world) {
        this.world = world;
    }

    /**
     * Somebody's request.
     *
     * @param key names it, whatever else happens in the run
     * @param route for example {@code GET /invoices/{number}/document}
     * @param parameter what stands in the place of the route's parameter; empty for none, with a
     *     slash between them where the route has several
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
            String path = route.substring(route.indexOf(' ') + 1);
            for (Map.Entry<String, String> each : parameters().entrySet()) {
                path = path.replace("{" + each.getKey() + "}", each.getValue());
            }
            return path;
        }

        /** The route's parameters by name. */
        Map<String, String> parameters() {
            List<String> names = PARAMETER.matcher(route).results().map(it -> it.group(1)).toList();
            String[] values =
                    names.size() == 1 ? new String[] {parameter} : parameter.split("/", -1);
            Map<String, String> parameters = new TreeMap<>();
            for (int i = 0; i < names.size(); i++) {
                parameters.put(names.get(i), values[i]);
            }
            return parameters;
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
        if (!request.parameters().isEmpty()) {
            ObjectNode parameters = event.putObject("pathParameters");
            request.parameters().forEach(parameters::put);
        }
        event.put("body", new String(request.body(), StandardCharsets.UTF_8));
        return Json.bytes(event.put("isBase64Encoded", false));
    }
}

package io.billfold.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Answer;
import io.billfold.local.http.Json;
import io.billfold.local.http.Request;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A request as a Lambda event in payload format 2.0, and the function's answer back. */
final class HttpEvent {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    private HttpEvent() {}

    /** The event. */
    static ObjectNode of(
            Request request, Route route, Map<String, String> parameters, ObjectNode authorizer) {
        ObjectNode event =
                Json.object()
                        .put("version", "2.0")
                        .put("routeKey", route.key())
                        .put("rawPath", request.path())
                        .put("rawQueryString", request.rawQuery());
        cookies(request, event);
        event.set("headers", headers(request));
        Map<String, String> query = query(request.rawQuery());
        if (!query.isEmpty()) {
            event.set("queryStringParameters", Json.tree(query));
        }
        event.set("requestContext", context(request, route, authorizer));
        if (!parameters.isEmpty()) {
            event.set("pathParameters", Json.tree(parameters));
        }
        body(request, event);
        return event;
    }

    /** The answer; like API Gateway, JSON without a status code is itself the body. */
    static Answer answer(byte[] output) {
        JsonNode answer = output.length == 0 ? Json.object() : Json.parse(output);
        if (!answer.has("statusCode")) {
            return new Answer(200, Map.of("content-type", List.of("application/json")), output);
        }
        Map<String, List<String>> headers = new TreeMap<>();
        answer.path("headers")
                .properties()
                .forEach(
                        it ->
                                headers.put(
                                        it.getKey().toLowerCase(Locale.ROOT),
                                        List.of(it.getValue().asText())));
        List<String> cookies = new ArrayList<>();
        answer.path("cookies").forEach(it -> cookies.add(it.asText()));
        if (!cookies.isEmpty()) {
            headers.put("set-cookie", cookies);
        }
        headers.putIfAbsent("content-type", List.of("text/plain; charset=utf-8"));
        String body = answer.path("body").asText("");
        byte[] bytes =
                answer.path("isBase64Encoded").asBoolean()
                        ? Base64.getDecoder().decode(body)
                        : body.getBytes(StandardCharsets.UTF_8);
        return new Answer(answer.path("statusCode").asInt(), headers, bytes);
    }

    private static void cookies(Request request, ObjectNode event) {
        String cookies = request.header("cookie");
        if (cookies != null) {
            for (String cookie : cookies.split(";", -1)) {
                event.withArray("cookies").add(cookie.trim());
            }
        }
    }

    private static ObjectNode headers(Request request) {
        ObjectNode headers = Json.object();
        request.headers()
                .forEach(
                        (name, values) -> {
                            if (!name.equals("cookie")) {
                                headers.put(name, String.join(",", values));
                            }
                        });
        return headers;
    }

    /** Of one name several times, the values joined by commas. */
    private static Map<String, String> query(String rawQuery) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = form(equals < 0 ? pair : pair.substring(0, equals));
            if (!name.isEmpty()) {
                String value = equals < 0 ? "" : form(pair.substring(equals + 1));
                query.merge(name, value, (left, right) -> left + "," + right);
            }
        }
        return query;
    }

    private static String form(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static ObjectNode context(Request request, Route route, ObjectNode authorizer) {
        // the wall clock: API Gateway's own time is no business time
        Instant now = Instant.now();
        ObjectNode context = Json.object().put("accountId", "000000000000").put("apiId", "local");
        if (!authorizer.isEmpty()) {
            context.set("authorizer", authorizer);
        }
        context.put("domainName", request.headerOr("host", "127.0.0.1"))
                .put("domainPrefix", "local");
        context.putObject("http")
                .put("method", request.method())
                .put("path", request.path())
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", request.remoteAddress())
                .put("userAgent", request.headerOr("user-agent", ""));
        return context.put("requestId", UUID.randomUUID().toString())
                .put("routeKey", route.key())
                .put("stage", "$default")
                .put("time", TIME.format(now.atOffset(ZoneOffset.UTC)))
                .put("timeEpoch", now.toEpochMilli());
    }

    private static void body(Request request, ObjectNode event) {
        boolean text = isText(request.headerOr("content-type", ""));
        if (request.body().length > 0) {
            event.put(
                    "body",
                    text ? request.text() : Base64.getEncoder().encodeToString(request.body()));
        }
        event.put("isBase64Encoded", request.body().length > 0 && !text);
    }

    /** API Gateway's rule: these types pass as text, everything else in base64. */
    private static boolean isText(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("text/")
                || type.startsWith("application/json")
                || type.startsWith("application/javascript")
                || type.startsWith("application/xml")
                || type.contains("+json")
                || type.contains("+xml");
    }
}

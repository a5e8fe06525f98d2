package io.billfold.checks.edges;

import io.billfold.checks.template.RawTemplate;

import java.util.List;
import java.util.Map;

/** The routes of the template's HTTP API, as they stand there. */
final class Routes {
    private Routes() {}

    /**
     * A route.
     *
     * @param function the logical id of the function that answers
     * @param key for example {@code PUT /sellers/{id}}
     * @param properties what the template says of it
     */
    record Declared(String function, String key, Map<String, Object> properties) {
        String method() {
            return key.substring(0, key.indexOf(' '));
        }

        /** A path that the route is for. */
        String path() {
            return key.substring(key.indexOf(' ') + 1)
                    .replace("{provider}", "stripe")
                    .replaceAll("\\{[a-zA-Z]+}", "MU-2026-000001");
        }

        List<Object> scopes() {
            return RawTemplate.asList(auth().get("AuthorizationScopes"));
        }

        boolean isOpen() {
            return "NONE".equals(auth().get("Authorizer"));
        }

        private Map<String, Object> auth() {
            return RawTemplate.asMap(properties.get("Auth"));
        }

        @Override
        public String toString() {
            return key;
        }
    }

    static List<Declared> all() {
        return RawTemplate.ofType("AWS::Serverless::Function").stream()
                .flatMap(
                        function ->
                                function.map("Events").values().stream()
                                        .map(RawTemplate::asMap)
                                        .filter(event -> "HttpApi".equals(event.get("Type")))
                                        .map(event -> RawTemplate.asMap(event.get("Properties")))
                                        .map(route -> declared(function.id(), route)))
                .toList();
    }

    private static Declared declared(String function, Map<String, Object> route) {
        return new Declared(function, route.get("Method") + " " + route.get("Path"), route);
    }
}

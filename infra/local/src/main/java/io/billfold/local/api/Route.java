package io.billfold.local.api;

import io.billfold.local.functions.LocalFunction;
import io.billfold.local.http.Request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A route of the API.
 *
 * @param method in capitals, or ANY
 * @param path for example {@code /v1/invoices/{id}}; a last {@code {name+}} takes the rest
 * @param authorizer empty lets everybody in
 * @param scopes of which a token must carry one; empty asks for none
 * @param throttle how often it may be called
 */
record Route(
        String method,
        String path,
        LocalFunction function,
        Optional<Authorizer> authorizer,
        List<String> scopes,
        Throttle throttle) {

    /** The route's name in events. */
    String key() {
        return path.equals("$default") ? path : method + " " + path;
    }

    /** The path's parameters; empty if the request is not for this route. */
    Optional<Map<String, String>> match(Request request) {
        if (!method.equals("ANY") && !method.equals(request.method())) {
            return Optional.empty();
        }
        if (path.equals("$default")) {
            return Optional.of(Map.of());
        }
        String[] wanted = path.split("/", -1);
        String[] given = request.rawPath().split("/", -1);
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].endsWith("+}") && given.length > i) {
                String name = wanted[i].substring(1, wanted[i].length() - 2);
                String rest = String.join("/", List.of(given).subList(i, given.length));
                parameters.put(name, Request.decoded(rest));
                return Optional.of(parameters);
            }
            if (i >= given.length || !matches(wanted[i], given[i], parameters)) {
                return Optional.empty();
            }
        }
        return wanted.length == given.length ? Optional.of(parameters) : Optional.empty();
    }

    /**
     * How exact a route is: literal segments count more than parameters, a method more than ANY.
     */
    int rank() {
        int rank = method.equals("ANY") ? 0 : 1;
        for (String segment : path.split("/", -1)) {
            rank += segment.startsWith("{") ? segment.endsWith("+}") ? 2 : 10 : 100;
        }
        return path.equals("$default") ? -1 : rank;
    }

    private static boolean matches(String wanted, String given, Map<String, String> parameters) {
        if (wanted.startsWith("{")) {
            if (given.isEmpty()) {
                return false;
            }
            parameters.put(wanted.substring(1, wanted.length() - 1), Request.decoded(given));
            return true;
        }
        return wanted.equals(Request.decoded(given));
    }
}

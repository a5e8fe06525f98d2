package io.billfold.local.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;

import io.billfold.local.functions.FunctionException;
import io.billfold.local.functions.LocalFunction;
import io.billfold.local.http.Answer;
import io.billfold.local.http.Json;
import io.billfold.local.http.Request;
import io.billfold.local.template.Properties;
import io.billfold.local.template.TemplateException;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The routes of the template's HTTP APIs. */
public final class HttpApi {
    /** API Gateway's limit for a payload. */
    private static final int BODY_BYTES_MAX = 10 * 1024 * 1024;

    private final TokenIssuer tokens;
    private final List<Route> routes = new ArrayList<>();

    public HttpApi(TokenIssuer tokens) {
        this.tokens = tokens;
    }

    /**
     * Adds a route.
     *
     * @param event of type HttpApi
     * @param api the API's resource that the event belongs to
     */
    public void add(Properties event, Properties api, LocalFunction function) {
        Properties auth = event.in("Auth");
        Optional<String> name =
                auth.text("Authorizer")
                        .or(() -> api.in("Auth").text("DefaultAuthorizer"))
                        .filter(it -> !it.equals("NONE"));
        List<String> scopes = new ArrayList<>(auth.texts("AuthorizationScopes"));
        Optional<Authorizer> authorizer = name.map(it -> authorizer(it, api));
        if (scopes.isEmpty() && name.isPresent()) {
            scopes.addAll(
                    api.in("Auth").in("Authorizers").in(name.get()).texts("AuthorizationScopes"));
        }
        routes.add(
                new Route(
                        event.text("Method").orElse("ANY").toUpperCase(Locale.ROOT),
                        event.text("Path").orElse("$default"),
                        function,
                        authorizer,
                        List.copyOf(scopes),
                        Throttle.of(event.in("RouteSettings"), api.in("DefaultRouteSettings"))));
        routes.sort(Comparator.comparingInt(Route::rank).reversed());
    }

    /** Whether some route is for a request. */
    public boolean has(Request request) {
        return routes.stream().anyMatch(route -> route.match(request).isPresent());
    }

    /** Answers a request, as API Gateway would. */
    public Answer answer(Request request) {
        for (Route route : routes) {
            Optional<Map<String, String>> parameters = route.match(request);
            if (parameters.isPresent()) {
                return route.throttle().admits()
                        ? authorized(request, route, parameters.get())
                        : Answer.message(429, "Too Many Requests");
            }
        }
        return Answer.message(404, "Not Found");
    }

    private Answer authorized(Request request, Route route, Map<String, String> parameters) {
        if (route.authorizer().isEmpty()) {
            return call(request, route, parameters, Json.object());
        }
        Optional<JWTClaimsSet> claims = route.authorizer().get().claims(request);
        if (claims.isEmpty()) {
            return Answer.message(401, "Unauthorized").with("www-authenticate", "Bearer");
        }
        List<String> scopes = route.scopes();
        if (!scopes.isEmpty() && Collections.disjoint(scopes, Authorizer.scopes(claims.get()))) {
            return Answer.message(403, "Forbidden");
        }
        return call(request, route, parameters, Authorizer.context(claims.get(), scopes));
    }

    private static Answer call(
            Request request, Route route, Map<String, String> parameters, ObjectNode authorizer) {
        if (request.body().length > BODY_BYTES_MAX) {
            return Answer.message(413, "Request Entity Too Large");
        }
        try {
            ObjectNode event = HttpEvent.of(request, route, parameters, authorizer);
            return HttpEvent.answer(route.function().call(Json.bytes(event)));
        } catch (FunctionException | UncheckedIOException e) {
            // it was logged where it happened
            return Answer.message(500, "Internal Server Error");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.message(503, "Service Unavailable");
        }
    }

    private Authorizer authorizer(String name, Properties api) {
        Properties authorizers = api.in("Auth").in("Authorizers");
        if (!authorizers.has(name)) {
            throw new TemplateException(api.placeOf("Auth"), "no authorizer is called " + name);
        }
        Properties jwt = authorizers.in(name).in("JwtConfiguration");
        return new Authorizer(tokens, jwt.required("issuer"), jwt.texts("audience"));
    }
}

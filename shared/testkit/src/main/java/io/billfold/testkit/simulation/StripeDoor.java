package io.billfold.testkit.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpContent;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkClientException;

import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Carries the calls of Stripe's own library to the {@link Acquirer}, through the network. */
final class StripeDoor extends HttpClient {
    private final Supplier<World> world;

    /**
     * @param world the run that is under way
     */
    StripeDoor(Supplier<World> world) {
        this.world = world;
    }

    /** How the provider says that it can't just now; it has done nothing. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int status;

        Refused(int status) {
            super("status " + status);
            this.status = status;
        }
    }

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        String operation = request.method() + " " + request.url().getPath();
        try {
            return world.get()
                    .network()
                    .call(Refusals.PROVIDER, operation, () -> answered(request, key(request)));
        } catch (Refused e) {
            return response(new Acquirer.Reply(e.status, Json.object()));
        } catch (SdkClientException e) {
            if (isAgain(operation)) {
                return answered(request, key(request) + ".again");
            }
            throw new ApiConnectionException("no answer to " + operation, e);
        }
    }

    /** Whether who sent a call believes that nothing came of it. */
    private boolean isAgain(String operation) {
        Sabotage sabotage = world.get().sabotage();
        return (operation.equals("POST /v1/payment_intents") && sabotage.chargesAgain())
                || (operation.equals("POST /v1/refunds") && sabotage.refundsAgain())
                || (operation.startsWith("POST /v1/disputes/") && sabotage.answersAgain());
    }

    private static String key(StripeRequest request) {
        return request.headers().firstValue("Idempotency-Key").orElse("");
    }

    private StripeResponse answered(StripeRequest request, String key) {
        HttpContent content = request.content();
        String form = content == null ? request.url().getQuery() : text(content);
        return response(
                world.get()
                        .acquirer()
                        .answer(
                                request.method().name(),
                                request.url().getPath(),
                                parameters(form),
                                key));
    }

    /** Empty for files. */
    private static String text(HttpContent content) {
        return content.contentType().startsWith("multipart/")
                ? ""
                : new String(content.byteArrayContent(), UTF_8);
    }

    private static Map<String, String> parameters(@Nullable String form) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : form == null ? new String[0] : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        URLDecoder.decode(pair.substring(0, equals), UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return parameters;
    }

    private static StripeResponse response(Acquirer.Reply reply) {
        return new StripeResponse(
                reply.status(),
                HttpHeaders.of(Map.of("Request-Id", List.of("req_simulation"))),
                new String(Json.bytes(reply.body()), UTF_8));
    }
}

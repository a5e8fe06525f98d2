package io.billfold.checktaxid;

import io.billfold.billing.tax.id.TaxId;
import io.billfold.billing.tax.id.TaxIdCheck;
import io.billfold.billing.tax.id.TaxIdRegister;
import io.billfold.events.EventJson;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * VIES, the VAT information exchange system of the European Commission, by its REST interface.
 * Every failure of it is a pending check with the reason, never an invalid number.
 *
 * @see <a href="https://ec.europa.eu/taxation_customs/vies/#/technical-information">VIES, technical
 *     information</a>
 */
public final class ViesRegister implements TaxIdRegister, AutoCloseable {
    /** Where the Commission runs it; {@code check-vat-number} is below. */
    public static final URI OFFICIAL =
            URI.create("https://ec.europa.eu/taxation_customs/vies/rest-api");

    /** Member states answer within a few seconds, or not at all. */
    private static final Duration TIME_MAX = Duration.ofSeconds(15);

    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

    /** An answer has about half a kilobyte; of what is longer we want nothing. */
    private static final int BODY_BYTES_MAX = 64 * 1024;

    private final URI address;
    private final ViesAnswer answers;
    private final EventJson json;
    private final Duration timeMax;
    private final HttpClient http;

    /**
     * @param base without a slash at its end, for example {@link #OFFICIAL}
     */
    public ViesRegister(URI base, EventJson json) {
        this(base, json, TIME_MAX);
    }

    /**
     * @param timeMax how long one call may take, from connecting to the last byte
     */
    ViesRegister(URI base, EventJson json, Duration timeMax) {
        this.address = URI.create(base + "/check-vat-number");
        this.json = json;
        this.answers = new ViesAnswer(json);
        this.timeMax = timeMax;
        this.http =
                HttpClient.newBuilder()
                        .connectTimeout(timeMax.compareTo(CONNECT_MAX) < 0 ? timeMax : CONNECT_MAX)
                        .build();
    }

    @Override
    public TaxIdCheck ask(TaxId number, @Nullable TaxId requester, Instant now) {
        if (!TaxId.VIES.equals(number.register())) {
            throw new IllegalArgumentException(
                    "VIES knows no " + number.kind() + " such as " + number);
        }
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(timeMax)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body(number, requester)))
                        .build();
        return ask(request, number, now);
    }

    private String body(TaxId number, @Nullable TaxId requester) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("countryCode", number.prefix());
        body.put("vatNumber", number.number());
        if (requester != null) {
            body.put("requesterMemberStateCode", requester.prefix());
            body.put("requesterNumber", requester.number());
        }
        return json.write(body);
    }

    private TaxIdCheck ask(HttpRequest request, TaxId number, Instant now) {
        BodyHandler<byte[]> bounded =
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), BODY_BYTES_MAX);
        Future<HttpResponse<byte[]>> call = http.sendAsync(request, bounded);
        try {
            // the request's own time-out ends with the headers, this one with the last byte
            HttpResponse<byte[]> response = call.get(timeMax.toMillis(), TimeUnit.MILLISECONDS);
            return answers.read(response.statusCode(), response.body(), number, now);
        } catch (TimeoutException _) {
            call.cancel(true);
            return pending(number, now, "no answer within " + timeMax.toSeconds() + " s");
        } catch (ExecutionException e) {
            return pending(number, now, reason(e));
        } catch (InterruptedException _) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return pending(number, now, "interrupted");
        }
    }

    /** Connections, time-outs and broken answers all end here. */
    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause instanceof IOException
                ? "not reached: " + cause.getClass().getSimpleName()
                : "not reached: " + cause;
    }

    private static TaxIdCheck pending(TaxId number, Instant now, String reason) {
        return TaxIdCheck.pending(number, now, TaxId.VIES, reason);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

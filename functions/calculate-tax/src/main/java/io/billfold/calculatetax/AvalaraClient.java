package io.billfold.calculatetax;

import io.billfold.events.EventJson;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls {@code POST /api/v2/transactions/create} of AvaTax, once and in bounded time: who repeats
 * is the queue.
 *
 * @see <a href=
 *     "https://developer.avalara.com/api-reference/avatax/rest/v2/methods/Transactions/CreateTransaction/">CreateTransaction</a>
 */
final class AvalaraClient implements AutoCloseable {
    /** From the call to the last byte of the answer. */
    static final Duration TIME_MAX = Duration.ofSeconds(8);

    private static final Duration CONNECT_MAX = Duration.ofSeconds(3);

    /** A line has about 5 KB with its details; drafts have seldom more than a hundred. */
    private static final int BODY_BYTES_MAX = 4 * 1024 * 1024;

    /** Lines and details are not part of the answer unless they are asked for. */
    private static final String PATH = "/api/v2/transactions/create?$include=Summary,Lines,Details";

    /** Application, its version, library, its version, machine, as AvaTax asks of every client. */
    private static final String CLIENT = "Billfold; 1; REST v2; 1; lambda";

    private final URI address;
    private final AvalaraAccount account;
    private final EventJson json;
    private final Duration timeMax;
    private final HttpClient http;

    /**
     * @param base without a slash at its end, for example {@code https://rest.avatax.com}
     */
    AvalaraClient(URI base, AvalaraAccount account, EventJson json) {
        this(base, account, json, TIME_MAX);
    }

    AvalaraClient(URI base, AvalaraAccount account, EventJson json, Duration timeMax) {
        this.address = URI.create(base + PATH);
        this.account = account;
        this.json = json;
        this.timeMax = timeMax;
        this.http =
                HttpClient.newBuilder()
                        .connectTimeout(timeMax.compareTo(CONNECT_MAX) < 0 ? timeMax : CONNECT_MAX)
                        .build();
    }

    /** What came back. */
    sealed interface Reply {
        /** An answer, whatever it says. */
        @SuppressWarnings("ArrayRecordComponent") // read once and never compared
        record Answered(int status, byte[] body) implements Reply {}

        /** None. */
        record Silent(String reason) implements Reply {}
    }

    /** Sends a CreateTransactionModel. */
    Reply create(Map<String, Object> transaction) {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .header("Authorization", account.authorization())
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .header("X-Avalara-Client", CLIENT)
                        .POST(HttpRequest.BodyPublishers.ofString(json.write(transaction)))
                        .build();
        return send(request);
    }

    private Reply send(HttpRequest request) {
        BodyHandler<byte[]> bounded =
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), BODY_BYTES_MAX);
        Future<HttpResponse<byte[]>> call = http.sendAsync(request, bounded);
        try {
            // a time-out of the request itself would end with the headers, this one ends with the
            // last byte
            HttpResponse<byte[]> response = call.get(timeMax.toMillis(), TimeUnit.MILLISECONDS);
            return answered(response);
        } catch (TimeoutException _) {
            call.cancel(true);
            return silent("no answer within " + timeMax.toMillis() + " ms");
        } catch (ExecutionException e) {
            return silent("not reached: " + reason(e));
        } catch (InterruptedException _) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return silent("interrupted");
        }
    }

    private Reply answered(HttpResponse<byte[]> response) {
        if (response.statusCode() == 401) {
            account.forget();
        }
        return new Reply.Answered(response.statusCode(), response.body());
    }

    private static Reply silent(String reason) {
        return new Reply.Silent("AvaTax: " + reason);
    }

    /** Connections, time-outs and broken answers all end here; never what was sent. */
    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause instanceof IOException
                ? cause.getClass().getSimpleName()
                : String.valueOf(cause);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

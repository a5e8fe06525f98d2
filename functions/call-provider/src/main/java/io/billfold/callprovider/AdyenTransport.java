package io.billfold.callprovider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.adyen.Config;
import com.adyen.constants.ApiConstants;
import com.adyen.constants.ApiConstants.HttpMethod;
import com.adyen.httpclient.ClientInterface;
import com.adyen.httpclient.HTTPClientException;
import com.adyen.model.RequestOptions;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Carries the calls of Adyen's library, each once and for a time. HTTP 1.1, as a connection that
 * another call broke must not lose this one's answer.
 */
final class AdyenTransport implements ClientInterface {
    /** Adyen's own advice is 10 s and more for payments, as banks may need as long. */
    static final Duration ANSWER_MAX = Duration.ofSeconds(20);

    static final Duration CONNECT_MAX = Duration.ofSeconds(5);

    private final Duration answerMax;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_MAX)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    AdyenTransport(Duration answerMax) {
        this.answerMax = answerMax;
    }

    @Override
    public String request(String endpoint, @Nullable String body, Config config)
            throws IOException, HTTPClientException {
        return request(endpoint, body, config, true);
    }

    @Override
    public String request(
            String endpoint, @Nullable String body, Config config, boolean isApiKeyRequired)
            throws IOException, HTTPClientException {
        return request(endpoint, body, config, isApiKeyRequired, null);
    }

    @Override
    public String request(
            String endpoint,
            @Nullable String body,
            Config config,
            boolean isApiKeyRequired,
            @Nullable RequestOptions options)
            throws IOException, HTTPClientException {
        return request(endpoint, body, config, isApiKeyRequired, options, HttpMethod.POST);
    }

    @Override
    public String request(
            String endpoint,
            @Nullable String body,
            Config config,
            boolean isApiKeyRequired,
            @Nullable RequestOptions options,
            HttpMethod method)
            throws IOException, HTTPClientException {
        return request(endpoint, body, config, isApiKeyRequired, options, method, Map.of());
    }

    @Override
    public String request(
            String endpoint,
            @Nullable String body,
            Config config,
            boolean isApiKeyRequired,
            @Nullable RequestOptions options,
            HttpMethod method,
            @Nullable Map<String, String> query)
            throws IOException, HTTPClientException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(endpoint, query))
                        .timeout(answerMax)
                        .header(ApiConstants.RequestProperty.API_KEY, config.getApiKey())
                        .header(ApiConstants.RequestProperty.CONTENT_TYPE, "application/json")
                        .method(
                                method.name(),
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (options != null && options.getIdempotencyKey() != null) {
            request.header(
                    ApiConstants.RequestProperty.IDEMPOTENCY_KEY, options.getIdempotencyKey());
        }
        return answer(send(request.build()));
    }

    private static URI uri(String endpoint, @Nullable Map<String, String> query) {
        if (query == null || query.isEmpty()) {
            return URI.create(endpoint);
        }
        return URI.create(
                query.entrySet().stream()
                        .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
                        .collect(Collectors.joining("&", endpoint + "?", "")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString(UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    private static String answer(HttpResponse<String> response) throws HTTPClientException {
        if (response.statusCode() < 200 || response.statusCode() > 299) {
            throw new HTTPClientException(
                    response.statusCode(),
                    "HTTP status " + response.statusCode(),
                    response.headers().map(),
                    response.body());
        }
        return response.body();
    }

    @Override
    public void close() {
        http.close();
    }
}

package io.billfold.receivewebhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** PayPal itself, and the authorities that the JDK trusts. No redirect is followed. */
final class PayPalSite implements CertificateSource, AutoCloseable {
    /** From the call to the last byte; PayPal waits for our answer meanwhile. */
    static final Duration TIME_MAX = Duration.ofSeconds(5);

    /** A chain has about 6 KB. */
    static final int CONTENT_BYTES_MAX = 64 * 1024;

    private static final Duration CONNECT_MAX = Duration.ofSeconds(3);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT_MAX)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final Set<TrustAnchor> authorities = authoritiesOfTheJdk();

    private static Set<TrustAnchor> authoritiesOfTheJdk() {
        try {
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(it -> Arrays.stream(((X509TrustManager) it).getAcceptedIssuers()))
                    .map(it -> new TrustAnchor(it, null))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK brings authorities", e);
        }
    }

    @Override
    public Set<TrustAnchor> authorities() {
        return authorities;
    }

    @Override
    public Reply fetch(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(TIME_MAX).GET().build();
        BodyHandler<byte[]> bounded =
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), CONTENT_BYTES_MAX);
        Future<HttpResponse<byte[]>> call = http.sendAsync(request, bounded);
        try {
            // the request's own time-out ends with the headers, this one with the last byte
            HttpResponse<byte[]> response = call.get(TIME_MAX.toMillis(), TimeUnit.MILLISECONDS);
            return reply(response);
        } catch (TimeoutException _) {
            call.cancel(true);
            return new Reply.Silent("no answer within " + TIME_MAX.toSeconds() + " s");
        } catch (ExecutionException e) {
            return new Reply.Silent("not reached: " + reason(e));
        } catch (InterruptedException _) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.Silent("interrupted");
        }
    }

    private static Reply reply(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 200) {
            return new Reply.Found(response.body());
        }
        return status == 429 || status >= 500
                ? new Reply.Silent("status " + status)
                : new Reply.None();
    }

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

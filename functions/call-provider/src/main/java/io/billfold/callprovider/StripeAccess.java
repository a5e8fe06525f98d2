package io.billfold.callprovider;

import com.stripe.StripeClient;
import com.stripe.net.HttpClient;

/**
 * Makes clients of Stripe's own library for the key of now. Its retries are off: whoever asked for
 * a call repeats it, with the same key.
 */
final class StripeAccess {
    /** Stripe answers charges within a few seconds; banks may need ten and more. */
    static final int READ_MILLIS_MAX = 20_000;

    static final int CONNECT_MILLIS_MAX = 5_000;

    private final String url;
    private final ApiKey key;
    private final HttpClient http;
    private final int readMillisMax;

    /**
     * @param url for example {@code https://api.stripe.com}, without a slash at the end
     * @param http what carries the calls
     */
    StripeAccess(String url, ApiKey key, HttpClient http) {
        this(url, key, http, READ_MILLIS_MAX);
    }

    /** For tests, which don't wait as long. */
    StripeAccess(String url, ApiKey key, HttpClient http, int readMillisMax) {
        this.url = url;
        this.key = key;
        this.http = http;
        this.readMillisMax = readMillisMax;
    }

    /**
     * A client.
     *
     * @throws IllegalStateException when there is no key yet
     */
    StripeClient client() {
        return StripeClient.builder()
                .setApiKey(key.current())
                .setApiBase(url)
                .setFilesBase(url)
                .setHttpClient(http)
                .setMaxNetworkRetries(0)
                .setConnectTimeout(CONNECT_MILLIS_MAX)
                .setReadTimeout(readMillisMax)
                .build();
    }

    /** Stripe did not take the key: the next client has a fresh one. */
    void forgetKey() {
        key.forget();
    }
}

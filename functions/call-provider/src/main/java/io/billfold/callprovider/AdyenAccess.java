package io.billfold.callprovider;

import com.adyen.Client;
import com.adyen.Config;
import com.adyen.enums.Environment;

/**
 * Makes clients of Adyen's own library for the key of now, on a transport of our own: the library's
 * repeats calls by itself and waits as long as an answer says.
 */
final class AdyenAccess implements AutoCloseable {
    private final String url;
    private final String merchantAccount;
    private final ApiKey key;
    private final AdyenTransport transport;

    /**
     * @param url of the Checkout API with its version, for example {@code
     *     https://checkout-test.adyen.com/v71}, without a slash at the end
     * @param merchantAccount which account charges
     * @param transport what carries the calls; closed with this
     */
    AdyenAccess(String url, String merchantAccount, ApiKey key, AdyenTransport transport) {
        this.transport = transport;
        this.url = url;
        this.merchantAccount = merchantAccount;
        this.key = key;
    }

    /**
     * A client; the environment in it is of no account, as services are made with {@link #url}.
     *
     * @throws IllegalStateException when there is no key yet
     */
    Client client() {
        Client client =
                new Client(new Config().apiKey(key.current()).environment(Environment.TEST));
        client.setHttpClient(transport);
        return client;
    }

    String url() {
        return url;
    }

    String merchantAccount() {
        return merchantAccount;
    }

    /** Adyen did not take the key: the next client has a fresh one. */
    void forgetKey() {
        key.forget();
    }

    @Override
    public void close() {
        transport.close();
    }
}

package io.billfold.receivewebhook;

import java.net.URI;
import java.security.cert.TrustAnchor;
import java.util.Set;

/** Where PayPal's certificates come from. A port, so that tests can be PayPal. */
public interface CertificateSource {
    /**
     * Asks for what is at an address of PayPal's, once and in bounded time.
     *
     * @param address checked before: https, and a host of PayPal's
     */
    Reply fetch(URI address);

    /** The authorities that certificates must come from. */
    Set<TrustAnchor> authorities();

    /** What came back. */
    sealed interface Reply {
        /** Certificates in PEM, or something else. */
        @SuppressWarnings("ArrayRecordComponent") // read once and never compared
        record Found(byte[] content) implements Reply {}

        /** PayPal says that there is none. */
        record None() implements Reply {}

        /** PayPal could not be asked; it may be asked again. */
        record Silent(String reason) implements Reply {}
    }
}

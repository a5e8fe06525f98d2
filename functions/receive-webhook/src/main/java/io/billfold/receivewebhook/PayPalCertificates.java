package io.billfold.receivewebhook;

import io.billfold.receivewebhook.CertificateSource.Reply;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * The certificates that PayPal signs with, by the address that a call names. Whoever calls chooses
 * the address, so it must be PayPal's own, and the certificate must be PayPal's by its name and by
 * an authority that we trust; else anybody could bring a key. What was found is kept for a while,
 * and so is what was not.
 */
final class PayPalCertificates {
    /** How long a certificate is used before it is asked for again. */
    static final Duration KEPT_FOR = Duration.ofHours(12);

    /** How long an address without a good certificate is not asked again. */
    static final Duration REFUSED_FOR = Duration.ofMinutes(5);

    /** PayPal uses one or two at a time; callers may name many more. */
    static final int KEPT_MAX = 64;

    /** Callers choose addresses: more than this is not asked of PayPal, whoever calls. */
    static final int FETCHES_PER_MINUTE_MAX = 20;

    /** A chain has two to four certificates. */
    private static final int CHAIN_MAX = 8;

    private static final Pattern PATH =
            Pattern.compile("/v1/notifications/certs/[A-Za-z0-9-]{1,80}");

    private final CertificateSource source;
    private final Site site;
    private final InstantSource wall;
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private final Deque<Instant> fetches = new ArrayDeque<>();

    PayPalCertificates(CertificateSource source, Site site, InstantSource wall) {
        this.source = source;
        this.site = site;
        this.wall = wall;
    }

    /**
     * One of PayPal's two environments.
     *
     * @param hosts that certificates may lie on
     * @param subject whom they are issued to
     */
    record Site(Set<String> hosts, String subject) {
        static final Site LIVE =
                new Site(
                        Set.of("api.paypal.com", "api-m.paypal.com"),
                        "messageverificationcerts.paypal.com");
        static final Site SANDBOX =
                new Site(
                        Set.of("api.sandbox.paypal.com", "api-m.sandbox.paypal.com"),
                        "messageverificationcerts.sandbox.paypal.com");

        Site {
            hosts = Set.copyOf(hosts);
        }
    }

    private record Kept(@Nullable X509Certificate certificate, Instant until) {}

    /**
     * The certificate at an address; empty when the address is not PayPal's or what lies there is
     * no certificate of PayPal's that is valid now.
     *
     * @throws IllegalStateException when PayPal could not be asked, or was asked too often: the
     *     call fails and is sent again
     */
    synchronized Optional<X509Certificate> at(String address) {
        Optional<URI> uri = uri(address);
        if (uri.isEmpty()) {
            return Optional.empty();
        }
        Instant now = wall.instant();
        Kept known = kept.get(address);
        if (known == null || !now.isBefore(known.until())) {
            known = fetched(uri.get(), now);
            kept.remove(address);
            kept.put(address, known);
            if (kept.size() > KEPT_MAX) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return Optional.ofNullable(known.certificate()).filter(it -> isInForce(it, now));
    }

    /** Only https, a host of PayPal's, no port, no user, and the folder of certificates. */
    private Optional<URI> uri(String address) {
        try {
            URI uri = new URI(address);
            boolean isOurs =
                    "https".equals(uri.getScheme())
                            && uri.getRawAuthority() != null
                            && site.hosts().contains(uri.getRawAuthority())
                            && PATH.matcher(uri.getRawPath()).matches()
                            && uri.getRawQuery() == null
                            && uri.getRawFragment() == null;
            return isOurs ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private Kept fetched(URI address, Instant now) {
        countFetch(now);
        return switch (source.fetch(address)) {
            case Reply.Found(byte[] content) -> kept(content, now);
            case Reply.None _ -> new Kept(null, now.plus(REFUSED_FOR));
            case Reply.Silent(String reason) ->
                    throw new IllegalStateException("PayPal's certificate: " + reason);
        };
    }

    private void countFetch(Instant now) {
        while (!fetches.isEmpty()
                && fetches.getFirst().isBefore(now.minus(Duration.ofMinutes(1)))) {
            fetches.removeFirst();
        }
        if (fetches.size() >= FETCHES_PER_MINUTE_MAX) {
            throw new IllegalStateException(
                    "more than "
                            + FETCHES_PER_MINUTE_MAX
                            + " addresses of certificates were named within a minute");
        }
        fetches.addLast(now);
    }

    private Kept kept(byte[] content, Instant now) {
        try {
            X509Certificate certificate = trusted(content, now);
            return new Kept(certificate, now.plus(KEPT_FOR));
        } catch (GeneralSecurityException | IllegalArgumentException notGood) {
            return new Kept(null, now.plus(REFUSED_FOR));
        }
    }

    /** The first of a chain that ends at an authority (RFC 5280 section 6), all valid now. */
    private X509Certificate trusted(byte[] content, Instant now) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<Certificate> chain =
                new ArrayList<>(factory.generateCertificates(new ByteArrayInputStream(content)));
        if (chain.isEmpty() || chain.size() > CHAIN_MAX) {
            throw new IllegalArgumentException(chain.size() + " certificates are no chain");
        }
        // an authority's own certificate may stand at the end; it is not part of the path
        chain.removeIf(it -> chain.size() > 1 && isSelfSigned((X509Certificate) it));
        CertPath path = factory.generateCertPath(chain);
        PKIXParameters parameters = new PKIXParameters(source.authorities());
        parameters.setDate(Date.from(now));
        // asking for revocation would let callers make us call others; a certificate lives for
        // about a year and its address changes with it
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
        X509Certificate first = (X509Certificate) chain.getFirst();
        if (!isNamed(first)) {
            throw new IllegalArgumentException("the certificate is not " + site.subject());
        }
        return first;
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private boolean isNamed(X509Certificate certificate) {
        try {
            for (Rdn part :
                    new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    return site.subject().equals(part.getValue());
                }
            }
            return false;
        } catch (InvalidNameException unreadable) {
            return false;
        }
    }

    private static boolean isInForce(X509Certificate certificate, Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }
}

package io.billfold.receivewebhook;

import io.billfold.receivewebhook.CertificateSource.Reply;

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
 * and so is what was not, each by itself, so that callers can't drive out what is good.
 */
final class PayPalCertificates {
    /** How long a certificate is used before it is asked for again. */
    static final Duration KEPT_FOR = Duration.ofHours(12);

    /** How long an address without a good certificate is not asked again. */
    static final Duration REFUSED_FOR = Duration.ofMinutes(5);

    /** PayPal uses one or two at a time; of those that are refused callers may name many more. */
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
    private final Map<String, Kept> good = new LinkedHashMap<>();
    private final Map<String, Instant> refusedUntil = new LinkedHashMap<>();
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

    private record Kept(X509Certificate certificate, Instant until) {}

    /**
     * The certificate at an address; empty when the address is not PayPal's, when what lies there
     * is no certificate of PayPal's that is valid now, and when callers named more new addresses
     * than are asked: a genuine call is sent again.
     *
     * @throws IllegalStateException when PayPal could not be asked: the call fails and is sent
     *     again
     */
    synchronized Optional<X509Certificate> at(String address) {
        Instant now = wall.instant();
        Kept known = good.get(address);
        if (known != null && now.isBefore(known.until())) {
            return Optional.of(known.certificate()).filter(it -> isInForce(it, now));
        }
        Optional<URI> uri = uri(address);
        boolean isAsked = known != null || (!isRefused(address, now) && mayAsk(now));
        return uri.isPresent() && isAsked ? asked(uri.get(), now) : Optional.empty();
    }

    private boolean isRefused(String address, Instant now) {
        Instant until = refusedUntil.get(address);
        return until != null && now.isBefore(until);
    }

    private boolean mayAsk(Instant now) {
        Instant minuteAgo = now.minus(Duration.ofMinutes(1));
        while (!fetches.isEmpty() && fetches.getFirst().isBefore(minuteAgo)) {
            fetches.removeFirst();
        }
        return fetches.size() < FETCHES_PER_MINUTE_MAX;
    }

    private Optional<X509Certificate> asked(URI address, Instant now) {
        fetches.addLast(now);
        Optional<X509Certificate> found =
                switch (source.fetch(address)) {
                    case Reply.Found(byte[] content) -> trusted(content, now);
                    case Reply.None _ -> Optional.empty();
                    case Reply.Silent(String reason) ->
                            throw new IllegalStateException("PayPal's certificate: " + reason);
                };
        String key = address.toString();
        good.remove(key);
        refusedUntil.remove(key);
        if (found.isPresent()) {
            good.put(key, new Kept(found.get(), now.plus(KEPT_FOR)));
        } else {
            refusedUntil.put(key, now.plus(REFUSED_FOR));
        }
        bounded(good);
        bounded(refusedUntil);
        return found;
    }

    /** Drops the oldest. */
    private static void bounded(Map<String, ?> map) {
        if (map.size() > KEPT_MAX) {
            map.remove(map.keySet().iterator().next());
        }
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

    private Optional<X509Certificate> trusted(byte[] content, Instant now) {
        try {
            return Optional.of(first(content, now));
        } catch (GeneralSecurityException | IllegalArgumentException notGood) {
            return Optional.empty();
        }
    }

    /** The first of a chain that ends at an authority (RFC 5280 section 6), all valid now. */
    private X509Certificate first(byte[] content, Instant now) throws GeneralSecurityException {
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

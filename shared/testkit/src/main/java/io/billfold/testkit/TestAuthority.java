package io.billfold.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;

import javax.security.auth.x500.X500Principal;

/**
 * An authority for certificates that nobody but a test trusts. It writes the few fields of RFC 5280
 * that a chain needs; its keys are new in every run.
 */
public final class TestAuthority {
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    /** sha256WithRSAEncryption, 1.2.840.113549.1.1.11, without parameters. */
    private static final byte[] ALGORITHM =
            tlv(0x30, bytes("06092a864886f70d01010b"), bytes("0500"));

    /** basicConstraints, 2.5.29.19, critical: this is an authority. */
    private static final byte[] IS_AUTHORITY =
            tlv(0x30, bytes("0603551d13"), bytes("0101ff"), bytes("040530030101ff"));

    private final String name;
    private final KeyPair keys = newKeys();

    /**
     * @param name for example {@code CN=Authority for tests}
     */
    public TestAuthority(String name) {
        this.name = name;
    }

    /** A pair of keys of 2048 bits. */
    public static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA is part of every JDK", e);
        }
    }

    /** What makes a chain trusted that ends here. */
    public TrustAnchor anchor() {
        return new TrustAnchor(new X500Principal(name), keys.getPublic(), null);
    }

    /** A certificate for somebody's key, in force from one instant to another. */
    public X509Certificate certify(String subject, PublicKey key, Instant from, Instant to) {
        return certificate(subject, key, from, to, false);
    }

    /** A certificate that makes another authority one below this. */
    public X509Certificate certify(TestAuthority below, Instant from, Instant to) {
        return certificate(below.name, below.keys.getPublic(), from, to, true);
    }

    private X509Certificate certificate(
            String subject, PublicKey key, Instant from, Instant to, boolean isAuthority) {
        byte[] content =
                tlv(
                        0x30,
                        bytes("a003020102"),
                        tlv(0x02, BigInteger.valueOf(from.getEpochSecond()).toByteArray()),
                        ALGORITHM,
                        new X500Principal(name).getEncoded(),
                        tlv(0x30, time(from), time(to)),
                        new X500Principal(subject).getEncoded(),
                        key.getEncoded(),
                        isAuthority ? tlv(0xa3, tlv(0x30, IS_AUTHORITY)) : new byte[0]);
        try {
            byte[] signed =
                    tlv(0x30, content, ALGORITHM, tlv(0x03, new byte[] {0}, signature(content)));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] signature(byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        return signature.sign();
    }

    /** Certificates as files hold them, the first one first (RFC 7468). */
    public static byte[] pem(X509Certificate... chain) {
        StringBuilder pem = new StringBuilder();
        for (X509Certificate certificate : chain) {
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(
                            Base64.getMimeEncoder(64, new byte[] {'\n'})
                                    .encodeToString(der(certificate)))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return pem.toString().getBytes(US_ASCII);
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] time(Instant at) {
        return tlv(0x17, UTC_TIME.format(at).getBytes(US_ASCII));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    /** Tag, length, value, as DER writes them (X.690 section 8.1). */
    private static byte[] tlv(int tag, byte[]... parts) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            value.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = value.size();
        if (length >= 0x100) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length >= 0x80) {
            out.write(0x81);
        }
        out.write(length & 0xff);
        out.writeBytes(value.toByteArray());
        return out.toByteArray();
    }
}

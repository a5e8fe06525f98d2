package io.billfold.receivewebhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header {@code Stripe-Signature}, for example {@code
 * t=1700000000,v1=c892...,v1=77aa...,v0=...}. Elements of other schemes, such as the test scheme
 * {@code v0}, are ignored.
 *
 * @param timestamp {@code t} as it was sent, in seconds since 1970: part of what is signed
 * @param signatures every {@code v1}, two of them while a secret is being rolled
 */
record SignatureHeader(String timestamp, List<String> signatures) {
    /** Longest header that is looked at; the real ones have about 160 characters. */
    static final int LENGTH_MAX = 2_048;

    /** Most signatures that are compared, so that a caller cannot buy us work. */
    static final int SIGNATURES_MAX = 8;

    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    private static final Pattern HMAC_SHA256 = Pattern.compile("[0-9a-f]{64}");

    SignatureHeader {
        signatures = List.copyOf(signatures);
    }

    /** Reads a header; empty when it has not exactly one time or no signature of scheme v1. */
    static Optional<SignatureHeader> parse(String header) {
        if (header.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        List<String> timestamps = values(header, "t", SECONDS);
        List<String> signatures = values(header, "v1", HMAC_SHA256);
        if (timestamps.size() != 1 || signatures.isEmpty() || signatures.size() > SIGNATURES_MAX) {
            return Optional.empty();
        }
        return Optional.of(new SignatureHeader(timestamps.getFirst(), signatures));
    }

    private static List<String> values(String header, String scheme, Pattern form) {
        List<String> values = new ArrayList<>();
        for (String element : header.split(",", -1)) {
            String[] pair = element.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equals(scheme) && form.matcher(pair[1]).matches()) {
                values.add(pair[1]);
            }
        }
        return values;
    }

    Instant signedAt() {
        return Instant.ofEpochSecond(Long.parseLong(timestamp));
    }
}

package io.billfold.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** The hashes of the samples' documents, one line each: name, XML, PDF. */
final class Fingerprints {
    private Fingerprints() {}

    /** Prints them: a process of its own for {@link DeterminismTest}. */
    public static void main(String[] unused) {
        System.out.print(ofAll());
    }

    static String ofAll() {
        return Samples.all().keySet().stream()
                .map(name -> of(name) + "\n")
                .collect(Collectors.joining());
    }

    static String of(String name) {
        String snapshot = sha256(name.getBytes(StandardCharsets.US_ASCII));
        RenderedInvoice documents = new InvoiceRenderer().render(Samples.named(name), snapshot);
        return name + " " + sha256(documents.xml()) + " " + sha256(documents.pdf());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

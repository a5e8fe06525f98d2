package io.billfold.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The hashes of the samples' documents, one line each: name, XML, PDF. */
final class Fingerprints {
    private Fingerprints() {}

    /** Prints them: a process of its own for {@link DeterminismTest}. */
    public static void main(String[] unused) {
        System.out.print(ofAll());
    }

    static String ofAll() {
        return names().stream().map(name -> of(name) + "\n").collect(Collectors.joining());
    }

    /** The samples in their order: invoices, what only a page shows, letters. */
    static List<String> names() {
        List<String> names = new ArrayList<>(Samples.all().keySet());
        names.addAll(DrawnSamples.all().keySet());
        names.addAll(LetterSamples.all().keySet());
        return names;
    }

    static String of(String name) {
        String snapshot = sha256(name.getBytes(StandardCharsets.US_ASCII));
        if (LetterSamples.all().containsKey(name)) {
            return name + " - " + sha256(LetterSamples.pdf(name, snapshot));
        }
        RenderedInvoice documents =
                DrawnSamples.all().containsKey(name)
                        ? DrawnSamples.rendered(name, snapshot)
                        : Renders.of(Samples.named(name), snapshot);
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

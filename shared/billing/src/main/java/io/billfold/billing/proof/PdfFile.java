package io.billfold.billing.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PDF that somebody has. Of its content only the file identifier is looked at (ISO 32000-1,
 * 14.4), in which documents of ours carry the first half of their snapshot's hash.
 *
 * @param hash of all its bytes
 * @param identifier the permanent identifier, 32 lower-case hexadecimal digits; empty where it has
 *     none of 16 bytes
 */
public record PdfFile(Hash hash, Optional<String> identifier) {
    private static final String BEGINNING = "%PDF-";
    private static final Pattern IDENTIFIER = Pattern.compile("/ID\\s*\\[\\s*<([0-9A-Fa-f]{32})>");

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException when it is no PDF
     */
    public static PdfFile of(byte[] content) {
        String text = new String(content, ISO_8859_1);
        if (!text.startsWith(BEGINNING)) {
            throw new IllegalArgumentException("is not a PDF: it does not begin with " + BEGINNING);
        }
        Matcher matcher = IDENTIFIER.matcher(text);
        return new PdfFile(
                Hash.of(content),
                matcher.find()
                        ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT))
                        : Optional.empty());
    }

    /** Whether it says of itself that it shows this snapshot. */
    public boolean isOf(Hash snapshot) {
        return identifier.isPresent() && snapshot.toString().startsWith(identifier.get());
    }

    /**
     * The finding that it says it is a document, and is not.
     *
     * @param document whose snapshot it names
     */
    public Finding altered(SealedDocument document) {
        return new Finding(
                Finding.Kind.ALTERED,
                document.number().toString(),
                "the file names this document in its identifier, but its SHA-256 is %s instead of %s"
                        .formatted(hash, document.pdf()));
    }
}

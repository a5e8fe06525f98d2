package io.billfold.document;

import com.itextpdf.kernel.pdf.PdfString;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Identifies a PDF by the snapshot that it shows. iText would take the clock and random numbers.
 *
 * @param snapshotSha256 hash of the snapshot, 64 hexadecimal digits in lower case
 */
record DocumentId(String snapshotSha256) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final int ID_BYTES = 16;
    private static final int TAG_LETTERS = 6;

    DocumentId {
        if (!SHA_256.matcher(snapshotSha256).matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + snapshotSha256
                            + "' is not a SHA-256 of 64 lower-case hexadecimal digits");
        }
    }

    /** The file identifier (ISO 32000-1, 14.4): 16 bytes. */
    PdfString fileId() {
        byte[] hash = HexFormat.of().parseHex(snapshotSha256);
        return new PdfString(new String(hash, 0, ID_BYTES, StandardCharsets.ISO_8859_1));
    }

    /** The subset tag of a font in this document: six capital letters. */
    String fontTag(String face) {
        byte[] hash = sha256(face + snapshotSha256);
        StringBuilder tag = new StringBuilder(TAG_LETTERS);
        for (int i = 0; i < TAG_LETTERS; i++) {
            tag.append((char) ('A' + Byte.toUnsignedInt(hash[i]) % 26));
        }
        return tag.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

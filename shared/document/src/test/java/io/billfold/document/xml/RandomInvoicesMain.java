package io.billfold.document.xml;

import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.einvoice.XmlProfile;
import io.billfold.document.InvoiceRenderer;
import io.billfold.document.Logo;
import io.billfold.document.Pictures;
import io.billfold.document.RenderedInvoice;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Prints what the documents of all random invoices come to, for another process to compare. */
final class RandomInvoicesMain {
    static final long INVOICES = 1_000;

    private static final Logo LOGO = Logo.of(Pictures.png(120, 40));

    private RandomInvoicesMain() {}

    /** Prints {@link #hashes()}. */
    public static void main(String[] arguments) {
        System.out.print(hashes());
    }

    /** A line for each: the SHA-256 of its PDF, CII and UBL. */
    static String hashes() {
        return LongStream.range(0, INVOICES)
                .mapToObj(seed -> seed + " " + hash(seed) + "\n")
                .collect(Collectors.joining());
    }

    private static String hash(long seed) {
        BusinessDocument document = RandomInvoices.document(seed);
        String snapshot = HexFormat.of().toHexDigits(seed).repeat(4);
        @Nullable Logo logo = seed % 4 == 0 ? LOGO : null;
        RenderedInvoice made = new InvoiceRenderer().render(document, snapshot, logo);
        MessageDigest digest = sha256();
        digest.update(made.pdf());
        digest.update(made.xml());
        digest.update(UblXml.write(document, XmlProfile.EN_16931));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

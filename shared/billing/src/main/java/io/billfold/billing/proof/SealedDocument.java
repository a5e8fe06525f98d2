package io.billfold.billing.proof;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.invoice.InvoiceNumber;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An invoice or credit note as a seal covers it: what identifies it, and the hashes of its three
 * files. Its canonical JSON is a line of the day's leaves, for example
 *
 * <pre>{@code
 * {"issuedOn":"2026-01-31","number":"MU-2026-000042","pdfSha256":"…","seller":"muster-de",
 *  "snapshotSha256":"…","xmlSha256":"…"}
 * }</pre>
 *
 * without the break.
 *
 * @param number BT-1
 * @param issuedOn date of issue in the seller's zone (BT-2)
 * @param snapshot hash of {@code snapshot.json}, from which the others are made
 * @param xml hash of {@code invoice.xml}
 * @param pdf hash of {@code invoice.pdf}
 */
public record SealedDocument(
        InvoiceNumber number,
        SellerId seller,
        LocalDate issuedOn,
        Hash snapshot,
        Hash xml,
        Hash pdf) {
    /**
     * The order of the leaves of a day: by the number's text, code unit by code unit, as tables
     * sort their keys.
     */
    public static final Comparator<SealedDocument> ORDER =
            Comparator.comparing(it -> it.number().toString());

    private static final Pattern FORM =
            Pattern.compile(
                    "\\{\"issuedOn\":\"([0-9-]{10})\","
                            + "\"number\":\"([A-Za-z0-9._-]{1,82})\","
                            + "\"pdfSha256\":\"([0-9a-f]{64})\","
                            + "\"seller\":\"([A-Za-z0-9._-]{1,64})\","
                            + "\"snapshotSha256\":\"([0-9a-f]{64})\","
                            + "\"xmlSha256\":\"([0-9a-f]{64})\"}");

    /**
     * Reads the canonical JSON. Another JSON of the same content is refused: it has another hash.
     *
     * @throws IllegalArgumentException when it is not one
     */
    public static SealedDocument parse(String canonical) {
        Matcher matcher = FORM.matcher(canonical);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "is not the canonical JSON of a sealed document, with issuedOn, number,"
                            + " pdfSha256, seller, snapshotSha256 and xmlSha256 in this order");
        }
        SealedDocument document = of(matcher);
        if (!document.canonical().equals(canonical)) {
            throw new IllegalArgumentException(
                    "number '" + matcher.group(2) + "' is not written as " + document.number());
        }
        return document;
    }

    private static SealedDocument of(Matcher matcher) {
        return new SealedDocument(
                InvoiceNumber.parse(matcher.group(2)),
                new SellerId(matcher.group(4)),
                Days.parse(matcher.group(1)),
                Hash.parse(matcher.group(5)),
                Hash.parse(matcher.group(6)),
                Hash.parse(matcher.group(3)));
    }

    /** The canonical JSON (RFC 8785); nothing in it needs an escape. */
    public String canonical() {
        return "{\"issuedOn\":\""
                + issuedOn
                + "\",\"number\":\""
                + number
                + "\",\"pdfSha256\":\""
                + pdf
                + "\",\"seller\":\""
                + seller
                + "\",\"snapshotSha256\":\""
                + snapshot
                + "\",\"xmlSha256\":\""
                + xml
                + "\"}";
    }

    /** The hash of the leaf: of the canonical JSON's bytes. */
    public Hash leaf() {
        return MerkleTree.leaf(canonical().getBytes(StandardCharsets.UTF_8));
    }
}

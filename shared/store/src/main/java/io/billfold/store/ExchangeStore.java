package io.billfold.store;

import io.billfold.billing.invoice.InvoiceNumber;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Files that are handed over to others and come from them, in a bucket: documents for the Peppol
 * access point under {@code peppol/out/}, what became of them under {@code peppol/in/}.
 */
public class ExchangeStore {
    /** Where a file must be to be looked at. */
    public static final String PEPPOL_IN = "peppol/in/";

    private static final String PEPPOL_OUT = "peppol/out/";

    private final S3Client s3;
    private final String bucket;

    public ExchangeStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** Where a document's XML is handed over, for example {@code peppol/out/MU-2026-000042.xml}. */
    public static String outKey(InvoiceNumber number) {
        return PEPPOL_OUT + number + ".xml";
    }

    /**
     * Hands a document over. The XML comes last: whoever waits for it finds what belongs to it. The
     * same document again is the same two files.
     *
     * @param envelope JSON beside the XML: from whom to whom it goes
     */
    public void handOver(InvoiceNumber number, byte[] xml, byte[] envelope) {
        put(PEPPOL_OUT + number + ".json", "application/json", envelope);
        put(outKey(number), "application/xml", xml);
    }

    private void put(String key, String contentType, byte[] content) {
        s3.putObject(
                r -> r.bucket(bucket).key(key).contentType(contentType),
                RequestBody.fromBytes(content));
    }

    /**
     * A file, or its beginning.
     *
     * @param lengthMax no more bytes are read
     */
    public byte[] beginning(String key, int lengthMax) {
        String range = "bytes=0-" + (lengthMax - 1);
        return s3.getObjectAsBytes(r -> r.bucket(bucket).key(key).range(range)).asByteArrayUnsafe();
    }
}

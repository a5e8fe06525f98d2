package io.billfold.billing.document;

import io.billfold.billing.account.Branding;
import io.billfold.billing.account.InvoiceFormat;

import org.jspecify.annotations.Nullable;

/**
 * How a document is rendered; extension.
 *
 * @param version the renderer that makes its bytes, for example {@code 1}
 * @param branding the seller's colour and logo
 * @param format of the structured invoice that is kept beside the PDF; null for the one inside it
 */
public record Rendering(int version, Branding branding, @Nullable InvoiceFormat format) {
    /** The renderer that new documents name. */
    public static final int LATEST_VERSION = 1;

    public Rendering {
        if (version < 1) {
            throw new IllegalArgumentException("version must be 1 or more, was " + version);
        }
    }
}

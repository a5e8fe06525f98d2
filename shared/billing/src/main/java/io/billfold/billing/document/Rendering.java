package io.billfold.billing.document;

import io.billfold.billing.account.Branding;

/**
 * How a document is rendered; extension.
 *
 * @param version the renderer that makes its bytes, for example {@code 1}
 * @param branding the seller's colour and logo
 */
public record Rendering(int version, Branding branding) {
    public Rendering {
        if (version < 1) {
            throw new IllegalArgumentException("version must be 1 or more, was " + version);
        }
    }
}

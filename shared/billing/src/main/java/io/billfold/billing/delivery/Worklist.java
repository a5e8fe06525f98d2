package io.billfold.billing.delivery;

import java.util.Locale;

/** Lists of documents that somebody has to do something about. */
public enum Worklist {
    /** It did not arrive, or was turned down. */
    FAILED,

    /** It is to be put into a portal by hand. */
    TO_UPLOAD,

    /** The buyer asks something, or accepts under conditions. */
    UNDER_QUERY;

    /** For example {@code to-upload}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

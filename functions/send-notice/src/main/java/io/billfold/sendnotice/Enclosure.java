package io.billfold.sendnotice;

import java.time.LocalDate;

/** Where a mail has its document. */
sealed interface Enclosure {
    /** In the mail. */
    record Attached(PdfFile file) implements Enclosure {}

    /**
     * Behind a link.
     *
     * @param until the last day on which it works all day, in the account's zone
     */
    record Linked(String url, LocalDate until) implements Enclosure {}
}

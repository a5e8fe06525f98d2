package io.billfold.billing.delivery;

import io.billfold.billing.invoice.InvoiceNumber;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One attempt to bring one document to its customer, for example {@code MU-2026-000042/invoice.1}.
 *
 * @param number the invoice or credit note that it is about
 * @param what {@code invoice} for the document itself, {@code reminder-1} for a reminder
 * @param attempt from 1
 */
public record DeliveryId(InvoiceNumber number, String what, int attempt) {
    /** The document itself. */
    public static final String INVOICE = "invoice";

    /** More attempts are a mistake somewhere, or somebody's loop. */
    public static final int ATTEMPTS_MAX = 99;

    private static final Pattern WHAT = Pattern.compile("invoice|reminder-[1-9]");
    private static final Pattern FORM = Pattern.compile("([^/]+)/([a-z0-9-]+)\\.([1-9][0-9]?)");

    public DeliveryId {
        if (!WHAT.matcher(what).matches()) {
            throw new IllegalArgumentException(
                    "'" + what + "' is neither invoice nor a reminder such as reminder-1");
        }
        if (attempt < 1 || attempt > ATTEMPTS_MAX) {
            throw new IllegalArgumentException(
                    "attempt must be from 1 to " + ATTEMPTS_MAX + ", was " + attempt);
        }
    }

    /** The first attempt of a document itself. */
    public static DeliveryId ofInvoice(InvoiceNumber number) {
        return new DeliveryId(number, INVOICE, 1);
    }

    /** The first attempt of a reminder, of a level from 1. */
    public static DeliveryId ofReminder(InvoiceNumber number, int level) {
        return new DeliveryId(number, "reminder-" + level, 1);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException when it is not one
     */
    public static DeliveryId parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no delivery such as MU-2026-000042/invoice.1");
        }
        return new DeliveryId(
                InvoiceNumber.parse(matcher.group(1)),
                matcher.group(2),
                Integer.parseInt(matcher.group(3)));
    }

    /** The attempt after it. */
    public DeliveryId next() {
        return new DeliveryId(number, what, attempt + 1);
    }

    /** Within its invoice, for example {@code invoice.1}. */
    public String name() {
        return what + "." + attempt;
    }

    @Override
    public String toString() {
        return number + "/" + name();
    }
}

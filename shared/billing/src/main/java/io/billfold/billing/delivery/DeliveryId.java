package io.billfold.billing.delivery;

import io.billfold.billing.invoice.InvoiceNumber;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One attempt to bring one document or notice to its customer, for example {@code
 * MU-2026-000042/invoice.1}.
 *
 * @param number the invoice or credit note that it is about; of a notice about the account, the
 *     latest that its seller had sent it
 * @param what {@code invoice} for the document itself, {@code reminder-1} for a reminder, {@code
 *     expiry-visa.2027-01.30} for a notice that a payment method expires
 * @param attempt from 1
 */
public record DeliveryId(InvoiceNumber number, String what, int attempt) {
    /** The document itself. */
    public static final String INVOICE = "invoice";

    private static final String EXPIRY = "expiry-";

    /** More attempts are a mistake somewhere, or somebody's loop. */
    public static final int ATTEMPTS_MAX = 99;

    private static final Pattern WHAT =
            Pattern.compile(
                    "invoice|reminder-[1-9]|expiry-[A-Za-z0-9._-]{1,64}\\.[0-9]{4}-[0-9]{2}\\.[0-9]{2}");
    private static final Pattern FORM =
            Pattern.compile("([^/]+)/([A-Za-z0-9._-]+)\\.([1-9][0-9]?)");

    public DeliveryId {
        if (!WHAT.matcher(what).matches()) {
            throw new IllegalArgumentException(
                    "'"
                            + what
                            + "' is neither invoice nor a reminder such as reminder-1 nor a notice"
                            + " such as expiry-visa.2027-01.30");
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
     * The first attempt of a notice that something the account pays with expires.
     *
     * @param number the latest invoice that the account was sent
     * @param notice the notice's key: see {@link io.billfold.billing.collecting.ExpiryNotice#key()}
     */
    public static DeliveryId ofExpiry(InvoiceNumber number, String notice) {
        return new DeliveryId(number, EXPIRY + notice, 1);
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

    /** What kind of mail it is: {@code invoice}, {@code reminder} or {@code expiry}. */
    public String kind() {
        return what.contains("-") ? what.substring(0, what.indexOf('-')) : what;
    }

    /** Whether it is about the invoice, and not about the account that the invoice names. */
    public boolean isOfInvoice() {
        return !what.startsWith(EXPIRY);
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

package io.billfold.billing.cash;

import io.billfold.billing.invoice.InvoiceNumber;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which invoices a payer names: by a structured reference that the invoice showed, or in its own
 * words. Banks, scanners and people change both: blanks and hyphens come and go, O stands for 0.
 */
public final class Reference {
    /** More than these nobody pays at once by name; what is left over is for a person. */
    public static final int NAMED_MAX = 50;

    private static final String GAP = "[\\s./_-]*";
    private static final int QR_LENGTH = 27;
    private static final int CHECKED = 4;
    private static final int YEAR_LENGTH = 4;
    private static final int SEQUENCE_MIN = 6;
    private static final int SEQUENCE_MAX = 12;

    /** Table of the recursive modulo 10 of QR references (Swiss QR-bill guidelines, annex B). */
    private static final int[] MODULO_10 = {0, 9, 4, 6, 8, 2, 7, 1, 3, 5};

    private Reference() {}

    /**
     * The invoice that a structured reference stands for.
     *
     * @param reference ISO 11649 such as {@code RF18MU2026000001}, or a QR reference of 27 digits
     * @param series the seller's series, for example {@code MU}
     * @return null where its check digits are wrong or it is none of this series
     */
    public static @Nullable InvoiceNumber structured(@Nullable String reference, String series) {
        if (reference == null) {
            return null;
        }
        String plain = plain(reference);
        if (plain.startsWith("RF") && isMod97(plain)) {
            return numbered(plain.substring(CHECKED), plain(series), series);
        }
        if (plain.length() == QR_LENGTH && isQr(plain)) {
            String digits = plain.substring(0, QR_LENGTH - 1).replaceFirst("^0+", "");
            return numbered(digits, digits(plain(series)), series);
        }
        return null;
    }

    private static @Nullable InvoiceNumber numbered(String plain, String prefix, String series) {
        int rest = plain.length() - prefix.length() - YEAR_LENGTH;
        if (!plain.startsWith(prefix) || rest < SEQUENCE_MIN || rest > SEQUENCE_MAX) {
            return null;
        }
        int year = prefix.length() + YEAR_LENGTH;
        return number(series, plain.substring(prefix.length(), year), plain.substring(year));
    }

    /** The invoices of a series that a text names, in its order. */
    public static Set<InvoiceNumber> named(String text, String series) {
        Set<InvoiceNumber> named = new LinkedHashSet<>();
        Matcher matcher = pattern(series).matcher(text.toUpperCase(Locale.ROOT));
        while (matcher.find() && named.size() < NAMED_MAX) {
            InvoiceNumber number = number(series, matcher.group(1), matcher.group(2));
            if (number != null) {
                named.add(number);
            }
        }
        return named;
    }

    /** The printed form with any gaps; each digit may be a letter that looks like it. */
    private static Pattern pattern(String series) {
        StringBuilder prefix = new StringBuilder();
        for (char c : plain(series).toCharArray()) {
            prefix.append(c == 'O' || c == '0' ? "[O0]" : String.valueOf(c)).append(GAP);
        }
        String digit = "[0-9OIL]";
        return Pattern.compile(
                "(?<![A-Z0-9])"
                        + prefix
                        + "("
                        + digit
                        + "{4})"
                        + GAP
                        + "("
                        + digit
                        + "{6,12}|"
                        + digit
                        + "(?:\\s?"
                        + digit
                        + "){5})(?![A-Z0-9])");
    }

    private static @Nullable InvoiceNumber number(String series, String year, String sequence) {
        try {
            return InvoiceNumber.parse(series + "-" + asDigits(year) + "-" + asDigits(sequence));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static String asDigits(String text) {
        return text.replaceAll("\\s", "").replace('O', '0').replace('I', '1').replace('L', '1');
    }

    /** Letters and digits alone, in capitals. */
    static String plain(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    /** Letters are two digits each, as QR-bills write them: A is 10. */
    private static String digits(String plain) {
        StringBuilder digits = new StringBuilder();
        plain.chars().forEach(c -> digits.append(Character.digit(c, Character.MAX_RADIX)));
        return digits.toString();
    }

    /** ISO 11649: ISO/IEC 7064, MOD 97-10 over the rest, then RF and the check digits. */
    private static boolean isMod97(String reference) {
        if (reference.length() <= CHECKED) {
            return false;
        }
        String turned = reference.substring(CHECKED) + reference.substring(0, CHECKED);
        int remainder = 0;
        for (int i = 0; i < turned.length(); i++) {
            int value = Character.digit(turned.charAt(i), Character.MAX_RADIX);
            remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
        }
        return remainder == 1;
    }

    private static boolean isQr(String reference) {
        int carry = 0;
        for (int i = 0; i < reference.length(); i++) {
            char c = reference.charAt(i);
            if (c > '9') {
                return false;
            }
            carry = MODULO_10[(carry + c - '0') % 10];
        }
        // the check digit brings the carry to zero
        return carry == 0;
    }
}

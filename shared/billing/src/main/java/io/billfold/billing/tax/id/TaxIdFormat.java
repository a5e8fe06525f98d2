package io.billfold.billing.tax.id;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One way in which a country forms its numbers.
 *
 * @param countries codes under which it is looked for; the first is the country of the number
 * @param kind in English
 * @param prefix normalized numbers start with it; may be empty
 * @param pattern of what stands between prefix and mark
 * @param marks one of them must stand behind; empty where none does
 * @param check its name in {@link Checksums}; empty for none
 * @param register where it can be asked about, or null
 * @param example a number that is well formed
 * @param expected the form in words
 */
record TaxIdFormat(
        List<String> countries,
        String kind,
        String prefix,
        NumberPattern pattern,
        List<String> marks,
        String check,
        @Nullable String register,
        String example,
        String expected) {
    /** Rules on the form that no check digit proves end so. */
    private static final String FORM_ONLY = "-form";

    boolean isPrefixOf(String text) {
        return !prefix.isEmpty() && text.startsWith(prefix);
    }

    /** Whether {@link #holds} says more than that digits are where they must be. */
    boolean hasCheckDigit() {
        return !check.isEmpty() && !check.endsWith(FORM_ONLY);
    }

    /** Whether the number adds up; true where nothing is to be added up. */
    boolean holds(String number) {
        return check.isEmpty() || Checksums.holds(check, number);
    }

    /** The number in a text, or null when the text is put together otherwise. */
    @Nullable TaxId read(String text) {
        String bare = withoutPrefix(text);
        String mark = mark(bare);
        String number = mark == null ? bare : bare.substring(0, bare.length() - mark.length());
        boolean isMarked = mark != null || marks.isEmpty();
        return isMarked && pattern.fits(number) ? id(number, mark == null ? "" : mark) : null;
    }

    private TaxId id(String number, String mark) {
        String country = countries.getFirst();
        String region = country.equals("IN") ? GstStates.region(number) : null;
        return new TaxId(country, prefix, number, mark, kind, region, register);
    }

    /** Its own prefix, else the country's code where the rest fits without it. */
    private String withoutPrefix(String text) {
        if (isPrefixOf(text)) {
            return text.substring(prefix.length());
        }
        for (String country : countries) {
            if (text.startsWith(country) && !pattern.fits(text)) {
                return text.substring(country.length());
            }
        }
        return text;
    }

    private @Nullable String mark(String text) {
        for (String mark : marks) {
            if (text.endsWith(mark)) {
                return mark;
            }
        }
        return null;
    }
}

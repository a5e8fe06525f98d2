package io.billfold.billing.tax.id;

import io.billfold.billing.tax.id.TaxIdVerdict.Malformed;
import io.billfold.billing.tax.id.TaxIdVerdict.NotKnown;
import io.billfold.billing.tax.id.TaxIdVerdict.Severity;
import io.billfold.billing.tax.id.TaxIdVerdict.WellFormed;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/** Checks how tax ids are formed. A pass means well formed, never registered. */
public final class TaxIds {
    /** Longer texts are not looked into; the longest number with all that is written has 26. */
    private static final int LENGTH_MAX = 64;

    private TaxIds() {}

    /**
     * Checks a tax id as somebody wrote it: {@code check("DE", "de 136 695 976")} is well formed as
     * {@code DE136695976}. Blanks, dots, dashes and slashes don't count, nor does case; the prefix
     * may be left out.
     *
     * @param country where the party is, ISO 3166-1 alpha-2, or the prefix that VIES uses ({@code
     *     EL}, {@code XI}); a number that starts with {@code XI} is understood for {@code GB} too
     */
    public static TaxIdVerdict check(String country, String given) {
        List<TaxIdFormat> formats = TaxIdFormats.of(country);
        if (formats.isEmpty()) {
            return new NotKnown(country);
        }
        String text = given.length() > LENGTH_MAX ? "" : Written.normalized(given);
        List<TaxIdFormat> meant = meant(formats, text);
        boolean fits = false;
        for (TaxIdFormat format : meant) {
            TaxId id = format.read(text);
            if (id != null && format.holds(id.number())) {
                return new WellFormed(id, format.hasCheckDigit());
            }
            fits |= id != null;
        }
        return malformed(meant, fits);
    }

    /**
     * What a number of a country must look like, for example {@code DE and 9 digits, the last a
     * check digit}, or null for a country that is not known.
     */
    public static @Nullable String expected(String country) {
        List<TaxIdFormat> formats = TaxIdFormats.of(country);
        return formats.isEmpty() ? null : expected(formats);
    }

    /** Those whose prefix is written, else all: XI is not a mistyped GB. */
    private static List<TaxIdFormat> meant(List<TaxIdFormat> formats, String text) {
        List<TaxIdFormat> prefixed = formats.stream().filter(it -> it.isPrefixOf(text)).toList();
        return prefixed.isEmpty() ? formats : prefixed;
    }

    private static Malformed malformed(List<TaxIdFormat> meant, boolean fits) {
        Severity severity = meant.getFirst().register() == null ? Severity.WARN : Severity.REJECT;
        String lead = fits ? "does not add up: must be " : "must be ";
        return new Malformed(lead + expected(meant), severity);
    }

    private static String expected(List<TaxIdFormat> formats) {
        return formats.stream()
                .map(TaxIdFormat::expected)
                .distinct()
                .collect(Collectors.joining("; or "));
    }
}

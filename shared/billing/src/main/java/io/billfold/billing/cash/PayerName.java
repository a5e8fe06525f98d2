package io.billfold.billing.cash;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A payer's name as banks write it, made comparable: capitals without accents, marks and the words
 * for legal forms. {@code Müller & Söhne GmbH} and {@code MUELLER UND SOEHNE} still differ: such a
 * name is learnt from a decision.
 */
public final class PayerName {
    /** Banks cut names at 70 characters (SEPA) or sooner. */
    private static final int LENGTH_MAX = 70;

    private static final int WHOLE = 1_000;

    private static final Set<String> LEGAL_FORMS =
            Set.of(
                    "GMBH", "MBH", "AG", "KG", "OHG", "UG", "EK", "SE", "LTD", "LIMITED", "PLC",
                    "LLC", "INC", "CORP", "CO", "SA", "SAS", "SARL", "SRL", "SPA", "BV", "NV", "AB",
                    "OY", "AS", "APS", "SP", "ZOO", "PTY", "KK");

    private PayerName() {}

    /** The comparable form; empty where nothing is left. */
    public static String plain(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        String plain =
                Stream.of(ascii.toUpperCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
                        .filter(word -> !word.isEmpty() && !LEGAL_FORMS.contains(word))
                        .collect(Collectors.joining(" "));
        return plain.length() > LENGTH_MAX ? plain.substring(0, LENGTH_MAX).strip() : plain;
    }

    /**
     * How alike two comparable names are, in thousandths: 1000 less the edits (Levenshtein) per
     * character of the longer one.
     */
    static int alike(String one, String other) {
        int longest = Math.max(one.length(), other.length());
        return longest == 0 ? 0 : WHOLE - WHOLE * edits(one, other) / longest;
    }

    private static int edits(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            before = edits(before, i, one.charAt(i - 1), other);
        }
        return before[other.length()];
    }

    /** The next row of Levenshtein's table. */
    private static int[] edits(int[] before, int row, char one, String other) {
        int[] now = new int[other.length() + 1];
        now[0] = row;
        for (int j = 1; j <= other.length(); j++) {
            int same = before[j - 1] + (one == other.charAt(j - 1) ? 0 : 1);
            now[j] = Math.min(same, Math.min(before[j], now[j - 1]) + 1);
        }
        return now;
    }
}

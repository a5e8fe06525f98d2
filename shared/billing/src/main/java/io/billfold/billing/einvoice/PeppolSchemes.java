package io.billfold.billing.einvoice;

import io.billfold.billing.account.Identifier;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.function.Predicate;

/** How the numbers of lists look that Peppol checks (rules PEPPOL-COMMON). */
final class PeppolSchemes {
    private static final Map<String, Form> FORMS =
            Map.ofEntries(
                    Map.entry("0007", new Form("R049", "[0-9]{10}", CheckDigits::isLuhn)),
                    Map.entry("0088", new Form("R040", "[0-9]{13}", CheckDigits::isGs1)),
                    Map.entry("0096", new Form("R052", "[0-9]{10}", _ -> true)),
                    Map.entry("0106", new Form("R054", "[0-9]{8}", _ -> true)),
                    Map.entry("0151", new Form("R050", "[0-9]{11}", CheckDigits::isAustralian)),
                    Map.entry("0184", new Form("R042", "(DK)?[0-9]{8}", _ -> true)),
                    Map.entry("0190", new Form("R055", "[0-9]{20}", _ -> true)),
                    Map.entry("0192", new Form("R041", "[0-9]{9}", CheckDigits::isMod11)),
                    Map.entry("0198", new Form("R053", "DK[0-9]{8}", _ -> true)),
                    Map.entry("0208", new Form("R043", "[0-9]{10}", CheckDigits::isBelgian)),
                    Map.entry("0211", new Form("R047", "IT[0-9]{11}", CheckDigits::isItalian)),
                    Map.entry("0217", new Form("R057", "[0-9]{12}", _ -> true)),
                    Map.entry("9944", new Form("R056-1", "NL[0-9]{9}B[0-9]{2}", _ -> true)));

    private PeppolSchemes() {}

    /**
     * How numbers of a list look.
     *
     * @param rule of PEPPOL-COMMON
     * @param pattern regular expression
     * @param hasRightDigits of a number of that pattern
     */
    private record Form(String rule, String pattern, Predicate<String> hasRightDigits) {
        boolean isOf(String id) {
            return id.matches(pattern) && hasRightDigits.test(id);
        }
    }

    /** The rule that a number breaks, or null. */
    static @Nullable String brokenRule(Identifier id) {
        Form form = id.scheme() == null ? null : FORMS.get(id.scheme());
        return form == null || form.isOf(id.id()) ? null : "PEPPOL-COMMON-" + form.rule();
    }
}

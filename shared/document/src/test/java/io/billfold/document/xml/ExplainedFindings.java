package io.billfold.document.xml;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What official rules grumble at though we mean it: rule and reason. A finding that isn't here
 * fails the tests.
 */
final class ExplainedFindings {
    /** Rules by name, with why the finding is meant. */
    static final Map<String, String> REASONS =
            Map.of(
                    "warn PEPPOL-EN16931-R120",
                    "XRechnung warns where a line differs from quantity times price by more than"
                            + " two cents: a currency without decimals is rounded to its whole"
                            + " units. Where Peppol makes an error of it, we name it before.");

    private ExplainedFindings() {}

    static boolean isExplained(String finding) {
        return REASONS.keySet().stream()
                .anyMatch(rule -> Pattern.compile("^" + rule + "\\b").matcher(finding).find());
    }
}

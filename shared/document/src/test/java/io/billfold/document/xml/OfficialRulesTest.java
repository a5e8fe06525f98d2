package io.billfold.document.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.einvoice.XmlProfile;
import io.billfold.billing.einvoice.XmlSyntax;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Errors and warnings both count: a document that a validator grumbles at is not released. */
class OfficialRulesTest {
    /** The samples that a profile does not take. */
    private static final Map<XmlProfile, Set<String>> NOT_TAKEN =
            Map.of(
                    XmlProfile.XRECHNUNG_3_0,
                    Set.of("no-means", "no-means-no-remittance", "prepayment"),
                    XmlProfile.PEPPOL_BIS_3_0,
                    Set.of(
                            "no-means",
                            "no-means-no-remittance",
                            "prepayment",
                            "self-billed",
                            "outside-scope",
                            "yen-in-parts"));

    @ParameterizedTest
    @EnumSource
    void samplesAreTakenButForThoseThatAreNamed(XmlProfile profile) {
        Set<String> notTaken = NOT_TAKEN.getOrDefault(profile, Set.of());
        XmlSamples.all()
                .forEach(
                        (name, document) ->
                                assertThat(profile.missing(document).isEmpty())
                                        .as(name)
                                        .isEqualTo(!notTaken.contains(name)));
    }

    /** Every syntax of every profile, so that none goes untested. */
    @ParameterizedTest
    @EnumSource
    void whatIsTakenObeysTheOfficialRules(XmlProfile profile) {
        Map<String, List<String>> findings = new TreeMap<>();
        for (XmlSyntax syntax : syntaxes(profile)) {
            XmlSamples.all().entrySet().parallelStream()
                    .filter(sample -> profile.missing(sample.getValue()).isEmpty())
                    .map(
                            sample ->
                                    Map.entry(
                                            sample.getKey(),
                                            findings(sample.getValue(), profile, syntax)))
                    .filter(each -> !each.getValue().isEmpty())
                    .toList()
                    .forEach(each -> findings.put(syntax + " " + each.getKey(), each.getValue()));
        }
        assertThat(findings).isEmpty();
    }

    private static List<XmlSyntax> syntaxes(XmlProfile profile) {
        return Stream.of(XmlSyntax.values()).filter(profile::isWrittenIn).toList();
    }

    private static List<String> findings(
            BusinessDocument document, XmlProfile profile, XmlSyntax syntax) {
        return OfficialRules.findings(document, profile, syntax);
    }

    /** A finding is explained as long as it is found: otherwise its explanation goes. */
    @Test
    void whatIsExplainedIsFound() {
        List<String> all =
                Arrays.stream(XmlSyntax.values())
                        .flatMap(
                                syntax ->
                                        OfficialRules.allFindings(
                                                XmlSamples.named("yen-in-parts"),
                                                XmlProfile.XRECHNUNG_3_0,
                                                syntax)
                                                .stream())
                        .toList();
        assertThat(ExplainedFindings.REASONS.keySet())
                .allSatisfy(rule -> assertThat(all).anyMatch(it -> it.startsWith(rule)));
    }
}

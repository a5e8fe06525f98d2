package io.billfold.document.xml;

import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.io.resource.inmemory.ReadableResourceByteArray;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.result.ValidationResultList;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.peppol.PeppolValidation;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import com.helger.phive.xrechnung.XRechnungValidation;
import com.helger.phive.zugferd.ZugferdValidation;

import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.einvoice.XmlProfile;
import io.billfold.billing.einvoice.XmlSyntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rules that others made: CEN's for EN 16931, FeRD's and FNFE's for Factur-X, KoSIT's for
 * XRechnung, OpenPeppol's. Each set holds the schema and, but for Factur-X which has its own, CEN's
 * rules too.
 */
final class OfficialRules {
    private static final ValidationExecutorSetRegistry<IValidationSourceXML> RULES = rules();

    private OfficialRules() {}

    /** Writes a document and gives what the rules of the profile find, but what is explained. */
    static List<String> findings(BusinessDocument document, XmlProfile profile, XmlSyntax syntax) {
        return allFindings(document, profile, syntax).stream()
                .filter(it -> !ExplainedFindings.isExplained(it))
                .toList();
    }

    /** What the rules of the profile find, errors and warnings, explained or not. */
    static List<String> allFindings(
            BusinessDocument document, XmlProfile profile, XmlSyntax syntax) {
        byte[] xml =
                switch (syntax) {
                    case CII -> CiiXml.write(document, profile);
                    case UBL -> UblXml.write(document, profile);
                };
        return findings(set(document, profile, syntax), xml);
    }

    private static List<String> findings(String set, byte[] xml) {
        ValidationResultList results =
                ValidationExecutionManager.executeValidation(
                        IValidityDeterminator.createDefault(),
                        RULES.getOfID(DVRCoordinate.parseOrNull(set)),
                        ValidationSourceXML.create(new ReadableResourceByteArray(xml)));
        List<String> findings = new ArrayList<>();
        results.forEach(
                result ->
                        result.getErrorList()
                                .forEach(
                                        error ->
                                                findings.add(
                                                        error.getErrorLevel().getID()
                                                                + " "
                                                                + error.getErrorID()
                                                                + " "
                                                                + error.getErrorText(
                                                                        Locale.ENGLISH))));
        return findings;
    }

    private static String set(BusinessDocument document, XmlProfile profile, XmlSyntax syntax) {
        boolean isCredit = document.heading().kind().isCredit();
        return switch (profile) {
            case EN_16931 ->
                    switch (syntax) {
                        case CII -> "eu.cen.en16931:cii:1.3.16";
                        case UBL ->
                                isCredit
                                        ? "eu.cen.en16931:ubl-creditnote:1.3.16"
                                        : "eu.cen.en16931:ubl:1.3.16";
                    };
            case FACTUR_X_EN_16931 -> "de.zugferd:en16931:2.4";
            case XRECHNUNG_3_0 ->
                    switch (syntax) {
                        case CII -> "de.xrechnung:cii:3.0.2";
                        case UBL ->
                                isCredit
                                        ? "de.xrechnung:ubl-creditnote:3.0.2"
                                        : "de.xrechnung:ubl-invoice:3.0.2";
                    };
            case PEPPOL_BIS_3_0 ->
                    isCredit ? "eu.peppol.bis3:creditnote:2026.5" : "eu.peppol.bis3:invoice:2026.5";
        };
    }

    private static ValidationExecutorSetRegistry<IValidationSourceXML> rules() {
        ValidationExecutorSetRegistry<IValidationSourceXML> rules =
                new ValidationExecutorSetRegistry<>();
        EN16931Validation.initEN16931(rules);
        ZugferdValidation.initZugferd(rules);
        XRechnungValidation.initXRechnung(rules);
        PeppolValidation.initStandard(rules);
        return rules;
    }
}

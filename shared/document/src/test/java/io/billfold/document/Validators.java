package io.billfold.document;

import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.io.resource.inmemory.ReadableResourceByteArray;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.result.ValidationResultList;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import com.helger.phive.zugferd.ZugferdValidation;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rules that others made: CEN's for EN 16931, FeRD's and FNFE's for Factur-X, and veraPDF. */
final class Validators {
    /** XML schema of CII D16B and the schematron of CEN/TC 434. */
    static final String EN_16931 = "eu.cen.en16931:cii:1.3.16";

    /** XML schema and schematron of the profile EN 16931 of ZUGFeRD 2.4, which is Factur-X 1.08. */
    static final String FACTUR_X = "de.zugferd:en16931:2.4";

    private static final ValidationExecutorSetRegistry<IValidationSourceXML> RULES = rules();

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private Validators() {}

    /** What a set of rules says against an XML: errors and warnings, one line each. */
    static List<String> findings(String rules, byte[] xml) {
        ValidationResultList results =
                ValidationExecutionManager.executeValidation(
                        IValidityDeterminator.createDefault(),
                        RULES.getOfID(DVRCoordinate.parseOrNull(rules)),
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

    /** What veraPDF says against a PDF in a flavour such as {@code 3u} or {@code ua1}. */
    static List<String> findingsOfVera(String flavour, byte[] pdf) throws Exception {
        PDFAFlavour wanted = PDFAFlavour.byFlavourId(flavour);
        try (PDFAParser parser =
                        Foundries.defaultInstance()
                                .createParser(new ByteArrayInputStream(pdf), wanted);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(wanted, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId() + " " + assertion.getMessage())
                    .distinct()
                    .toList();
        }
    }

    private static ValidationExecutorSetRegistry<IValidationSourceXML> rules() {
        ValidationExecutorSetRegistry<IValidationSourceXML> rules =
                new ValidationExecutorSetRegistry<>();
        EN16931Validation.initEN16931(rules);
        ZugferdValidation.initZugferd(rules);
        return rules;
    }
}

package io.billfold.billing.einvoice;

import io.billfold.billing.Problem;
import io.billfold.billing.account.InvoiceFormat;
import io.billfold.billing.document.BusinessDocument;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A specification that narrows EN 16931 (a CIUS): what a receiver expects beside the norm.
 *
 * <pre>{@code
 * List<Problem> problems = XmlProfile.PEPPOL_BIS_3_0.missing(document);
 * byte[] xml = UblXml.write(document, XmlProfile.PEPPOL_BIS_3_0);
 * }</pre>
 */
public enum XmlProfile {
    /** The norm itself, no more and no less. */
    EN_16931("urn:cen.eu:en16931:2017", null),

    /** Factur-X 1.0 and ZUGFeRD 2, profile EN 16931: the XML that is inside the PDF. */
    FACTUR_X_EN_16931("urn:cen.eu:en16931:2017", null),

    /** XRechnung 3.0 of KoSIT, which public buyers in Germany want. */
    XRECHNUNG_3_0(
            "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0",
            XmlProfile.BILLING),

    /** Peppol BIS Billing 3.0. */
    PEPPOL_BIS_3_0(
            "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0",
            XmlProfile.BILLING);

    /** Peppol's process of an invoice that needs no answer. */
    private static final String BILLING = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

    private final String customizationId;
    private final @Nullable String processId;

    XmlProfile(String customizationId, @Nullable String processId) {
        this.customizationId = customizationId;
        this.processId = processId;
    }

    /** The profile of the structured invoice that is kept beside a PDF; null as in a document. */
    public static XmlProfile of(@Nullable InvoiceFormat format) {
        return switch (format) {
            case null -> FACTUR_X_EN_16931;
            case XRECHNUNG, XRECHNUNG_UBL -> XRECHNUNG_3_0;
            case PEPPOL_BIS -> PEPPOL_BIS_3_0;
        };
    }

    /** BT-24: how a receiver recognises it. */
    public String customizationId() {
        return customizationId;
    }

    /** BT-23: the business process, or null where the profile wants none. */
    public @Nullable String processId() {
        return processId;
    }

    /** Whether it may be written in a syntax. */
    public boolean isWrittenIn(XmlSyntax syntax) {
        return switch (this) {
            case EN_16931, XRECHNUNG_3_0 -> true;
            case FACTUR_X_EN_16931 -> syntax == XmlSyntax.CII;
            case PEPPOL_BIS_3_0 -> syntax == XmlSyntax.UBL;
        };
    }

    /**
     * What a document lacks to be valid in this profile, each with the rule's name, for example
     * {@code references.buyerReference is missing (BR-DE-15)}; empty where nothing is wrong. What
     * is written all the same is an XML that validators refuse.
     */
    public List<Problem> missing(BusinessDocument document) {
        List<Problem> problems = new ArrayList<>(CoreRules.check(document));
        problems.addAll(CodeRules.check(document));
        if (processId != null) {
            problems.addAll(BillingRules.check(document, this));
        }
        problems.addAll(
                switch (this) {
                    case EN_16931, FACTUR_X_EN_16931 -> List.of();
                    case XRECHNUNG_3_0 -> GermanRules.check(document);
                    case PEPPOL_BIS_3_0 -> PeppolRules.check(document);
                });
        return List.copyOf(problems);
    }

    /**
     * Checks that it may be written in a syntax.
     *
     * @throws IllegalArgumentException where it isn't written in that syntax
     */
    public void check(XmlSyntax syntax) {
        if (!isWrittenIn(syntax)) {
            throw new IllegalArgumentException(this + " is not written in " + syntax);
        }
    }
}

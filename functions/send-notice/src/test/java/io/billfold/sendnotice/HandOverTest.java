package io.billfold.sendnotice;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.Identifier;
import io.billfold.billing.invoice.Invoice;
import io.billfold.testkit.Samples;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

class HandOverTest {
    private static final String BIS =
            """
            <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">
            <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>
            """;
    private static final Identifier SELLER = new Identifier("DE136695976", "9930");
    private static final Identifier BUYER = new Identifier("4000001000005", "0088");

    private static Optional<PeppolEnvelope> envelope(
            @Nullable Identifier seller, @Nullable Identifier buyer, String xml) {
        Invoice invoice = Samples.invoice();
        return PeppolEnvelope.of(invoice, seller, buyer, xml);
    }

    /** The identifiers of the Peppol code list "Document types" 9.x for BIS Billing 3.0. */
    @Test
    void anEnvelopeNamesBothSidesTheDocumentTypeAndTheProcess() {
        assertThat(envelope(SELLER, BUYER, BIS))
                .contains(
                        new PeppolEnvelope(
                                1,
                                "MU-2026-000001",
                                "MU-2026-000001.xml",
                                "iso6523-actorid-upis",
                                "9930:DE136695976",
                                "0088:4000001000005",
                                "busdox-docid-qns",
                                "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice"
                                        + "##urn:cen.eu:en16931:2017#compliant"
                                        + "#urn:fdc:peppol.eu:2017:poacc:billing:3.0::2.1",
                                "cenbii-procid-ubl",
                                "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"));
    }

    @ParameterizedTest
    @CsvSource({"EM", "88", "''"})
    void whoHasNoNumberInPeppolSendsNothing(String scheme) {
        Identifier other = new Identifier("ap@acme.example", scheme);
        assertThat(envelope(other, BUYER, BIS)).isEmpty();
        assertThat(envelope(SELLER, other, BIS)).isEmpty();
        assertThat(envelope(null, BUYER, BIS)).isEmpty();
    }

    @Test
    void anotherFormIsNotHandedOver() {
        assertThat(envelope(SELLER, BUYER, "<rsm:CrossIndustryInvoice/>")).isEmpty();
        assertThat(envelope(SELLER, BUYER, BIS.replace("Invoice-2", "CreditNote-2"))).isEmpty();
        assertThat(envelope(SELLER, BUYER, BIS.replace("billing:3.0", "selfbilling:3.0")))
                .isEmpty();
    }
}

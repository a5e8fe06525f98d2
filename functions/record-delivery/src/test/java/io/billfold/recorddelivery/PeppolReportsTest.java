package io.billfold.recorddelivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.delivery.Channel;
import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

class PeppolReportsTest {
    private static final String RESPONSE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <ubl:ApplicationResponse
             xmlns:ubl="urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2"
             xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
             xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2">
             <cbc:CustomizationID>urn:fdc:peppol.eu:poacc:trns:%s:3</cbc:CustomizationID>
             <cbc:ProfileID>urn:fdc:peppol.eu:poacc:bis:invoice_response:3</cbc:ProfileID>
             <cbc:ID>imrid001</cbc:ID>
             <cbc:IssueDate>2026-02-03</cbc:IssueDate>
             <cbc:IssueTime>12:00:00+01:00</cbc:IssueTime>
             <cac:SenderParty><cbc:EndpointID schemeID="9930">DE1</cbc:EndpointID></cac:SenderParty>
             <cac:DocumentResponse>
              <cac:Response>
               <cbc:ResponseCode listID="UNCL4343OpSubset">%s</cbc:ResponseCode>
               <cbc:EffectiveDate>2026-02-02</cbc:EffectiveDate>
               <cac:Status>
                <cbc:StatusReasonCode listID="OPStatusReason">REF</cbc:StatusReasonCode>
                <cbc:StatusReason>No purchase order &amp; no contact</cbc:StatusReason>
               </cac:Status>
              </cac:Response>
              <cac:DocumentReference><cbc:ID>%s</cbc:ID></cac:DocumentReference>
             </cac:DocumentResponse>
            </ubl:ApplicationResponse>
            """;

    private final Desk desk = new Desk();

    private static String response(String code) {
        return RESPONSE.formatted("invoice_response", code, "MU-2026-000001");
    }

    private Report current() {
        return desk.delivery(Desk.FIRST).current();
    }

    @ParameterizedTest
    @CsvSource({
        "AB, ACKNOWLEDGED",
        "IP, IN_PROCESS",
        "UQ, UNDER_QUERY",
        "CA, CONDITIONALLY_ACCEPTED",
        "RE, REJECTED",
        "AP, ACCEPTED",
        "PD, PAID"
    })
    void invoiceResponsesAreReadWithTheirReasons(String code, Step step) {
        desk.started(Channel.PEPPOL, Step.HANDED_OVER);
        desk.file("peppol/in/r.xml", response(code));
        assertThat(current().step()).isEqualTo(step);
        assertThat(current().at()).isEqualTo("2026-02-03T11:00:00Z");
        assertThat(current().detail()).isEqualTo(code + ": No purchase order & no contact");
    }

    @ParameterizedTest
    @CsvSource({"mlr, AP, DELIVERED", "mlr, AB, DELIVERED", "mlr, RE, REFUSED"})
    void responsesOfTheTransportAreNoAnswerOfTheBuyer(String kind, String code, Step step) {
        desk.started(Channel.PEPPOL, Step.HANDED_OVER);
        desk.file("peppol/in/r.xml", RESPONSE.formatted(kind, code, "MU-2026-000001"));
        assertThat(current().step()).isEqualTo(step);
    }

    @Test
    void ourOwnFormSaysTheSame() {
        desk.started(Channel.PEPPOL, Step.HANDED_OVER);
        desk.file(
                "peppol/in/a.json",
                """
                {"version": 1, "number": "MU-2026-000001", "status": "transmitted",
                 "at": "2026-02-03T10:00:00Z", "text": "AS4 message 7"}""");
        assertThat(current().step()).isEqualTo(Step.TRANSMITTED);
        desk.post(
                "/invoices/{number}/deliveries",
                """
                {"version": 1, "by": "peppol", "status": "failed", "at": "2026-02-03T10:05:00Z",
                 "text": "no such participant"}""");
        assertThat(current())
                .isEqualTo(
                        Report.of(
                                Step.REFUSED,
                                Instant.parse("2026-02-03T10:05:00Z"),
                                "no such participant"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<a/>                                   | is no UBL ApplicationResponse, but a a",
                "not XML                                | is not XML that can be read",
                "{\"version\": 1}                       | number is missing",
                "{                                      | is not JSON",
                "{\"version\": 2, \"number\": \"x\"}    | version 2 is not known",
            })
    void whatCannotBeReadIsKeptWithTheReason(String content, String reason) {
        desk.started(Channel.PEPPOL, Step.HANDED_OVER);
        desk.file("peppol/in/x", content);
        assertThat(desk.refused()).singleElement().asString().contains("peppol/in/x " + reason);
        assertThat(current().step()).isEqualTo(Step.HANDED_OVER);
    }

    @Test
    void whatIsWrongInAResponseIsNamed() {
        desk.started(Channel.PEPPOL, Step.HANDED_OVER);
        desk.file("peppol/in/1", response("XX"));
        desk.file("peppol/in/2", RESPONSE.formatted("invoice_response", "AP", "0815"));
        desk.file("peppol/in/3", response("AP").replace("<cbc:IssueDate>2026", "<cbc:IssueDate>x"));
        desk.file("peppol/in/4", response("AP").replace("IssueDate", "OtherDate"));
        desk.file("peppol/in/5", response("delivered"));
        desk.file("peppol/in/6", "<a>".repeat(50_000));
        desk.file("peppol/in/7", "x".repeat(PeppolFiles.FILE_BYTES_MAX + 1));
        assertThat(desk.refused())
                .anyMatch(it -> it.contains("/1 must be one of [AB, AP, CA"))
                .anyMatch(it -> it.contains("/2 DocumentResponse/DocumentReference/ID: '0815'"))
                .anyMatch(it -> it.contains("/3 IssueDate or IssueTime"))
                .anyMatch(it -> it.contains("/4 has no IssueDate"))
                .anyMatch(it -> it.contains("/5 ResponseCode delivered is not known"))
                .anyMatch(it -> it.contains("/6 is no UBL ApplicationResponse"))
                .anyMatch(it -> it.contains("/7 is longer than"))
                .hasSize(7);
    }

    /** Neither a file of the machine nor another place is read for an entity. */
    @Test
    void entitiesAreNotFollowed() {
        desk.started(Channel.PEPPOL, Step.HANDED_OVER);
        String evil =
                response("AP")
                        .replace(
                                "<ubl:ApplicationResponse",
                                "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                        + "<ubl:ApplicationResponse")
                        .replace("No purchase order", "&e;");
        desk.file("peppol/in/e.xml", evil);
        assertThat(desk.stores.items("INVOICES").toString()).doesNotContain("root:");
        assertThat(desk.refused()).singleElement().asString().contains("is not XML");
    }

    @Test
    void aDocumentThatWentAnotherWayIsNotChanged() {
        desk.started(Channel.EMAIL, Step.SENT);
        desk.file("peppol/in/r.xml", response("AP"));
        assertThat(desk.refused())
                .singleElement()
                .asString()
                .contains("is about MU-2026-000001, which went no such way");
        assertThat(desk.steps()).containsExactly(Step.SENT);
    }
}

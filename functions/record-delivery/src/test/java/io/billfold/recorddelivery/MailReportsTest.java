package io.billfold.recorddelivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.delivery.Channel;
import io.billfold.billing.delivery.DeliveryId;
import io.billfold.billing.delivery.MailAddress;
import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.MailTag;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

/**
 * What SES tells of mails. The events are those of its developer guide ("Examples of event data
 * that Amazon SES publishes"), shortened.
 */
class MailReportsTest {
    private static final String DELIVERED =
            """
            "delivery": {"timestamp": "2026-02-03T09:00:05.000Z", "processingTimeMillis": 5000,
             "recipients": ["ap@acme.example"], "smtpResponse": "250 2.6.0 Message received",
             "reportingMTA": "mta.example.com"}""";
    private static final String BOUNCED =
            """
            "bounce": {"bounceType": "%s", "bounceSubType": "General",
             "bouncedRecipients": [{"emailAddress": "ap@acme.example", "action": "failed",
              "status": "5.1.1", "diagnosticCode": "smtp; 550 5.1.1 user unknown"}],
             "timestamp": "2026-02-03T09:00:07.000Z", "feedbackId": "0102", "reportingMTA": "dsn"}""";
    private static final String COMPLAINED =
            """
            "complaint": {"complainedRecipients": [{"emailAddress": "ap@acme.example"}],
             "timestamp": "2026-02-03T09:30:00.000Z", "feedbackId": "0103",
             "userAgent": "Amazon SES Mailbox Simulator", "complaintFeedbackType": "abuse",
             "complaintSubType": null, "arrivalDate": "2026-02-03T09:29:00.000Z"}""";
    private static final String DELAYED =
            """
            "deliveryDelay": {"timestamp": "2026-02-03T09:00:03.000Z",
             "delayType": "TransientCommunicationFailure",
             "expirationTime": "2026-02-03T21:00:03.000Z",
             "delayedRecipients": [{"emailAddress": "ap@acme.example", "status": "4.4.1",
              "diagnosticCode": "smtp; 421 4.4.1 Unable to connect"}]}""";

    private final Desk desk = new Desk();

    private static String bounced(String type) {
        return BOUNCED.formatted(type);
    }

    private boolean isBlocked() {
        return desk.addresses.isBlocked("AP@acme.example");
    }

    @Test
    void eachEventIsReadWithItsTimeAndItsWords() {
        desk.started(Channel.EMAIL, Step.SENT);
        desk.mail("DeliveryDelay", DELAYED);
        assertThat(desk.delivery(Desk.FIRST).current().detail())
                .isEqualTo(
                        "TransientCommunicationFailure; 4.4.1; smtp; 421 4.4.1 Unable to connect");
        desk.mail("Delivery", DELIVERED);
        assertThat(desk.delivery(Desk.FIRST).current().detail())
                .isEqualTo("250 2.6.0 Message received");
        desk.mail("Complaint", COMPLAINED);
        Report complaint = desk.delivery(Desk.FIRST).current();
        assertThat(complaint.detail()).isEqualTo("abuse");
        assertThat(complaint.at()).isEqualTo("2026-02-03T09:30:00Z");
        desk.mail("Reject", "\"reject\": {\"reason\": \"Bad content\"}");
        assertThat(desk.steps())
                .containsExactlyInAnyOrder(
                        Step.SENT, Step.DELAYED, Step.DELIVERED, Step.COMPLAINED, Step.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "Permanent, BOUNCED_HARD, true",
        "Transient, BOUNCED_SOFT, false",
        "Undetermined, BOUNCED_SOFT, false"
    })
    void onlyAPermanentBounceBlocksTheAddress(String type, Step step, boolean isBlocked) {
        desk.started(Channel.EMAIL, Step.SENT);
        desk.mail("Bounce", bounced(type));
        assertThat(desk.delivery(Desk.FIRST).step()).isEqualTo(step);
        assertThat(isBlocked()).isEqualTo(isBlocked);
        assertThat(desk.stores.events("INVOICES"))
                .extracting(Map.Entry::getKey)
                .containsExactly("DeliveryFailed");
    }

    @Test
    void aComplaintBlocksTheAddressAndIsToldAsAFailure() {
        desk.started(Channel.EMAIL, Step.SENT);
        desk.mail("Delivery", DELIVERED);
        desk.mail("Complaint", COMPLAINED);
        assertThat(isBlocked()).isTrue();
        assertThat(desk.stores.events("INVOICES"))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("DocumentDelivered", "DeliveryFailed");
    }

    /** It may be told before the mail is noted: then the invoice says who wrote to whom. */
    @Test
    void aNoticeAboutAPaymentMethodComesBackLikeAnyMail() {
        DeliveryId notice = DeliveryId.ofExpiry(Desk.FIRST.number(), "visa.2027-01.30");
        desk.mail("Bounce", bounced("Permanent"), MailTag.write(notice));
        assertThat(desk.delivery(notice).step()).isEqualTo(Step.BOUNCED_HARD);
        assertThat(isBlocked()).isTrue();
        assertThat(desk.stores.events("INVOICES"))
                .extracting(Map.Entry::getKey)
                .containsExactly("DeliveryFailed");
    }

    @Test
    void whatIsToldTwiceChangesNothing() {
        desk.started(Channel.EMAIL, Step.SENT);
        desk.mail("Bounce", bounced("Permanent"));
        var once = desk.stores.items("INVOICES");
        var address = desk.stores.items("ACCOUNTS");
        desk.mail("Bounce", bounced("Permanent"));
        assertThat(desk.stores.items("INVOICES")).isEqualTo(once);
        assertThat(desk.stores.items("ACCOUNTS")).isEqualTo(address);
    }

    @Test
    void whatIsToldBeforeTheMailIsNotedIsNotLost() {
        desk.mail("Delivery", DELIVERED);
        assertThat(desk.steps()).containsExactly(Step.DELIVERED);
        assertThat(desk.delivery(Desk.FIRST).recipient()).isEqualTo("ap@acme.example");
        assertThat(desk.delivery(Desk.FIRST).seller().value()).isEqualTo("muster-de");
    }

    @Test
    void somebodyElsesReportMeanwhileIsNotLost() {
        desk.started(Channel.EMAIL, Step.SENT);
        desk.stores.beforeNextTransaction(() -> desk.mail("Delivery", DELIVERED));
        desk.mail("Bounce", bounced("Transient"));
        assertThat(desk.steps())
                .containsExactlyInAnyOrder(Step.SENT, Step.DELIVERED, Step.BOUNCED_SOFT);
        assertThat(desk.delivery(Desk.FIRST).step()).isEqualTo(Step.DELIVERED);
    }

    @Test
    void aReleaseLastsUntilTheNextBounce() {
        desk.keep(Desk.account());
        desk.started(Channel.EMAIL, Step.SENT);
        String release = "{\"version\": 1, \"reason\": \"Mended\"}";
        assertThat(desk.post("/accounts/{id}/mail-release", release).status()).isEqualTo(409);
        desk.mail("Bounce", bounced("Permanent"));
        assertThat(desk.post("/accounts/{id}/mail-release", release).status()).isEqualTo(200);
        MailAddress address = desk.addresses.find("ap@acme.example").orElseThrow().value();
        assertThat(address.isBlocked()).isFalse();
        assertThat(address.release())
                .isEqualTo(new MailAddress.Release(Desk.NOW, "clerk-3", "Mended"));
        // told again: it happened before the release
        desk.mail("Bounce", bounced("Permanent"));
        assertThat(isBlocked()).isFalse();
    }

    @Test
    void whatIsNoneOfOursIsKeptAmongTheRefused() {
        desk.mail("Delivery", DELIVERED, "x");
        DeliveryId unknown = DeliveryId.ofInvoice(new InvoiceNumber("MU", 2026, 99));
        desk.mail("Delivery", DELIVERED, MailTag.write(unknown));
        desk.mail("Open", "\"open\": {}");
        desk.take("rubbish");
        assertThat(desk.refused())
                .anyMatch(it -> it.contains("tag 'x' is none of ours"))
                .anyMatch(it -> it.contains("is about MU-2026-000099, which is not known"))
                .anyMatch(it -> it.contains("eventType 'Open' is not known"))
                .anyMatch(it -> it.contains("is no event of the bus"))
                .hasSize(4);
    }
}

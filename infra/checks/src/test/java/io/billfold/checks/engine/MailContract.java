package io.billfold.checks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Message;

import java.util.List;

/** SES: what was sent arrives, each time under an id of its own. */
abstract class MailContract {
    abstract SesV2Client mails();

    /** What arrived so far, oldest first. */
    abstract List<Arrived> arrived();

    /** A mail as every engine can show it. */
    record Arrived(String id, String to, String subject, String text, int attachments) {}

    @Test
    void aMailArrivesWithItsTextAndItsAttachment() {
        String first = send("reader@example.com", "Invoice MU-2026-000001");
        String second = send("reader@example.com", "Invoice MU-2026-000001");
        assertThat(first).isNotEqualTo(second);
        assertThat(arrived())
                .containsSequence(
                        new Arrived(
                                first, "reader@example.com", "Invoice MU-2026-000001", "Grüße", 1),
                        new Arrived(
                                second,
                                "reader@example.com",
                                "Invoice MU-2026-000001",
                                "Grüße",
                                1));
    }

    private String send(String to, String subject) {
        Message message =
                Message.builder()
                        .subject(s -> s.charset("UTF-8").data(subject))
                        .body(b -> b.text(t -> t.charset("UTF-8").data("Grüße")))
                        .attachments(
                                a ->
                                        a.fileName("invoice.pdf")
                                                .contentType("application/pdf")
                                                .rawContent(
                                                        SdkBytes.fromByteArray(
                                                                "%PDF".getBytes(UTF_8))))
                        .build();
        return mails().sendEmail(
                        r ->
                                r.fromEmailAddress("billing@example.com")
                                        .destination(d -> d.toAddresses(to))
                                        .replyToAddresses("seller@example.com")
                                        .content(c -> c.simple(message)))
                .messageId();
    }
}

package io.billfold.sendnotice;

import io.billfold.billing.delivery.DeliveryId;
import io.billfold.events.MailTag;
import io.billfold.lambda.Host;
import io.billfold.store.AwsClients;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.AttachmentContentTransferEncoding;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Message;

import java.util.List;

/**
 * Mail through Amazon SES, from the address that the settings name. What becomes of a mail is told
 * by the configuration set; the mail's tag says which delivery it belongs to.
 */
@Singleton
class Mail implements AutoCloseable {
    private final SesV2Client ses;
    private final String sender;
    private final String configurationSet;

    Mail(AwsClients clients, Host host) {
        this.ses = clients.client(SesV2Client.class, SesV2Client::builder);
        this.sender = host.setting("SENDER_ADDRESS");
        this.configurationSet = host.setting("CONFIGURATION_SET");
    }

    /**
     * A mail.
     *
     * @param replyTo where answers go
     * @param files what goes with it
     */
    record Mailing(
            DeliveryId delivery, String to, String replyTo, Letter letter, List<PdfFile> files) {
        Mailing {
            files = List.copyOf(files);
        }
    }

    /**
     * Sends a mail.
     *
     * @return the mail service's id of the message
     */
    String send(Mailing mailing) {
        Message message =
                Message.builder()
                        .subject(content(mailing.letter().subject()))
                        .body(b -> b.text(content(mailing.letter().text())))
                        .attachments(mailing.files().stream().map(Mail::attachment).toList())
                        .build();
        return ses.sendEmail(
                        r ->
                                r.fromEmailAddress(sender)
                                        .configurationSetName(configurationSet)
                                        .emailTags(
                                                t ->
                                                        t.name(MailTag.NAME)
                                                                .value(
                                                                        MailTag.write(
                                                                                mailing
                                                                                        .delivery())))
                                        .destination(d -> d.toAddresses(mailing.to()))
                                        .replyToAddresses(mailing.replyTo())
                                        .content(c -> c.simple(message)))
                .messageId();
    }

    private static Content content(String text) {
        return Content.builder().charset("UTF-8").data(text).build();
    }

    private static Attachment attachment(PdfFile file) {
        return Attachment.builder()
                .fileName(file.name())
                .contentType("application/pdf")
                .contentTransferEncoding(AttachmentContentTransferEncoding.BASE64)
                .rawContent(SdkBytes.fromByteArray(file.content()))
                .build();
    }

    @Override
    @PreDestroy
    public void close() {
        ses.close();
    }
}

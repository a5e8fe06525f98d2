package io.billfold.sendnotice;

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

/** Mail through Amazon SES, from the address that the settings name. */
@Singleton
class Mail implements AutoCloseable {
    private final SesV2Client ses;
    private final String sender;

    Mail(AwsClients clients, Host host) {
        this.ses = clients.client(SesV2Client.class, SesV2Client::builder);
        this.sender = host.setting("SENDER_ADDRESS");
    }

    /**
     * Sends a letter with a PDF.
     *
     * @param replyTo where answers go
     * @param fileName what the PDF is called, for example {@code MU-2026-000042.pdf}
     * @return the mail service's id of the message
     */
    String send(String to, String replyTo, Letter letter, String fileName, byte[] pdf) {
        Message message =
                Message.builder()
                        .subject(content(letter.subject()))
                        .body(b -> b.text(content(letter.text())))
                        .attachments(attachment(fileName, pdf))
                        .build();
        return ses.sendEmail(
                        r ->
                                r.fromEmailAddress(sender)
                                        .destination(d -> d.toAddresses(to))
                                        .replyToAddresses(replyTo)
                                        .content(c -> c.simple(message)))
                .messageId();
    }

    private static Content content(String text) {
        return Content.builder().charset("UTF-8").data(text).build();
    }

    private static Attachment attachment(String fileName, byte[] pdf) {
        return Attachment.builder()
                .fileName(fileName)
                .contentType("application/pdf")
                .contentTransferEncoding(AttachmentContentTransferEncoding.BASE64)
                .rawContent(SdkBytes.fromByteArray(pdf))
                .build();
    }

    @Override
    @PreDestroy
    public void close() {
        ses.close();
    }
}

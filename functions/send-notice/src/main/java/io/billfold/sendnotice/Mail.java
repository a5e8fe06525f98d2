package io.billfold.sendnotice;

import io.billfold.lambda.Host;
import io.billfold.store.AwsClients;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;

/** Mail through Amazon SES, from the address that the settings name. */
@Singleton
class Mail implements AutoCloseable {
    private final SesV2Client ses;
    private final String sender;

    Mail(AwsClients clients, Host host) {
        this.ses = clients.configure(SesV2Client.builder()).build();
        this.sender = host.setting("SENDER_ADDRESS");
    }

    /**
     * Sends a letter.
     *
     * @param replyTo where answers go
     * @return the mail service's id of the message
     */
    String send(String to, String replyTo, Letter letter) {
        Body body = Body.builder().text(content(letter.text())).build();
        return ses.sendEmail(
                        r ->
                                r.fromEmailAddress(sender)
                                        .destination(d -> d.toAddresses(to))
                                        .replyToAddresses(replyTo)
                                        .content(
                                                c ->
                                                        c.simple(
                                                                m ->
                                                                        m.subject(
                                                                                        content(
                                                                                                letter
                                                                                                        .subject()))
                                                                                .body(body))))
                .messageId();
    }

    private static Content content(String text) {
        return Content.builder().charset("UTF-8").data(text).build();
    }

    @Override
    @PreDestroy
    public void close() {
        ses.close();
    }
}

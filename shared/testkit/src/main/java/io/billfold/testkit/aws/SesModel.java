package io.billfold.testkit.aws;

import io.billfold.testkit.Chance;

import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** SES: simple mails in text, with attachments, to one address each. */
public final class SesModel implements SesV2Client {
    private static final Set<String> SEND =
            Set.of(
                    "FromEmailAddress",
                    "Destination",
                    "ReplyToAddresses",
                    "Content",
                    "EmailTags",
                    "ConfigurationSetName");
    private static final Set<String> MESSAGE = Set.of("Subject", "Body", "Attachments");
    private static final Set<String> ATTACHMENT =
            Set.of("FileName", "ContentType", "ContentTransferEncoding", "RawContent");

    private final Chance chance;
    private final Map<String, Integer> sentByContent = new HashMap<>();
    private Consumer<SentMail> witness = mail -> {};

    /**
     * One that has sent nothing.
     *
     * @param clock not asked so far: a mail does not tell when it was sent
     * @param chance makes the ids
     */
    public SesModel(InstantSource clock, Chance chance) {
        this.chance = chance;
    }

    /** Who is told of each mail that was taken. */
    public void onMail(Consumer<SentMail> newWitness) {
        witness = newWitness;
    }

    @Override
    public SendEmailResponse sendEmail(SendEmailRequest request) {
        Known.only(request, SEND);
        Known.only(request.destination(), Set.of("ToAddresses"));
        Known.only(request.content(), Set.of("Simple"));
        Message message = request.content().simple();
        Known.only(message, MESSAGE);
        Known.only(message.body(), Set.of("Text"));
        String to = recipient(request);
        String subject = message.subject().data();
        String text = message.body().text().data();
        String id = id(to + "|" + subject + "|" + text);
        List<String> attached = message.attachments().stream().map(SesModel::sha256).toList();
        witness.accept(new SentMail(id, to, subject, text, attached));
        return SendEmailResponse.builder().messageId(id).build();
    }

    private static String recipient(SendEmailRequest request) {
        List<String> to = request.destination().toAddresses();
        if (to.size() != 1) {
            throw new UnsupportedOperationException(
                    "the model does not know mails to several addresses or none: " + to);
        }
        if (to.getFirst().indexOf('@') < 0) {
            throw Refusal.of(
                            BadRequestException.builder(),
                            "BadRequestException",
                            "Missing final '@domain'")
                    .build();
        }
        return to.getFirst();
    }

    private String id(String content) {
        int before = sentByContent.merge(content, 1, Integer::sum) - 1;
        return chance.id(content + "|" + before);
    }

    private static String sha256(Attachment attachment) {
        Known.only(attachment, ATTACHMENT);
        byte[] content = attachment.rawContent().asByteArrayUnsafe();
        return HexFormat.of().formatHex(Sha256.of(content));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** There is nothing to close. */
    @Override
    public void close() {}
}

package io.billfold.recorddelivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.lambda.Message;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import java.time.DateTimeException;

/** Messages of the queue: what SES tells of mails, and S3 of files from the access point. */
@Singleton
class ReportMessages {
    private final RecordReport record;
    private final PeppolFiles files;
    private final Refusals refusals;

    ReportMessages(RecordReport record, PeppolFiles files, Refusals refusals) {
        this.record = record;
        this.files = files;
        this.refusals = refusals;
    }

    /** Takes a message; one that says nothing that can be understood is kept among the refused. */
    void take(Message message) {
        if (!message.isEnvelope()) {
            refuse(message, "is no event of the bus");
        } else if (message.detailType().equals("Object Created")) {
            files.take(key(message.detail()));
        } else {
            takeMail(message);
        }
    }

    private static String key(JsonNode detail) {
        JsonNode object = detail.get("object");
        JsonNode key = object == null ? null : object.get("key");
        if (key == null || !key.isString()) {
            throw new IllegalStateException("an event of S3 names no object");
        }
        return key.getStringValue();
    }

    private void takeMail(Message message) {
        MailEvent event;
        try {
            event = MailEvent.read(message.detail());
        } catch (IllegalArgumentException | DateTimeException e) {
            refuse(message, String.valueOf(e.getMessage()));
            return;
        }
        if (!record.ofMail(event)) {
            refuse(message, "is about " + event.delivery().number() + ", which is not known");
        }
    }

    private void refuse(Message message, String reason) {
        refusals.keep("a message", message.body().getBytes(UTF_8), reason);
    }
}

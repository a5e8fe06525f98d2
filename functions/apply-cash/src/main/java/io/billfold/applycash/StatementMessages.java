package io.billfold.applycash;

import io.billfold.lambda.Message;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

/** Messages of the queue: what S3 tells of files that were dropped. */
@Singleton
class StatementMessages {
    private final DroppedFiles files;

    StatementMessages(DroppedFiles files) {
        this.files = files;
    }

    /** Takes a message, which may be a repeat. */
    void take(Message message) {
        JsonNode object = message.isEnvelope() ? message.detail().get("object") : null;
        JsonNode key = object == null ? null : object.get("key");
        if (key == null || !key.isString()) {
            throw new IllegalStateException("message " + message.id() + " names no file");
        }
        files.take(key.getStringValue());
    }
}

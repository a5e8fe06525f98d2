package io.billfold.events;

import io.billfold.billing.Problem;
import io.micronaut.json.tree.JsonNode;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;

/** What every message from outside must be before its fields are looked at: small, JSON, known. */
public final class MessageJson {
    private final EventJson json;
    private final int sizeMaxBytes;

    public MessageJson(EventJson json, int sizeMaxBytes) {
        this.json = json;
        this.sizeMaxBytes = sizeMaxBytes;
    }

    /** What the bytes are. */
    public sealed interface Result {
        /** An object whose version this release reads. */
        record Tree(JsonNode tree) implements Result {}

        /** Nothing that this release can read. */
        record Unreadable(Problem problem) implements Result {}
    }

    /** Reads an object of version 1. Another version is not looked into: its fields may differ. */
    public Result read(byte[] bytes) {
        if (bytes.length > sizeMaxBytes) {
            return tooLong(bytes.length);
        }
        try {
            String text = EventJson.utf8(bytes);
            return known(json.tree(bytes), text);
        } catch (CharacterCodingException _) {
            return unreadable("", "is not UTF-8");
        } catch (RepeatedNameException e) {
            return unreadable(e.path(), "is there twice: send it once");
        } catch (IOException | IllegalArgumentException _) {
            return unreadable("", "is not JSON");
        }
    }

    private Result tooLong(int sizeBytes) {
        return unreadable("", "has " + sizeBytes + " bytes, at most " + sizeMaxBytes + " are read");
    }

    private static Result known(JsonNode tree, String text) throws IOException {
        if (!tree.isObject()) {
            return unreadable("", "must be an object, was " + Forms.kind(tree));
        }
        JsonNode version = tree.get("version");
        if (version != null && version.isNumber() && version.getIntValue() != 1) {
            return unreadable(
                    "version",
                    Forms.shortened(version.getNumberValue().toString())
                            + " is not known: this release reads 1");
        }
        String imprecise = JsonText.findings(text).imprecise();
        return imprecise == null
                ? new Result.Tree(tree)
                : unreadable(
                        imprecise,
                        "is too long, too large or too small a number: send it as a text");
    }

    private static Result unreadable(String field, String reason) {
        return new Result.Unreadable(new Problem(field, reason));
    }
}

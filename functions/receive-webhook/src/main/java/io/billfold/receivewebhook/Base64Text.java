package io.billfold.receivewebhook;

import java.util.Base64;
import java.util.Optional;

/** Base64 as providers write it, in the one way that there is (RFC 4648 sections 3.2 and 3.5). */
final class Base64Text {
    private Base64Text() {}

    /** The bytes of a text; empty when it is not Base64, or written in another way. */
    static Optional<byte[]> decoded(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            boolean isCanonical = Base64.getEncoder().encodeToString(bytes).equals(text);
            return isCanonical && bytes.length > 0 ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}

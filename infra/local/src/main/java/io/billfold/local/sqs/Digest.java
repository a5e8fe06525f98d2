package io.billfold.local.sqs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** MD5 digests as SQS gives them; SDKs check them. */
final class Digest {
    private static final byte STRING = 1;
    private static final byte BINARY = 2;

    private Digest() {}

    static String ofBody(String body) {
        return HexFormat.of().formatHex(md5().digest(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** By name: length and name, length and type, kind of transport, length and value. */
    static String ofAttributes(Map<String, MessageAttribute> attributes) {
        MessageDigest digest = md5();
        new TreeMap<>(attributes)
                .forEach(
                        (name, attribute) -> {
                            update(digest, name.getBytes(StandardCharsets.UTF_8));
                            update(digest, attribute.dataType().getBytes(StandardCharsets.UTF_8));
                            value(digest, attribute);
                        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void value(MessageDigest digest, MessageAttribute attribute) {
        String text = attribute.stringValue();
        if (text != null) {
            digest.update(STRING);
            update(digest, text.getBytes(StandardCharsets.UTF_8));
        } else {
            String binary = attribute.binaryValue();
            digest.update(BINARY);
            update(digest, Base64.getDecoder().decode(binary == null ? "" : binary));
        }
    }

    private static void update(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.billfold.testkit.aws;

import java.util.List;

/**
 * A mail that the mail service took.
 *
 * @param attachmentSha256s hexadecimal digits, in the order of the attachments
 */
public record SentMail(
        String messageId, String to, String subject, String text, List<String> attachmentSha256s) {
    public SentMail {
        attachmentSha256s = List.copyOf(attachmentSha256s);
    }
}

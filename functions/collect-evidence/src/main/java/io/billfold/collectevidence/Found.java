package io.billfold.collectevidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What was found of a part of an answer.
 *
 * @param note what there is, or why there is nothing
 * @param file what is shown, or null where there is nothing
 */
@SuppressWarnings("ArrayRecordComponent") // passed on and never compared
record Found(String note, byte @Nullable [] file) {
    /** Stripe takes 20,000 characters of a text; more lines than these nobody reads. */
    static final int LINES_MAX = 200;

    static Found nothing(String why) {
        return new Found(why, null);
    }

    /** A text of lines; what is too many is counted at its end. */
    static Found lines(String note, String title, List<String> lines) {
        StringBuilder text = new StringBuilder(title).append('\n');
        lines.stream().limit(LINES_MAX).forEach(line -> text.append(line).append('\n'));
        if (lines.size() > LINES_MAX) {
            text.append("and ").append(lines.size() - LINES_MAX).append(" more\n");
        }
        return new Found(note, text.toString().getBytes(UTF_8));
    }
}

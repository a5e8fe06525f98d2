package io.billfold.document;

import io.billfold.billing.document.AccountStatement;
import io.billfold.billing.document.Letter;
import io.billfold.billing.document.OpenItem;
import io.billfold.billing.document.Reminder;
import io.billfold.document.language.Label;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Renders statements of account and reminders as PDF/A-3U, in the looks of the seller's invoices.
 * Without state, safe for any number of threads; the same arguments give the same bytes for ever.
 */
public final class LetterRenderer {
    private static final int TYPICAL_PDF_BYTES = 64 * 1024;

    /**
     * A statement of account.
     *
     * @param snapshotSha256 hash of what it shows, which becomes the PDF's identifier: 64
     *     hexadecimal digits in lower case
     * @param logo the seller's, or null
     * @throws UncoveredCharacterException when a text has a character that no font covers
     */
    public byte[] pdf(AccountStatement statement, String snapshotSha256, @Nullable Logo logo) {
        for (int i = 0; i < statement.entries().size(); i++) {
            String reference = statement.entries().get(i).reference();
            DocumentTexts.check("entries[" + i + "].reference", reference);
        }
        checkItems("open", statement.open());
        return pdf(
                statement.letter(),
                Label.STATEMENT,
                snapshotSha256,
                (sheet, words) -> new StatementLayout(statement, sheet, words, logo).draw());
    }

    /**
     * A reminder.
     *
     * @param snapshotSha256 hash of what it shows, as above
     * @param logo the seller's, or null
     * @throws UncoveredCharacterException when a text has a character that no font covers
     */
    public byte[] pdf(Reminder reminder, String snapshotSha256, @Nullable Logo logo) {
        checkItems("items", reminder.items());
        return pdf(
                reminder.letter(),
                ReminderLayout.title(reminder.level()),
                snapshotSha256,
                (sheet, words) -> new ReminderLayout(reminder, sheet, words, logo).draw());
    }

    private static void checkItems(String field, List<OpenItem> items) {
        for (int i = 0; i < items.size(); i++) {
            DocumentTexts.check(field + "[" + i + "].number", items.get(i).number());
        }
    }

    private static byte[] pdf(
            Letter letter, Label title, String snapshotSha256, BiConsumer<Sheet, Words> drawing) {
        DocumentTexts.checkParty("letter.seller", letter.seller());
        DocumentTexts.checkParty("letter.buyer", letter.buyer());
        DocumentTexts.check(letter.payment());
        Words words = Words.of(letter.language());
        StableDocument.Identity identity =
                new StableDocument.Identity(
                        new DocumentId(snapshotSha256),
                        words.text(title),
                        letter.seller().name(),
                        letter.issuedOn(),
                        words.language().tag());
        ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_PDF_BYTES);
        try (StableDocument pdf = new StableDocument(out, identity)) {
            Typesetter typesetter = new Typesetter(pdf, identity.id(), words.language());
            Palette palette = Palette.of(letter.rendering().branding().accent());
            drawing.accept(new Sheet(pdf, typesetter, palette), words);
        }
        return out.toByteArray();
    }
}

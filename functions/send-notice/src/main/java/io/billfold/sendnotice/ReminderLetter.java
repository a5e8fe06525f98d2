package io.billfold.sendnotice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.content.ContentRules;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Letter;
import io.billfold.billing.document.OpenItem;
import io.billfold.billing.document.Reminder;
import io.billfold.billing.dunning.DunningPolicy;
import io.billfold.billing.invoice.Invoice;
import io.billfold.document.LetterRenderer;
import io.billfold.document.Logo;
import io.billfold.events.ReminderDue;
import io.billfold.store.Sha256;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The letter that goes with a reminder. The same reminder always makes the same bytes. */
final class ReminderLetter {
    private static final LetterRenderer RENDERER = new LetterRenderer();

    /** The step of the ladder that says what comes after it. */
    private static final String FINAL = "final-reminder";

    private ReminderLetter() {}

    /** What the letter says: of the day on which the reminder was decided. */
    static Reminder of(Addressed to, ReminderDue due, DunningPolicy policy) {
        Invoice invoice = to.invoice();
        BusinessDocument document = ContentRules.document(invoice);
        CurrencyUnit currency = CurrencyUnit.of(due.currency());
        LocalDate today = LocalDate.ofInstant(due.occurredAt(), to.account().zone());
        Money zero = Money.zero(currency);
        Letter letter =
                new Letter(
                        today,
                        currency,
                        to.account().language(),
                        document.seller(),
                        document.buyer(),
                        document.payment(),
                        document.rendering());
        OpenItem item =
                new OpenItem(
                        due.number(),
                        invoice.issuedOn(),
                        due.dueOn(),
                        Money.of(currency, new BigDecimal(due.open())));
        LocalDate payBy = today.plusDays(policy.gapDays());
        return new Reminder(letter, level(due, policy), List.of(item), zero, zero, payBy);
    }

    private static Reminder.Level level(ReminderDue due, DunningPolicy policy) {
        boolean isKnown = due.level() <= policy.levels().size();
        if (isKnown && policy.levels().get(due.level() - 1).template().equals(FINAL)) {
            return Reminder.Level.FINAL;
        }
        return due.level() == 1 ? Reminder.Level.FIRST : Reminder.Level.SECOND;
    }

    /**
     * The letter as a file, for example {@code MU-2026-000042-reminder-1.pdf}.
     *
     * @param logo the seller's, or null
     */
    static PdfFile pdf(Reminder reminder, Addressed to, ReminderDue due, @Nullable Logo logo) {
        String shown =
                String.join(
                        "\n",
                        due.eventId(),
                        to.issued().snapshotSha256(),
                        due.open(),
                        reminder.letter().issuedOn().toString(),
                        reminder.letter().language());
        byte[] pdf = RENDERER.pdf(reminder, Sha256.hex(shown.getBytes(UTF_8)), logo);
        return new PdfFile(due.number() + "-reminder-" + due.level() + ".pdf", pdf);
    }
}

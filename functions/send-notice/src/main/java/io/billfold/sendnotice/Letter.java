package io.billfold.sendnotice;

import io.billfold.billing.account.BankAccount;
import io.billfold.billing.collecting.ExpiryNotice;
import io.billfold.billing.document.Reminder;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.language.Formats;
import io.billfold.billing.language.Language;
import io.billfold.document.language.MailText;
import io.billfold.document.language.MailTexts;
import io.billfold.events.ReminderDue;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A mail's subject and text, in the customer's language. It holds nothing secret but the link, as
 * mail is read on its way.
 *
 * @param subject one line
 * @param text plain text
 */
record Letter(String subject, String text) {
    /**
     * A new document.
     *
     * @param open what is to be paid; less than its total where account credit was used
     */
    static Letter issued(Addressed to, Money open, Enclosure enclosure) {
        Writer writer = new Writer(to);
        Invoice invoice = to.invoice();
        return switch (invoice.content().kind()) {
            case INVOICE -> writer.invoice(invoice, open, enclosure);
            case CREDIT_NOTE -> writer.creditNote(invoice, enclosure);
        };
    }

    /** A reminder, which comes with a letter. */
    static Letter reminder(
            Addressed to, ReminderDue due, Reminder.Level level, Enclosure enclosure) {
        return new Writer(to).reminder(to.invoice(), due, level, enclosure);
    }

    /** A notice that something the customer pays with expires, which comes without a document. */
    static Letter expiring(Addressed to, ExpiryNotice notice) {
        return new Writer(to).expiring(notice);
    }

    /** Writes to one customer. */
    private static final class Writer {
        private final Addressed to;
        private final MailTexts texts;
        private final Formats formats;

        Writer(Addressed to) {
            Language language = Language.of(to.account().language());
            this.to = to;
            this.texts = MailTexts.of(language);
            this.formats = Formats.of(language);
        }

        Letter invoice(Invoice invoice, Money open, Enclosure enclosure) {
            List<String> about = new ArrayList<>();
            about.add(ready(MailText.INVOICE_READY, invoice));
            boolean isWhole = open.isEqual(invoice.total());
            String due = formats.date(invoice.dueOn());
            if (isWhole && open.isPositive()) {
                about.add(texts.text(MailText.INVOICE_DUE, due));
            } else if (open.isPositive()) {
                about.add(texts.text(MailText.INVOICE_OPEN, formats.amountWithCode(open), due));
            } else {
                about.add(texts.text(MailText.INVOICE_SETTLED));
            }
            List<String> payment = open.isPositive() ? payment(invoice) : List.of();
            return letter(MailText.SUBJECT_INVOICE, about, payment, enclosure);
        }

        Letter creditNote(Invoice note, Enclosure enclosure) {
            List<String> about = new ArrayList<>();
            about.add(ready(MailText.CREDIT_NOTE_READY, note));
            InvoiceNumber corrects = note.content().corrects();
            if (corrects != null) {
                about.add(texts.text(MailText.CREDIT_NOTE_CORRECTS, corrects.toString()));
            }
            about.add(texts.text(MailText.CREDIT_NOTE_USE));
            return letter(MailText.SUBJECT_CREDIT_NOTE, about, List.of(), enclosure);
        }

        Letter reminder(
                Invoice invoice, ReminderDue due, Reminder.Level level, Enclosure enclosure) {
            Money open = Money.of(CurrencyUnit.of(due.currency()), new BigDecimal(due.open()));
            List<String> about = new ArrayList<>();
            about.add(
                    texts.text(
                            MailText.REMINDER_OPEN,
                            invoice.number().toString(),
                            formats.date(invoice.issuedOn()),
                            formats.date(due.dueOn()),
                            formats.amountWithCode(open)));
            if (level == Reminder.Level.FINAL) {
                about.add(texts.text(MailText.REMINDER_LAST));
            }
            about.add(texts.text(MailText.REMINDER_CROSSED));
            about.add(texts.text(MailText.REMINDER_LETTER));
            String subject =
                    texts.text(
                            MailText.SUBJECT_REMINDER,
                            Integer.toString(due.level()),
                            invoice.number().toString(),
                            seller());
            return letter(subject, about, after(payment(invoice), enclosure));
        }

        Letter expiring(ExpiryNotice notice) {
            String method = notice.method().label();
            List<String> about =
                    List.of(
                            texts.text(
                                    MailText.EXPIRING_METHOD,
                                    method,
                                    formats.date(notice.lastOn())),
                            texts.text(MailText.EXPIRING_RENEW));
            return letter(texts.text(MailText.SUBJECT_EXPIRING, seller()), about, List.of());
        }

        private String ready(MailText text, Invoice invoice) {
            return texts.text(
                    text,
                    invoice.number().toString(),
                    formats.date(invoice.issuedOn()),
                    formats.amountWithCode(invoice.total()));
        }

        private List<String> payment(Invoice invoice) {
            BankAccount bank = invoice.content().seller().bank();
            String number = invoice.number().toString();
            return bank == null
                    ? List.of()
                    : List.of(texts.text(MailText.PAYMENT, bank.holder(), bank.number(), number));
        }

        private String seller() {
            return to.invoice().content().seller().name();
        }

        private Letter letter(
                MailText subject, List<String> about, List<String> payment, Enclosure enclosure) {
            String number = to.invoice().number().toString();
            return letter(texts.text(subject, number, seller()), about, after(payment, enclosure));
        }

        private List<String> after(List<String> payment, Enclosure enclosure) {
            List<String> paragraphs = new ArrayList<>(payment);
            paragraphs.add(where(enclosure));
            return paragraphs;
        }

        private Letter letter(String subject, List<String> about, List<String> more) {
            List<String> paragraphs = new ArrayList<>();
            paragraphs.add(texts.text(MailText.GREETING, to.account().name()));
            paragraphs.add(String.join("\n", about));
            paragraphs.addAll(more);
            paragraphs.add(texts.text(MailText.REGARDS) + "\n" + seller());
            return new Letter(subject, String.join("\n\n", paragraphs) + "\n");
        }

        private String where(Enclosure enclosure) {
            return switch (enclosure) {
                case Enclosure.Attached _ -> texts.text(MailText.ATTACHED);
                case Enclosure.Linked(String url, LocalDate until) ->
                        texts.text(MailText.LINKED, formats.date(until)) + "\n" + url;
            };
        }
    }
}

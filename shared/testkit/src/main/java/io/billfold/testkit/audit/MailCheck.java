package io.billfold.testkit.audit;

import static io.billfold.testkit.audit.Invariant.INVOICE_MAILED;
import static io.billfold.testkit.audit.Invariant.MAIL_ADDRESSED;
import static io.billfold.testkit.audit.Invariant.MAIL_CARRIES_DOCUMENT;
import static io.billfold.testkit.audit.Invariant.MAIL_NOT_REPEATED;
import static io.billfold.testkit.audit.Invariant.NOTICE_TRUE;
import static io.billfold.testkit.audit.Invariant.REMINDER_MAIL_OWED;
import static io.billfold.testkit.audit.Invariant.REMINDER_SENT;

import io.billfold.testkit.aws.SentMail;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mails go to whom they are meant for, with the document, once but for a crash, and are noted. */
final class MailCheck implements Subject {
    /** A subject in any language: its first figures are the number's. */
    private static final Pattern INVOICE = Pattern.compile("\\D*?([A-Z]+-\\d{4}-\\d+).*");

    /** Its first figures are the level's. */
    private static final Pattern REMINDER =
            Pattern.compile("\\D*(\\d+)\\D.*?([A-Z]+-\\d{4}-\\d+).*");

    private final Seen seen;
    private final Findings findings;
    private final Customers customers;
    private final ReminderCheck reminders;

    /** Addresses of mails by their ids. */
    private final Map<String, String> mails = new HashMap<>();

    private final Set<String> mailed = new HashSet<>();

    /** The writes that noted what was sent. */
    private final Map<String, Long> notedAt = new HashMap<>();

    MailCheck(Seen seen, Findings findings, Customers customers, ReminderCheck reminders) {
        this.seen = seen;
        this.findings = findings;
        this.customers = customers;
        this.reminders = reminders;
    }

    int count() {
        return mails.size();
    }

    void mailed(SentMail mail, long mark) {
        mails.put(mail.messageId(), mail.to());
        Matcher invoice = INVOICE.matcher(mail.subject());
        Matcher reminder = REMINDER.matcher(mail.subject());
        if (invoice.matches()) {
            check(mail, "invoice:" + invoice.group(1), invoice.group(1), mark);
        } else if (reminder.matches()) {
            String number = reminder.group(2);
            checkReminder(number, Long.parseLong(reminder.group(1)), mark);
            check(mail, "reminder:" + number + ":" + reminder.group(1), number, mark);
        } else {
            findings.require(false, MAIL_ADDRESSED, "'%s' is about nothing", mail.subject());
        }
    }

    private void checkReminder(String number, long level, long mark) {
        Row receivable = seen.find(Kind.RECEIVABLE, number);
        findings.require(
                receivable.number("level") >= level,
                REMINDER_MAIL_OWED,
                "%s was sent reminder %d, but is at level %d",
                number,
                level,
                receivable.number("level"));
        findings.require(
                reminders.wasOwed(number, mark),
                REMINDER_MAIL_OWED,
                "%s was sent reminder %d by a run that began when it was not owed: %s",
                number,
                level,
                receivable);
    }

    private void check(SentMail mail, String notice, String number, long mark) {
        mailed.add(notice);
        findings.require(
                notedAt.getOrDefault(notice, Long.MAX_VALUE) > mark,
                MAIL_NOT_REPEATED,
                "%s was sent again by a run that began after it was noted",
                notice);
        Row invoice = seen.find(Kind.INVOICE, number);
        findings.require(
                customers.hadEmail(invoice.text("accountId"), mail.to(), mark),
                MAIL_ADDRESSED,
                "%s of %s went to %s",
                notice,
                invoice.text("accountId"),
                mail.to());
        // a reminder's own letter comes first
        int before = notice.startsWith("reminder:") ? 1 : 0;
        List<String> attached = mail.attachmentSha256s();
        findings.require(
                attached.size() == before + 1
                        && attached.getLast().equals(invoice.text("documentSha256")),
                MAIL_CARRIES_DOCUMENT,
                "%s carries %s, its document is %s",
                notice,
                mail.attachmentSha256s(),
                invoice.text("documentSha256"));
    }

    @Override
    public void look(Write write) {
        write.added(Kind.NOTICE).forEach(change -> checkNoted(change, write.isWitnessed()));
    }

    private void checkNoted(Change change, boolean isWitnessed) {
        Row notice = change.after();
        String id = notice.text("sk").substring("NOTICE#".length());
        notedAt.putIfAbsent(id, seen.writes());
        findings.require(
                !isWitnessed
                        || (mailed.contains(id)
                                && notice.text("email")
                                        .equals(mails.get(notice.text("messageId")))),
                NOTICE_TRUE,
                "%s was never sent as noted: %s",
                id,
                notice);
        findings.require(
                notice.text("pk")
                        .equals(
                                "ACCOUNT#"
                                        + seen.find(Kind.INVOICE, notice.text("number"))
                                                .text("accountId")),
                NOTICE_TRUE,
                "%s is noted with %s",
                id,
                notice.text("pk"));
    }

    @Override
    public void settled(Instant now) {
        for (String number : seen.of(Kind.INVOICE).keySet()) {
            findings.require(
                    mailed.contains("invoice:" + number)
                            && notedAt.containsKey("invoice:" + number),
                    INVOICE_MAILED,
                    "%s was not sent, or it is not noted",
                    number);
        }
        seen.of(Kind.RECEIVABLE).forEach(this::checkReminded);
    }

    private void checkReminded(String number, Row receivable) {
        for (long level = 1; level <= receivable.number("level"); level++) {
            findings.require(
                    !reminders.isOwedSince(number, level)
                            || mailed.contains("reminder:" + number + ":" + level),
                    REMINDER_SENT,
                    "reminder %d of %s was decided, but not sent",
                    level,
                    number);
        }
    }
}

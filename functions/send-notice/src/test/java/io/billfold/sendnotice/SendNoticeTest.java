package io.billfold.sendnotice;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.Sending;
import io.billfold.billing.collecting.PaymentMethod;
import io.billfold.billing.collecting.PaymentMethods;
import io.billfold.billing.delivery.Channel;
import io.billfold.billing.delivery.Delivery;
import io.billfold.billing.delivery.DeliveryId;
import io.billfold.billing.delivery.LinkToken;
import io.billfold.billing.delivery.MailAddress;
import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;
import io.billfold.events.DeliveryRequested;
import io.billfold.events.PaymentMethodExpiring;
import io.billfold.events.ReminderDue;
import io.billfold.store.Commit;
import io.billfold.store.Sha256;
import io.billfold.store.Versioned;
import io.billfold.testkit.Samples;
import io.billfold.testkit.aws.SentMail;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class SendNoticeTest {
    private static final Account ACME = Samples.account(ZoneOffset.UTC);
    private static final DeliveryId ID = DeliveryId.ofInvoice(Samples.NUMBER);
    private static final ReminderDue REMINDER =
            ReminderDue.of(
                    PostOffice.NOW,
                    Samples.NUMBER.toString(),
                    "acme",
                    1,
                    "EUR",
                    "23.68",
                    LocalDate.of(2026, 1, 31));

    private static Account in(String language) {
        return new Account(
                ACME.id(),
                ACME.name(),
                ACME.kind(),
                ACME.email(),
                null,
                ACME.address(),
                language,
                ACME.zone());
    }

    private static List<Step> steps(PostOffice office, String name) {
        return office.delivery(name).reports().stream().map(Report::step).toList();
    }

    @Test
    void aMailSaysWhatIsDueAndCarriesThePdfOnce() {
        try (PostOffice office = new PostOffice(ACME)) {
            office.rendered();
            office.rendered();
            SentMail mail = office.mails.getFirst();
            assertThat(office.mails).hasSize(1);
            assertThat(mail.subject()).isEqualTo("Invoice MU-2026-000001 from Muster GmbH");
            assertThat(mail.text())
                    .isEqualTo(
                            """
                            Dear Acme,

                            your invoice MU-2026-000001 of 17 January 2026 over EUR\u00a023.68 is ready.
                            It is due on 31 January 2026.

                            You find the document attached to this mail.

                            Kind regards
                            Muster GmbH
                            """);
            assertThat(mail.attachmentSha256s()).containsExactly(Sha256.hex(PostOffice.PDF));
            assertThat(office.delivery("invoice.1").current().detail())
                    .isEqualTo("message " + mail.messageId());
            assertThat(office.stores.events("ACCOUNTS"))
                    .extracting(Map.Entry::getKey)
                    .containsExactly("NoticeSent");
        }
    }

    @Test
    void aMailIsInTheLanguageOfTheCustomer() {
        try (PostOffice office = new PostOffice(in("ja"))) {
            office.rendered();
            assertThat(office.mails.getFirst().text())
                    .contains("2026年1月17日付、金額EUR\u00a023.68の請求書 MU-2026-000001");
        }
    }

    @Test
    void aLinkNamesItsDeliveryAndWorksForNinetyDays() {
        Account linked = ACME.withSending(new Sending.Email(Sending.Pdf.LINKED));
        try (PostOffice office = new PostOffice(linked)) {
            office.rendered();
            SentMail mail = office.mails.getFirst();
            assertThat(mail.attachmentSha256s()).isEmpty();
            assertThat(mail.text()).contains("Until 10 May 2026 you find the document here:\n");
            Matcher link =
                    Pattern.compile("https://api\\.example\\.com/documents/(\\S+)")
                            .matcher(mail.text());
            assertThat(link.find()).isTrue();
            LinkToken.Reading read =
                    LinkToken.read(
                            link.group(1),
                            List.of(PostOffice.KEY.getBytes(UTF_8)),
                            PostOffice.NOW.plusSeconds(90 * 86_400 - 1));
            assertThat(read)
                    .isInstanceOfSatisfying(
                            LinkToken.Reading.Valid.class,
                            it -> assertThat(it.token().delivery()).isEqualTo(ID));
        }
    }

    @Test
    void whatIsForAPortalIsPutOnTheList() {
        try (PostOffice office = new PostOffice(ACME.withSending(new Sending.Portal("theirs")))) {
            office.rendered();
            office.rendered();
            assertThat(office.mails).isEmpty();
            assertThat(steps(office, "invoice.1")).containsExactly(Step.TO_UPLOAD);
            assertThat(office.delivery("invoice.1").recipient()).isEqualTo("theirs");
        }
    }

    @Test
    void nothingGoesToABlockedAddressAndThatIsTold() {
        try (PostOffice office = new PostOffice(ACME)) {
            block(office);
            office.rendered();
            office.rendered();
            office.sendNotice.send(REMINDER);
            assertThat(office.mails).isEmpty();
            assertThat(steps(office, "invoice.1")).containsExactly(Step.HELD_BACK);
            assertThat(steps(office, "reminder-1.1")).containsExactly(Step.HELD_BACK);
            assertThat(office.stores.events("INVOICES"))
                    .extracting(Map.Entry::getKey)
                    .containsExactly("DeliveryFailed", "DeliveryFailed");
        }
    }

    private static void block(PostOffice office) {
        MailAddress address =
                MailAddress.of(ACME.email())
                        .with(
                                new MailAddress.Block(
                                        PostOffice.NOW, Step.BOUNCED_HARD, Samples.NUMBER));
        office.stores
                .dynamo()
                .commit(office.addresses.save(office.stores.dynamo().begin(), address, null));
    }

    @Test
    void aReminderComesWithItsLetterAndTheInvoice() {
        try (PostOffice office = new PostOffice(ACME)) {
            office.sendNotice.send(REMINDER);
            SentMail mail = office.mails.getFirst();
            assertThat(mail.subject())
                    .isEqualTo("Reminder 1: invoice MU-2026-000001 from Muster GmbH");
            assertThat(mail.text())
                    .contains(
                            "was due on 31 January 2026, and EUR\u00a023.68 of it is still open.");
            assertThat(mail.attachmentSha256s()).hasSize(2).endsWith(Sha256.hex(PostOffice.PDF));
            assertThat(steps(office, "reminder-1.1")).containsExactly(Step.SENT);
        }
    }

    @Test
    void theSameReminderMakesTheSameLetter() {
        try (PostOffice one = new PostOffice(in("ar"));
                PostOffice other = new PostOffice(in("ar"))) {
            one.sendNotice.send(REMINDER);
            other.sendNotice.send(REMINDER);
            assertThat(one.mails.getFirst().attachmentSha256s())
                    .isEqualTo(other.mails.getFirst().attachmentSha256s());
        }
    }

    @Test
    void anotherAttemptTakesThePlaceOfTheLast() {
        try (PostOffice office = new PostOffice(ACME)) {
            office.rendered();
            DeliveryRequested again = DeliveryRequested.of(ID.next(), "acme", PostOffice.NOW);
            office.sendNotice.send(again);
            office.sendNotice.send(again);
            assertThat(office.mails).hasSize(2);
            assertThat(office.delivery("invoice.1").step()).isEqualTo(Step.REPLACED);
            assertThat(office.delivery("invoice.2").step()).isEqualTo(Step.SENT);
        }
    }

    @Test
    void whatSesTellsBeforeTheNoteIsKept() {
        try (PostOffice office = new PostOffice(ACME)) {
            Delivery faster =
                    new Delivery(
                            ID,
                            Samples.seller().id(),
                            ACME.id(),
                            Channel.EMAIL,
                            ACME.email(),
                            List.of(Report.of(Step.DELIVERED, PostOffice.NOW, "250")));
            office.stores.beforeNextTransaction(
                    () ->
                            office.stores
                                    .dynamo()
                                    .commit(
                                            office.deliveries.save(
                                                    office.stores.dynamo().begin(),
                                                    faster,
                                                    null,
                                                    PostOffice.NOW)));
            office.rendered();
            assertThat(office.mails).hasSize(1);
            assertThat(steps(office, "invoice.1"))
                    .containsExactlyInAnyOrder(Step.SENT, Step.DELIVERED);
        }
    }

    @Test
    void whatIsPaidMeanwhileIsNotReminded() {
        try (PostOffice office = new PostOffice(ACME)) {
            var read = office.stores.receivables().find(Samples.NUMBER).orElseThrow();
            office.stores
                    .dynamo()
                    .commit(
                            office.stores
                                    .receivables()
                                    .replace(
                                            office.stores.dynamo().begin(),
                                            read.value().withApplied(read.value().total()),
                                            read.version()));
            office.sendNotice.send(REMINDER);
            assertThat(office.mails).isEmpty();
            office.rendered();
            assertThat(office.mails.getFirst().text()).contains("nothing of it is left to pay");
        }
    }

    private static final PaymentMethod VISA = visa(YearMonth.of(2026, 2));

    /** 30 days before 28 February 2026 is 29 January; the mail is written on 10 February. */
    private static final PaymentMethodExpiring EXPIRING =
            expiring("acme", LocalDate.of(2026, 2, 28), 30);

    private static PaymentMethod visa(YearMonth expires) {
        return new PaymentMethod(
                "m-1",
                ACME.id(),
                PaymentMethod.Kind.CARD,
                "stripe",
                "pm_1",
                null,
                "visa",
                "4242",
                expires,
                null,
                null);
    }

    private static PaymentMethodExpiring expiring(String account, LocalDate lastOn, int days) {
        return new PaymentMethodExpiring(
                1, "PaymentMethodExpiring:1", PostOffice.NOW, account, "m-1", lastOn, days);
    }

    private static void payWith(PostOffice office, PaymentMethod method) {
        Versioned<PaymentMethods> read = office.stores.paymentMethods().find(ACME.id());
        PaymentMethods after = read.value().with(method, true);
        Commit commit = office.stores.dynamo().begin();
        office.stores.paymentMethods().save(commit, after, read.version());
        office.stores.dynamo().commit(commit);
    }

    @Test
    void aCustomerIsToldOnceOfEachNoticeThatItsCardExpires() {
        try (PostOffice office = new PostOffice(ACME)) {
            payWith(office, VISA);
            office.sendExpiry.send(EXPIRING);
            office.sendExpiry.send(EXPIRING);
            SentMail mail = office.mails.getFirst();
            assertThat(office.mails).hasSize(1);
            assertThat(mail.subject()).isEqualTo("Your payment method at Muster GmbH expires soon");
            assertThat(mail.text())
                    .isEqualTo(
                            """
                            Dear Acme,

                            the payment method Visa 4242, which we keep for paying your invoices, is valid until 28 February 2026.
                            Please give us another one in time, so that we can go on collecting what is due.

                            Kind regards
                            Muster GmbH
                            """);
            assertThat(mail.attachmentSha256s()).isEmpty();
            assertThat(steps(office, "expiry-m-1.2026-02.30.1")).containsExactly(Step.SENT);
            assertThat(office.stores.events("ACCOUNTS"))
                    .extracting(Map.Entry::getKey)
                    .containsExactly("NoticeSent");
        }
    }

    @Test
    void aNoticeIsInTheLanguageOfTheCustomer() {
        try (PostOffice office = new PostOffice(in("ja"))) {
            payWith(office, VISA);
            office.sendExpiry.send(EXPIRING);
            assertThat(office.mails.getFirst().text()).contains("Visa 4242 の有効期限は2026年2月28日です。");
        }
    }

    @Test
    void aNoticeToABlockedAddressIsHeldBackOnceAndTold() {
        try (PostOffice office = new PostOffice(ACME)) {
            payWith(office, VISA);
            block(office);
            office.sendExpiry.send(EXPIRING);
            office.sendExpiry.send(EXPIRING);
            assertThat(office.mails).isEmpty();
            assertThat(steps(office, "expiry-m-1.2026-02.30.1")).containsExactly(Step.HELD_BACK);
            assertThat(office.stores.events("INVOICES"))
                    .extracting(Map.Entry::getKey)
                    .containsExactly("DeliveryFailed");
        }
    }

    @Test
    void whatWasRenewedRefusedOrRemovedMeanwhileIsNotToldOf() {
        try (PostOffice office = new PostOffice(ACME)) {
            office.sendExpiry.send(EXPIRING);
            payWith(office, VISA.refused("it was stolen"));
            office.sendExpiry.send(EXPIRING);
            payWith(office, visa(YearMonth.of(2029, 2)));
            office.sendExpiry.send(EXPIRING);
            assertThat(office.mails).isEmpty();
        }
    }

    /** On 10 February 2026 a card of January is past, however late its notice comes. */
    @Test
    void whatHasExpiredMeanwhileIsNotToldOf() {
        try (PostOffice office = new PostOffice(ACME)) {
            payWith(office, visa(YearMonth.of(2026, 1)));
            office.sendExpiry.send(expiring("acme", LocalDate.of(2026, 1, 31), 15));
            assertThat(office.mails).isEmpty();
        }
    }

    @Test
    void whoWasNeverInvoicedIsToldNothing() {
        try (PostOffice office = new PostOffice(ACME)) {
            office.sendExpiry.send(expiring("other", LocalDate.of(2026, 2, 28), 30));
            assertThat(office.mails).isEmpty();
        }
    }
}

package io.billfold.billing.collecting;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.collecting.Attempt.Outcome;
import io.billfold.billing.collecting.PaymentMethod.Kind;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** 119.00 are due on 2026-03-02; tries are made at noon. */
class CollectingTest {
    private static final InvoiceNumber NUMBER = InvoiceNumber.parse("MU-2026-000042");
    private static final AccountId ACME = new AccountId("acme");
    private static final Money TOTAL = Money.parse("EUR 119.00");
    private static final LocalDate DUE = LocalDate.of(2026, 3, 2);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final PaymentMethod VISA = card("visa", "visa", YearMonth.of(2027, 1));
    private static final PaymentMethod MASTERCARD =
            card("mastercard", "mastercard", YearMonth.of(2027, 1));

    /** After these the same card must not be charged without its payer. */
    private static final Set<String> NEVER =
            Set.of(
                    "sandbox, visa 41",
                    "sandbox, visa 1A",
                    "sandbox, mastercard 41",
                    "sandbox, mastercard 65",
                    "sandbox, mastercard 51, advice 21");

    private final Collecting collecting =
            new Collecting(CollectionPolicy.USUAL, DeclineRules.bundled());

    /**
     * Refusals one after the other, each as instrument, code and day from the first try; then what
     * is next at noon of a day.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            refused                                   | day | next
            ''                                        | -1  | wait 2026-03-02T00:00:00Z
            ''                                        | 0   | charge visa 1
            visa 51 0                                 | 0   | wait 2026-03-05T12:00:00Z
            visa 51 0                                 | 3   | charge visa 2
            visa 51 0, visa 51 3                      | 3   | charge mastercard 3
            visa 51 0, visa 51 3, mastercard 51 3     | 3   | wait 2026-03-07T12:00:00Z
            visa 51 0, visa 51 3, mastercard 51 3     | 5   | charge mastercard 4
            visa 41 0                                 | 0   | charge mastercard 2
            visa 41 0, mastercard 43 0                | 0   | ask-payer every instrument is expired or refused for good
            visa 1A 0                                 | 0   | charge mastercard 2
            visa 1A 0, mastercard 14 0                | 5   | ask-payer the payer must authenticate visa
            visa 41 0, mastercard 51/24 0             | 0   | wait 2026-03-05T12:00:00Z
            visa 41 0, mastercard 51/29 0             | 5   | wait 2026-03-10T12:00:00Z
            visa 41 0, mastercard 51/03 0             | 5   | ask-payer every instrument is expired or refused for good
            visa ?? 0                                 | 3   | charge visa 2
            """,
            useHeadersInDisplayName = true)
    void nextStepFollowsFromWhatWasRefused(String refused, int day, String next) {
        NextStep step =
                collecting.next(
                        owed(),
                        List.of(VISA, MASTERCARD),
                        attempts(refusals(refused)),
                        NOON.plus(Duration.ofDays(day)),
                        ZoneOffset.UTC);
        assertThat(text(step)).isEqualTo(next);
    }

    @Test
    void whenThePolicysDaysAreOverNothingMoreIsTried() {
        List<Attempt> refused =
                refusals(
                        "visa 51 0, visa 51 3, mastercard 51 3, mastercard 51 5, visa 51 7, visa"
                                + " 51 10, visa 51 14");
        assertThat(text(next(refused, NOON.plus(Duration.ofDays(20)))))
                .isEqualTo("give-up refused 7 times");
    }

    @Test
    void aTryWithoutAnAnswerIsLookedUpAndNeverMadeAgain() {
        Attempt lost = attempt(1, VISA, NOON, new Outcome.Unknown(0, NOON));
        assertThat(text(next(List.of(lost), NOON))).isEqualTo("wait 2026-03-02T12:01:00Z");
        assertThat(text(next(List.of(lost), NOON.plusSeconds(60)))).isEqualTo("look-up 1");
        Attempt again = lost.with(new Outcome.Unknown(1, NOON.plusSeconds(60)));
        assertThat(text(next(List.of(again), NOON.plusSeconds(60))))
                .isEqualTo("wait 2026-03-02T12:05:00Z");
        Attempt never = lost.with(new Outcome.Unknown(6, NOON));
        assertThat(text(next(List.of(never), NOON.plus(Duration.ofDays(9)))))
                .isEqualTo(
                        "ask-person nobody knows what became of charge.MU-2026-000042.1 after 6"
                                + " lookups");
        Attempt notMade = lost.with(new Outcome.NotMade());
        assertThat(text(next(List.of(notMade), NOON))).isEqualTo("charge visa 2");
    }

    @Test
    void aFaultOfOursWaitsForAPerson() {
        assertThat(
                        text(
                                next(
                                        List.of(
                                                attempt(
                                                        1,
                                                        VISA,
                                                        NOON,
                                                        declined("sepa", "AM05", NOON))),
                                        NOON.plus(Duration.ofDays(3)))))
                .isEqualTo("ask-person the request was at fault: sandbox, sepa AM05");
    }

    @Test
    void whatIsPaidOrPausedIsNotCollected() {
        assertThat(text(next(owed().withApplied(TOTAL), List.of(VISA))))
                .isEqualTo("nothing nothing is open");
        assertThat(text(next(owed().withPause("dispute dp_1"), List.of(VISA))))
                .isEqualTo("nothing paused by dispute dp_1");
        assertThat(text(next(owed(), List.of(transfer()))))
                .isEqualTo("nothing the account pays by bank transfer");
        assertThat(text(next(owed().withApplied(Money.parse("EUR 19")), List.of(VISA))))
                .isEqualTo("charge visa 1");
    }

    @Test
    void anExpiredCardIsPassedOver() {
        PaymentMethod expired = card("old", "visa", YearMonth.of(2026, 2));
        assertThat(text(next(owed(), List.of(expired, MASTERCARD))))
                .isEqualTo("charge mastercard 1");
        assertThat(expired.isExpired(LocalDate.of(2026, 3, 1))).isFalse();
        assertThat(expired.isExpired(LocalDate.of(2026, 3, 2))).isTrue();
    }

    @Test
    void duesAreDaysOfTheAccountsZone() {
        Instant evening = Instant.parse("2026-03-01T16:00:00Z");
        NextStep step =
                collecting.next(
                        owed(),
                        List.of(VISA),
                        attempts(List.of()),
                        evening,
                        ZoneId.of("Asia/Tokyo"));
        assertThat(text(step)).isEqualTo("charge visa 1");
    }

    /**
     * Whatever is answered, whenever it is asked: nothing is charged too early, twice or in vain.
     */
    @Test
    void noHistoryBreaksTheRules() {
        List<String> codes = List.of("51", "05", "41", "1A", "65", "51/24", "51/30", "51/21", "??");
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            List<Attempt> made = new ArrayList<>();
            Instant now = NOON;
            for (int i = 0; i < 30; i++) {
                if (next(made, now)
                        instanceof NextStep.Charge(var method, var amount, int number)) {
                    check(made, method, number, now);
                    String code = codes.get(random.nextInt(codes.size()));
                    made.add(attempt(number, method, now, declined(method.id(), code, now)));
                }
                now = now.plus(Duration.ofHours(random.nextInt(48)));
            }
            assertThat(made).as("seed %d", seed).isNotEmpty().hasSizeLessThanOrEqualTo(7);
        }
    }

    private static void check(List<Attempt> made, PaymentMethod method, int number, Instant now) {
        assertThat(number).isEqualTo(made.size() + 1);
        for (Attempt before : made) {
            Outcome.Declined declined = (Outcome.Declined) before.outcome();
            if (before.method().equals(method)) {
                assertThat(NEVER).doesNotContain(declined.decline().text());
            }
        }
        long sameDay =
                made.stream()
                        .filter(it -> it.method().equals(method))
                        .filter(it -> it.startedAt().isAfter(now.minus(Duration.ofDays(1))))
                        .count();
        assertThat(sameDay).isZero();
    }

    private NextStep next(List<Attempt> attempts, Instant now) {
        return collecting.next(
                owed(), List.of(VISA, MASTERCARD), attempts(attempts), now, ZoneOffset.UTC);
    }

    private NextStep next(Receivable owed, List<PaymentMethod> methods) {
        return collecting.next(owed, methods, attempts(List.of()), NOON, ZoneOffset.UTC);
    }

    private static String text(NextStep step) {
        return switch (step) {
            case NextStep.Charge(var method, var amount, int number) ->
                    "charge " + method.id() + " " + number;
            case NextStep.LookUp(Attempt attempt) -> "look-up " + attempt.number();
            case NextStep.Wait(Instant until, String reason) -> "wait " + until;
            case NextStep.AskPayer(String reason) -> "ask-payer " + reason;
            case NextStep.AskPerson(String reason) -> "ask-person " + reason;
            case NextStep.GiveUp(String reason) -> "give-up " + reason;
            case NextStep.Nothing(String reason) -> "nothing " + reason;
        };
    }

    private static List<Attempt> refusals(String refused) {
        List<Attempt> attempts = new ArrayList<>();
        for (String each : refused.isEmpty() ? new String[0] : refused.split(", ", -1)) {
            String[] cells = each.split(" ", -1);
            Instant at = NOON.plus(Duration.ofDays(Integer.parseInt(cells[2])));
            attempts.add(
                    attempt(
                            attempts.size() + 1,
                            cells[0].equals("visa") ? VISA : MASTERCARD,
                            at,
                            declined(cells[0], cells[1], at)));
        }
        return attempts;
    }

    private static Outcome declined(String network, String code, Instant at) {
        String[] parts = code.split("/", -1);
        String advice = parts.length > 1 ? parts[1] : null;
        return new Outcome.Declined(new Decline("sandbox", null, network, parts[0], advice), at);
    }

    private static Attempt attempt(int number, PaymentMethod method, Instant at, Outcome outcome) {
        return new Attempt(NUMBER, number, method, TOTAL, at, outcome);
    }

    private static Attempts attempts(List<Attempt> made) {
        return new Attempts(
                NUMBER, ACME, new SellerId("muster-de"), DUE.minusDays(14), made, null, null);
    }

    @Test
    void aDebitThatItsBankHasNotDecidedAboutIsLookedUpForTwoWeeks() {
        Attempt taken = attempt(1, VISA, NOON, new Outcome.Pending("pi_1", 0));
        assertThat(text(next(List.of(taken), NOON))).isEqualTo("wait 2026-03-02T13:00:00Z");
        Attempt again = taken.lookedUp(NOON).lookedUp(NOON).lookedUp(NOON);
        assertThat(text(next(List.of(again), NOON))).isEqualTo("wait 2026-03-09T12:00:00Z");
        Attempt never = again.lookedUp(NOON).lookedUp(NOON);
        assertThat(text(next(List.of(never), NOON.plus(Duration.ofDays(15)))))
                .startsWith("ask-person nobody knows");
    }

    /**
     * Issued on 2026-02-16: with 14 days a debit may be made on 2026-03-02, with 15 on the next.
     */
    @ParameterizedTest
    @CsvSource({"14, charge debit 1", "5, charge debit 1"})
    void aDebitsPayerIsToldInTime(int noticeDays, String next) {
        assertThat(text(next(owed(), List.of(debit(noticeDays))))).isEqualTo(next);
        Attempts toldLate =
                Attempts.none(NUMBER, ACME, new SellerId("muster-de"), DUE.minusDays(3));
        assertThat(
                        text(
                                collecting.next(
                                        owed(),
                                        List.of(debit(noticeDays)),
                                        toldLate,
                                        NOON,
                                        ZoneOffset.UTC)))
                .isEqualTo("wait " + DUE.minusDays(3).plusDays(noticeDays) + "T00:00:00Z");
    }

    private static PaymentMethod debit(int noticeDays) {
        return new PaymentMethod(
                "debit",
                ACME,
                Kind.SEPA_DEBIT,
                "sandbox",
                "tok_debit",
                null,
                "sepa",
                "3000",
                null,
                new PaymentMethod.Mandate("MNDT-1", DUE.minusYears(1), noticeDays),
                null);
    }

    @Test
    void refusalsStayWithTheCardWhateverItsIdIs() {
        List<Attempt> stolen = refusals("visa 43 0");
        PaymentMethod fresh =
                new PaymentMethod(
                        "visa",
                        ACME,
                        Kind.CARD,
                        "sandbox",
                        "tok_fresh",
                        null,
                        "visa",
                        "1881",
                        null,
                        null,
                        null);
        assertThat(
                        text(
                                collecting.next(
                                        owed(),
                                        List.of(fresh),
                                        attempts(stolen),
                                        NOON,
                                        ZoneOffset.UTC)))
                .isEqualTo("charge visa 2");
    }

    @Test
    void triesWithoutEndWaitForAPerson() {
        List<Attempt> made = new ArrayList<>();
        for (int i = 1; i <= CollectionPolicy.USUAL.attemptsMax(); i++) {
            made.add(attempt(i, VISA, NOON, new Outcome.NotMade()));
        }
        assertThat(text(next(made, NOON))).isEqualTo("ask-person it was tried 40 times");
    }

    private static Receivable owed() {
        Money none = Money.parse("EUR 0");
        return new Receivable(
                NUMBER,
                ACME,
                new SellerId("muster-de"),
                TOTAL,
                TOTAL,
                none,
                none,
                DUE,
                0,
                null,
                null);
    }

    private static PaymentMethod card(String id, String network, @Nullable YearMonth expires) {
        return new PaymentMethod(
                id,
                ACME,
                Kind.CARD,
                "sandbox",
                "tok_" + id,
                null,
                network,
                "4242",
                expires,
                null,
                null);
    }

    private static PaymentMethod transfer() {
        return new PaymentMethod(
                "bank", ACME, Kind.BANK_TRANSFER, null, null, null, null, null, null, null, null);
    }
}

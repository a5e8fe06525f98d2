package io.billfold.billing.cash;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.cash.CashMatch.Rule;
import io.billfold.billing.invoice.Invoice;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what a payment is for, by rules in a fixed order: what the payer says comes before what
 * fits. Only whole minor units are compared; of two explanations that fit equally well neither is
 * sure. Money that the bank exchanged is held against invoices of both currencies.
 */
public final class CashMatching {
    private static final int REFERENCE = 1_000;
    private static final int REFERENCE_OTHER_AMOUNT = 990;
    private static final int NAMED = 980;
    private static final int NAMED_OTHER_AMOUNT = 960;
    private static final int KNOWN_EXACT = 970;
    private static final int KNOWN_SUM = 955;
    private static final int KNOWN_TOLERANCE = 952;
    private static final int KNOWN_ALONE = 951;
    private static final int NAME_EXACT = 955;
    private static final int NAME_OTHER = 900;
    private static final int SEVERAL = 500;

    private final BankEntry entry;
    private final Money came;
    private final Candidates found;
    private final CashPolicy policy;

    /**
     * @param came the entry's amount, or what it was before it was exchanged
     */
    private CashMatching(BankEntry entry, Money came, Candidates found, CashPolicy policy) {
        this.entry = entry;
        this.came = came;
        this.found = found;
        this.policy = policy;
    }

    /**
     * What an entry may be for, the best first; never empty.
     *
     * @param entry money that came
     */
    public static List<CashMatch> match(BankEntry entry, Candidates found, CashPolicy policy) {
        CashMatching booked = new CashMatching(entry, entry.amount(), found, policy);
        List<CashMatch> matches = booked.all();
        Exchange exchange = entry.exchange();
        if (exchange != null) {
            matches =
                    new ExchangedMatches(entry, exchange, policy)
                            .among(
                                    matches,
                                    new CashMatching(entry, exchange.from(), found, policy).all());
        }
        return matches.isEmpty() ? List.of(booked.nothing()) : matches;
    }

    private List<CashMatch> all() {
        return Stream.of(
                        byReference(),
                        byNumbers(),
                        byExactAmount(),
                        byExactSum(),
                        byTolerance(),
                        bySimilarName(),
                        byPayer())
                .flatMap(Optional::stream)
                .toList();
    }

    private CashMatch nothing() {
        boolean isForeign =
                found.items().stream()
                        .filter(this::isNamed)
                        .anyMatch(item -> !item.open().isSameCurrency(entry.amount()));
        return CashMatch.none(
                isForeign
                        ? "the invoice it names is in another currency than "
                                + entry.amount().getCurrencyUnit()
                        : "neither a reference nor the payer nor the amount is known");
    }

    private boolean isNamed(OpenItem item) {
        return item.invoice().equals(found.structured()) || found.named().contains(item.invoice());
    }

    /** Items that money of this currency can settle, paid ones too. */
    private Stream<OpenItem> items() {
        return found.items().stream().filter(item -> item.open().isSameCurrency(came));
    }

    private List<OpenItem> open(@Nullable AccountId account) {
        return items().filter(item -> item.account().equals(account) && item.open().isPositive())
                .toList();
    }

    private Optional<CashMatch> byReference() {
        return items().filter(item -> item.invoice().equals(found.structured()))
                .findAny()
                .map(
                        item ->
                                stated(
                                        Rule.STRUCTURED_REFERENCE,
                                        item,
                                        "its structured reference is that of "));
    }

    /** The one invoice that the payer says it is for. */
    private CashMatch stated(Rule rule, OpenItem item, String how) {
        Allocation fit = fitted(item, came);
        boolean isExact = settlesExactly(item, fit);
        int whole = rule == Rule.STRUCTURED_REFERENCE ? REFERENCE : NAMED;
        int other = rule == Rule.STRUCTURED_REFERENCE ? REFERENCE_OTHER_AMOUNT : NAMED_OTHER_AMOUNT;
        return matched(
                rule,
                isExact ? whole : other,
                how + item.invoice() + rest(item, fit),
                item.account(),
                List.of(fit));
    }

    private Optional<CashMatch> byNumbers() {
        List<OpenItem> named =
                items().filter(item -> found.named().contains(item.invoice())).toList();
        if (named.isEmpty() || named.getFirst().invoice().equals(found.structured())) {
            return Optional.empty();
        }
        return Optional.of(
                named.size() == 1
                        ? stated(Rule.INVOICE_NUMBER, named.getFirst(), "its text names ")
                        : byNumbers(named));
    }

    /** Of several invoices with too little money nobody said which one is short. */
    private CashMatch byNumbers(List<OpenItem> named) {
        if (named.size() > CashDecision.Apply.INVOICES_MAX) {
            return matched(
                    Rule.INVOICE_NUMBER,
                    SEVERAL,
                    "its text names %d invoices, at most %d are settled at once"
                            .formatted(named.size(), CashDecision.Apply.INVOICES_MAX),
                    named.getFirst().account(),
                    List.of());
        }
        boolean isDiscounted = came.isEqual(sum(named, this::least));
        boolean isEnough = isDiscounted || !came.isLessThan(sum(named));
        String numbers = numbers(named);
        return matched(
                Rule.INVOICE_NUMBER,
                isEnough ? NAMED : NAME_OTHER,
                isEnough
                        ? "its text names " + numbers
                        : "its text names %s, which come to %s: less came"
                                .formatted(numbers, sum(named)),
                named.getFirst().account(),
                inTurn(named, isDiscounted ? this::least : OpenItem::expected));
    }

    private List<Allocation> inTurn(List<OpenItem> items, Function<OpenItem, Money> expected) {
        List<Allocation> allocations = new ArrayList<>();
        Money left = came;
        for (OpenItem item : items) {
            Money cash = smaller(left, expected.apply(item));
            if (cash.isPositive()) {
                allocations.add(fitted(item, cash));
                left = left.minus(cash);
            }
        }
        return allocations;
    }

    private Optional<CashMatch> byExactAmount() {
        if (found.known() != null) {
            return exact(open(found.known()), KNOWN_EXACT, "the payer is known to be ");
        }
        String payer = payer();
        return exact(
                items().filter(item -> isPayer(item, payer)).toList(),
                NAME_EXACT,
                "the payer has the name of ");
    }

    private boolean isPayer(OpenItem item, String payer) {
        return !payer.isEmpty()
                && item.open().isPositive()
                && PayerName.plain(item.payer()).equals(payer);
    }

    private String payer() {
        return entry.payer() == null ? "" : PayerName.plain(entry.payer());
    }

    private Optional<CashMatch> exact(List<OpenItem> open, int confidence, String how) {
        List<OpenItem> equal = open.stream().filter(this::isExpected).toList();
        return equal.isEmpty()
                ? Optional.empty()
                : one(
                        Rule.EXACT_AMOUNT,
                        equal,
                        confidence,
                        how + equal.getFirst().account() + ", who owes just this on ");
    }

    /** The first of some items that fit; it is sure only where it is the only one. */
    private Optional<CashMatch> one(Rule rule, List<OpenItem> fits, int confidence, String how) {
        OpenItem item = fits.getFirst();
        Allocation fit = fitted(item, came);
        boolean isOnly = isOnly(fits);
        String reason = how + numbers(fits) + rest(item, fit);
        return Optional.of(
                matched(
                        rule,
                        isOnly ? confidence : SEVERAL,
                        isOnly ? reason : reason + ": another one may fit as well",
                        item.account(),
                        List.of(fit)));
    }

    private boolean isOnly(List<?> explanations) {
        return explanations.size() == 1 && found.isWhole();
    }

    /** Sums of whole invoices; where there are none, of invoices that each lack their discount. */
    private Optional<CashMatch> byExactSum() {
        Optional<CashMatch> whole = byExactSum(OpenItem::expected);
        return whole.isPresent() ? whole : byExactSum(this::least);
    }

    private Optional<CashMatch> byExactSum(Function<OpenItem, Money> expected) {
        AccountId account = payersAccount();
        List<OpenItem> open = open(account).stream().limit(policy.sumItemsMax()).toList();
        List<List<OpenItem>> sums = ExactSums.find(open, came, expected);
        if (account == null || sums.isEmpty()) {
            return Optional.empty();
        }
        List<OpenItem> first = sums.getFirst();
        boolean isOnly = isOnly(sums);
        int confidence = found.known() == null ? NAME_OTHER : KNOWN_SUM;
        return Optional.of(
                matched(
                        Rule.EXACT_SUM,
                        isOnly ? confidence : SEVERAL,
                        "%s of %s come to just this%s"
                                .formatted(
                                        numbers(first), account, isOnly ? "" : ", so may others"),
                        account,
                        first.stream().map(item -> fitted(item, expected.apply(item))).toList()));
    }

    /** The account that is known, or the only one that has the payer's name. */
    private @Nullable AccountId payersAccount() {
        if (found.known() != null) {
            return found.known();
        }
        String payer = payer();
        Set<AccountId> named =
                items().filter(item -> isPayer(item, payer))
                        .map(OpenItem::account)
                        .collect(Collectors.toSet());
        return named.size() == 1 ? named.iterator().next() : null;
    }

    private Optional<CashMatch> byTolerance() {
        List<OpenItem> near = open(payersAccount()).stream().filter(this::isNear).toList();
        int confidence = found.known() == null ? NAME_OTHER : KNOWN_TOLERANCE;
        return near.isEmpty()
                ? Optional.empty()
                : one(
                        Rule.TOLERANCE,
                        near,
                        confidence,
                        near.getFirst().account() + " owes a little more than this on ");
    }

    private boolean isNear(OpenItem item) {
        Allocation fit = fitted(item, came);
        return came.isLessThan(item.expected()) && settles(item, fit);
    }

    private Optional<CashMatch> bySimilarName() {
        String payer = payer();
        List<OpenItem> similar =
                items().filter(this::isExpected)
                        .filter(item -> item.open().isPositive() && isSimilar(item, payer))
                        .toList();
        return found.known() != null || similar.isEmpty()
                ? Optional.empty()
                : one(
                        Rule.SIMILAR_NAME,
                        similar,
                        NAME_OTHER,
                        "the payer '%s' is nearly '%s', who owes just this on "
                                .formatted(entry.payer(), similar.getFirst().payer()));
    }

    private boolean isSimilar(OpenItem item, String payer) {
        String name = PayerName.plain(item.payer());
        return !name.equals(payer) && PayerName.alike(name, payer) >= policy.fuzzyThousandths();
    }

    private Optional<CashMatch> byPayer() {
        AccountId account = payersAccount();
        if (account == null) {
            return Optional.empty();
        }
        boolean isKnown = found.known() != null;
        int confidence = isKnown ? KNOWN_ALONE : NAME_OTHER;
        String how = isKnown ? "the payer is known to be " : "the payer has the name of ";
        String reason = how + account + ", but no open invoice fits";
        return Optional.of(matched(Rule.KNOWN_PAYER, confidence, reason, account, List.of()));
    }

    /** Money for one item, with what settles the rest of it where something does. */
    private Allocation fitted(OpenItem item, Money money) {
        Money cash = smaller(money, item.open());
        Money lacking = item.open().minus(cash);
        List<Difference> differences = Differences.explain(item, lacking, entry, policy);
        return Allocation.of(item.invoice(), item.account(), cash, differences);
    }

    private static boolean settles(OpenItem item, Allocation allocation) {
        return allocation.settled().isEqual(item.open());
    }

    private boolean settlesExactly(OpenItem item, Allocation fit) {
        return settles(item, fit) && fit.cash().isEqual(came) && isExpected(item);
    }

    /** With or without the discount of its day. */
    private boolean isExpected(OpenItem item) {
        return came.isEqual(item.expected()) || came.isEqual(least(item));
    }

    private Money least(OpenItem item) {
        return item.least(entry.valueOn());
    }

    private String rest(OpenItem item, Allocation fit) {
        if (item.open().isZero()) {
            return ", which is settled already: the money stays with its account";
        }
        String differences =
                fit.differences().stream()
                        .map(it -> ", " + it.amount() + " " + Differences.inWords(it.kind()))
                        .collect(Collectors.joining());
        Money over = came.minus(fit.cash());
        if (over.isPositive()) {
            return differences + ", " + over + " too much";
        }
        Money open = item.open().minus(fit.settled());
        return open.isPositive()
                ? differences + ", " + open + " stay open" + missed(item, open)
                : differences;
    }

    /** Why a discount that would explain the rest is not given by itself. */
    private String missed(OpenItem item, Money open) {
        Invoice offering = item.offering();
        return offering == null
                ? ""
                : offering.discounts().stream()
                        .filter(it -> it.discount().isEqual(open))
                        .filter(it -> entry.valueOn().isAfter(it.until()))
                        .findFirst()
                        .map(it -> ": its discount could be taken until " + it.until())
                        .orElse("");
    }

    private static CashMatch matched(
            Rule rule,
            int confidence,
            String reason,
            AccountId account,
            List<Allocation> allocations) {
        return new CashMatch(
                rule,
                confidence,
                reason,
                account,
                allocations.stream().filter(it -> it.settled().isPositive()).toList());
    }

    private static Money sum(List<OpenItem> items) {
        return sum(items, OpenItem::expected);
    }

    private static Money sum(List<OpenItem> items, Function<OpenItem, Money> expected) {
        return items.stream()
                .map(expected)
                .reduce(Money::plus)
                .orElseThrow(() -> new IllegalArgumentException("a sum of nothing"));
    }

    private static String numbers(List<OpenItem> items) {
        return items.stream()
                .map(item -> Objects.toString(item.invoice()))
                .collect(Collectors.joining(", "));
    }

    private static Money smaller(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }
}

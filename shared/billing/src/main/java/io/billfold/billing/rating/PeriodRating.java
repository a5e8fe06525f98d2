package io.billfold.billing.rating;

import io.billfold.billing.catalog.Basis;
import io.billfold.billing.catalog.Charge;
import io.billfold.billing.catalog.Plan;
import io.billfold.billing.catalog.PlanVersion;
import io.billfold.billing.catalog.PricedPart;
import io.billfold.billing.catalog.Pricing;
import io.billfold.billing.catalog.Product;
import io.billfold.billing.catalog.ProrationPolicy;
import io.billfold.billing.invoice.LineAdjustment;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.billing.language.Phrase;
import io.billfold.billing.period.Cycle;
import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.Channel;
import io.billfold.billing.subscription.ChargeKey;
import io.billfold.billing.subscription.Phase;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.usage.UsageHistory;
import io.billfold.billing.usage.UsagePolicy;
import io.billfold.billing.usage.UsageWindow;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Rates the periods of one phase: its charges of one timing. */
final class PeriodRating {
    private final BillingRun run;
    private final LedgerWork ledger;
    private final Subscription subscription;
    private final ZoneId zone;
    private final Phase phase;
    private final Plan plan;
    private final Charge.Timing timing;
    private final LocalDateTime from;
    private final @Nullable LocalDateTime to;
    private final Segment.Windows windows;

    PeriodRating(BillingRun run, LedgerWork ledger, Phase phase, Plan plan, Charge.Timing timing) {
        this.run = run;
        this.ledger = ledger;
        this.subscription = run.input().subscription();
        this.zone = run.input().zone();
        this.phase = phase;
        this.plan = plan;
        this.timing = timing;
        this.from = counted(phase.from());
        this.to = phase.to() == null ? null : counted(phase.to());
        this.windows = new Segment.Windows(run.contract().free(), run.contract().pauses());
    }

    private LocalDateTime counted(LocalDateTime moment) {
        return BillingRun.counted(plan.proration(), moment);
    }

    LocalDateTime from() {
        return from;
    }

    /** Whether the phase has a part in a period. */
    boolean covers(Period period) {
        LocalDateTime begin = begin(period);
        return begin.isBefore(end(period));
    }

    private LocalDateTime begin(Period period) {
        LocalDateTime first = Share.midnight(period.from());
        return from.isAfter(first) ? from : first;
    }

    private LocalDateTime end(Period period) {
        LocalDateTime last = Share.midnight(period.to());
        return to != null && to.isBefore(last) ? to : last;
    }

    /** The day on which a period is billed. */
    LocalDate dueOn(Period period) {
        return switch (timing) {
            case ADVANCE -> begin(period).toLocalDate();
            case ARREARS -> end(period).toLocalDate();
        };
    }

    /** Whether any of its charges depends on usage, which may come late. */
    boolean isMetered() {
        return timing == Charge.Timing.ARREARS
                && plan.versions().stream()
                        .flatMap(version -> version.charges().stream())
                        .anyMatch(charge -> charge.basis().isKnownAfterwards());
    }

    /** Rates a period for the first time. */
    void rateNew(Period period) {
        rate(period, true);
    }

    /** Rates a period again whose history or usage may have changed. */
    void rateAgain(Period period) {
        rate(period, false);
    }

    private void rate(Period period, boolean isNew) {
        Priced priced = priced(period);
        for (Charge charge : priced.version.charges()) {
            if (charge.timing() == timing && !(charge.basis() instanceof Basis.Commitment)) {
                rate(new Rated(charge, priced), isNew);
            }
        }
        for (Charge charge : priced.version.charges()) {
            if (charge.timing() == timing && charge.basis() instanceof Basis.Commitment of) {
                commit(new Rated(charge, priced), of, priced.version);
            }
        }
    }

    /** A period with the version that rates it, which all its charges share. */
    private record Priced(Period period, PlanVersion version, String price, Share share) {}

    private Priced priced(Period period) {
        PlanVersion version = version(begin(period));
        Share share =
                Share.of(
                        plan.proration(),
                        plan.interval(),
                        period,
                        counted(phase.coveredFrom()),
                        zone);
        return new Priced(period, version, plan.id() + "@" + version.number(), share);
    }

    /** The version whose prices hold for a period that begins at a moment. */
    private PlanVersion version(LocalDateTime begin) {
        return switch (plan.repricing()) {
            case NEXT_PERIOD -> plan.versionOn(begin.toLocalDate());
            case RENEWAL -> plan.versionOn(later(termStart(begin.toLocalDate()), from));
            case NEVER -> plan.versionOn(from.toLocalDate());
        };
    }

    private static LocalDate later(LocalDate date, LocalDateTime moment) {
        return date.isBefore(moment.toLocalDate()) ? moment.toLocalDate() : date;
    }

    private LocalDate termStart(LocalDate date) {
        Plan.Term term = plan.term();
        if (term == null) {
            return date;
        }
        Cycle terms = new Cycle(subscription.contractOn(), term.length());
        return terms.border(terms.indexOf(date));
    }

    // ---- a charge in a period

    /** A charge of a version in a period, with everything that its lines need. */
    private final class Rated {
        private final Charge charge;
        private final Period period;
        private final ChargeKey key;
        private final String price;
        private final Pricing pricing;
        private final Share share;
        private final Billable.Origin origin;

        Rated(Charge charge, Priced priced) {
            this.charge = charge;
            this.period = priced.period;
            this.key = new ChargeKey(phase.item().value(), phase.id(), charge.id());
            this.price = priced.price;
            this.pricing = pricing(charge, subscription.currency());
            this.share = priced.share;
            this.origin = origin(charge, price);
        }

        Portion portion(Segment segment, BigDecimal quantity, Money gross) {
            Money zero = Money.zero(pricing.currency());
            return new Portion(
                    key,
                    period,
                    segment.from(),
                    segment.to(),
                    quantity,
                    price,
                    segment.free() != null,
                    gross,
                    zero);
        }
    }

    private static Pricing pricing(Charge charge, CurrencyUnit currency) {
        Pricing pricing = charge.prices().get(currency);
        if (pricing == null) {
            throw new IllegalStateException(
                    "charge " + charge.id() + " has no price in " + currency);
        }
        return pricing;
    }

    private Billable.Origin origin(Charge charge, String price) {
        Product product = run.productOrUsual(charge.product());
        LineOrigin origin =
                new LineOrigin(
                        subscription.id(),
                        phase.item().value(),
                        charge.id(),
                        price,
                        product.taxCategory(),
                        product.revenue(),
                        phase.bundle() == null ? null : phase.bundle().bundle().value(),
                        charge.isTaxIncluded(),
                        endCustomer(subscription),
                        product.classification());
        return new Billable.Origin(charge.product(), charge.description(), origin);
    }

    static @Nullable String endCustomer(Subscription subscription) {
        return subscription.terms().channel() instanceof Channel.Reseller(String endCustomer)
                ? endCustomer
                : null;
    }

    private void rate(Rated rated, boolean isNew) {
        switch (rated.charge.basis()) {
            case Basis.Fixed fixed -> rateRecurring(rated, segments(rated, false), isNew);
            case Basis.PerItem perItem -> rateRecurring(rated, segments(rated, true), isNew);
            case Basis.Once once -> rateOnce(rated, isNew);
            case Basis.Metered metered -> rateMetered(rated, metered, isNew);
            case Basis.Commitment commitment -> {}
        }
    }

    private List<Segment> segments(Rated rated, boolean isPerItem) {
        return Segment.cut(
                phase, begin(rated.period), end(rated.period), isPerItem, windows, this::counted);
    }

    private void rateOnce(Rated rated, boolean isNew) {
        boolean isFirst = isNew && phase.isStart() && begin(rated.period).equals(from);
        if (isFirst) {
            LocalDateTime nextDay = Share.midnight(from.toLocalDate().plusDays(1));
            BigDecimal quantity = phase.steps().getFirst().quantity();
            for (PricedPart part : rated.pricing.price(quantity)) {
                Billable line = line(rated, part, from, nextDay);
                ledger.addLine(line);
            }
        }
    }

    private static Billable line(
            Rated rated, PricedPart part, LocalDateTime begin, LocalDateTime end) {
        Billable line =
                new Billable(rated.origin, begin, end, part.quantity(), part.unitPrice())
                        .note(part.label());
        PricedPart.Bound bound = part.bound();
        if (bound != null) {
            boolean isMinimum = bound.amount().signum() > 0;
            line.adjustTo(
                    isMinimum ? LineAdjustment.Kind.MINIMUM : LineAdjustment.Kind.MAXIMUM,
                    isMinimum ? Phrase.MINIMUM.text() : Phrase.MAXIMUM.text(),
                    rounded(rated, part.amount()));
        }
        return line;
    }

    private static Money rounded(Rated rated, BigDecimal amount) {
        return Money.of(rated.pricing.currency(), amount, RoundingMode.HALF_UP);
    }

    // ---- charges for time: what is missing is charged, what is too much is given back

    private void rateRecurring(Rated rated, List<Segment> segments, boolean isNew) {
        List<Portion> billed = isNew ? List.of() : ledger.billed(rated.key, rated.period);
        if (billed.isEmpty()) {
            for (Segment segment : segments) {
                if (isNew || !isToCome(segment.from())) {
                    charge(rated, segment);
                }
            }
            return;
        }
        if (!isAsBilled(rated, segments, billed)) {
            ledger.replace(rated.key, rated.period);
            billed.forEach(portion -> giveBack(rated, portion, segments));
            segments.forEach(segment -> chargeMissing(rated, segment, billed));
        }
    }

    /** What lies ahead of the day that is billed waits until it has come. */
    private boolean isToCome(LocalDateTime moment) {
        return moment.toLocalDate().isAfter(run.input().on());
    }

    private static boolean isAsBilled(Rated rated, List<Segment> segments, List<Portion> billed) {
        if (segments.size() != billed.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            Portion portion = billed.get(i);
            if (!isPricedLike(rated, segment, portion)
                    || !segment.from().equals(portion.from())
                    || !segment.to().equals(portion.to())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPricedLike(Rated rated, Segment segment, Portion portion) {
        return portion.isFree() == (segment.free() != null)
                && portion.price().equals(rated.price)
                && portion.quantity().compareTo(segment.quantity()) == 0;
    }

    private void charge(Rated rated, Segment segment) {
        List<Billable> lines = new ArrayList<>(1);
        Money gross = Money.zero(rated.pricing.currency());
        for (PricedPart part : rated.pricing.price(segment.quantity())) {
            Billable line = line(rated, part, segment.from(), segment.to());
            if (segment.free() != null) {
                Money nothing = Money.zero(rated.pricing.currency());
                line.adjustTo(LineAdjustment.Kind.FREE, segment.free(), nothing);
            } else {
                prorate(rated, part, segment, line);
            }
            lines.add(line);
            gross = gross.plus(line.net());
        }
        ledger.add(rated.portion(segment, segment.quantity(), gross), lines);
    }

    private static void prorate(Rated rated, PricedPart part, Segment segment, Billable line) {
        Share share = rated.share;
        if (!share.isWhole(segment.from(), segment.to())) {
            Money amount =
                    share.of(part.amount(), rated.pricing.currency(), segment.from(), segment.to());
            line.adjustTo(
                    LineAdjustment.Kind.PRORATION,
                    share.describe(segment.from(), segment.to()),
                    amount);
        }
    }

    /** Charges what of a segment was not billed at its price. */
    private void chargeMissing(Rated rated, Segment segment, List<Portion> billed) {
        LocalDateTime begin = segment.from();
        for (Portion portion : billed) {
            boolean overlaps =
                    isPricedLike(rated, segment, portion)
                            && portion.from().isBefore(segment.to())
                            && begin.isBefore(portion.to());
            if (overlaps) {
                chargeBetween(rated, segment, begin, portion.from());
                begin = portion.to();
            }
        }
        chargeBetween(rated, segment, begin, segment.to());
    }

    private void chargeBetween(
            Rated rated, Segment segment, LocalDateTime begin, LocalDateTime end) {
        if (begin.isBefore(end) && !isToCome(begin)) {
            charge(rated, new Segment(begin, end, segment.quantity(), segment.free()));
        }
    }

    /** Keeps what of a portion is still right and gives back the rest. */
    private void giveBack(Rated rated, Portion portion, List<Segment> segments) {
        GivingBack giving = new GivingBack(rated, portion);
        LocalDateTime begin = portion.from();
        for (Segment segment : segments) {
            boolean overlaps =
                    isPricedLike(rated, segment, portion)
                            && segment.from().isBefore(portion.to())
                            && begin.isBefore(segment.to());
            if (overlaps) {
                LocalDateTime kept = segment.from().isAfter(begin) ? segment.from() : begin;
                LocalDateTime end =
                        segment.to().isBefore(portion.to()) ? segment.to() : portion.to();
                giving.take(begin, kept);
                giving.keep(kept, end);
                begin = end;
            }
        }
        giving.take(begin, portion.to());
        giving.settle();
    }

    /** A portion on its way back: in all no more of it than was billed. */
    private final class GivingBack {
        private final Rated rated;
        private final Portion portion;
        private final List<Portion> kept = new ArrayList<>();
        private Money left;

        GivingBack(Rated rated, Portion portion) {
            this.rated = rated;
            this.portion = portion;
            this.left = portion.net();
        }

        void keep(LocalDateTime begin, LocalDateTime end) {
            kept.add(piece(rated, portion, begin, end));
        }

        /** Gives back a piece, unless it lies ahead. */
        void take(LocalDateTime begin, LocalDateTime end) {
            if (!begin.isBefore(end)) {
                return;
            }
            if (isToCome(begin)) {
                keep(begin, end);
                return;
            }
            Money back = back(rated, piece(rated, portion, begin, end), left);
            left = left.minus(back);
            if (!back.isZero()) {
                ledger.addLine(
                        credit(rated.origin, portion, begin, end)
                                .adjustTo(
                                        LineAdjustment.Kind.PRORATION,
                                        rated.share.describe(begin, end),
                                        back.negated()));
            }
        }

        /** What is left of the portion is what was billed of the pieces that stay. */
        void settle() {
            for (int i = 0; i < kept.size(); i++) {
                Portion piece = kept.get(i);
                boolean takesRest = i == kept.size() - 1 || left.isLessThan(piece.net());
                Money net = takesRest ? left : piece.net();
                left = left.minus(net);
                ledger.keep(piece.withNet(net));
            }
        }
    }

    /**
     * What is given back of a piece.
     *
     * @param left what is left of what was billed of its portion
     */
    private Money back(Rated rated, Portion piece, Money left) {
        if (plan.proration().credit() == ProrationPolicy.CreditBasis.BILLED || piece.isFree()) {
            return piece.net();
        }
        Money atPlanPrice = Money.zero(rated.pricing.currency());
        for (PricedPart part : rated.pricing.price(piece.quantity())) {
            atPlanPrice =
                    atPlanPrice.plus(
                            rated.share.of(
                                    part.amount(),
                                    rated.pricing.currency(),
                                    piece.from(),
                                    piece.to()));
        }
        return atPlanPrice.isGreaterThan(left) ? left : atPlanPrice;
    }

    /** A piece of a portion with its part of what was billed: pieces add up to the portion. */
    private Portion piece(Rated rated, Portion of, LocalDateTime begin, LocalDateTime end) {
        Money zero = Money.zero(of.net().getCurrencyUnit());
        boolean isFromStart = begin.equals(of.from());
        Money grossBefore = isFromStart ? zero : grossUntil(rated, of, begin);
        Money netBefore = isFromStart ? zero : netUntil(rated, of, begin);
        return of.cut(
                begin,
                end,
                grossUntil(rated, of, end).minus(grossBefore),
                netUntil(rated, of, end).minus(netBefore));
    }

    /** The price of a portion until a moment, by the same running total by which it was charged. */
    private Money grossUntil(Rated rated, Portion of, LocalDateTime until) {
        Pricing pricing = of.isFree() ? null : pricing(rated, of);
        if (pricing == null || until.equals(of.to())) {
            return rated.share.ofBilled(of.gross(), of.from(), of.to(), until);
        }
        Money gross = Money.zero(pricing.currency());
        for (PricedPart part : pricing.price(of.quantity())) {
            gross = gross.plus(rated.share.of(part.amount(), pricing.currency(), of.from(), until));
        }
        return gross;
    }

    /** What was billed of a portion until a moment: the price's part of it. */
    private Money netUntil(Rated rated, Portion of, LocalDateTime until) {
        if (of.gross().isZero() || until.equals(of.to())) {
            return rated.share.ofBilled(of.net(), of.from(), of.to(), until);
        }
        return part(of.net(), grossUntil(rated, of, until), of.gross());
    }

    /** The prices that rated a portion, or null when the catalog has lost them. */
    private @Nullable Pricing pricing(Rated rated, Portion of) {
        for (PlanVersion version : plan.versions()) {
            if (of.price().equals(plan.id() + "@" + version.number())) {
                for (Charge charge : version.charges()) {
                    if (charge.id().equals(of.key().charge())) {
                        return charge.prices().get(rated.pricing.currency());
                    }
                }
            }
        }
        return null;
    }

    static Billable credit(
            Billable.Origin origin, Portion portion, LocalDateTime begin, LocalDateTime end) {
        UnitPrice billed =
                new UnitPrice(portion.net().getCurrencyUnit(), portion.net().getAmount());
        return new Billable(
                        origin.described(Phrase.CREDIT.text(origin.description())),
                        begin,
                        end,
                        BigDecimal.ONE.negate(),
                        billed)
                .credit();
    }

    // ---- charges for usage: a period's price anew, less what was billed of it

    private void rateMetered(Rated rated, Basis.Metered metered, boolean isNew) {
        List<Portion> targets = new ArrayList<>();
        List<Billable> lines = new ArrayList<>();
        for (Segment segment : segments(rated, false)) {
            BigDecimal used = used(metered, segment);
            int first = lines.size();
            Money gross = Money.zero(rated.pricing.currency());
            for (PricedPart part : rated.pricing.price(used)) {
                Billable line = line(rated, part, segment.from(), segment.to()).afterwards();
                if (segment.free() != null) {
                    line.adjustTo(LineAdjustment.Kind.FREE, segment.free(), gross);
                }
                lines.add(line);
            }
            for (Billable line : lines.subList(first, lines.size())) {
                gross = gross.plus(line.net());
            }
            targets.add(rated.portion(segment, used, gross));
        }
        settle(rated, targets, lines, isNew);
    }

    private BigDecimal used(Basis.Metered metered, Segment segment) {
        UsageHistory history = run.input().usage().get(metered.metric());
        if (history == null) {
            return BigDecimal.ZERO;
        }
        UsageWindow window =
                new UsageWindow(
                        segment.from().atZone(zone).toInstant(),
                        segment.to().atZone(zone).toInstant(),
                        zone);
        return history.total(metered.aggregation(), window, UsagePolicy.USUAL);
    }

    /** Bills targets: with their own lines the first time, by the difference later. */
    private void settle(Rated rated, List<Portion> targets, List<Billable> lines, boolean isNew) {
        List<Portion> billed = isNew ? List.of() : ledger.billed(rated.key, rated.period);
        if (billed.isEmpty()) {
            addAll(targets, lines);
        } else if (!isSame(targets, billed)) {
            ledger.replace(rated.key, rated.period);
            settleDifference(rated, targets, lines, billed);
        }
    }

    /** The first portion carries the lines of all: what is billed of a period is one sum. */
    private void addAll(List<Portion> targets, List<Billable> lines) {
        for (int i = 0; i < targets.size(); i++) {
            ledger.add(targets.get(i), i == 0 ? lines : List.of());
        }
    }

    private static boolean isSame(List<Portion> targets, List<Portion> billed) {
        if (targets.size() != billed.size()) {
            return false;
        }
        for (int i = 0; i < targets.size(); i++) {
            if (!targets.get(i).isPricedLike(billed.get(i))
                    || !targets.get(i).gross().isEqual(billed.get(i).gross())
                    || !targets.get(i).from().equals(billed.get(i).from())
                    || !targets.get(i).to().equals(billed.get(i).to())) {
                return false;
            }
        }
        return true;
    }

    private void settleDifference(
            Rated rated, List<Portion> targets, List<Billable> lines, List<Portion> billed) {
        Money zero = Money.zero(rated.pricing.currency());
        Money gross = sum(targets, Portion::gross, zero);
        Money before = sum(billed, Portion::gross, zero);
        Money netBefore = sum(billed, Portion::net, zero);
        Billable line = lines.size() == 1 ? lines.getFirst() : summed(rated, gross);
        if (rated.charge.basis() instanceof Basis.Metered) {
            line.note(
                    isSameTime(targets, billed)
                            ? Phrase.LATE_USAGE.text()
                            : Phrase.CHANGED_SINCE.text());
        }
        if (gross.isLessThan(before)) {
            // discounts were in what is given back: no more of it than was billed
            Money back = part(netBefore, before.minus(gross), before);
            line.credit()
                    .adjustTo(
                            LineAdjustment.Kind.BILLED_BEFORE,
                            Phrase.BILLED_BEFORE.text(),
                            back.negated());
        } else {
            line.afterwards()
                    .adjust(
                            LineAdjustment.Kind.BILLED_BEFORE,
                            Phrase.BILLED_BEFORE.text(),
                            before.negated());
        }
        Portion first = targets.isEmpty() ? nothing(rated) : targets.getFirst();
        ledger.add(first.withNet(netBefore), line.net().isZero() ? List.of() : List.of(line));
        targets.stream().skip(1).forEach(ledger::keep);
    }

    private static Money sum(List<Portion> portions, Function<Portion, Money> amount, Money zero) {
        return portions.stream().map(amount).reduce(zero, Money::plus);
    }

    private static Money part(Money amount, Money of, Money whole) {
        int scale = amount.getCurrencyUnit().getDecimalPlaces();
        BigDecimal exact = amount.getAmount().multiply(of.getAmount());
        return Money.of(
                amount.getCurrencyUnit(),
                exact.divide(whole.getAmount(), scale, RoundingMode.HALF_UP));
    }

    /** Whether the same time was billed: then it is the usage that has changed. */
    private static boolean isSameTime(List<Portion> targets, List<Portion> billed) {
        if (targets.size() != billed.size()) {
            return false;
        }
        for (int i = 0; i < targets.size(); i++) {
            if (!targets.get(i).from().equals(billed.get(i).from())
                    || !targets.get(i).to().equals(billed.get(i).to())
                    || targets.get(i).isFree() != billed.get(i).isFree()) {
                return false;
            }
        }
        return true;
    }

    private Billable summed(Rated rated, Money gross) {
        return new Billable(
                rated.origin,
                begin(rated.period),
                covers(rated.period) ? end(rated.period) : Share.midnight(rated.period.to()),
                BigDecimal.ONE,
                new UnitPrice(gross.getCurrencyUnit(), gross.getAmount()));
    }

    /** Stands for a period of which nothing is left to charge. */
    private Portion nothing(Rated rated) {
        Segment all =
                new Segment(
                        Share.midnight(rated.period.from()),
                        Share.midnight(rated.period.to()),
                        BigDecimal.ZERO,
                        null);
        return rated.portion(all, BigDecimal.ZERO, Money.zero(rated.pricing.currency()));
    }

    // ---- commitments: what metered charges fall short of

    private void commit(Rated rated, Basis.Commitment commitment, PlanVersion version) {
        LocalDate spanFrom = spanFrom(rated, commitment);
        if (spanFrom == null || !covers(rated.period)) {
            settle(rated, List.of(), List.of(), false);
            return;
        }
        Money used = usedSince(spanFrom, rated, commitment, version);
        BigDecimal committed = rated.pricing.price(BigDecimal.ONE).getFirst().amount();
        LocalDateTime begin = begin(rated.period);
        LocalDateTime end = end(rated.period);
        Money due =
                commitment.span() == Basis.Span.PERIOD
                        ? rated.share.of(committed, rated.pricing.currency(), begin, end)
                        : rounded(rated, committed);
        Money shortfall =
                used.isLessThan(due) ? due.minus(used) : Money.zero(due.getCurrencyUnit());
        Segment segment = new Segment(begin, end, BigDecimal.ONE, null);
        Billable line =
                new Billable(
                                rated.origin,
                                begin,
                                end,
                                BigDecimal.ONE,
                                new UnitPrice(due.getCurrencyUnit(), shortfall.getAmount()))
                        .afterwards()
                        .note(Phrase.MINIMUM_USED.text(due.getAmount(), used.getAmount()));
        settle(
                rated,
                List.of(rated.portion(segment, BigDecimal.ONE, shortfall)),
                List.of(line),
                ledger.billed(rated.key, rated.period).isEmpty());
    }

    /** Where the span begins that ends with a period, or null when it goes on. */
    private @Nullable LocalDate spanFrom(Rated rated, Basis.Commitment commitment) {
        Plan.Term term = plan.term();
        if (commitment.span() == Basis.Span.PERIOD || term == null) {
            return rated.period.from();
        }
        Cycle terms = new Cycle(subscription.contractOn(), term.length());
        LocalDate lastDay = rated.period.lastDay();
        Period span = terms.period(terms.indexOf(lastDay));
        boolean ends = !span.to().isAfter(rated.period.to());
        boolean isOver = to != null && !to.isAfter(Share.midnight(rated.period.to()));
        return ends || isOver ? span.from() : null;
    }

    private Money usedSince(
            LocalDate spanFrom, Rated rated, Basis.Commitment commitment, PlanVersion version) {
        Money zero = Money.zero(rated.pricing.currency());
        Money used = zero;
        Cycle cycle = plan.cycle(phase.anchor());
        int index = cycle.indexOf(rated.period.from());
        for (Period period = rated.period;
                period.to().isAfter(spanFrom) && covers(period);
                period = cycle.period(--index)) {
            for (Charge charge : version.charges()) {
                if (commitment.covers(charge)) {
                    ChargeKey key = new ChargeKey(phase.item().value(), phase.id(), charge.id());
                    used = used.plus(ledger.gross(key, period, zero));
                }
            }
        }
        return used;
    }
}

package io.billfold.billing.tax;

import io.billfold.billing.account.PartyKind;
import io.billfold.billing.tax.SellerSales.Sold;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How near a seller's own sales are to the thresholds from which on places ask for registration:
 * the states of the USA, the EU's EUR 10,000 (art. 59c), and those of {@code regimes.csv}. Sales
 * are net, by calendar year; the higher of the current and the previous one counts.
 */
public final class Thresholds {
    /** From this part of a threshold on a seller should prepare: our choice. */
    private static final BigDecimal NEAR = new BigDecimal("0.8");

    private final TaxFacts facts;

    private Thresholds(TaxFacts facts) {
        this.facts = facts;
    }

    /** Over the facts that come with Billfold. */
    public static Thresholds bundled() {
        return new Thresholds(TaxFacts.with(TaxRates.bundled()));
    }

    /**
     * What was sold into a place in a year.
     *
     * @param place where customers are, for example {@code US-TX}
     * @param customer to whom
     * @param base net, credit notes taken off
     * @param documents how many invoices
     */
    public record Sale(String place, PartyKind customer, Money base, long documents) {
        private String country() {
            return place.substring(0, 2);
        }

        /** Whether it was sold into a place or a part of it. */
        private boolean isInto(String asked) {
            return place.equals(asked) || place.startsWith(asked + "-");
        }

        private boolean isToConsumerIn(String asked) {
            return customer == PartyKind.CONSUMER && isInto(asked);
        }
    }

    /** Turns amounts into a threshold's currency. */
    public interface Exchange {
        /** The amount in another currency, or null where no rate is known. */
        @Nullable Money convert(Money amount, CurrencyUnit to);
    }

    /**
     * Where a seller stands.
     *
     * @param place whose threshold, for example {@code US-TX}; {@code EU} for art. 59c
     * @param currency of the threshold
     * @param sold in that currency; null where a rate is missing, unless what is known reaches the
     *     threshold anyway
     * @param threshold for people, for example {@code USD 500000}
     * @param status how near it is
     */
    public record Standing(
            String place,
            CurrencyUnit currency,
            @Nullable Sold sold,
            String threshold,
            Status status) {}

    /**
     * How near sales are to a threshold, in the order in which one of two years counts: what was
     * reached in one year is reached, and what is unknown of one year is unknown.
     */
    public enum Status {
        BELOW,
        /** At four fifths or more. */
        NEAR,
        /** No exchange rate was known for a currency that was sold in. */
        UNKNOWN,
        /** The seller must register. */
        REACHED
    }

    /**
     * Where a seller stands with the threshold of every place that it sold into, and with those
     * that other sales count for: art. 59c, and what is measured worldwide.
     *
     * @param home the seller's country or place, for example {@code DE} or {@code US-CA}: what a
     *     seller owes at home asks for no threshold here
     * @param asOf the last day that sales are counted of; thresholds are those of this day
     * @param years the sales of the current and of the previous calendar year
     * @return by place
     */
    public List<Standing> standings(
            String home, LocalDate asOf, List<List<Sale>> years, Exchange exchange) {
        Map<String, Standing> standings = new TreeMap<>();
        for (List<Sale> year : years) {
            for (String place : places(year)) {
                Line line = line(place, home, asOf);
                if (line != null) {
                    standings.merge(place, line.standing(year, exchange), Thresholds::higher);
                }
            }
        }
        return List.copyOf(standings.values());
    }

    /** What the rules compare with thresholds. */
    public static SellerSales sales(LocalDate asOf, List<Standing> standings) {
        Map<String, Sold> places = new HashMap<>();
        for (Standing standing : standings) {
            Sold sold = standing.sold();
            if (sold != null) {
                places.put(standing.place(), sold);
            }
        }
        return new SellerSales(asOf, places);
    }

    private static Standing higher(Standing one, Standing other) {
        int order = one.status().compareTo(other.status());
        if (order != 0) {
            return order > 0 ? one : other;
        }
        return amount(one).compareTo(amount(other)) >= 0 ? one : other;
    }

    private static BigDecimal amount(Standing standing) {
        Sold sold = standing.sold();
        return sold == null ? BigDecimal.ZERO : sold.amount();
    }

    /** The places whose thresholds the sales of a year may count for. */
    private Set<String> places(List<Sale> year) {
        Set<String> places = new TreeSet<>();
        for (Sale sale : year) {
            places.add(sale.place());
            places.add(sale.country());
        }
        if (!year.isEmpty()) {
            places.add(SellerSales.EU_CONSUMERS);
            for (String place : facts.regimes().keys()) {
                facts.regimes().all(place).forEach(regime -> addWorldwide(regime, places));
            }
        }
        return places;
    }

    private static void addWorldwide(TaxRegime regime, Set<String> places) {
        TaxRegime.Threshold threshold = regime.threshold();
        if (threshold != null && isWorldwide(threshold.measure())) {
            places.add(regime.place());
        }
    }

    private static boolean isWorldwide(TaxRegime.Measure measure) {
        return switch (measure) {
            case INTO_PLACE, INTO_PLACE_CONSUMERS -> false;
            case WORLDWIDE, WORLDWIDE_AND_CONSUMERS -> true;
        };
    }

    /** The threshold of a place, or null where it has none for this seller. */
    private @Nullable Line line(String place, String home, LocalDate asOf) {
        if (place.equals(SellerSales.EU_CONSUMERS)) {
            return union(home, asOf);
        }
        if (place.equals(home) || place.equals(home.substring(0, 2))) {
            return null;
        }
        return place.startsWith(UnitedStatesRules.COUNTRY + "-")
                ? state(place, asOf)
                : regime(place, asOf);
    }

    /** Consumers in other member states count together, for a seller in one of them. */
    private @Nullable Line union(String home, LocalDate asOf) {
        String country = home.substring(0, 2);
        if (!isOfUnion(home, asOf)) {
            return null;
        }
        return new Line(
                SellerSales.EU_CONSUMERS,
                CurrencyUnit.EUR,
                CurrencyUnit.EUR + " " + UnionRules.CONSUMERS_MAX,
                sale ->
                        sale.customer() == PartyKind.CONSUMER
                                && !sale.country().equals(country)
                                && isOfUnion(sale.place(), asOf),
                _ -> true,
                sold -> status(sold, UnionRules.CONSUMERS_MAX));
    }

    /**
     * Whether a place is of the VAT territory of the Union: Madeira is, the Canary Islands are not.
     * Parts of member states that are not have rules of their own in {@code regimes.csv}.
     */
    private boolean isOfUnion(String place, LocalDate asOf) {
        return facts.union().isMember(place.substring(0, 2), asOf)
                && !facts.regimes().keys().contains(place);
    }

    private @Nullable Line state(String place, LocalDate asOf) {
        Nexus line = facts.nexus(place.substring(3), asOf);
        return line == null
                ? null
                : new Line(
                        place,
                        CurrencyUnit.USD,
                        line.toString(),
                        sale -> sale.place().equals(place),
                        _ -> true,
                        sold -> status(sold, line));
    }

    private @Nullable Line regime(String place, LocalDate asOf) {
        String region = place.length() > 2 ? place.substring(3) : null;
        TaxPlace asked = TaxPlace.of(place.substring(0, 2), region, place);
        TaxRegime regime = facts.regime(asked, "electronic", "consumer", asOf);
        TaxRegime.Threshold threshold = regime == null ? null : regime.threshold();
        if (regime == null || threshold == null || !regime.place().equals(place)) {
            return null;
        }
        return new Line(
                place,
                CurrencyUnit.of(threshold.currency()),
                threshold.toString(),
                counted(place, threshold.measure()),
                asking(place, threshold.measure()),
                sold -> status(sold, threshold.amount()));
    }

    private static Predicate<Sale> counted(String place, TaxRegime.Measure measure) {
        return switch (measure) {
            case INTO_PLACE -> sale -> sale.isInto(place);
            case INTO_PLACE_CONSUMERS -> sale -> sale.isToConsumerIn(place);
            case WORLDWIDE, WORLDWIDE_AND_CONSUMERS -> _ -> true;
        };
    }

    private static Predicate<Sale> asking(String place, TaxRegime.Measure measure) {
        return switch (measure) {
            case INTO_PLACE, INTO_PLACE_CONSUMERS, WORLDWIDE -> _ -> true;
            case WORLDWIDE_AND_CONSUMERS -> sale -> sale.isToConsumerIn(place);
        };
    }

    /**
     * One threshold.
     *
     * @param counts which sales are compared with it
     * @param asks which sale there must be before it asks for anything
     * @param status of what was sold
     */
    private record Line(
            String place,
            CurrencyUnit currency,
            String threshold,
            Predicate<Sale> counts,
            Predicate<Sale> asks,
            Function<Sold, Status> status) {
        Standing standing(List<Sale> year, Exchange exchange) {
            Sum sum = Sum.of(year.stream().filter(counts).toList(), currency, exchange);
            if (year.stream().noneMatch(asks)) {
                return new Standing(
                        place,
                        currency,
                        sum.isWhole() ? sum.sold() : null,
                        threshold,
                        Status.BELOW);
            }
            Status known = status.apply(sum.sold());
            return sum.isWhole() || known == Status.REACHED && sum.isAtLeast()
                    ? new Standing(place, currency, sum.sold(), threshold, known)
                    : new Standing(place, currency, null, threshold, Status.UNKNOWN);
        }
    }

    private static Status status(Sold sold, BigDecimal threshold) {
        if (sold.amount().compareTo(threshold) > 0) {
            return Status.REACHED;
        }
        return sold.amount().compareTo(near(threshold)) >= 0 ? Status.NEAR : Status.BELOW;
    }

    /** Near is what comes near by each rule: by one of amount and number, or by both. */
    private static Status status(Sold sold, Nexus line) {
        if (line.isReached(sold)) {
            return Status.REACHED;
        }
        Integer invoices = line.invoices();
        boolean byAmount = sold.amount().compareTo(near(line.amount())) >= 0;
        boolean byNumber =
                invoices != null
                        && BigDecimal.valueOf(sold.count())
                                        .compareTo(near(BigDecimal.valueOf(invoices)))
                                >= 0;
        boolean isNear =
                switch (line.rule()) {
                    case AMOUNT -> byAmount;
                    case OR -> byAmount || byNumber;
                    case AND -> byAmount && byNumber;
                };
        return isNear ? Status.NEAR : Status.BELOW;
    }

    private static BigDecimal near(BigDecimal threshold) {
        return threshold.multiply(NEAR);
    }

    /**
     * Sales in one currency.
     *
     * @param sold what could be converted
     * @param isWhole whether all could
     * @param isAtLeast whether the rest could only add to it
     */
    private record Sum(Sold sold, boolean isWhole, boolean isAtLeast) {
        static Sum of(List<Sale> sales, CurrencyUnit currency, Exchange exchange) {
            BigDecimal amount = BigDecimal.ZERO;
            long documents = 0;
            boolean isWhole = true;
            boolean isAtLeast = true;
            for (Sale sale : sales) {
                Money converted = converted(sale.base(), currency, exchange);
                documents += sale.documents();
                if (converted == null) {
                    isWhole = false;
                    isAtLeast &= sale.base().isPositive();
                } else {
                    amount = amount.add(converted.getAmount());
                }
            }
            Sold sold = new Sold(amount, Math.toIntExact(documents));
            return new Sum(sold, isWhole, isAtLeast);
        }

        /** Nothing is nothing in any currency. */
        private static @Nullable Money converted(Money base, CurrencyUnit to, Exchange exchange) {
            return base.isZero() ? Money.zero(to) : exchange.convert(base, to);
        }
    }
}

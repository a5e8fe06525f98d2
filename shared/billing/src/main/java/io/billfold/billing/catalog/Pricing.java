package io.billfold.billing.catalog;

import io.billfold.billing.language.Phrase;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a quantity costs for one whole period, in one currency. Prices are exact decimals; nothing
 * is rounded here but what a model itself divides.
 */
public sealed interface Pricing {
    /** Decimals of a quotient, for example of a package that was used in part. */
    int QUOTIENT_DIGITS = 12;

    CurrencyUnit currency();

    /**
     * The parts of the price of a quantity, at least one; their amounts sum to the price.
     *
     * @param quantity units used or held; may be negative where usage was taken back, which costs
     *     nothing
     */
    List<PricedPart> price(BigDecimal quantity);

    /** One price, whatever the quantity. */
    record Flat(UnitPrice price) implements Pricing {
        @Override
        public CurrencyUnit currency() {
            return price.currency();
        }

        @Override
        public List<PricedPart> price(BigDecimal quantity) {
            return List.of(PricedPart.of(BigDecimal.ONE, price));
        }
    }

    /**
     * A price for each unit.
     *
     * @param included units that cost nothing
     * @param units whether begun units count whole
     */
    record PerUnit(UnitPrice price, BigDecimal included, Units units) implements Pricing {
        @Override
        public CurrencyUnit currency() {
            return price.currency();
        }

        @Override
        public List<PricedPart> price(BigDecimal quantity) {
            return List.of(PricedPart.of(above(included, units.of(quantity)), price));
        }
    }

    /**
     * Prices by tier.
     *
     * @param mode how tiers are charged
     * @param tiers in order; the last has no end
     * @param units whether begun units count whole
     * @param chargesFeeAtZero whether the first tier's flat fee is due when nothing was used
     */
    record Tiered(
            CurrencyUnit currency,
            Mode mode,
            List<Tier> tiers,
            Units units,
            boolean chargesFeeAtZero)
            implements Pricing {
        public Tiered {
            tiers = List.copyOf(tiers);
            requireOrder(tiers);
        }

        /** How tiers are charged. */
        public enum Mode {
            /** Each tier's units at its own price. */
            GRADUATED,
            /**
             * All units at the price of the tier that they reach; the total may fall at a border.
             */
            VOLUME,
            /** One fee for the tier that is reached. */
            STAIRSTEP
        }

        @Override
        public List<PricedPart> price(BigDecimal quantity) {
            BigDecimal used = above(BigDecimal.ZERO, units.of(quantity));
            return switch (mode) {
                case GRADUATED -> graduated(currency, tiers, used, chargesFeeAtZero, 0);
                case VOLUME -> volume(used);
                case STAIRSTEP -> stairstep(used);
            };
        }

        private List<PricedPart> volume(BigDecimal used) {
            Tier tier = reached(tiers, used);
            List<PricedPart> parts = new ArrayList<>();
            parts.add(PricedPart.of(used, new UnitPrice(currency, tier.unitPrice())));
            if (used.signum() > 0 || chargesFeeAtZero) {
                addFee(parts, currency, tier, Phrase.FEE.text());
            }
            return parts;
        }

        private List<PricedPart> stairstep(BigDecimal used) {
            Tier tier = reached(tiers, used);
            BigDecimal count =
                    used.signum() > 0 || chargesFeeAtZero ? BigDecimal.ONE : BigDecimal.ZERO;
            String label =
                    tier.upTo() == null
                            ? Phrase.ALL_ABOVE.text()
                            : Phrase.UP_TO.text(plain(tier.upTo()));
            return List.of(
                    new PricedPart(count, new UnitPrice(currency, tier.flatFee()), label, null));
        }
    }

    /**
     * A price for each package of units.
     *
     * @param size units in a package
     * @param included units that cost nothing
     * @param units whether a begun package is charged whole
     */
    record Packaged(UnitPrice price, BigDecimal size, BigDecimal included, Units units)
            implements Pricing {
        public Packaged {
            if (size.signum() <= 0) {
                throw new IllegalArgumentException("size must be above 0, was " + size);
            }
        }

        @Override
        public CurrencyUnit currency() {
            return price.currency();
        }

        @Override
        public List<PricedPart> price(BigDecimal quantity) {
            BigDecimal paid = above(included, quantity);
            BigDecimal packages =
                    units == Units.STARTED
                            ? paid.divide(size, 0, RoundingMode.CEILING)
                            : paid.divide(size, QUOTIENT_DIGITS, RoundingMode.HALF_UP);
            return List.of(PricedPart.of(packages, price));
        }
    }

    /**
     * A share of an amount: the quantity is money in major units.
     *
     * @param percent the share
     * @param included the part of the amount that costs nothing
     * @param minimum least price of a period in which anything was used, in major units, or null
     * @param maximum greatest price of a period, or null
     */
    record Percentage(
            CurrencyUnit currency,
            BigDecimal percent,
            BigDecimal included,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum)
            implements Pricing {
        public Percentage {
            if (minimum != null && maximum != null && minimum.compareTo(maximum) > 0) {
                throw new IllegalArgumentException(
                        "minimum " + minimum + " is above maximum " + maximum);
            }
        }

        @Override
        public List<PricedPart> price(BigDecimal quantity) {
            BigDecimal base = above(included, quantity);
            UnitPrice share = new UnitPrice(currency, percent.movePointLeft(2));
            BigDecimal amount = share.amount().multiply(base);
            BigDecimal bounded = bounded(amount, quantity);
            PricedPart.Bound bound =
                    bounded.compareTo(amount) == 0
                            ? null
                            : new PricedPart.Bound(bounded.subtract(amount));
            return List.of(new PricedPart(base, share, null, bound));
        }

        private BigDecimal bounded(BigDecimal amount, BigDecimal quantity) {
            BigDecimal bounded = amount;
            if (minimum != null && quantity.signum() > 0) {
                bounded = bounded.max(minimum);
            }
            return maximum == null ? bounded : bounded.min(maximum);
        }
    }

    /**
     * Shares of an amount by tier, each tier's part at its own share.
     *
     * @param tiers {@code unitPrice} is the percent
     * @param chargesFeeAtZero whether the first tier's flat fee is due when nothing was used
     */
    record GraduatedPercentage(CurrencyUnit currency, List<Tier> tiers, boolean chargesFeeAtZero)
            implements Pricing {
        public GraduatedPercentage {
            tiers = List.copyOf(tiers);
            requireOrder(tiers);
        }

        @Override
        public List<PricedPart> price(BigDecimal quantity) {
            BigDecimal used = above(BigDecimal.ZERO, quantity);
            return graduated(currency, tiers, used, chargesFeeAtZero, 2);
        }
    }

    private static BigDecimal above(BigDecimal included, BigDecimal quantity) {
        return quantity.subtract(included).max(BigDecimal.ZERO);
    }

    private static Tier reached(List<Tier> tiers, BigDecimal used) {
        for (Tier tier : tiers) {
            if (tier.reaches(used)) {
                return tier;
            }
        }
        throw new IllegalStateException("the last tier has an end");
    }

    /** Each tier's units at its own price, moved by {@code shift} digits: 2 for percentages. */
    private static List<PricedPart> graduated(
            CurrencyUnit currency,
            List<Tier> tiers,
            BigDecimal used,
            boolean chargesFeeAtZero,
            int shift) {
        List<PricedPart> parts = new ArrayList<>();
        BigDecimal below = BigDecimal.ZERO;
        for (Tier tier : tiers) {
            if (used.compareTo(below) <= 0 && !parts.isEmpty()) {
                break;
            }
            BigDecimal within = tier.upTo() == null ? used : used.min(tier.upTo());
            String label = label(below, tier, Phrase.ABOVE, Phrase.BETWEEN);
            BigDecimal price = tier.unitPrice().movePointLeft(shift);
            parts.add(
                    new PricedPart(
                            within.subtract(below), new UnitPrice(currency, price), label, null));
            if (used.signum() > 0 || chargesFeeAtZero) {
                String fee = label(below, tier, Phrase.ABOVE_FEE, Phrase.BETWEEN_FEE);
                addFee(parts, currency, tier, fee);
            }
            below = within;
        }
        return parts;
    }

    private static void addFee(
            List<PricedPart> parts, CurrencyUnit currency, Tier tier, String label) {
        if (tier.flatFee().signum() > 0) {
            UnitPrice fee = new UnitPrice(currency, tier.flatFee());
            parts.add(new PricedPart(BigDecimal.ONE, fee, label, null));
        }
    }

    private static String label(BigDecimal below, Tier tier, Phrase above, Phrase between) {
        return tier.upTo() == null
                ? above.text(plain(below))
                : between.text(plain(below), plain(tier.upTo()));
    }

    private static String plain(BigDecimal units) {
        return units.stripTrailingZeros().toPlainString();
    }

    private static void requireOrder(List<Tier> tiers) {
        if (tiers.isEmpty() || tiers.getLast().upTo() != null) {
            throw new IllegalArgumentException("tiers must end with one that has no upTo");
        }
        BigDecimal below = BigDecimal.ZERO;
        for (Tier tier : tiers.subList(0, tiers.size() - 1)) {
            if (tier.upTo() == null || tier.upTo().compareTo(below) <= 0) {
                throw new IllegalArgumentException(
                        "tiers must rise: upTo " + tier.upTo() + " after " + below);
            }
            below = tier.upTo();
        }
    }
}

package io.billfold.billing.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.Law;
import io.billfold.billing.catalog.Pricing.Tiered.Mode;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** Every model against a table that was computed by hand, or that another system publishes. */
class PricingTest {
    private static final CurrencyUnit USD = CurrencyUnit.USD;

    /** docs.stripe.com/subscriptions/pricing-models/tiered-pricing: fonts of Typographic. */
    private static final String STRIPE_TIERS = "5:7 10:6.5 *:6";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    quantity | amount | why
                    0        | 0      | nothing costs nothing
                    1        | 7      | Stripe's table
                    5        | 35     | Stripe's table: the border is in the first tier
                    6        | 39     | Stripe's table: all six at 6.50
                    20       | 120    | Stripe's table
                    25       | 150    | Stripe's table
                    10.5     | 63     | by hand: a part of a unit above the border reaches the next tier
                    """)
    void volumeChargesAllUnitsAtTheTierThatIsReached(
            BigDecimal quantity, BigDecimal amount, String why) {
        Pricing volume = tiered(Mode.VOLUME, STRIPE_TIERS, Units.EXACT, true);
        assertThat(price(volume, quantity)).as(why).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    quantity | amount | why
                    0        | 0      | nothing costs nothing
                    1        | 7      | Stripe's tiers
                    5        | 35     | Stripe: the same as by volume
                    6        | 41.5   | Stripe's text: 5 x 7 + 1 x 6.50
                    10       | 67.5   | 5 x 7 + 5 x 6.50
                    20       | 127.5  | 5 x 7 + 5 x 6.50 + 10 x 6
                    25       | 157.5  | 5 x 7 + 5 x 6.50 + 15 x 6
                    5.5      | 38.25  | 5 x 7 + 0.5 x 6.50
                    -3       | 0      | usage that was taken back costs nothing
                    """)
    void graduatedChargesEachTiersUnitsAtItsOwnPrice(
            BigDecimal quantity, BigDecimal amount, String why) {
        Pricing graduated = tiered(Mode.GRADUATED, STRIPE_TIERS, Units.EXACT, true);
        assertThat(price(graduated, quantity)).as(why).isEqualByComparingTo(amount);
    }

    /** docs.getlago.com, "Graduated": 1.00 for the first 100, 0.50 for the next 100, then 0.10. */
    @ParameterizedTest
    @CsvSource({"100, 100", "200, 150", "201, 150.10", "1000, 230"})
    void graduatedChargesAsLagosExample(BigDecimal quantity, BigDecimal amount) {
        Pricing graduated = tiered(Mode.GRADUATED, "100:1 200:0.5 *:0.1", Units.EXACT, true);
        assertThat(price(graduated, quantity)).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    quantity | at zero | amount  | why, by hand
                    0        | true    | 10      | the first tier's fee is due at zero
                    0        | false   | 0       | or is not
                    1        | false   | 10      | the first tier is free of unit prices
                    1000     | false   | 10      | its last unit
                    1001     | false   | 15.002  | 10 + 5 + 1 x 0.002
                    10000    | false   | 33      | 10 + 5 + 9,000 x 0.002
                    10001    | false   | 33.0015 | and a unit of the third tier, which has no fee
                    """)
    void graduatedChargesTheFeeOfEveryTierThatWasBegun(
            BigDecimal quantity, boolean atZero, BigDecimal amount, String why) {
        Pricing graduated =
                tiered(Mode.GRADUATED, "1000:0+10 10000:0.002+5 *:0.0015", Units.EXACT, atZero);
        assertThat(price(graduated, quantity)).as(why).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    quantity | at zero | amount | why, by hand
                    0        | true    | 20     | the fee of the tier that zero is in
                    0        | false   | 0      | or none
                    10       | false   | 30     | 20 + 10 x 1
                    11       | false   | 38.8   | 30 + 11 x 0.80: the fee of the reached tier alone
                    """)
    void volumeChargesTheFeeOfTheTierThatIsReached(
            BigDecimal quantity, boolean atZero, BigDecimal amount, String why) {
        Pricing volume = tiered(Mode.VOLUME, "10:1+20 *:0.8+30", Units.EXACT, atZero);
        assertThat(price(volume, quantity)).as(why).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    quantity | at zero | amount | why, by hand
                    0        | true    | 100    | the first step is paid for having it
                    0        | false   | 0      | or for using it
                    1        | false   | 100    | one of ten costs as much as ten
                    10       | false   | 100    | the border is in the step
                    10.01    | false   | 180    | anything above is in the next
                    50       | false   | 180    | its border
                    51       | false   | 400    | all above
                    9999     | false   | 400    | all above
                    """)
    void stairstepChargesOneFeeForTheTierThatIsReached(
            BigDecimal quantity, boolean atZero, BigDecimal amount, String why) {
        Pricing stairs = tiered(Mode.STAIRSTEP, "10:0+100 50:0+180 *:0+400", Units.EXACT, atZero);
        assertThat(price(stairs, quantity)).as(why).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    units   | quantity | amount | why, by hand
                    EXACT   | 2.1      | 4.2    | parts are charged as parts
                    STARTED | 2.1      | 6      | 2.1 hours are 3
                    STARTED | 2        | 4      | what was not begun is not charged
                    STARTED | 5.01     | 9      | 6 units: 5 x 2 would be a tier lower, 6 x 1.50
                    """)
    void unitsThatWereBegunAreChargedWholeWhereThatIsSaid(
            Units units, BigDecimal quantity, BigDecimal amount, String why) {
        Pricing volume = tiered(Mode.VOLUME, "5:2 *:1.5", units, true);
        assertThat(price(volume, quantity)).as(why).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    price  | included | units   | quantity | amount   | why, by hand
                    9.90   | 0        | EXACT   | 3        | 29.7     | 3 x 9.90
                    9.90   | 1        | EXACT   | 3        | 19.8     | one is free
                    9.90   | 5        | EXACT   | 3        | 0        | all are free, and nothing is given back
                    0.0004 | 0        | EXACT   | 12345    | 4.938    | more decimals than the currency
                    2      | 0.5      | EXACT   | 1.25     | 1.5      | parts of units
                    2      | 0.5      | STARTED | 1.25     | 3        | begun units first, then what is free
                    2      | 0        | EXACT   | -4       | 0        | usage that was taken back
                    """)
    void aUnitPriceIsMultipliedByWhatIsNotIncluded(
            BigDecimal price,
            BigDecimal included,
            Units units,
            BigDecimal quantity,
            BigDecimal amount,
            String why) {
        Pricing perUnit = new Pricing.PerUnit(new UnitPrice(USD, price), included, units);
        assertThat(price(perUnit, quantity)).as(why).isEqualByComparingTo(amount);
    }

    /** docs.getlago.com, "Package": 5.00 for 100 units, the first 100 free; 201 units cost 10. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    units   | quantity | amount | why
                    STARTED | 201      | 10     | Lago's example
                    STARTED | 200      | 5      | a full package
                    STARTED | 101      | 5      | one unit begins a package
                    STARTED | 100      | 0      | the free ones
                    STARTED | 0        | 0      | nothing
                    STARTED | 100.01   | 5      | a part of a unit begins one too
                    EXACT   | 201      | 5.05   | 1.01 packages
                    EXACT   | 150      | 2.5    | half a package
                    """)
    void packagesAreChargedAsTheyAreBegunOrByTheirPart(
            Units units, BigDecimal quantity, BigDecimal amount, String why) {
        Pricing packaged =
                new Pricing.Packaged(
                        new UnitPrice(USD, new BigDecimal("5")),
                        BigDecimal.valueOf(100),
                        BigDecimal.valueOf(100),
                        units);
        assertThat(price(packaged, quantity)).as(why).isEqualByComparingTo(amount);
    }

    @Test
    void aThirdOfAPackageIsRoundedInItsTwelfthDecimal() {
        Pricing packaged =
                new Pricing.Packaged(
                        new UnitPrice(USD, BigDecimal.ONE),
                        BigDecimal.valueOf(3),
                        BigDecimal.ZERO,
                        Units.EXACT);
        assertThat(price(packaged, BigDecimal.ONE)).isEqualTo(new BigDecimal("0.333333333333"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            nullValues = "-",
            textBlock =
                    """
                    percent | included | minimum | maximum | quantity | amount | why
                    1       | 0        | 1       | 100     | 250      | 2.5    | docs.upvest.co: 1 %, 1 to 100
                    1       | 0        | 1       | 100     | 50       | 1      | the same: at least 1
                    1       | 0        | 1       | 100     | 25000    | 100    | the same: at most 100
                    1       | 0        | 1       | 100     | 0        | 0      | no minimum of nothing
                    1.4     | 500      | -       | -       | 500      | 0      | by hand: all of it is free
                    1.4     | 500      | -       | -       | 1500     | 14     | by hand: 1.4 % of 1,000
                    1.4     | 500      | 5       | -       | 400      | 5      | by hand: the minimum of any turnover
                    0.0001  | 0        | -       | -       | 1000000  | 1      | by hand: a small share
                    2.5     | 0        | -       | -       | -100     | 0      | by hand: taken back
                    """)
    void aShareOfAnAmountIsKeptWithinItsBounds(
            BigDecimal percent,
            BigDecimal included,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum,
            BigDecimal quantity,
            BigDecimal amount,
            String why) {
        Pricing percentage = new Pricing.Percentage(USD, percent, included, minimum, maximum);
        assertThat(price(percentage, quantity)).as(why).isEqualByComparingTo(amount);
    }

    /**
     * docs.getlago.com, "Graduated percentage": 1 % and 200 up to 1,000, 2 % and 300 up to 10,000,
     * 3 % and 400 above. Transactions of 500, 550 and 4,000 cost 205, 306 and 80.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    amount | price  | why
                    500    | 205    | Lago's first transaction
                    1050   | 511    | and the second: 205 + 306
                    5050   | 591    | and the third: 511 + 80
                    1000   | 210    | by hand: the border is in the first tier
                    10000  | 690    | by hand: 210 + 9,000 x 2 % + 300
                    10100  | 1093   | by hand: 690 + 100 x 3 % + 400
                    """)
    void sharesByTierChargeEachTiersPartAtItsOwnShare(
            BigDecimal amount, BigDecimal price, String why) {
        Pricing graduated =
                new Pricing.GraduatedPercentage(
                        USD, tiers("1000:1+200 10000:2+300 *:3+400"), false);
        assertThat(price(graduated, amount)).as(why).isEqualByComparingTo(price);
    }

    @ParameterizedTest
    @CsvSource({"true, 200", "false, 0"})
    void theFirstTiersFeeOfSharesIsDueAtZeroOrNot(boolean atZero, BigDecimal price) {
        Pricing graduated = new Pricing.GraduatedPercentage(USD, tiers("1000:1+200 *:3"), atZero);
        assertThat(price(graduated, BigDecimal.ZERO)).isEqualByComparingTo(price);
    }

    @Test
    void aFlatPriceIsTheSameForAnyQuantity() {
        Pricing flat = new Pricing.Flat(new UnitPrice(USD, new BigDecimal("49")));
        for (String quantity : List.of("0", "1", "1000", "-1")) {
            assertThat(price(flat, new BigDecimal(quantity))).isEqualByComparingTo("49");
        }
    }

    @Test
    void partsSayWhichTierTheyAre() {
        Pricing graduated = tiered(Mode.GRADUATED, "5:7+1 10:6.5 *:6", Units.EXACT, true);
        assertThat(graduated.price(BigDecimal.valueOf(6)))
                .extracting(PricedPart::label)
                .containsExactly("above 0 up to 5", "above 0 up to 5, fee", "above 5 up to 10");
    }

    /** Law: graduated prices rise with what is used; volume prices need not. */
    @Test
    void oneMoreUnitNeverCostsLessWhereTiersAreGraduated() {
        Pricing graduated = tiered(Mode.GRADUATED, "5:7+1 10:6.5+0.5 *:0.01", Units.EXACT, true);
        Law.holds(
                500,
                random -> {
                    BigDecimal less = BigDecimal.valueOf(random.nextInt(2000), 2);
                    BigDecimal more = less.add(BigDecimal.valueOf(random.nextInt(500), 2));
                    assertThat(price(graduated, more))
                            .isGreaterThanOrEqualTo(price(graduated, less));
                });
    }

    @Test
    void tiersThatDoNotRiseOrDoNotEndAreRefused() {
        for (String wrong : List.of("10:1 10:2 *:3", "10:1 5:2 *:3", "10:1 20:2", "*:1 *:2")) {
            assertThatThrownBy(() -> tiered(Mode.VOLUME, wrong, Units.EXACT, true))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("tiers must ");
        }
    }

    private static BigDecimal price(Pricing pricing, BigDecimal quantity) {
        return pricing.price(quantity).stream()
                .map(PricedPart::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Pricing tiered(Mode mode, String tiers, Units units, boolean atZero) {
        return new Pricing.Tiered(USD, mode, tiers(tiers), units, atZero);
    }

    /** {@code 10:1.5+20} is 1.50 a unit up to 10 and a fee of 20; {@code *} has no end. */
    private static List<Tier> tiers(String text) {
        return Arrays.stream(text.split(" ")).map(PricingTest::tier).toList();
    }

    private static Tier tier(String text) {
        String[] parts = text.split("[:+]");
        return new Tier(
                parts[0].equals("*") ? null : new BigDecimal(parts[0]),
                new BigDecimal(parts[1]),
                parts.length > 2 ? new BigDecimal(parts[2]) : BigDecimal.ZERO);
    }
}

package io.billfold.billing.withholding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.billfold.billing.Law;
import io.billfold.billing.withholding.Withholding.Basis;
import io.billfold.money.RoundingPolicy;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.List;

class WithholdingTest {
    /** By hand. */
    @ParameterizedTest
    @CsvSource({
        // India, professional fees: 10 % of 100,000 and nothing of the GST
        "IN, 10,   NET,   INR 100000.00, INR 18000.00, INR 10000.00",
        // Brazil, CSRF: 4.65 % of the invoice as it is
        "BR, 4.65, GROSS, BRL 10000.00,  BRL 0.00,     BRL 465.00",
        // 4.65 % of 333.33 = 15.499845
        "BR, 4.65, GROSS, BRL 333.33,    BRL 0.00,     BRL 15.50",
        // Thailand: 3 % of 1,234.50 = 37.035, without the 7 % VAT
        "TH, 3,    NET,   THB 1234.50,   THB 86.42,    THB 37.04",
        // with it, 3 % of 1,320.92 = 39.6276
        "TH, 3,    GROSS, THB 1234.50,   THB 86.42,    THB 39.63",
        // a dong has no parts: 5 % of 1,234,567 = 61,728.35
        "VN, 5,    GROSS, VND 1234567,   VND 0,        VND 61728",
        // a credit note gives back what its invoice took
        "IN, 10,   NET,   INR -100.05,   INR -18.01,   INR -10.01"
    })
    void aShareOfTheInvoiceIsKept(
            String country, BigDecimal rate, Basis basis, Money net, Money tax, Money kept) {
        Withholding withholding = new Withholding("WHT", country, rate, basis, "law");
        assertThat(withholding.expected(net, tax, RoundingPolicy.EN_16931)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        // 100 / 0.9
        "10, USD 100.00, USD 111.11",
        // 100 / 0.85 = 117.647...
        "15, USD 100.00, USD 117.65",
        "20, USD 100.00, USD 125.00",
        // 10 / 0.9535 = 10.4876...
        "4.65, USD 10.00, USD 10.49",
        // 1000 / 0.95 = 1052.63..., and a yen has no parts
        "5, JPY 1000, JPY 1053",
        "25, USD 0.01, USD 0.01",
        "20, USD 0.00, USD 0.00"
    })
    void aPriceIsDividedByWhatIsLeft(BigDecimal rate, Money price, Money gross) {
        assertThat(of(rate).grossUp(price)).isEqualTo(gross);
    }

    @Test
    void whoIsPaidReceivesThePrice() {
        List<CurrencyUnit> currencies =
                List.of(CurrencyUnit.USD, CurrencyUnit.JPY, CurrencyUnit.of("KWD"));
        Law.holds(
                20_000,
                random -> {
                    BigDecimal rate = BigDecimal.valueOf(random.nextInt(1, 9_999), 2);
                    CurrencyUnit currency = currencies.get(random.nextInt(currencies.size()));
                    Money price = Money.ofMinor(currency, random.nextLong(0, 10_000_000));
                    Withholding withholding = of(rate);
                    Money gross = withholding.grossUp(price);
                    Money kept =
                            withholding.expected(
                                    gross, Money.zero(currency), RoundingPolicy.EN_16931);
                    assertThat(gross.minus(kept)).as(rate + " % of " + gross).isEqualTo(price);
                });
    }

    @Test
    void aRateLeavesSomething() {
        for (String wrong : List.of("0", "-1", "100", "101")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> of(new BigDecimal(wrong)))
                    .withMessage("a rate is above 0 and below 100 percent, not " + wrong);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Withholding("WHT", "IND", BigDecimal.TEN, Basis.NET, "law"));
    }

    private static Withholding of(BigDecimal rate) {
        return new Withholding("WHT", "BR", rate, Basis.GROSS, "law");
    }
}

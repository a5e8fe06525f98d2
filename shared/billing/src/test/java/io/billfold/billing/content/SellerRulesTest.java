package io.billfold.billing.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Address;
import io.billfold.billing.account.Branding;
import io.billfold.billing.account.PartyProfile;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

class SellerRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"12-31", "03-31", "02-29"})
    void takesAFiscalYearThatEndsOnADay(String yearEnd) {
        assertThat(SellerRules.check(seller("GB", "TH", yearEnd))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13-31", "02-30", "31.3.", "2026-03-31", "3-31"})
    void refusesAFiscalYearThatEndsOnNoDay(String yearEnd) {
        assertThat(SellerRules.check(seller("GB", "TH", yearEnd)))
                .containsExactly(
                        new Problem(
                                "profile.particulars.fiscalYearEnd",
                                "must be a month and day such as 03-31, was '" + yearEnd + "'"));
    }

    @Test
    void namesEverythingThatIsWrong() {
        assertThat(SellerRules.check(seller("IN", "MUMBAI", "never")))
                .extracting(Problem::field)
                .containsExactly("series", "profile.particulars.fiscalYearEnd");
    }

    @Test
    void refusesASeriesWhoseNumbersNoDocumentCouldHold() {
        assertThat(SellerRules.check(seller("DE", "S".repeat(40), "12-31"))).isEmpty();
        assertThat(SellerRules.check(seller("DE", "S".repeat(41), "12-31")))
                .extracting(Problem::field)
                .containsExactly("series");
    }

    @Test
    void namesWhatItsInvoicesWillLack() {
        LocalDate day = LocalDate.of(2026, 11, 2);
        assertThat(SellerRules.lacking(seller("FR", "FA", "12-31"), day))
                .extracting(Problem::field)
                .contains("seller.particulars.legalForm", "seller.legalId")
                .allMatch(field -> field.startsWith("seller."));
        assertThat(SellerRules.lacking(seller("US", "US", "12-31"), day)).isEmpty();
    }

    private static Seller seller(String country, String series, String yearEnd) {
        return new Seller(
                new SellerId("example"),
                "Example",
                "billing@example.com",
                new Address("1 Main Street", null, "Town", null, null, country),
                ZoneOffset.UTC,
                series,
                List.of(),
                null,
                false,
                new PartyProfile(null, null, null, null, null, Map.of("fiscalYearEnd", yearEnd)),
                Branding.NONE);
    }
}

package io.billfold.billing.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Examples;
import io.billfold.billing.Problem;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.PartyKind;
import io.billfold.money.RoundingPolicy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.LocalDate;

class TaxRulesTest {
    private static final TaxRules RULES = TaxRules.bundled();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    seller | registered | customer | kind     | taxId          | on         | category | percent | in | number      | because
                    DE     | DE         | DE       | BUSINESS |                | 2026-01-31 | S        | 19      | DE | DE811907980 | both in DE
                    DE     | DE         | DE       | CONSUMER |                | 2020-07-01 | S        | 16      | DE | DE811907980 | on 2020-07-01 is 16
                    DE     | DE         | DE       | CONSUMER |                | 2020-12-31 | S        | 16      | DE | DE811907980 | on 2020-12-31 is 16
                    DE     | DE         | DE       | CONSUMER |                | 2021-01-01 | S        | 19      | DE | DE811907980 | on 2021-01-01 is 19
                    DE     | DE OSS:DE  | DE       | CONSUMER |                | 2026-01-31 | S        | 19      | DE | DE811907980 | both in DE
                    FI     | FI         | FI       | BUSINESS |                | 2026-01-31 | S        | 25.5    | FI | FI811907980 | since 2024-09-01
                    GB     | GB         | GB       | BUSINESS |                | 2026-01-31 | S        | 20      | GB | GB811907980 | both in GB
                    CH     | CH         | CH       | CONSUMER |                | 2026-01-31 | S        | 8.1     | CH | CH811907980 | both in CH
                    JP     | JP         | JP       | BUSINESS |                | 2026-01-31 | S        | 10      | JP | JP811907980 | art. 70-10
                    DE     | DE         | FR       | BUSINESS | FR40303265045  | 2026-01-31 | AE       | 0       | FR | DE811907980 | art. 196
                    DE     | DE         | FR       | BUSINESS | fr 40 303.265-045 | 2026-01-31 | AE    | 0       | FR | DE811907980 | art. 44
                    DE     | DE         | GR       | BUSINESS | EL094259216    | 2026-01-31 | AE       | 0       | GR | DE811907980 | art. 226(11a)
                    DE     | DE OSS:DE  | FR       | CONSUMER |                | 2026-01-31 | S        | 20      | FR | DE811907980 | art. 58
                    DE     | DE OSS:DE  | FR       | CONSUMER |                | 2026-01-31 | S        | 20      | FR | DE811907980 | art. 369a
                    DE     | OSS:DE     | FR       | CONSUMER |                | 2026-01-31 | S        | 20      | FR | EU372022452 | One Stop Shop
                    DE     | DE OSS:DE  | FR       | BUSINESS |                | 2026-01-31 | S        | 20      | FR | DE811907980 | Reg. 282/2011 art. 18(2)
                    DE     | DE         | FR       | CONSUMER |                | 2026-01-31 | S        | 19      | DE | DE811907980 | art. 59c
                    DE     | DE         | FR       | BUSINESS |                | 2026-01-31 | S        | 19      | DE | DE811907980 | Reg. 282/2011 art. 18(2)
                    DE     | DE FR      | FR       | CONSUMER |                | 2026-01-31 | S        | 20      | FR | FR811907980 | registered there
                    DE     | DE         | GB       | BUSINESS | GB123456789    | 2020-12-31 | AE       | 0       | GB | DE811907980 | member states
                    DE     | DE OSS:DE  | EE       | CONSUMER |                | 2025-06-30 | S        | 22      | EE | DE811907980 | on 2025-06-30 is 22
                    DE     | DE OSS:DE  | EE       | CONSUMER |                | 2025-07-01 | S        | 24      | EE | DE811907980 | on 2025-07-01 is 24
                    """)
    void decides(
            String seller,
            String registered,
            String customer,
            PartyKind kind,
            @Nullable String taxId,
            LocalDate on,
            String category,
            BigDecimal percent,
            String in,
            String number,
            String because) {
        Account account = account(customer, null, null, kind, taxId);

        TaxTreatment treatment =
                decided(RULES.decide(Examples.seller(seller, registered), account, on));

        assertThat(treatment.category().code()).isEqualTo(category);
        assertThat(treatment.ratePercent()).isEqualByComparingTo(percent);
        assertThat(treatment.country()).isEqualTo(in);
        assertThat(treatment.sellerTaxId()).isEqualTo(number);
        assertThat(String.join("\n", treatment.because())).contains(because);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    seller | registered | customer | region | postcode | kind     | taxId         | on         | field                    | reason
                    DE     | DE         | GB       |        |          | BUSINESS | GB123456789   | 2026-01-31 | account.address.country  | a seller in DE selling to GB is not covered
                    DE     | DE         | GB       |        |          | BUSINESS | GB123456789   | 2021-01-01 | account.address.country  | a seller in DE selling to GB is not covered
                    US     |            | DE       |        |          | CONSUMER |               | 2026-01-31 | account.address.country  | a seller in US selling to DE is not covered
                    DE     | DE         | US       | OR     |          | BUSINESS |               | 2026-01-31 | account.address.country  | a seller in DE selling to US is not covered
                    DE     |            | DE       |        |          | BUSINESS |               | 2026-01-31 | seller.registrations     | no domestic tax registration in DE
                    DE     | FR         | DE       |        |          | BUSINESS |               | 2026-01-31 | seller.registrations     | no domestic tax registration in DE
                    DE     |            | FR       |        |          | BUSINESS | FR40303265045 | 2026-01-31 | seller.registrations     | no domestic tax registration in DE
                    DE     |            | FR       |        |          | CONSUMER |               | 2026-01-31 | seller.registrations     | no domestic tax registration in DE
                    DE     | DE         | FR       |        |          | BUSINESS | DE811907980   | 2026-01-31 | account.taxId            | must be FR and 2 to 12
                    DE     | DE         | GR       |        |          | BUSINESS | GR094259216   | 2026-01-31 | account.taxId            | must be EL and 2 to 12
                    DE     | DE         | FR       |        |          | BUSINESS | FR1           | 2026-01-31 | account.taxId            | was FR1
                    DE     | DE         | FR       |        |          | BUSINESS | FR1234567890123 | 2026-01-31 | account.taxId          | must be FR
                    US     |            | US       | CA     |          | BUSINESS |               | 2026-01-31 | account.address.region   | sales tax in California is not covered
                    US     |            | US       | AK     |          | BUSINESS |               | 2026-01-31 | account.address.region   | sales tax in Alaska is not covered
                    US     |            | US       |        |          | BUSINESS |               | 2026-01-31 | account.address.region   | must be a state such as OR
                    US     |            | US       | XX     |          | BUSINESS |               | 2026-01-31 | account.address.region   | was XX
                    ES     | ES         | ES       |        | 35001    | BUSINESS |               | 2026-01-31 | account.address.postcode | Canary Islands
                    DE     | DE OSS:DE  | ES       |        | 38001    | CONSUMER |               | 2026-01-31 | account.address.postcode | Canary Islands
                    DE     | DE         | DE       |        | 27498    | CONSUMER |               | 2026-01-31 | account.address.postcode | Heligoland
                    PT     | PT         | PT       |        | 9000-081 | CONSUMER |               | 2026-01-31 | account.address.postcode | Madeira
                    IN     | IN         | IN       | KA     |          | BUSINESS |               | 2026-01-31 | account.address.country  | CGST
                    CA     | CA         | CA       | ON     |          | BUSINESS |               | 2026-01-31 | account.address.country  | GST, HST
                    BR     | BR         | BR       |        |          | BUSINESS |               | 2026-01-31 | account.address.country  | no standard rate of BR is known on 2026-01-31
                    TH     | TH         | TH       |        |          | BUSINESS |               | 2026-10-01 | account.address.country  | no standard rate of TH is known on 2026-10-01
                    DE     | DE         | DE       |        |          | BUSINESS |               | 2006-12-31 | account.address.country  | no standard rate of DE is known on 2006-12-31
                    """)
    void refusesNamingTheField(
            String seller,
            @Nullable String registered,
            String customer,
            @Nullable String region,
            @Nullable String postcode,
            PartyKind kind,
            @Nullable String taxId,
            LocalDate on,
            String field,
            String reason) {
        Account account = account(customer, region, postcode, kind, taxId);

        TaxDecision decision = RULES.decide(Examples.seller(seller, registered), account, on);

        assertThat(decision).isInstanceOf(TaxDecision.Refused.class);
        Problem problem = ((TaxDecision.Refused) decision).problems().getFirst();
        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.reason()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"OR,Oregon", "MT,Montana", "NH,New Hampshire", "DE,Delaware"})
    void fourStatesHaveNoSalesTax(String region, String name) {
        TaxTreatment treatment =
                decided(
                        RULES.decide(
                                Examples.seller("US", null),
                                account("US", region, null, PartyKind.BUSINESS, null),
                                LocalDate.of(2026, 1, 31)));

        assertThat(treatment.category()).isEqualTo(TaxCategory.OUTSIDE_SCOPE);
        assertThat(treatment.wording()).isEqualTo("No sales tax in " + name);
        assertThat(treatment.sellerTaxId()).isNull();
        assertThat(treatment.because()).anyMatch(answer -> answer.contains("(source NBS"));
    }

    @Test
    void reverseChargeSaysWhatTheInvoiceMustSay() {
        TaxTreatment treatment =
                decided(
                        RULES.decide(
                                Examples.seller("DE", "DE"),
                                account("AT", null, null, PartyKind.BUSINESS, "ATU13585627"),
                                LocalDate.of(2026, 1, 31)));

        assertThat(treatment.wording()).isEqualTo("Reverse charge");
        assertThat(treatment.exemptionCode()).isEqualTo("VATEX-EU-AE");
    }

    @Test
    void japanRoundsTowardsZeroAndOthersDoNot() {
        LocalDate on = LocalDate.of(2026, 1, 31);
        Account japan = account("JP", null, null, PartyKind.BUSINESS, null);
        Account korea = account("KR", null, null, PartyKind.BUSINESS, null);

        assertThat(decided(RULES.decide(Examples.seller("JP", "JP"), japan, on)))
                .returns(RoundingPolicy.JP_QUALIFIED_INVOICE, TaxTreatment::rounding)
                .returns("consumption tax", TaxTreatment::tax);
        assertThat(decided(RULES.decide(Examples.seller("KR", "KR"), korea, on)).rounding())
                .isEqualTo(RoundingPolicy.EN_16931);
    }

    private static Account account(
            String country,
            @Nullable String region,
            @Nullable String postcode,
            PartyKind kind,
            @Nullable String taxId) {
        return Examples.account(kind, taxId, Examples.address(country, region, postcode));
    }

    private static TaxTreatment decided(TaxDecision decision) {
        assertThat(decision).isInstanceOf(TaxDecision.Decided.class);
        return ((TaxDecision.Decided) decision).treatment();
    }
}

package io.billfold.billing.collecting;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.collecting.DeclineRules.Limit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.LocalDate;

/** The facts' own examples, by their networks. */
class DeclineRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private final DeclineRules rules = DeclineRules.bundled();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
            provider | code                    | network    | network code | advice | kind
            stripe   | insufficient_funds      | visa       | 51           | -      | SOFT
            stripe   | lost_card               | -          | -            | -      | HARD
            stripe   | generic_decline         | visa       | 46           | -      | HARD
            stripe   | do_not_try_again        | visa       | 51           | -      | HARD
            stripe   | authentication_required | visa       | 1A           | -      | AUTHENTICATION
            stripe   | never_heard_of          | -          | -            | -      | SOFT
            adyen    | 38                      | -          | -            | -      | AUTHENTICATION
            adyen    | 2                       | mastercard | 05           | 03     | HARD
            adyen    | 2                       | mastercard | 05           | 24     | SOFT
            adyen    | 2                       | visa       | 05           | 03     | SOFT
            stripe   | -                       | sepa       | AM04         | -      | SOFT
            stripe   | -                       | sepa       | AC04         | -      | HARD
            stripe   | duplicate_transaction   | -          | -            | -      | FAULT
            """,
            useHeadersInDisplayName = true)
    void refusalsMeanWhatTheirNetworkSays(
            String provider,
            @Nullable String code,
            @Nullable String network,
            @Nullable String networkCode,
            @Nullable String advice,
            Decline.Kind kind) {
        Decline decline = new Decline(provider, code, network, networkCode, advice);
        assertThat(rules.kind(decline, TODAY)).isEqualTo(kind);
    }

    @Test
    void categoryOneOfVisaIsNeverTriedAgain() {
        for (String code : "04 07 12 14 15 41 43 46 57 R0 R1 R3".split(" ", -1)) {
            Decline decline = new Decline("stripe", "generic_decline", "visa", code, null);
            assertThat(rules.kind(decline, TODAY)).as(code).isEqualTo(Decline.Kind.HARD);
        }
    }

    @Test
    void limitsHoldFromTheirDay() {
        assertThat(rules.limits("visa", LocalDate.of(2025, 5, 18)))
                .containsExactly(new Limit(16, Duration.ofDays(30)));
        assertThat(rules.limits("visa", LocalDate.of(2025, 5, 19)))
                .containsExactly(new Limit(20, Duration.ofDays(30)));
        assertThat(rules.limits("mastercard", TODAY))
                .containsExactly(
                        new Limit(10, Duration.ofHours(24)), new Limit(35, Duration.ofDays(30)));
        assertThat(rules.limits("girocard", TODAY)).isEmpty();
    }
}

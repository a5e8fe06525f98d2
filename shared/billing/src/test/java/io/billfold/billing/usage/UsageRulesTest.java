package io.billfold.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.billfold.billing.Problem;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

class UsageRulesTest {
    private static final UsageRules RULES = new UsageRules(35);

    /** Monthly from 10 January to 1 June 2026, in UTC. */
    private record Monthly(Map<String, Set<Aggregation>> metrics) implements UsageTerms {
        @Override
        public Instant from() {
            return Instant.parse("2026-01-10T00:00:00Z");
        }

        @Override
        public @Nullable Instant to() {
            return Instant.parse("2026-06-10T00:00:00Z");
        }

        @Override
        public Instant closesAt(Instant instant) {
            ZonedDateTime next = from().atZone(ZoneOffset.UTC);
            while (!next.toInstant().isAfter(instant)) {
                next = next.plusMonths(1);
            }
            return next.toInstant();
        }
    }

    private static final UsageTerms TERMS = new Monthly(Map.of("seats", Set.of(Aggregation.SUM)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    at                       | now                      | answer   | why
                    2026-01-10T00:00:00Z     | 2026-01-10T00:00:00Z     | accepted | the first instant of service
                    2026-01-09T23:59:59.999Z | 2026-01-11T00:00:00Z     | refused  | is before the service
                    2026-01-20T00:05:00Z     | 2026-01-20T00:00:00Z     | accepted | a clock may be five minutes ahead
                    2026-01-20T00:05:00.001Z | 2026-01-20T00:00:00Z     | refused  | is in the future
                    2026-02-09T23:59:59Z     | 2026-02-09T23:59:59.999Z | accepted | its period is open
                    2026-02-09T23:59:59Z     | 2026-02-10T00:00:00Z     | late     | its period has just closed
                    2026-02-09T23:59:59Z     | 2026-03-16T23:59:59Z     | late     | 35 days after 10 February are not over
                    2026-02-09T23:59:59Z     | 2026-03-17T00:00:00Z     | refused  | took late usage for 35 days
                    2026-02-10T00:00:00Z     | 2026-03-17T00:00:00Z     | late     | the next period closed 10 March
                    2026-06-10T00:00:00Z     | 2026-06-10T00:00:00Z     | refused  | is after the service
                    2026-06-09T23:59:59Z     | 2026-07-01T00:00:00Z     | late     | its last period, late
                    """)
    void timeDecides(Instant at, Instant now, String answer, String why) {
        UsageEvent event = Usages.event("a", at, "1", null);
        switch (RULES.decide(event, null, TERMS, now)) {
            case UsageAnswer.Accepted(boolean late) ->
                    assertThat(answer).as(why).isEqualTo(late ? "late" : "accepted");
            case UsageAnswer.Refused(List<Problem> problems) -> {
                assertThat(answer).as(problems.toString()).isEqualTo("refused");
                assertThat(problems).singleElement().extracting(Problem::field).isEqualTo("at");
                assertThat(problems.getFirst().reason()).contains(why);
            }
            case UsageAnswer.Duplicate duplicate -> assertThat(duplicate).as(why).isNull();
        }
    }

    @Test
    void aRepeatIsADuplicateHoweverLate() {
        UsageEvent event = Usages.event("a", "2026-01-20T00:00Z 1.50");
        UsageEvent same = Usages.event("a", "2026-01-20T01:00+01:00 1.5");
        assertThat(RULES.decide(same, event, TERMS, Instant.parse("2030-01-01T00:00:00Z")))
                .isEqualTo(new UsageAnswer.Duplicate());
    }

    @Test
    void theSameIdWithOtherContentIsRefused() {
        UsageEvent event = Usages.event("a", "2026-01-20T00:00Z 1");
        for (String other : List.of("2026-01-20T00:00Z 2", "2026-01-20T00:00:01Z 1")) {
            assertThat(refusal(Usages.event("a", other), event, TERMS))
                    .containsExactly(
                            new Problem(
                                    "eventId",
                                    "a is recorded with other content: give new usage a new id"));
        }
    }

    @Test
    void whatNoPlanChargesIsRefused() {
        UsageEvent event = Usages.event("a", "2026-01-20T00:00Z 1");
        assertThat(refusal(event, null, null))
                .containsExactly(new Problem("subscription", "o-1 is not known"));
        assertThat(refusal(event, null, new Monthly(Map.of("calls", Set.of()))))
                .containsExactly(
                        new Problem(
                                "metric", "seats is charged by no plan of o-1, which has [calls]"));
    }

    @Test
    void aUniqueCountNeedsAValue() {
        UsageTerms terms = new Monthly(Map.of("seats", Set.of(Aggregation.UNIQUE_COUNT)));
        assertThat(refusal(Usages.event("a", "2026-01-20T00:00Z 1"), null, terms))
                .containsExactly(new Problem("unique", "is missing: seats counts its values"));
        assertThat(
                        RULES.decide(
                                Usages.event("a", "2026-01-20T00:00Z 1 u-1"),
                                null,
                                terms,
                                Instant.parse("2026-01-21T00:00:00Z")))
                .isEqualTo(new UsageAnswer.Accepted(false));
    }

    @Test
    void everythingThatIsWrongIsNamed() {
        UsageTerms terms = new Monthly(Map.of());
        assertThat(refusal(Usages.event("a", "2026-02-20T00:00Z 1"), null, terms))
                .extracting(Problem::field)
                .containsExactly("metric", "at");
    }

    @Test
    void theCutOffIsWithinBounds() {
        assertThat(new UsageRules(0).lateDays()).isZero();
        for (int wrong : List.of(-1, 367)) {
            assertThatThrownBy(() -> new UsageRules(wrong)).hasMessageContaining("0 to 366");
        }
    }

    private static List<Problem> refusal(
            UsageEvent event, @Nullable UsageEvent known, @Nullable UsageTerms terms) {
        Instant now = Instant.parse("2026-01-21T00:00:00Z");
        return ((UsageAnswer.Refused) RULES.decide(event, known, terms, now)).problems();
    }
}

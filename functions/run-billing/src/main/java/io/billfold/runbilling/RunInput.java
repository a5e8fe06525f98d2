package io.billfold.runbilling;

import io.billfold.billing.account.AccountId;
import io.billfold.runbilling.RunBilling.Wish;
import io.billfold.runbilling.RunBilling.Work;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The input of a schedule or of an invocation by hand, for example {@code {"account": "acme",
 * "until": "2026-01-31"}}; every field may be left out. {@code work} is {@code periods} or {@code
 * groups}, both when left out.
 */
final class RunInput {
    private RunInput() {}

    /**
     * What the input asks for.
     *
     * @throws IllegalArgumentException when a field is not what it should be
     * @throws java.time.format.DateTimeParseException when {@code until} is no date
     */
    static Wish wish(Instant scheduledAt, Map<String, String> input) {
        String account = input.get("account");
        String until = input.get("until");
        return new Wish(
                scheduledAt,
                account == null ? null : new AccountId(account),
                until == null ? null : LocalDate.parse(until),
                work(input.get("work")));
    }

    private static Set<Work> work(@Nullable String name) {
        return name == null
                ? EnumSet.allOf(Work.class)
                : EnumSet.of(Work.valueOf(name.toUpperCase(Locale.ROOT)));
    }
}

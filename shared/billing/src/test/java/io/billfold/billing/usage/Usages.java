package io.billfold.billing.usage;

import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.SubscriptionId;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Usage as tests write it. */
final class Usages {
    private Usages() {}

    /** An event such as {@code 2026-01-16T00:00Z 20 user-1}; the last word may be left out. */
    static UsageEvent event(String id, String text) {
        String[] words = text.strip().split(" +");
        Instant at = OffsetDateTime.parse(words[0]).toInstant();
        return event(id, at, words[1], words.length > 2 ? words[2] : null);
    }

    static UsageEvent event(String id, Instant at, String quantity, @Nullable String unique) {
        return new UsageEvent(
                id, new SubscriptionId("o-1"), "seats", at, new BigDecimal(quantity), unique);
    }

    /** Events with a comma between them, called a, b, c; none for a blank text. */
    static List<UsageEvent> events(@Nullable String texts) {
        List<UsageEvent> events = new ArrayList<>();
        if (texts != null && !texts.isBlank()) {
            for (String text : texts.split(",")) {
                events.add(event(String.valueOf((char) ('a' + events.size())), text));
            }
        }
        return events;
    }

    /** The month that a date such as {@code 2026-01-01} begins. */
    static UsageWindow month(String from, String zone) {
        LocalDate first = LocalDate.parse(from);
        return UsageWindow.of(new Period(first, first.plusMonths(1)), ZoneId.of(zone));
    }
}

package io.billfold.testkit.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where customers are and can be written to, now and before. */
final class Customers implements Subject {
    private final Seen seen;
    private final Map<String, List<Version>> versions = new HashMap<>();

    Customers(Seen seen) {
        this.seen = seen;
    }

    private record Version(long since, String email, ZoneId zone) {}

    @Override
    public void look(Write write) {
        for (Change change : write.of(Kind.ACCOUNT)) {
            var doc = change.after().doc();
            ZoneId zone = ZoneId.of(Json.text(doc, "zone"));
            versions.computeIfAbsent(change.id(), id -> new ArrayList<>())
                    .add(new Version(seen.writes(), Json.text(doc, "email"), zone));
        }
    }

    /** Whether an address was a customer's at some moment since a mark. */
    boolean hadEmail(String account, String email, long mark) {
        List<Version> all = versions.getOrDefault(account, List.of());
        for (int i = 0; i < all.size(); i++) {
            boolean isCurrent = i == all.size() - 1 || all.get(i + 1).since() > mark;
            if (isCurrent && all.get(i).email().equals(email)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a date had come for a customer at an instant, in any zone that was ever known. */
    boolean hadCome(String account, LocalDate date, Instant at) {
        return versions.getOrDefault(account, List.of()).stream()
                .anyMatch(version -> !date.isAfter(LocalDate.ofInstant(at, version.zone())));
    }
}

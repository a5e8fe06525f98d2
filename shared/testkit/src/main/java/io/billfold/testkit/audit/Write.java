package io.billfold.testkit.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One atomic write, sorted by the kinds of what it changed. */
final class Write {
    private final Map<Kind, List<Change>> changes = new EnumMap<>(Kind.class);
    private final boolean isWitnessed;

    /**
     * @param isWitnessed whether it was seen when it happened; if not, it is all that there is, and
     *     says nothing about what was before or at the same time
     */
    Write(boolean isWitnessed) {
        this.isWitnessed = isWitnessed;
    }

    void add(Change change) {
        changes.computeIfAbsent(change.kind(), kind -> new ArrayList<>()).add(change);
    }

    boolean isWitnessed() {
        return isWitnessed;
    }

    List<Change> of(Kind kind) {
        return changes.getOrDefault(kind, List.of());
    }

    /** What is there since this write. */
    Stream<Change> added(Kind kind) {
        return of(kind).stream().filter(Change::isNew);
    }

    Stream<Change> all() {
        return changes.values().stream().flatMap(List::stream);
    }
}

package io.billfold.testkit.audit;

import io.billfold.testkit.aws.ItemChange;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every item as it is now, as far as the auditor was told, and how many writes made it so. */
final class Seen {
    private final Names names;
    private final Map<String, List<Kind>> kinds = new HashMap<>();
    private final Map<Kind, Map<String, Row>> rows = new EnumMap<>(Kind.class);
    private long writes;

    Seen(Names names) {
        this.names = names;
        for (Kind kind : Kind.values()) {
            rows.put(kind, new LinkedHashMap<>());
        }
    }

    /** How many writes there have been: the auditor's clock. */
    long writes() {
        return writes;
    }

    /** The item of a kind with this id; an empty one where there is none. */
    Row find(Kind kind, String id) {
        return of(kind).getOrDefault(id, Row.NONE);
    }

    Collection<Row> all(Kind kind) {
        return of(kind).values();
    }

    /** The items of a kind by their ids. */
    Map<String, Row> of(Kind kind) {
        return rows.getOrDefault(kind, Map.of());
    }

    /** Takes a write in. */
    Write take(List<ItemChange> transaction, boolean isWitnessed) {
        writes++;
        Write write = new Write(isWitnessed);
        transaction.forEach(change -> write.add(take(change)));
        return write;
    }

    private Change take(ItemChange told) {
        Row key = Row.of(told.after().isEmpty() ? told.before() : told.after());
        Kind kind = kind(told.table(), key.text("pk"), key.text("sk"));
        String id = kind.id(key.text("pk"), key.text("sk"));
        Row known = find(kind, id);
        Row before = known.isThere() ? known : Row.of(told.before());
        Row after = Row.of(told.after(), before);
        if (after.isThere()) {
            of(kind).put(id, after);
        } else {
            of(kind).remove(id);
        }
        return new Change(kind, id, before, after);
    }

    private Kind kind(String table, String pk, String sk) {
        for (Kind kind : kinds.computeIfAbsent(table, name -> Kind.in(name, names))) {
            if (kind.fits(pk, sk)) {
                return kind;
            }
        }
        return Kind.UNKNOWN;
    }
}

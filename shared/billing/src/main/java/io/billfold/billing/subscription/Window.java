package io.billfold.billing.subscription;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;

/**
 * A time in which something holds.
 *
 * @param from first moment
 * @param to first moment after it, or null where it has no end
 * @param item which item it is about, or null for all
 * @param reason what customers read
 */
public record Window(
        LocalDateTime from, @Nullable LocalDateTime to, @Nullable ItemId item, String reason) {
    /** Whether it holds for an item at a moment. */
    public boolean holds(ItemId of, LocalDateTime moment) {
        return (item == null || item.equals(of))
                && !moment.isBefore(from)
                && (to == null || moment.isBefore(to));
    }
}

package io.billfold.events;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** An order, or a message that should have been one, was refused and kept. */
@Serdeable
public record OrderRejected(
        int version,
        String eventId,
        Instant occurredAt,
        String rejectionId,
        @Nullable String orderId,
        String reason,
        List<FieldProblem> fields)
        implements BillfoldEvent {
    public OrderRejected {
        Versions.check("OrderRejected", version);
    }

    public static OrderRejected of(
            Instant occurredAt,
            String rejectionId,
            @Nullable String orderId,
            String reason,
            List<FieldProblem> fields) {
        return new OrderRejected(
                1,
                "OrderRejected:" + rejectionId,
                occurredAt,
                rejectionId,
                orderId,
                reason,
                fields);
    }
}

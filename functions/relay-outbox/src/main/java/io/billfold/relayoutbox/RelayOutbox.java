package io.billfold.relayoutbox;

import io.billfold.lambda.StreamRecord;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts events on the bus in the order of the stream. From the first that the bus did not take, the
 * stream delivers again; those after it that were taken are on the bus twice, under the same event
 * id.
 */
@Singleton
class RelayOutbox {
    /** The most entries of one PutEvents call. */
    static final int ENTRIES_MAX = 10;

    /** The most bytes of one PutEvents call, less what the envelopes of ten entries take. */
    static final int BYTES_MAX = 250 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(RelayOutbox.class);

    private final Bus bus;

    RelayOutbox(Bus bus) {
        this.bus = bus;
    }

    /**
     * Relays the events among records.
     *
     * @return the sequence number of the first event that the bus did not take, or null
     */
    @Nullable String relay(List<StreamRecord> records) {
        for (List<OutboxEvent> batch : batches(records)) {
            int taken = put(batch);
            if (taken < batch.size()) {
                return batch.get(taken).sequenceNumber();
            }
        }
        return null;
    }

    /** How many were taken before the first that was not. */
    private int put(List<OutboxEvent> batch) {
        try {
            return bus.put(batch);
        } catch (RuntimeException e) {
            LOG.error("the bus took none of {} events", batch.size(), e);
            return 0;
        }
    }

    private static List<List<OutboxEvent>> batches(List<StreamRecord> records) {
        List<List<OutboxEvent>> batches = new ArrayList<>();
        List<OutboxEvent> batch = new ArrayList<>();
        int bytes = 0;
        for (StreamRecord each : records) {
            OutboxEvent event = OutboxEvent.of(each);
            if (event == null) {
                continue;
            }
            int more = event.detail().getBytes(StandardCharsets.UTF_8).length;
            if (batch.size() == ENTRIES_MAX || (!batch.isEmpty() && bytes + more > BYTES_MAX)) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(event);
            bytes += more;
        }
        batches.add(batch);
        return batches.stream().filter(each -> !each.isEmpty()).toList();
    }
}

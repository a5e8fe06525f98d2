package io.billfold.relayoutbox;

import io.billfold.events.BillfoldEvent;
import io.billfold.lambda.Host;
import io.billfold.store.AwsClients;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

import java.util.List;

/** The event bus that the settings name. */
@Singleton
class Bus implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Bus.class);

    private final EventBridgeClient eventBridge;
    private final String name;

    Bus(AwsClients clients, Host host) {
        this.eventBridge = clients.client(EventBridgeClient.class, EventBridgeClient::builder);
        this.name = host.setting("BUS_NAME");
    }

    /** Puts events on the bus and returns how many it took before the first that it did not. */
    int put(List<OutboxEvent> events) {
        List<PutEventsRequestEntry> entries = events.stream().map(this::entry).toList();
        List<PutEventsResultEntry> results =
                eventBridge.putEvents(r -> r.entries(entries)).entries();
        for (int i = 0; i < results.size(); i++) {
            PutEventsResultEntry result = results.get(i);
            if (result.errorCode() != null) {
                LOG.error(
                        "the bus refused {}: {} {}",
                        events.get(i).type(),
                        result.errorCode(),
                        result.errorMessage());
                return i;
            }
        }
        return events.size();
    }

    private PutEventsRequestEntry entry(OutboxEvent event) {
        return PutEventsRequestEntry.builder()
                .eventBusName(name)
                .source(BillfoldEvent.SOURCE)
                .detailType(event.type())
                .time(event.occurredAt())
                .detail(event.detail())
                .build();
    }

    @Override
    @PreDestroy
    public void close() {
        eventBridge.close();
    }
}

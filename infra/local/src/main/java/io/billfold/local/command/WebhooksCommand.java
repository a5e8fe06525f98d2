package io.billfold.local.command;

import com.fasterxml.jackson.databind.node.ArrayNode;

import io.billfold.events.ProviderEventReceived;
import io.billfold.local.http.Json;
import io.billfold.store.ProviderEventStore.UnknownType;
import io.billfold.store.WaitingEventStore.Waiting;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/** Lists the types of webhooks that came and that nobody knows. */
@Command(
        name = "webhooks",
        sortOptions = false,
        description = {
            "List the types of payment providers' webhooks that this release does not know.",
            "The events themselves are kept; nothing was booked for them. Below them stand events"
                    + " about payments that nobody recorded: they wait for them."
        })
final class WebhooksCommand extends CloudCommand {
    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = "--months",
            defaultValue = "12",
            description =
                    "How many months back from the local cloud's clock. Default: ${DEFAULT-VALUE}")
    private int months = 12;

    @Override
    int run(Connection cloud) {
        YearMonth last = YearMonth.from(cloud.clock().atOffset(ZoneOffset.UTC));
        ArrayNode all = Json.array();
        TextTable table = TextTable.of("month", "provider", "type", ">events");
        for (YearMonth month = last.minusMonths(months);
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            add(month, cloud.books().unknownWebhooks(month), all, table);
        }
        if (json) {
            out().println(Json.text(all));
        } else {
            out().print(table.isEmpty() ? "every type that came is known\n" : table.render(0));
            waiting(cloud.books().waitingWebhooks());
        }
        return 0;
    }

    private void waiting(List<Waiting> waiting) {
        TextTable table = TextTable.of("waits since", "provider", "type", "event", "charge");
        for (Waiting each : waiting) {
            ProviderEventReceived event = each.received();
            table.row(
                    event.occurredAt(),
                    event.provider(),
                    event.providerType(),
                    event.providerEventId(),
                    each.charge());
        }
        if (!table.isEmpty()) {
            out().println();
            out().print(table.render(0));
        }
    }

    private static void add(
            YearMonth month, List<UnknownType> unknown, ArrayNode all, TextTable table) {
        for (UnknownType type : unknown) {
            all.addObject()
                    .put("month", month.toString())
                    .put("provider", type.provider())
                    .put("type", type.type())
                    .put("events", type.events());
            table.row(month, type.provider(), type.type(), type.events());
        }
    }
}

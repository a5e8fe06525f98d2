package io.billfold.local.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.http.Json;
import io.billfold.local.sqs.MessageQueue;
import io.billfold.local.template.Properties;
import io.billfold.local.template.TemplateException;

import org.jspecify.annotations.Nullable;

import software.amazon.event.ruler.Machine;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a function reads a table's stream.
 *
 * @param filter matches the records that it wants; null wants all
 * @param retriesMax further attempts with a batch that failed; Integer.MAX_VALUE never gives up
 * @param onFailure where a batch goes that failed for good
 */
public record StreamMapping(
        String arn,
        int batchSize,
        boolean partialFailures,
        boolean bisect,
        @Nullable Machine filter,
        int retriesMax,
        Optional<MessageQueue> onFailure,
        Duration retryDelay) {

    /**
     * Reads an event of type DynamoDB.
     *
     * @param queues finds a queue by its ARN
     */
    public static StreamMapping of(
            Properties event, Function<String, MessageQueue> queues, Duration retryDelay) {
        int retries = event.number("MaximumRetryAttempts", -1);
        return new StreamMapping(
                event.required("Stream"),
                event.number("BatchSize", 100),
                event.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"),
                event.flag("BisectBatchOnFunctionError"),
                filter(event.in("FilterCriteria").each("Filters")),
                retries < 0 ? Integer.MAX_VALUE : retries,
                event.in("DestinationConfig").in("OnFailure").text("Destination").map(queues),
                retryDelay);
    }

    /** The table's name, out of the stream's ARN. */
    public String table() {
        String name = arn.substring(arn.indexOf("table/") + "table/".length());
        return name.substring(0, name.indexOf('/'));
    }

    /** What tells a stream from others of the same table, fit for a file's name. */
    public String label() {
        return arn.substring(arn.lastIndexOf('/') + 1).replace(':', '-');
    }

    /** Whether the function wants a record. */
    boolean wants(ObjectNode streamEvent) {
        if (filter == null) {
            return true;
        }
        try {
            return !filter.rulesForJSONEvent(Json.text(streamEvent)).isEmpty();
        } catch (Exception e) {
            // the matcher declares nothing narrower
            throw new IllegalStateException("cannot filter " + streamEvent.path("eventID"), e);
        }
    }

    private static @Nullable Machine filter(List<Properties> filters) {
        if (filters.isEmpty()) {
            return null;
        }
        Machine machine = new Machine();
        for (Properties filter : filters) {
            add(machine, filter);
        }
        return machine;
    }

    private static void add(Machine machine, Properties filter) {
        JsonNode pattern = filter.json("Pattern").orElseThrow();
        String text = pattern.isTextual() ? pattern.asText() : Json.text(pattern);
        try {
            machine.addRule(text, text);
        } catch (IOException e) {
            throw new TemplateException(
                    filter.placeOf("Pattern"), "not a filter pattern: " + e.getMessage());
        }
    }
}

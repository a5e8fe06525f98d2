package io.billfold.local.schedule;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.billfold.local.functions.LocalFunction;
import io.billfold.local.http.Json;
import io.billfold.local.sqs.MessageQueue;
import io.billfold.local.template.Properties;
import io.billfold.local.template.TemplateException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * A function's schedule.
 *
 * @param id the function's logical id and the event's name
 * @param input what the function is sent, with the placeholders of EventBridge Scheduler; empty
 *     sends the default event
 * @param onFailure where an event goes that failed for good
 */
record Schedule(
        String id,
        Recurrence recurrence,
        LocalFunction function,
        Optional<String> input,
        Optional<MessageQueue> onFailure) {

    /** Reads an event of type ScheduleV2. */
    static Schedule of(
            String id, Properties event, LocalFunction function, Optional<MessageQueue> onFailure) {
        ZoneId zone = ZoneId.of(event.text("ScheduleExpressionTimezone").orElse("UTC"));
        try {
            return new Schedule(
                    id,
                    Recurrence.parse(event.required("ScheduleExpression"), zone),
                    function,
                    event.text("Input"),
                    onFailure);
        } catch (IllegalArgumentException e) {
            throw new TemplateException(
                    event.placeOf("ScheduleExpression"), String.valueOf(e.getMessage()));
        }
    }

    /** The event for an occurrence. */
    byte[] event(Instant occurrence) {
        String time = occurrence.truncatedTo(ChronoUnit.SECONDS).toString();
        return input.map(text -> filled(text, time).getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> Json.bytes(byDefault(time)));
    }

    private String filled(String text, String time) {
        return text.replace("<aws.scheduler.scheduled-time>", time)
                .replace("<aws.scheduler.schedule-arn>", arn())
                .replace("<aws.scheduler.execution-id>", UUID.randomUUID().toString())
                .replace("<aws.scheduler.attempt-number>", "1");
    }

    private ObjectNode byDefault(String time) {
        ObjectNode event =
                Json.object()
                        .put("version", "0")
                        .put("id", UUID.randomUUID().toString())
                        .put("detail-type", "Scheduled Event")
                        .put("source", "aws.scheduler")
                        .put("account", "000000000000")
                        .put("time", time)
                        .put("region", "eu-central-1");
        event.putArray("resources").add(arn());
        event.put("detail", "{}");
        return event;
    }

    private String arn() {
        return "arn:aws:scheduler:eu-central-1:000000000000:schedule/default/" + id;
    }
}

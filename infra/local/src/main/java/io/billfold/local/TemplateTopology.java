package io.billfold.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import io.billfold.local.dynamodb.Tables;
import io.billfold.local.functions.FunctionSettings;
import io.billfold.local.functions.QueueMapping;
import io.billfold.local.http.Json;
import io.billfold.local.schedule.Recurrence;
import io.billfold.local.sqs.QueueSettings;
import io.billfold.local.template.Properties;
import io.billfold.local.template.Resource;
import io.billfold.local.template.Template;
import io.billfold.local.template.TemplateException;
import io.billfold.testkit.simulation.Topology;
import io.billfold.testkit.simulation.Topology.Trigger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A template as the simulation needs it. */
public final class TemplateTopology {
    private static final String ENDPOINT = "http://simulation.invalid";

    /** AWS's own: a failed batch of a stream is tried until it expires. */
    private static final int RETRIES_WITHOUT_END = Integer.MAX_VALUE;

    private final Template template;

    private TemplateTopology(Template template) {
        this.template = template;
    }

    /**
     * Reads a template.
     *
     * @throws TemplateException at the first thing that cannot be run, with its line
     */
    public static Topology read(Path path) throws IOException {
        Map<String, String> defaults =
                Map.of(
                        "TokenIssuer",
                        ENDPOINT,
                        "TokenAudience",
                        "billfold",
                        "SenderDomain",
                        "billing.example.com",
                        "StripeUrl",
                        ENDPOINT);
        Template template = Template.read(path, ENDPOINT, Map.of(), defaults);
        return new TemplateTopology(template).topology();
    }

    private Topology topology() {
        return new Topology(
                template.resources().stream()
                        .collect(
                                Collectors.toMap(Resource::id, it -> template.physicalId(it.id()))),
                template.ofType("AWS::DynamoDB::Table").stream()
                        .map(it -> Tables.request(template.physicalId(it.id()), it.properties()))
                        .toList(),
                template.ofType("AWS::SQS::Queue").stream().map(this::queue).toList(),
                template.ofType("AWS::Events::Rule").stream().map(this::rule).toList(),
                template.ofType("AWS::SecretsManager::Secret").stream()
                        .map(it -> template.physicalId(it.id()))
                        .toList(),
                template.ofType("AWS::Serverless::Function").stream().map(this::function).toList());
    }

    private Topology.Queue queue(Resource queue) {
        String url = template.physicalId(queue.id());
        return new Topology.Queue(
                QueueSettings.nameOf(url),
                url,
                template.attribute(queue.id(), "Arn"),
                QueueSettings.of(queue.properties()).attributes());
    }

    private Topology.Rule rule(Resource rule) {
        Properties properties = rule.properties();
        String bus = properties.text("EventBusName").orElse("default");
        return new Topology.Rule(
                bus.substring(bus.lastIndexOf('/') + 1),
                template.physicalId(rule.id()),
                Json.text(properties.json("EventPattern").orElseGet(Json::object)),
                properties.each("Targets").stream().map(it -> it.required("Arn")).toList());
    }

    private Topology.Function function(Resource function) {
        FunctionSettings settings =
                FunctionSettings.of(function, template.physicalId(function.id()));
        Map<String, String> environment =
                new TreeMap<>(function.properties().in("Environment").textsByName("Variables"));
        environment.put("AWS_LAMBDA_FUNCTION_NAME", settings.name());
        return new Topology.Function(
                function.id(),
                settings.handlerClass().asSubclass(RequestStreamHandler.class),
                environment,
                Duration.ofSeconds(settings.timeoutSeconds()),
                triggers(function));
    }

    private List<Trigger> triggers(Resource function) {
        List<Trigger> triggers = new ArrayList<>();
        Properties events = function.properties().in("Events");
        for (String name : events.names()) {
            Properties event = events.in(name);
            triggers.add(
                    trigger(function.id() + name, event.required("Type"), event.in("Properties")));
        }
        return triggers;
    }

    private Trigger trigger(String id, String type, Properties event) {
        return switch (type) {
            case "SQS" -> messages(event);
            case "DynamoDB" -> changes(event);
            case "ScheduleV2" -> ticks(id, event);
            case "HttpApi" ->
                    new Trigger.Route(
                            event.required("Method").toUpperCase(java.util.Locale.ROOT)
                                    + " "
                                    + event.required("Path"));
            default -> throw new TemplateException(event.place(), "event type " + type);
        };
    }

    private Trigger messages(Properties event) {
        QueueMapping mapping = QueueMapping.of(event, 1, Duration.ZERO);
        String arn = event.required("Queue");
        return new Trigger.Messages(urlOf(arn), mapping.batchSize(), mapping.partialFailures());
    }

    private String urlOf(String queueArn) {
        return template.ofType("AWS::SQS::Queue").stream()
                .filter(it -> template.attribute(it.id(), "Arn").equals(queueArn))
                .map(it -> template.physicalId(it.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no queue is " + queueArn));
    }

    private Trigger changes(Properties event) {
        String arn = event.required("Stream");
        String table = arn.substring(arn.indexOf("table/") + "table/".length());
        int retries = event.number("MaximumRetryAttempts", -1);
        return new Trigger.Changes(
                table.substring(0, table.indexOf('/')),
                event.number("BatchSize", 100),
                event.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"),
                event.in("FilterCriteria").each("Filters").stream()
                        .map(TemplateTopology::pattern)
                        .toList(),
                retries < 0 ? RETRIES_WITHOUT_END : retries,
                event.in("DestinationConfig").in("OnFailure").text("Destination").map(this::urlOf));
    }

    private static String pattern(Properties filter) {
        var pattern = filter.json("Pattern").orElseThrow();
        return pattern.isTextual() ? pattern.asText() : Json.text(pattern);
    }

    private static Trigger ticks(String id, Properties event) {
        ZoneId zone = ZoneId.of(event.text("ScheduleExpressionTimezone").orElse("UTC"));
        Recurrence recurrence = Recurrence.parse(event.required("ScheduleExpression"), zone);
        String input = event.required("Input");
        return new Trigger.Ticks(
                id,
                after -> recurrence.after(after).orElse(Instant.MAX),
                due -> input.replace("<aws.scheduler.scheduled-time>", due.toString()),
                event.in("RetryPolicy").number("MaximumRetryAttempts", 185));
    }
}

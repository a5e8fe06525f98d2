package io.billfold.local;

import io.billfold.local.api.HttpApi;
import io.billfold.local.disk.Folder;
import io.billfold.local.functions.Checkpoint;
import io.billfold.local.functions.LocalFunction;
import io.billfold.local.functions.QueueMapping;
import io.billfold.local.functions.QueuePoller;
import io.billfold.local.functions.StreamMapping;
import io.billfold.local.functions.StreamPoller;
import io.billfold.local.schedule.Scheduler;
import io.billfold.local.sqs.MessageQueue;
import io.billfold.local.template.Properties;
import io.billfold.local.template.Resource;
import io.billfold.local.template.Template;
import io.billfold.local.template.TemplateException;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Connects a function with what calls it.
 *
 * @param workers gets the pollers
 */
record Wiring(
        Template template,
        LocalCloudOptions options,
        Services services,
        Work work,
        HttpApi api,
        Scheduler scheduler,
        Workers workers) {

    /** Connects all events of a function. */
    void connect(Resource resource, LocalFunction function) {
        Properties events = resource.properties().in("Events");
        for (String name : events.names()) {
            Properties event = events.in(name);
            connect(resource.id() + name, event.required("Type"), event.in("Properties"), function);
        }
    }

    private void connect(String id, String type, Properties event, LocalFunction function) {
        if (event.text("Enabled").filter("false"::equals).isPresent()) {
            return;
        }
        switch (type) {
            case "SQS" -> connectQueue(event, function);
            case "DynamoDB" -> connectStream(event, function);
            case "ScheduleV2" -> scheduler.add(id, event, function, onFailure(event, function));
            case "HttpApi" -> api.add(event, apiOf(event), function);
            default -> throw new TemplateException(event.place(), "event type " + type);
        }
    }

    private void connectQueue(Properties event, LocalFunction function) {
        MessageQueue queue = services.queue(event.required("Queue"));
        QueueMapping mapping = QueueMapping.of(event, options.concurrency(), options.retryDelay());
        queue.consume();
        for (int i = 1; i <= mapping.concurrency(); i++) {
            workers.add(
                    function.settings().id() + "-" + i, new QueuePoller(queue, function, mapping));
        }
    }

    private void connectStream(Properties event, LocalFunction function) {
        StreamMapping mapping = StreamMapping.of(event, services::queue, options.retryDelay());
        Path folder = options.dataFolder();
        Checkpoint checkpoint =
                new Checkpoint(
                        folder == null ? null : new Folder(folder.resolve("streams")),
                        // a table made anew, at another endpoint too, has a stream of its own
                        mapping.table() + "-" + mapping.label(),
                        function.settings().id());
        StreamPoller poller =
                new StreamPoller(
                        services.stream(mapping.table()), function, mapping, checkpoint, work);
        services.onWrite(mapping.table(), poller);
        workers.add(function.settings().id() + "-" + mapping.table(), poller, poller::stop);
    }

    private Optional<MessageQueue> onFailure(Properties event, LocalFunction function) {
        return function.settings()
                .failureQueue()
                .or(() -> event.in("DeadLetterConfig").text("Arn"))
                .map(services::queue);
    }

    private Properties apiOf(Properties event) {
        Optional<String> id = event.text("ApiId");
        if (id.isEmpty()) {
            // the API that SAM makes of itself, without an authorizer
            return Properties.none(event.place());
        }
        return template.ofType("AWS::Serverless::HttpApi").stream()
                .filter(it -> template.physicalId(it.id()).equals(id.get()))
                .findFirst()
                .map(Resource::properties)
                .orElseThrow(
                        () -> new TemplateException(event.placeOf("ApiId"), "no API " + id.get()));
    }
}

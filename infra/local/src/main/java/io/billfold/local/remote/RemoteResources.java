package io.billfold.local.remote;

import io.billfold.local.sqs.QueueSettings;
import io.billfold.local.template.Properties;
import io.billfold.local.template.Resource;
import io.billfold.local.template.Template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes a template's resources, those that are missing. Names are settled first, and only then what
 * refers to them: an ARN is the endpoint's to give.
 */
final class RemoteResources {
    private final RemoteAccount account;
    private final Map<String, String> givenSecrets;
    private final RemoteTables tables;
    private final RemoteQueues queues;
    private final RemoteBuckets buckets;
    private final RemoteEvents events;
    private final RemoteSecrets secrets;

    RemoteResources(
            RemoteAccount account, RemoteClients clients, Map<String, String> givenSecrets) {
        this.account = account;
        this.givenSecrets = givenSecrets;
        this.tables = new RemoteTables(clients.dynamo());
        this.queues = new RemoteQueues(clients.sqs());
        this.buckets = new RemoteBuckets(clients.s3(), account.region());
        this.events = new RemoteEvents(clients.events());
        this.secrets = new RemoteSecrets(clients.secrets());
    }

    /**
     * Makes all.
     *
     * @return the template with the names that they have there
     * @throws RemoteFailure at the first that cannot be made
     */
    Template make(Template template) {
        Map<String, String> known = new HashMap<>();
        for (Resource resource : template.resources()) {
            String name = QueueSettings.nameOf(template.physicalId(resource.id()));
            named(resource, () -> make(resource, name).ifPresent(it -> note(known, resource, it)));
        }
        for (Resource rule : template.ofType("AWS::Events::Rule")) {
            String name = template.physicalId(rule.id());
            named(rule, () -> note(known, rule, made(rule, name)));
        }
        known.put("AWS::Region", account.region());
        Template there = template.withKnown(known);
        each(there, "AWS::SQS::Queue", it -> connectQueue(there, it));
        each(there, "AWS::SQS::QueuePolicy", it -> queues.allow(it.properties()));
        each(there, "AWS::Events::Rule", it -> connectRule(there, it));
        return there;
    }

    /** A rule that is turned off is not made: nothing would go through it. */
    private Made made(Resource rule, String name) {
        return isOff(rule)
                ? new Made(name, Map.of("Arn", "arn:aws:events:::rule/" + name))
                : events.makeRule(name, rule.properties());
    }

    private static boolean isOff(Resource rule) {
        return rule.properties().text("State").filter("DISABLED"::equals).isPresent();
    }

    private Optional<Made> make(Resource resource, String name) {
        Properties declared = resource.properties();
        return Optional.ofNullable(
                switch (resource.type()) {
                    case "AWS::DynamoDB::Table" -> tables.make(name, declared);
                    case "AWS::SQS::Queue" -> queues.make(name, declared);
                    case "AWS::S3::Bucket" -> buckets.make(name, declared);
                    case "AWS::Events::EventBus" -> events.makeBus(name);
                    case "AWS::SecretsManager::Secret" ->
                            secrets.make(name, declared, givenSecrets.get(resource.id()));
                    // what stays here, or has no effect without a deployment
                    default -> null;
                });
    }

    private static void note(Map<String, String> known, Resource resource, Made made) {
        known.put(resource.id(), made.ref());
        made.attributes().forEach((name, value) -> known.put(resource.id() + "." + name, value));
        if (resource.type().equals("AWS::SQS::Queue")) {
            String arn = made.attributes().getOrDefault("Arn", "");
            known.put("AWS::AccountId", arn.split(":", -1)[4]);
        }
    }

    private void connectQueue(Template there, Resource queue) {
        queues.connect(there.physicalId(queue.id()), queue.properties());
    }

    private void connectRule(Template there, Resource rule) {
        if (isOff(rule)) {
            return;
        }
        events.connect(there.physicalId(rule.id()), rule.properties());
    }

    private void each(Template template, String type, Consumer<Resource> action) {
        for (Resource resource : template.ofType(type)) {
            named(resource, () -> action.accept(resource));
        }
    }

    private void named(Resource resource, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            throw new RemoteFailure(resource, account.endpoint(), e);
        }
    }
}

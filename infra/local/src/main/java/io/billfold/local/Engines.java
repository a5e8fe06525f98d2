package io.billfold.local;

import io.billfold.local.api.TokenIssuer;
import io.billfold.local.disk.Folder;
import io.billfold.local.dynamodb.DynamoEngine;
import io.billfold.local.dynamodb.Tables;
import io.billfold.local.events.EventService;
import io.billfold.local.events.Rule;
import io.billfold.local.http.Json;
import io.billfold.local.mail.MailService;
import io.billfold.local.s3.S3Service;
import io.billfold.local.secrets.GeneratedSecret;
import io.billfold.local.secrets.SecretService;
import io.billfold.local.sqs.Queue;
import io.billfold.local.sqs.QueueSettings;
import io.billfold.local.sqs.Queues;
import io.billfold.local.template.Properties;
import io.billfold.local.template.Resource;
import io.billfold.local.template.Template;
import io.billfold.local.template.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The services that functions use, with the template's resources in them.
 *
 * @param tokens signs the tokens of the HTTP API
 * @param temporary what is deleted at the end
 */
record Engines(
        DynamoEngine dynamo,
        Queues queues,
        EventService events,
        S3Service s3,
        SecretService secrets,
        MailService mails,
        TokenIssuer tokens,
        Optional<Folder> temporary)
        implements AutoCloseable {
    private static final int DAYS_PER_YEAR = 365;

    /** What of a queue's properties are attributes with a single value. */
    private static final List<String> QUEUE_ATTRIBUTES =
            List.of(
                    "VisibilityTimeout",
                    "DelaySeconds",
                    "MaximumMessageSize",
                    "ReceiveMessageWaitTimeSeconds");

    /** Starts all, the slow ones beside one another. */
    static Engines start(
            @Nullable Path dataFolder, String endpoint, MovableClock clock, Work work) {
        Folder folder = dataFolder == null ? null : new Folder(dataFolder);
        CompletableFuture<DynamoEngine> dynamo =
                CompletableFuture.supplyAsync(
                        () ->
                                DynamoEngine.start(
                                        dataFolder == null ? null : dataFolder.resolve("dynamodb")));
        CompletableFuture<TokenIssuer> tokens =
                CompletableFuture.supplyAsync(() -> TokenIssuer.open(endpoint, folder));
        Queues queues = new Queues(in(folder, "sqs"), work);
        Folder objects = folder == null ? temporaryFolder() : folder.folder("s3");
        S3Service s3 = new S3Service(objects, clock);
        MailService mails = new MailService(in(folder, "mails"), clock);
        return new Engines(
                dynamo.join(),
                queues,
                new EventService(clock),
                s3,
                new SecretService(folder),
                mails,
                tokens.join(),
                folder == null ? Optional.of(objects) : Optional.empty());
    }

    /** Creates the template's resources, those that are not there. */
    void create(Template template, Map<String, String> givenSecrets) {
        for (Resource resource : template.resources()) {
            String physicalId = template.physicalId(resource.id());
            switch (resource.type()) {
                case "AWS::DynamoDB::Table" ->
                        dynamo.createTable(Tables.request(physicalId, resource.properties()));
                case "AWS::SQS::Queue" ->
                        queues.put(QueueSettings.nameOf(physicalId), settings(resource.properties()));
                case "AWS::S3::Bucket" -> createBucket(physicalId, resource.properties());
                case "AWS::Events::EventBus" -> events.addBus(physicalId);
                case "AWS::SecretsManager::Secret" ->
                        createSecret(
                                QueueSettings.nameOf(physicalId),
                                resource.properties(),
                                givenSecrets.get(resource.id()));
                default -> {
                    // what has no local effect, or is wired later
                }
            }
        }
        template.ofType("AWS::Events::Rule").forEach(it -> createRule(it, template));
    }

    @Override
    public void close() {
        queues.close();
        dynamo.close();
        temporary.ifPresent(Folder::delete);
    }

    private static @Nullable Folder in(@Nullable Folder folder, String name) {
        return folder == null ? null : folder.folder(name);
    }

    /** Bodies lie on the disk in any case: a year's documents need not fit into memory. */
    private static Folder temporaryFolder() {
        try {
            return new Folder(Files.createTempDirectory("billfold-s3"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static QueueSettings settings(Properties queue) {
        Map<String, String> attributes = new TreeMap<>();
        for (String name : QUEUE_ATTRIBUTES) {
            queue.text(name).ifPresent(value -> attributes.put(name, value));
        }
        queue.json("RedrivePolicy").ifPresent(it -> attributes.put("RedrivePolicy", Json.text(it)));
        return new QueueSettings(attributes);
    }

    private void createBucket(String name, Properties bucket) {
        Properties retention =
                bucket.in("ObjectLockConfiguration").in("Rule").in("DefaultRetention");
        int days = retention.number("Days", retention.number("Years", 0) * DAYS_PER_YEAR);
        boolean versioned =
                bucket.in("VersioningConfiguration").text("Status").filter("Enabled"::equals).isPresent();
        s3.put(
                name,
                versioned,
                bucket.flag("ObjectLockEnabled"),
                new S3Service.DefaultLock(retention.text("Mode").orElse(""), days));
    }

    private void createSecret(String name, Properties secret, @Nullable String given) {
        if (given != null) {
            secrets.put(name, given);
        } else if (secrets.value(name) == null) {
            secrets.put(
                    name,
                    secret.text("SecretString")
                            .orElseGet(() -> GeneratedSecret.of(secret.in("GenerateSecretString"))));
        }
    }

    private void createRule(Resource rule, Template template) {
        Properties properties = rule.properties();
        if (properties.text("State").filter("DISABLED"::equals).isPresent()) {
            return;
        }
        String bus = properties.text("EventBusName").orElse("default");
        List<Queue> targets =
                properties.each("Targets").stream().map(it -> target(rule, it)).toList();
        try {
            events.addRule(
                    new Rule(
                            template.physicalId(rule.id()),
                            bus.substring(bus.lastIndexOf('/') + 1),
                            Json.text(properties.json("EventPattern").orElseGet(Json::object)),
                            targets));
        } catch (IllegalArgumentException e) {
            throw new TemplateException(properties.placeOf("EventPattern"), String.valueOf(e.getMessage()));
        }
    }

    private Queue target(Resource rule, Properties target) {
        String arn = target.required("Arn");
        return queues.find(QueueSettings.nameOf(arn))
                .filter(it -> it.arn().equals(arn))
                .orElseThrow(
                        () ->
                                new TemplateException(
                                        target.placeOf("Arn"),
                                        rule.id() + ": a target is no queue of this template: " + arn));
    }
}

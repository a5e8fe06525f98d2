package io.billfold.local;

import io.billfold.local.api.HttpApi;
import io.billfold.local.api.TokenIssuer;
import io.billfold.local.disk.Folder;
import io.billfold.local.dynamodb.DynamoEngine;
import io.billfold.local.dynamodb.TableStream;
import io.billfold.local.dynamodb.Tables;
import io.billfold.local.events.EventService;
import io.billfold.local.events.Rule;
import io.billfold.local.http.Endpoint;
import io.billfold.local.http.Front;
import io.billfold.local.http.Json;
import io.billfold.local.mail.MailService;
import io.billfold.local.rights.Guard;
import io.billfold.local.rights.Rights;
import io.billfold.local.s3.S3Service;
import io.billfold.local.secrets.GeneratedSecret;
import io.billfold.local.secrets.SecretService;
import io.billfold.local.sqs.Queue;
import io.billfold.local.sqs.QueueSettings;
import io.billfold.local.sqs.Queues;
import io.billfold.local.sqs.SqsService;
import io.billfold.local.template.Properties;
import io.billfold.local.template.Resource;
import io.billfold.local.template.Template;
import io.billfold.local.template.TemplateException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * AWS's services in this process, with the template's resources in them.
 *
 * @param endpoint where they answer
 * @param tokens signs the tokens of the HTTP API
 * @param rights who may do what with them
 * @param temporary what is deleted at the end
 */
record Engines(
        URI endpoint,
        Work work,
        DynamoEngine dynamo,
        Queues queues,
        EventService events,
        S3Service s3,
        SecretService secrets,
        MailService mails,
        TokenIssuer tokens,
        Rights rights,
        Optional<Folder> temporary)
        implements Services {
    private static final int DAYS_PER_YEAR = 365;

    /** Starts all, the slow ones beside one another. */
    static Engines start(@Nullable Path dataFolder, URI endpoint, MovableClock clock, Work work) {
        Folder folder = dataFolder == null ? null : new Folder(dataFolder);
        CompletableFuture<DynamoEngine> dynamo =
                CompletableFuture.supplyAsync(
                        () ->
                                DynamoEngine.start(
                                        dataFolder == null
                                                ? null
                                                : dataFolder.resolve("dynamodb")));
        CompletableFuture<TokenIssuer> tokens =
                CompletableFuture.supplyAsync(() -> TokenIssuer.open(endpoint.toString(), folder));
        Queues queues = new Queues(in(folder, "sqs"), work);
        Folder objects = folder == null ? temporaryFolder() : folder.folder("s3");
        Rights rights = new Rights();
        S3Service s3 = new S3Service(objects, clock, rights::secretOf);
        MailService mails = new MailService(in(folder, "mails"), clock);
        EventService events = new EventService(clock);
        return new Engines(
                endpoint,
                work,
                dynamo.join(),
                queues,
                events,
                s3,
                new SecretService(folder),
                mails,
                tokens.join(),
                rights,
                folder == null ? Optional.of(objects) : Optional.empty());
    }

    @Override
    public Map<String, String> clientSettings() {
        return clientSettings(rights.ownersKey());
    }

    /** With a key of its own: its rights are enforced. */
    @Override
    public Map<String, String> clientSettings(String functionLogicalId) {
        return clientSettings(rights.keyOf(functionLogicalId));
    }

    private Map<String, String> clientSettings(Map<String, String> key) {
        Map<String, String> settings = new TreeMap<>(key);
        settings.put("AWS_ENDPOINT_URL", endpoint.toString());
        settings.put("AWS_REGION", "eu-central-1");
        settings.put("AWS_DEFAULT_REGION", "eu-central-1");
        return settings;
    }

    @Override
    public Template create(Template template, Map<String, String> givenSecrets) {
        for (Resource resource : template.resources()) {
            String physicalId = template.physicalId(resource.id());
            switch (resource.type()) {
                case "AWS::DynamoDB::Table" ->
                        dynamo.createTable(Tables.request(physicalId, resource.properties()));
                case "AWS::SQS::Queue" ->
                        queues.put(
                                QueueSettings.nameOf(physicalId),
                                QueueSettings.of(resource.properties()));
                case "AWS::S3::Bucket" -> createBucket(physicalId, resource.properties());
                case "AWS::Events::EventBus" -> events.addBus(physicalId);
                case "AWS::SES::ConfigurationSet" -> mails.addConfigurationSet(physicalId);
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
        template.ofType("AWS::SES::ConfigurationSetEventDestination")
                .forEach(it -> createDestination(it.properties()));
        template.ofType("AWS::Events::Rule").forEach(it -> createRule(it, template));
        rights.add(template);
        return template;
    }

    @Override
    public Collection<Queue> allQueues() {
        return queues.all();
    }

    @Override
    public Queue queue(String nameOrUrlOrArn) {
        return queues.queue(nameOrUrlOrArn);
    }

    @Override
    public TableStream stream(String table) {
        return dynamo.stream(table);
    }

    @Override
    public void onWrite(String table, DynamoEngine.WriteListener listener) {
        dynamo.onWrite(table, listener);
    }

    /** Exact: whatever is begun is counted. */
    @Override
    public IdleCheck idle(LongSupplier calls) {
        return work;
    }

    @Override
    public void answer(Front front, HttpApi api, Endpoint admin) {
        Guard guard = new Guard(rights);
        Router router = new Router(this, new SqsService(queues, endpoint), api, admin);
        front.start(guard.before(router), guard.before(dynamo::pass));
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

    private void createBucket(String name, Properties bucket) {
        Properties retention =
                bucket.in("ObjectLockConfiguration").in("Rule").in("DefaultRetention");
        int days = retention.number("Days", retention.number("Years", 0) * DAYS_PER_YEAR);
        boolean versioned =
                bucket.in("VersioningConfiguration")
                        .text("Status")
                        .filter("Enabled"::equals)
                        .isPresent();
        s3.put(
                name,
                versioned,
                bucket.flag("ObjectLockEnabled"),
                new S3Service.DefaultLock(retention.text("Mode").orElse(""), days));
        if (bucket.in("NotificationConfiguration")
                .in("EventBridgeConfiguration")
                .flag("EventBridgeEnabled")) {
            s3.tell(name, (type, detail) -> events.publish("aws.s3", type, detail));
        }
    }

    private void createDestination(Properties destination) {
        Properties declared = destination.in("EventDestination");
        if (declared.flag("Enabled")) {
            mails.tell(
                    destination.required("ConfigurationSetName"),
                    Set.copyOf(declared.texts("MatchingEventTypes")),
                    (type, detail) -> events.publish("aws.ses", type, detail));
        }
    }

    private void createSecret(String name, Properties secret, @Nullable String given) {
        if (given != null) {
            secrets.put(name, given);
        } else if (secrets.value(name) == null) {
            secrets.put(
                    name,
                    secret.text("SecretString")
                            .orElseGet(
                                    () -> GeneratedSecret.of(secret.in("GenerateSecretString"))));
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
            throw new TemplateException(
                    properties.placeOf("EventPattern"), String.valueOf(e.getMessage()));
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
                                        rule.id()
                                                + ": a target is no queue of this template: "
                                                + arn));
    }
}

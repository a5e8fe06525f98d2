package io.billfold.local;

import io.billfold.lambda.Host;
import io.billfold.local.api.HttpApi;
import io.billfold.local.disk.Folder;
import io.billfold.local.functions.CallGate;
import io.billfold.local.functions.FunctionSettings;
import io.billfold.local.functions.FunctionStats;
import io.billfold.local.functions.LocalFunction;
import io.billfold.local.http.Endpoint;
import io.billfold.local.http.Front;
import io.billfold.local.mail.SentMail;
import io.billfold.local.remote.RemoteAccount;
import io.billfold.local.remote.RemoteServices;
import io.billfold.local.rights.Rights;
import io.billfold.local.sandbox.SandboxStripe;
import io.billfold.local.sandbox.SignedCalls;
import io.billfold.local.schedule.Scheduler;
import io.billfold.local.sqs.MessageQueue;
import io.billfold.local.sqs.Queues;
import io.billfold.local.template.Resource;
import io.billfold.local.template.Template;
import io.billfold.local.template.TemplateException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A running local cloud.
 *
 * <pre>{@code
 * try (LocalCloud cloud = LocalCloud.start(LocalCloudOptions.of(Path.of("template.yaml")))) {
 *     cloud.advanceTo(cloud.clock().instant().plus(Duration.ofDays(30)));
 *     cloud.mails().forEach(System.out::println);
 * }
 * }</pre>
 */
public final class LocalCloud implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalCloud.class);

    /** How long stopping waits for calls that run. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LocalCloudOptions options;
    private final Front front;
    private final MovableClock clock;
    private final Work work;
    private final Template template;
    private final Services services;
    private final IdleCheck idle;
    private final Scheduler scheduler;
    private final HttpApi api;
    private final Workers workers = new Workers();
    private final CallGate gate = new CallGate();
    private final Map<String, LocalFunction> functions = new LinkedHashMap<>();

    private LocalCloud(
            LocalCloudOptions options,
            Front front,
            MovableClock clock,
            Work work,
            Template template,
            Services services) {
        this.options = options;
        this.front = front;
        this.clock = clock;
        this.work = work;
        this.template = template;
        this.services = services;
        this.idle = services.idle(this::endedCalls);
        this.scheduler = new Scheduler(clock, work, idle, folder(options), options.retryDelay());
        this.api = new HttpApi(services.tokens());
    }

    /**
     * Starts a template; when this returns it takes requests.
     *
     * @throws TemplateException at what cannot be run, with its line
     * @throws IOException if the template cannot be read or the port is taken
     */
    public static LocalCloud start(LocalCloudOptions options) throws IOException {
        Front front = Front.open(options.port());
        try {
            return start(options, front);
        } catch (RuntimeException | IOException e) {
            quietly(front);
            throw e;
        }
    }

    /** Where everything answers, for example {@code http://127.0.0.1:4566}. */
    public URI endpoint() {
        return front.endpoint();
    }

    /** Business time. */
    public MovableClock clock() {
        return clock;
    }

    /**
     * Moves business time forward: every scheduled occurrence on the way is fired at its own time,
     * and all that follows from it is done before the clock moves on. If it fails or is
     * interrupted, the next call continues where the clock stands.
     *
     * @throws IllegalStateException if the cloud does not come to rest
     */
    public void advanceTo(Instant target) throws InterruptedException {
        scheduler.advanceTo(target);
    }

    /**
     * Waits until no function has anything to do: no message waits for one, no change of a table is
     * unread, no call runs. Dead letters and queues that no function receives from do not count.
     * Exact with the engines here; at another endpoint it looks there again and again, which is
     * slower, and right only as far as that endpoint counts its messages at once.
     *
     * @return false if the time passed first
     */
    public boolean awaitIdle(Duration timeout) throws InterruptedException {
        return idle.awaitIdle(timeout);
    }

    /** A token for the HTTP API. */
    public String token(List<String> scopes, String subject) {
        String audience = options.parameters().getOrDefault("TokenAudience", "billfold");
        return services.tokens().mint(audience, scopes, subject);
    }

    /** The e-mails that were sent, oldest first. */
    public List<SentMail> mails() {
        return services.mails().mails();
    }

    /** What {@code Ref} of a logical id gives: a table's or bucket's name, a queue's URL. */
    public String physicalId(String logicalId) {
        return template.physicalId(logicalId);
    }

    /** A function's settings, as it finds them in its environment. */
    public Map<String, String> environmentOf(String functionLogicalId) {
        LocalFunction function = functions.get(functionLogicalId);
        if (function == null) {
            throw new IllegalArgumentException(
                    "no function " + functionLogicalId + "; there are " + functions.keySet());
        }
        return function.host().environment();
    }

    /** What each function has done so far, by logical id. */
    public Map<String, FunctionStats> stats() {
        Map<String, FunctionStats> stats = new LinkedHashMap<>();
        functions.forEach((id, function) -> stats.put(id, function.stats()));
        return stats;
    }

    /** How often each operation of AWS's services was called, for example {@code s3 PUT}. */
    public Map<String, Long> awsCalls() {
        return front.calls();
    }

    /**
     * The queues, for reading and redriving them in process.
     *
     * @throws IllegalStateException if they are at another endpoint; {@link #queue} has them too
     */
    public Queues queues() {
        if (services instanceof Engines engines) {
            return engines.queues();
        }
        throw new IllegalStateException("the queues are at " + options.awsEndpoint());
    }

    /**
     * What the template's roles may do, and what of it was done.
     *
     * @throws IllegalStateException if AWS's services are at another endpoint, which has to refuse
     *     what is not allowed
     */
    public Rights rights() {
        if (services instanceof Engines engines) {
            return engines.rights();
        }
        throw new IllegalStateException("rights are enforced at " + options.awsEndpoint());
    }

    /** A queue of the template by its logical id, wherever it is. */
    public MessageQueue queue(String logicalId) {
        return services.queue(physicalId(logicalId));
    }

    /** Where AWS's services are, and how clients get there. */
    Services services() {
        return services;
    }

    /** The template's resources. */
    public List<Resource> resources() {
        return template.resources();
    }

    /** The template's outputs. */
    public Map<String, String> outputs() {
        return template.outputs();
    }

    /** How many things are still to be done; 0 is idle. */
    public long open() {
        return work.open();
    }

    /** Lets running calls end, and stops; a data folder can be started again at once. */
    @Override
    public void close() {
        try {
            gate.close(PATIENCE);
            workers.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        quietly(front);
        services.close();
    }

    private static LocalCloud start(LocalCloudOptions options, Front front) throws IOException {
        String endpoint = front.endpoint().toString();
        MovableClock clock =
                MovableClock.open(
                        InstantSource.system(),
                        options.startAt(),
                        options.frozen(),
                        folder(options));
        Work work = new Work();
        // the engines take seconds to start, the template is read meanwhile
        CompletableFuture<Services> starting =
                CompletableFuture.supplyAsync(
                        () -> services(options, front.endpoint(), clock, work));
        try {
            Template template =
                    Template.read(
                            options.template(), endpoint, options.parameters(), defaults(endpoint));
            Services services = starting.join();
            Template created = services.create(template, options.secrets());
            LocalCloud cloud = new LocalCloud(options, front, clock, work, created, services);
            cloud.begin();
            return cloud;
        } catch (CompletionException e) {
            throw new IllegalStateException("the services cannot start: " + e.getCause(), e);
        } catch (RuntimeException | IOException e) {
            close(starting);
            throw e;
        }
    }

    private static Services services(
            LocalCloudOptions options, URI endpoint, MovableClock clock, Work work) {
        URI elsewhere = options.awsEndpoint();
        if (elsewhere == null) {
            return Engines.start(options.dataFolder(), endpoint, clock, work);
        }
        RemoteAccount account = RemoteAccount.of(elsewhere, System.getenv());
        return RemoteServices.open(account, endpoint, folder(options), clock, work);
    }

    private static void close(CompletableFuture<Services> starting) {
        try {
            starting.join().close();
        } catch (CompletionException e) {
            LOG.warn("the services did not start either", e);
        }
    }

    /** What a deployment is told by its owner, and a local run need not be. */
    private static Map<String, String> defaults(String endpoint) {
        return Map.of(
                "TokenIssuer",
                endpoint,
                "TokenAudience",
                "billfold",
                "SenderDomain",
                "billing.example.com",
                "StripeUrl",
                endpoint + SandboxStripe.PATH);
    }

    private void begin() {
        if (options.functions()) {
            template.ofType("AWS::Serverless::Function")
                    .forEach(it -> functions.put(it.id(), function(it)));
        }
        Wiring wiring = new Wiring(template, options, services, work, api, scheduler, workers);
        functions.forEach((id, function) -> wiring.connect(template.resource(id), function));
        workers.add("schedules", scheduler);
        services.answer(front, api, own());
        workers.start();
        long startedAt = ManagementFactory.getRuntimeMXBean().getStartTime();
        LOG.info(
                "ready on {} after {} ms: {} functions, business time {}",
                endpoint(),
                System.currentTimeMillis() - startedAt,
                functions.size(),
                clock.instant());
    }

    /** What answers under {@code /_billfold/}. */
    private Endpoint own() {
        Admin admin = new Admin(this);
        SandboxStripe stripe =
                new SandboxStripe(clock, new SignedCalls(api::answer, this::webhookSecret));
        return request ->
                request.rawPath().startsWith(SandboxStripe.PATH + "/")
                        ? stripe.answer(request)
                        : admin.answer(request);
    }

    /** Empty where secrets are at another endpoint: the sandbox's webhooks are refused there. */
    private String webhookSecret() {
        if (!(services instanceof Engines engines)) {
            return "";
        }
        String arn = template.physicalId("StripeWebhookSecret");
        String value = engines.secrets().value(arn.substring(arn.lastIndexOf(':') + 1));
        return value == null ? "" : value;
    }

    private LocalFunction function(Resource resource) {
        FunctionSettings settings =
                FunctionSettings.of(resource, template.physicalId(resource.id()));
        Map<String, String> environment =
                settings.environment(resource.properties(), services.clientSettings(resource.id()));
        return new LocalFunction(settings, new Host(environment, clock), work, gate);
    }

    /** Calls of functions that have ended. */
    private long endedCalls() {
        return functions.values().stream().mapToLong(it -> it.stats().invocations()).sum();
    }

    private static @Nullable Folder folder(LocalCloudOptions options) {
        return options.dataFolder() == null ? null : new Folder(options.dataFolder());
    }

    private static void quietly(Front front) {
        try {
            front.close();
        } catch (Exception e) {
            LOG.warn("the server did not stop cleanly", e);
        }
    }
}

package io.billfold.local.remote;

import io.billfold.local.IdleCheck;
import io.billfold.local.Services;
import io.billfold.local.Work;
import io.billfold.local.api.HttpApi;
import io.billfold.local.api.TokenIssuer;
import io.billfold.local.disk.Folder;
import io.billfold.local.dynamodb.DynamoEngine;
import io.billfold.local.dynamodb.TableStream;
import io.billfold.local.http.Endpoint;
import io.billfold.local.http.Front;
import io.billfold.local.mail.MailService;
import io.billfold.local.sqs.MessageQueue;
import io.billfold.local.sqs.QueueSettings;
import io.billfold.local.template.Resource;
import io.billfold.local.template.Template;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;

/** AWS's services at another endpoint; e-mails and tokens are still ours. */
public final class RemoteServices implements Services {
    /**
     * An iterator of AWS expires after 15 minutes. A stand-in's may be dead sooner: in moto a
     * transaction that fails replaces the table, and with it the stream.
     */
    private static final Duration AWS_LIFE = Duration.ofMinutes(10);

    private final RemoteAccount account;
    private final URI here;
    private final Work work;
    private final MailService mails;
    private final TokenIssuer tokens;
    private final RemoteClients clients;
    private final RemoteStreams streams;
    private final Ticker ticker = new Ticker();
    private final Map<String, RemoteQueue> queues = new ConcurrentSkipListMap<>();

    private RemoteServices(
            RemoteAccount account, URI here, Work work, MailService mails, TokenIssuer tokens) {
        this.account = account;
        this.here = here;
        this.work = work;
        this.mails = mails;
        this.tokens = tokens;
        this.clients = RemoteClients.of(account);
        this.streams = new RemoteStreams(clients.streams());
    }

    /**
     * Opens the services of an account; nothing is called yet.
     *
     * @param here where this process answers
     * @param folder where e-mails and the token issuer's key are kept; null keeps them in memory
     */
    public static RemoteServices open(
            RemoteAccount account,
            URI here,
            @Nullable Folder folder,
            InstantSource clock,
            Work work) {
        MailService mails = new MailService(folder == null ? null : folder.folder("mails"), clock);
        return new RemoteServices(
                account, here, work, mails, TokenIssuer.open(here.toString(), folder));
    }

    /** E-mails come here: few stand-ins for AWS have SES v2, and a test must write to nobody. */
    @Override
    public Map<String, String> clientSettings() {
        Map<String, String> settings = new TreeMap<>(account.clientSettings());
        settings.put("AWS_ENDPOINT_URL_SESV2", here.toString());
        return settings;
    }

    @Override
    public Template create(Template template, Map<String, String> secrets) {
        Template there = new RemoteResources(account, clients, secrets).make(template);
        for (Resource queue : there.ofType("AWS::SQS::Queue")) {
            String url = there.physicalId(queue.id());
            String arn = there.attribute(queue.id(), "Arn");
            queues.put(QueueSettings.nameOf(arn), new RemoteQueue(clients.sqs(), url, arn));
        }
        // mails stay here, so nothing is told of them there
        there.ofType("AWS::SES::ConfigurationSet")
                .forEach(it -> mails.addConfigurationSet(there.physicalId(it.id())));
        return there;
    }

    @Override
    public Collection<RemoteQueue> allQueues() {
        return queues.values();
    }

    @Override
    public MessageQueue queue(String nameOrUrlOrArn) {
        RemoteQueue queue = queues.get(QueueSettings.nameOf(nameOrUrlOrArn));
        if (queue == null) {
            throw new IllegalArgumentException(
                    "the template has no queue " + nameOrUrlOrArn + "; it has " + queues.keySet());
        }
        return queue;
    }

    @Override
    public TableStream stream(String table) {
        String arn =
                clients.dynamo().describeTable(r -> r.tableName(table)).table().latestStreamArn();
        if (arn == null) {
            throw new IllegalStateException(
                    "table " + table + " at " + account.endpoint() + " has no stream");
        }
        return new TableStream(streams, arn, account.isAws() ? AWS_LIFE : Duration.ZERO);
    }

    @Override
    public void onWrite(String table, DynamoEngine.WriteListener listener) {
        ticker.add(listener);
    }

    @Override
    public IdleCheck idle(LongSupplier calls) {
        return new RemoteIdle(work, ticker, queues.values(), calls);
    }

    @Override
    public MailService mails() {
        return mails;
    }

    @Override
    public TokenIssuer tokens() {
        return tokens;
    }

    @Override
    public void answer(Front front, HttpApi api, Endpoint admin) {
        RemotePort port = new RemotePort(account.endpoint(), admin, tokens, mails, api);
        front.start(port, port::refuse);
        ticker.start();
    }

    @Override
    public void close() {
        ticker.close();
        clients.close();
    }
}

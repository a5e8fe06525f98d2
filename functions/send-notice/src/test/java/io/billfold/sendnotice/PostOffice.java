package io.billfold.sendnotice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.Account;
import io.billfold.billing.delivery.Delivery;
import io.billfold.billing.delivery.DeliveryId;
import io.billfold.billing.dunning.DunningPolicy;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.Invoice;
import io.billfold.events.InvoiceRendered;
import io.billfold.lambda.Host;
import io.billfold.store.AwsClients;
import io.billfold.store.Commit;
import io.billfold.store.DeliveryStore;
import io.billfold.store.DocumentStore;
import io.billfold.store.ExchangeStore;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.LinkKeys;
import io.billfold.store.LogoStore;
import io.billfold.store.MailAddressStore;
import io.billfold.testkit.Chance;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;
import io.billfold.testkit.aws.SecretsModel;
import io.billfold.testkit.aws.SentMail;
import io.billfold.testkit.aws.SesModel;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The whole function over stores in memory, with a rendered invoice in them. */
final class PostOffice implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-02-10T10:00:00Z");
    static final String KEY = "k".repeat(40);
    static final byte[] PDF = "%PDF-1.7 the invoice".getBytes(UTF_8);

    final MemoryStores stores = new MemoryStores();
    final DeliveryStore deliveries = new DeliveryStore(stores.dynamo());
    final MailAddressStore addresses = new MailAddressStore(stores.dynamo());
    final Map<String, byte[]> objects = new HashMap<>();
    private final S3Client s3 = new Objects();
    final List<SentMail> mails = new ArrayList<>();
    final SendNotice sendNotice;
    final SendExpiry sendExpiry;
    private final Invoice invoice;
    private final S3Presigner presigner = S3Presigner.builder().region(Region.EU_CENTRAL_1).build();

    PostOffice(Account account) {
        this(account, Samples.invoice(), "<Invoice/>");
    }

    /**
     * One that has issued an invoice.
     *
     * @param account as it is now
     * @param xml the stored structured invoice
     */
    PostOffice(Account account, Invoice invoice, String xml) {
        this.invoice = invoice;
        InstantSource clock = InstantSource.fixed(NOW);
        SecretsModel secrets = new SecretsModel(clock);
        secrets.put("secret", KEY);
        Host host =
                new Host(
                        Map.of(
                                "SENDER_ADDRESS", "invoices@billing.example.com",
                                "CONFIGURATION_SET", "billfold-mail",
                                "DOCUMENT_LINK_URL", "https://api.example.com",
                                "DOCUMENT_LINK_DAYS", "90"),
                        clock);
        DocumentStore documents = new DocumentStore(s3, presigner, "documents");
        Notes notes = new Notes(stores.accounts(), deliveries, stores.dynamo(), clock);
        Enclosing enclosing =
                new Enclosing(documents, new LinkKeys(secrets, "secret", clock), clock, host);
        Documents found =
                new Documents(
                        stores.accounts(),
                        stores.invoices(),
                        stores.receivables(),
                        new LogoStore(s3, presigner, "documents"));
        SendMail mail = new SendMail(addresses, enclosing, new Mail(clients(), host), notes, clock);
        sendExpiry = new SendExpiry(found, stores.paymentMethods(), mail, clock);
        sendNotice =
                new SendNotice(
                        found,
                        mail,
                        new HandOver(
                                documents,
                                new ExchangeStore(s3, "exchange"),
                                notes,
                                stores.json(),
                                clock),
                        notes,
                        DunningPolicy.bundled(),
                        clock);
        keep(account, xml);
    }

    private AwsClients clients() {
        SesModel ses = new SesModel(InstantSource.fixed(NOW), new Chance(1));
        ses.onMail(mails::add);
        return new AwsClients(Map.of()) {
            @Override
            public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
                    Class<C> type, Supplier<B> builder) {
                return type.cast(ses);
            }
        };
    }

    private void keep(Account account, String xml) {
        objects.put("pdf", PDF);
        objects.put("xml", xml.getBytes(UTF_8));
        Commit commit = stores.dynamo().begin();
        stores.accounts().saveAccount(commit, account, null);
        stores.invoices().add(commit, invoice);
        stores.receivables().open(commit, Receivable.of(invoice));
        stores.dynamo().commit(commit);
        stores.dynamo()
                .commit(
                        stores.invoices()
                                .saveRendered(
                                        stores.dynamo().begin(),
                                        invoice.number(),
                                        new InvoiceRecord.Rendition("pdf", "p", "xml", "x", NOW)));
    }

    void rendered() {
        sendNotice.send(InvoiceRendered.of(NOW, invoice.number().toString(), "acme", "pdf", "p"));
    }

    Delivery delivery(String name) {
        return deliveries
                .find(DeliveryId.parse(invoice.number() + "/" + name))
                .orElseThrow()
                .value();
    }

    /** S3, as far as whole objects go. */
    private final class Objects implements S3Client {
        @Override
        public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
            try (InputStream in = body.contentStreamProvider().newStream()) {
                objects.put(request.key(), in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return PutObjectResponse.builder().build();
        }

        @Override
        public <T> T getObject(
                GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
            byte[] content = objects.get(request.key());
            try {
                return transformer.transform(
                        GetObjectResponse.builder().build(),
                        AbortableInputStream.create(new ByteArrayInputStream(content)));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    @Override
    public void close() {
        presigner.close();
    }
}

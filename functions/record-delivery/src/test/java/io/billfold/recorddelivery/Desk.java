package io.billfold.recorddelivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.Account;
import io.billfold.billing.delivery.Channel;
import io.billfold.billing.delivery.Delivery;
import io.billfold.billing.delivery.DeliveryId;
import io.billfold.billing.delivery.Report;
import io.billfold.billing.delivery.Step;
import io.billfold.events.MailTag;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.lambda.Message;
import io.billfold.store.Commit;
import io.billfold.store.DeliveryStore;
import io.billfold.store.ExchangeStore;
import io.billfold.store.MailAddressStore;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The whole function over stores in memory, with the invoice of the samples in them. */
final class Desk {
    static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");
    static final DeliveryId FIRST = DeliveryId.ofInvoice(Samples.NUMBER);

    final MemoryStores stores = new MemoryStores();
    final DeliveryStore deliveries = new DeliveryStore(stores.dynamo());
    final MailAddressStore addresses = new MailAddressStore(stores.dynamo());
    final Map<String, byte[]> files = new HashMap<>();
    private final ReportMessages messages;
    private final DeliveryCall calls;
    private int sent;

    Desk() {
        InstantSource clock = InstantSource.fixed(NOW);
        RecordReport record =
                new RecordReport(deliveries, stores.invoices(), addresses, stores.dynamo(), clock);
        Refusals refusals = new Refusals(deliveries, stores.dynamo(), clock);
        PeppolFiles peppol =
                new PeppolFiles(
                        new ExchangeStore(new Files(), "exchange"),
                        stores.json(),
                        record,
                        refusals);
        messages = new ReportMessages(record, peppol, refusals);
        RecordUpload upload =
                new RecordUpload(stores.accounts(), deliveries, record, stores.dynamo(), clock);
        calls =
                new DeliveryCall(
                        stores.invoices(),
                        deliveries,
                        new ListCall(stores.json(), deliveries),
                        new ReportCall(
                                stores.json(),
                                stores.invoices(),
                                record,
                                upload,
                                new RequestAgain(deliveries, stores.dynamo(), clock)),
                        new MailReleaseCall(
                                stores.json(),
                                stores.accounts(),
                                addresses,
                                stores.dynamo(),
                                clock));
        Commit commit = stores.dynamo().begin();
        stores.invoices().add(commit, Samples.invoice());
        stores.dynamo().commit(commit);
    }

    void keep(Account account) {
        stores.dynamo()
                .commit(stores.accounts().saveAccount(stores.dynamo().begin(), account, null));
    }

    static Account account() {
        return Samples.account(ZoneOffset.UTC);
    }

    /** Notes a delivery as send-notice does. */
    void started(Channel channel, Step step) {
        Delivery delivery =
                new Delivery(
                        FIRST,
                        Samples.seller().id(),
                        account().id(),
                        channel,
                        "ap@acme.example",
                        List.of(Report.of(step, NOW.minusSeconds(60), "")));
        stores.dynamo().commit(deliveries.save(stores.dynamo().begin(), delivery, null, NOW));
    }

    Delivery delivery(DeliveryId id) {
        return deliveries.find(id).orElseThrow().value();
    }

    List<Step> steps() {
        return delivery(FIRST).reports().stream().map(Report::step).toList();
    }

    /** What SES tells, in the form of its developer guide. */
    void mail(String eventType, String what) {
        mail(eventType, what, MailTag.write(FIRST));
    }

    void mail(String eventType, String what, String tag) {
        take(
                """
                {"version": "0", "id": "7bf73129", "detail-type": "Email %1$s",
                 "source": "aws.ses", "detail": {
                  "eventType": "%1$s", %2$s,
                  "mail": {"timestamp": "2026-02-03T09:00:00.000Z", "messageId": "m-1",
                   "source": "invoices@billing.example.com", "destination": ["ap@acme.example"],
                   "tags": {"ses:configuration-set": ["billfold-mail"], "delivery": ["%3$s"]}}}}"""
                        .formatted(eventType, what, tag));
    }

    /** What S3 tells of a file that is there. */
    void file(String key, String content) {
        files.put(key, content.getBytes(UTF_8));
        take(
                """
                {"version": "0", "id": "8af0", "detail-type": "Object Created", "source": "aws.s3",
                 "detail": {"bucket": {"name": "exchange"}, "object": {"key": "%s"}}}"""
                        .formatted(key));
    }

    void take(String body) {
        messages.take(Message.of("s-" + ++sent, body, stores.json()));
    }

    Answer get(String route, Map<String, String> query) {
        return answer("GET " + route, query, "");
    }

    Answer post(String route, String body) {
        return answer("POST " + route, Map.of(), body);
    }

    private Answer answer(String route, Map<String, String> query, String body) {
        return calls.answer(
                new Call(
                        route.substring(0, route.indexOf(' ')),
                        route,
                        route,
                        Map.of("number", Samples.NUMBER.toString(), "id", "acme"),
                        query,
                        Map.of(),
                        body.getBytes(UTF_8),
                        Map.of("sub", "clerk-3"),
                        Set.of(),
                        "r-1",
                        "192.0.2.1"));
    }

    /** What was refused this month, in its words. */
    List<String> refused() {
        Answer answer = get("/deliveries/refused", Map.of("month", "2026-02"));
        return ((RefusedAnswer) Objects.requireNonNull(answer.body()))
                .refused().stream().map(RefusedAnswer.Refused::reason).toList();
    }

    /** S3, as far as reading a beginning goes. */
    private final class Files implements S3Client {
        @Override
        public <T> T getObject(
                GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
            byte[] all = Objects.requireNonNull(files.get(request.key()), request.key());
            String range = request.range();
            int last = Integer.parseInt(range.substring(range.indexOf('-') + 1));
            byte[] part = Arrays.copyOf(all, Math.min(all.length, last + 1));
            try {
                return transformer.transform(
                        GetObjectResponse.builder().build(),
                        AbortableInputStream.create(new ByteArrayInputStream(part)));
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
}

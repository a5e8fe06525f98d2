package io.billfold.serveaudit;

import io.billfold.events.EventJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.AccessLog;
import io.billfold.store.AccessLogStore;
import io.billfold.store.AccountStore;
import io.billfold.store.DocumentHolds;
import io.billfold.store.DocumentStore;
import io.billfold.store.InvoiceSearchStore;
import io.billfold.store.InvoiceStore;
import io.billfold.store.LegalHoldStore;
import io.billfold.store.StandingStore;
import io.billfold.testkit.MemoryStores;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectLegalHoldRequest;
import software.amazon.awssdk.services.s3.model.PutObjectLegalHoldResponse;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The whole function over stores in memory. */
final class Door implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");

    final MemoryStores stores;
    final AccessLogStore log;
    final Holds s3 = new Holds();
    private final S3Presigner presigner =
            S3Presigner.builder()
                    .region(Region.EU_CENTRAL_1)
                    .credentialsProvider(
                            StaticCredentialsProvider.create(
                                    AwsBasicCredentials.create("id", "secret")))
                    .build();
    private final AuditCall calls;
    private int requests;

    Door(MemoryStores stores, InvoiceStore invoices) {
        this.stores = stores;
        log = new AccessLogStore(stores.dynamo());
        InstantSource clock = InstantSource.fixed(NOW);
        EventJson json = stores.json();
        AccessLog kept = new AccessLog(log, stores.dynamo());
        LegalHoldStore holds = new LegalHoldStore(stores.dynamo());
        SearchInvoices search =
                new SearchInvoices(
                        new InvoiceSearchStore(stores.dynamo()),
                        new StandingStore(stores.dynamo()),
                        invoices,
                        new AccountStore(stores.dynamo()));
        HoldInvoice hold = new HoldInvoice(holds, new DocumentHolds(s3, "documents"), kept);
        DocumentStore documents = new DocumentStore(s3, presigner, "documents");
        calls =
                new AuditCall(
                        new SearchCall(json, search, kept, clock),
                        new FactsCall(search, invoices, holds, kept, clock),
                        new DocumentCall(json, invoices, documents, kept, clock),
                        new HoldCall(json, invoices, holds, hold, clock),
                        new AccessLogCall(json, log, kept, clock));
    }

    /** S3, as far as legal holds go: which objects are held. */
    static final class Holds implements S3Client {
        final Map<String, String> held = new TreeMap<>();
        Runnable beforeNextChange = () -> {};

        @Override
        public PutObjectLegalHoldResponse putObjectLegalHold(PutObjectLegalHoldRequest request) {
            Runnable action = beforeNextChange;
            beforeNextChange = () -> {};
            action.run();
            held.put(request.key(), request.legalHold().statusAsString());
            return PutObjectLegalHoldResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    Answer get(String route, String number, Map<String, String> query, String... scopes) {
        return answer("GET " + route, number, query, "", Set.of(scopes));
    }

    Answer put(String route, String number, String body, String... scopes) {
        return answer("PUT " + route, number, Map.of(), body, Set.of(scopes));
    }

    private Answer answer(
            String route,
            String number,
            Map<String, String> query,
            String body,
            Set<String> scopes) {
        return answer(route, number, query, body, scopes, Map.of("sub", "auditor-7"));
    }

    Answer answer(
            String route,
            String number,
            Map<String, String> query,
            String body,
            Set<String> scopes,
            Map<String, String> claims) {
        String[] parts = route.split(" ", 2);
        return calls.answer(
                new Call(
                        parts[0],
                        route,
                        parts[1].replace("{number}", number),
                        number.isEmpty() ? Map.of() : Map.of("number", number),
                        query,
                        Map.of(),
                        body.getBytes(StandardCharsets.UTF_8),
                        claims,
                        scopes,
                        "r-" + ++requests,
                        "192.0.2.1"));
    }

    @Override
    public void close() {
        presigner.close();
    }
}

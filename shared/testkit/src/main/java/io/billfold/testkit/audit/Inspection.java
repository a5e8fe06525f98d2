package io.billfold.testkit.audit;

import io.billfold.testkit.aws.ItemChange;
import io.billfold.testkit.aws.StoredObject;

import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads all tables and every version of every document, with nothing but the right to read, and has
 * an auditor look at them. It says nothing of what happened in which order, nor of published events
 * and mails, which tables need not keep.
 *
 * <pre>{@code
 * Auditor audited = new Inspection(dynamoDb, s3, names).audit();
 * assertThat(audited.violations()).isEmpty();
 * }</pre>
 */
public record Inspection(DynamoDbClient dynamoDb, S3Client s3, Names names) {
    /** Looks at everything. */
    public Auditor audit() {
        Auditor auditor = Auditor.afterwards(names);
        // documents first: an invoice that names one must find it
        documents(auditor);
        auditor.wrote(tables().flatMap(this::items).toList());
        auditor.settledState();
        return auditor;
    }

    private Stream<String> tables() {
        return Stream.of(
                names.accounts(),
                names.subscriptions(),
                names.invoices(),
                names.ledger(),
                names.payments(),
                names.collections());
    }

    private Stream<ItemChange> items(String table) {
        return dynamoDb.scanPaginator(r -> r.tableName(table).consistentRead(true)).items().stream()
                .map(item -> new ItemChange(table, Map.of(), withoutDetail(item)));
    }

    /** What events tell is compared by a witness only, and is half of all that tables hold. */
    private static Map<String, AttributeValue> withoutDetail(Map<String, AttributeValue> item) {
        if (!item.containsKey("outbox")) {
            return item;
        }
        Map<String, AttributeValue> rest = new HashMap<>(item);
        rest.remove("detail");
        return rest;
    }

    private void documents(Auditor auditor) {
        Set<String> keys = new HashSet<>();
        List<ObjectVersion> versions =
                s3.listObjectVersionsPaginator(r -> r.bucket(names.documents())).versions().stream()
                        .toList();
        versions.forEach(version -> auditor.stored(document(version, keys.add(version.key()))));
    }

    private StoredObject document(ObjectVersion version, boolean isFirst) {
        ResponseBytes<GetObjectResponse> found =
                s3.getObjectAsBytes(
                        r ->
                                r.bucket(names.documents())
                                        .key(version.key())
                                        .versionId(version.versionId()));
        byte[] content = found.asByteArrayUnsafe();
        return new StoredObject(
                names.documents(),
                version.key(),
                content,
                Sha256.hex(content),
                found.response().objectLockMode(),
                found.response().objectLockRetainUntilDate(),
                isFirst);
    }
}

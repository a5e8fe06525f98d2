package io.billfold.checks.template;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;

import io.billfold.checks.architecture.CallGraph;
import io.billfold.checks.architecture.Modules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a function's code asks of AWS, read from the methods that it can reach. In the stores a
 * method that names a table says in its own body what it does to it.
 */
final class Needs {
    private static final String STORE = "io.billfold.store.";

    /** What the stores' own words do, as IAM calls it. */
    private static final Map<String, String> TABLE_ACTIONS =
            Map.ofEntries(
                    Map.entry("Commit.putNew", "PutItem"),
                    Map.entry("Commit.put", "PutItem"),
                    Map.entry("Commit.replace", "PutItem"),
                    Map.entry("Commit.publish", "PutItem"),
                    Map.entry("Commit.write:Put", "PutItem"),
                    Map.entry("Commit.write:Update", "UpdateItem"),
                    Map.entry("Commit.add", "UpdateItem"),
                    Map.entry("Commit.guard", "ConditionCheckItem"),
                    Map.entry("Dynamo.find", "GetItem"),
                    Map.entry("Dynamo.findAll", "BatchGetItem"),
                    Map.entry("Dynamo.list", "Query"),
                    Map.entry("Dynamo.pages", "Query"),
                    Map.entry("Dynamo.first", "Query"),
                    Map.entry("Dynamo.eachPage", "Query"),
                    Map.entry("Dynamo.page", "Query"));

    /** What other services' calls need. */
    private static final Map<String, Set<String>> SERVICE_ACTIONS =
            Map.ofEntries(
                    Map.entry("S3Client.putObject", Set.of("s3:PutObject")),
                    Map.entry("S3Client.createMultipartUpload", Set.of("s3:PutObject")),
                    Map.entry("S3Client.uploadPart", Set.of("s3:PutObject")),
                    Map.entry("S3Client.completeMultipartUpload", Set.of("s3:PutObject")),
                    Map.entry("S3Client.headObject", Set.of("s3:GetObject")),
                    Map.entry("S3Client.getObject", Set.of("s3:GetObject")),
                    Map.entry("S3Client.getObjectAsBytes", Set.of("s3:GetObject")),
                    Map.entry("S3Client.getObjectRetention", Set.of("s3:GetObjectRetention")),
                    Map.entry("S3Client.putObjectRetention", Set.of("s3:PutObjectRetention")),
                    Map.entry("S3Client.putObjectLegalHold", Set.of("s3:PutObjectLegalHold")),
                    Map.entry("S3Presigner.presignGetObject", Set.of("s3:GetObject")),
                    Map.entry("SqsClient.sendMessage", Set.of("sqs:SendMessage")),
                    Map.entry("SqsClient.sendMessageBatch", Set.of("sqs:SendMessage")),
                    Map.entry("SesV2Client.sendEmail", Set.of("ses:SendEmail")),
                    Map.entry("EventBridgeClient.putEvents", Set.of("events:PutEvents")),
                    Map.entry(
                            "SecretsManagerClient.getSecretValue",
                            Set.of("secretsmanager:GetSecretValue")));

    private final Set<JavaCodeUnit> reachable;

    private Needs(Set<JavaCodeUnit> reachable) {
        this.reachable = reachable;
    }

    /** Of the function in a folder, for example {@code functions/accept-order}. */
    static Needs of(String module) {
        List<JavaClass> own = Modules.classes().getOrDefault(module, List.of());
        if (own.isEmpty()) {
            throw new AssertionError(module + " has no compiled classes");
        }
        return new Needs(CallGraph.reachableFrom(own));
    }

    /** The tables, as the settings name them: {@code INVOICES_TABLE}. */
    Set<String> tables() {
        return reachable.stream()
                .filter(Needs::isOfAStore)
                .flatMap(unit -> tables(unit))
                .map(table -> table + "_TABLE")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** For example {@code GetItem INVOICES_TABLE}, or {@code Query COLLECTIONS_TABLE/index}. */
    Set<String> tableActions() {
        Set<String> actions = new TreeSet<>();
        for (JavaCodeUnit unit : reachable) {
            if (isOfAStore(unit)) {
                String where = asksAnIndex(unit) ? "_TABLE/index" : "_TABLE";
                tables(unit)
                        .flatMap(table -> actions(unit).map(action -> action + " " + table + where))
                        .forEach(actions::add);
            }
        }
        return actions;
    }

    /** Whether it uses a store, for example {@code DocumentStore}. */
    boolean reaches(String store) {
        return reachable.stream().anyMatch(it -> it.getOwner().getName().equals(STORE + store));
    }

    /** What it calls of other services, for example {@code ses:SendEmail}. */
    Set<String> serviceActions() {
        Set<String> actions = clientActions();
        if (accesses("objectLockMode", "Builder")) {
            actions.add("s3:PutObjectRetention");
        }
        return actions;
    }

    private boolean accesses(String name, String owner) {
        return reachable.stream()
                .flatMap(CallGraph::accesses)
                .filter(access -> access.getTargetOwner().getSimpleName().equals(owner))
                .anyMatch(access -> access.getName().equals(name));
    }

    private Set<String> clientActions() {
        return reachable.stream()
                .flatMap(CallGraph::accesses)
                .filter(access -> access.getTargetOwner().getName().startsWith("software.amazon."))
                .filter(access -> isClient(access.getTargetOwner().getSimpleName()))
                .filter(access -> !isPlumbing(access))
                .map(Needs::called)
                .filter(call -> !call.startsWith("DynamoDb"))
                .flatMap(call -> SERVICE_ACTIONS.getOrDefault(call, Set.of("?" + call)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isClient(String type) {
        return type.endsWith("Client") || type.equals("S3Presigner");
    }

    /** Building, closing and paging need no right of their own. */
    private static boolean isPlumbing(JavaAccess<?> access) {
        return Set.of("builder", "create", "close").contains(access.getName())
                || access.getTargetOwner().getName().contains(".http.");
    }

    private static boolean isOfAStore(JavaCodeUnit unit) {
        String owner = unit.getOwner().getName();
        return owner.startsWith(STORE)
                && !Set.of(STORE + "Commit", STORE + "Dynamo", STORE + "Table").contains(owner);
    }

    private static Stream<String> tables(JavaCodeUnit unit) {
        return unit.getFieldAccesses().stream()
                .filter(access -> access.getTargetOwner().getName().equals(STORE + "Table"))
                .map(JavaAccess::getName)
                .distinct();
    }

    private static Stream<String> actions(JavaCodeUnit unit) {
        return CallGraph.accesses(unit)
                .map(Needs::called)
                .filter(TABLE_ACTIONS::containsKey)
                .map(TABLE_ACTIONS::get)
                .distinct();
    }

    private static boolean asksAnIndex(JavaCodeUnit unit) {
        return CallGraph.accesses(unit).anyMatch(access -> access.getName().equals("indexName"));
    }

    private static String called(JavaAccess<?> access) {
        String name = access.getTargetOwner().getSimpleName() + "." + access.getName();
        return name.equals("Commit.write") ? name + ":" + written(access) : name;
    }

    private static String written(JavaAccess<?> access) {
        String target = access.getTarget().getFullName().toLowerCase(Locale.ROOT);
        return target.contains("model.update") ? "Update" : "Put";
    }
}

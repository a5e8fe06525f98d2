package io.billfold.checks.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.checks.Repository;
import io.billfold.checks.template.RawTemplate.Declared;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every function of the template, and every function's folder. */
class FunctionsTest {
    private static final String FUNCTION = "AWS::Serverless::Function";

    static List<Declared> functions() {
        return RawTemplate.ofType(FUNCTION);
    }

    @Test
    void everyHandlerIsAFolderAndEveryFolderIsAHandler() {
        Set<String> handlers = new TreeSet<>();
        functions().forEach(function -> handlers.add(function.text("Handler")));
        assertThat(handlers).hasSize(functions().size()).isEqualTo(handlersOfFolders());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theHandlerIsAClassThatLambdaCanConstruct(Declared function) throws Exception {
        Class<?> handler = Class.forName(function.text("Handler"));
        assertThat(handler.getConstructor()).isNotNull();
        assertThat(handler)
                .isAssignableTo(com.amazonaws.services.lambda.runtime.RequestStreamHandler.class);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theCodeIsTheZipThatItsFolderBuilds(Declared function) {
        String name = folder(function);
        assertThat(function.text("CodeUri"))
                .isEqualTo("functions/" + name + "/target/" + name + ".zip");
        assertThat(Repository.root().resolve("functions").resolve(name).resolve("pom.xml"))
                .exists();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theRoleNamesEveryActionAndResource(Declared function) {
        Declared role = RawTemplate.resource(RawTemplate.target(function.text("Role")));
        assertThat(role.type()).isEqualTo("AWS::IAM::Role");
        assertThat(functions().stream().filter(it -> it.text("Role").equals(function.text("Role"))))
                .as("functions with this role")
                .hasSize(1);
        List<Map<String, Object>> statements = Rights.statements(role);
        assertThat(statements).isNotEmpty();
        for (Map<String, Object> statement : statements) {
            assertThat(statement).containsEntry("Effect", "Allow").containsKey("Resource");
            assertThat(Rights.actions(statement))
                    .isNotEmpty()
                    .allSatisfy(action -> assertThat(action).matches("[a-z0-9-]+:[A-Z][A-Za-z]+"));
            assertThat(RawTemplate.asList(statement.get("Resource")))
                    .isNotEmpty()
                    .noneMatch(resource -> isWholesale(resource.toString()));
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theLogsAreKeptForALimitedTimeAndMayBeWritten(Declared function) {
        Declared logs =
                RawTemplate.resource(RawTemplate.target(function.text("LoggingConfig.LogGroup")));
        assertThat(logs.type()).isEqualTo("AWS::Logs::LogGroup");
        assertThat(logs.text("RetentionInDays")).isNotEmpty();
        assertThat(function.text("LoggingConfig.LogFormat")).isEqualTo("JSON");
        assertThat(Rights.actionsOn(function, logs.id()))
                .containsExactlyInAnyOrder("logs:CreateLogStream", "logs:PutLogEvents");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void anErrorRingsAnAlarm(Declared function) {
        assertThat(RawTemplate.ofType("AWS::CloudWatch::Alarm"))
                .filteredOn(alarm -> alarm.text("MetricName").equals("Errors"))
                .filteredOn(alarm -> Alarms.watches(alarm, "FunctionName", "Ref " + function.id()))
                .singleElement()
                .satisfies(Alarms::rings);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everythingThatStartsItCanFailSafely(Declared function) {
        Map<String, Object> events = function.map("Events");
        assertThat(events).as("what starts " + function).isNotEmpty();
        events.values().forEach(event -> failsSafely(RawTemplate.asMap(event)));
    }

    private static void failsSafely(Map<String, Object> event) {
        Map<String, Object> properties = RawTemplate.asMap(event.get("Properties"));
        switch (String.valueOf(event.get("Type"))) {
            case "SQS" ->
                    assertThat(properties)
                            .containsEntry(
                                    "FunctionResponseTypes", List.of("ReportBatchItemFailures"));
            case "DynamoDB" ->
                    assertThat(properties)
                            .containsEntry(
                                    "FunctionResponseTypes", List.of("ReportBatchItemFailures"))
                            .containsKeys(
                                    "DestinationConfig", "FilterCriteria", "MaximumRetryAttempts");
            case "ScheduleV2" ->
                    assertThat(properties).containsKeys("DeadLetterConfig", "RetryPolicy");
            case "HttpApi" -> assertThat(properties).containsKeys("Method", "Path");
            default -> throw new AssertionError("no rule yet for " + event.get("Type"));
        }
    }

    @Test
    void everyFunctionIsSmallAndStartsFromASnapshot() {
        assertThat(RawTemplate.global("Runtime")).isEqualTo("java25");
        assertThat(RawTemplate.global("Architectures")).isEqualTo(List.of("arm64"));
        assertThat(RawTemplate.global("SnapStart.ApplyOn")).isEqualTo("PublishedVersions");
        // without an alias the versions with a snapshot are never called
        assertThat(RawTemplate.global("AutoPublishAlias")).isEqualTo("live");
    }

    private static boolean isWholesale(String resource) {
        return resource.equals("*")
                || (resource.contains("*")
                        && !resource.endsWith("/invoices/*")
                        && !resource.endsWith("/evidence/*")
                        && !resource.endsWith("/logos/*")
                        && !resource.endsWith("/peppol/in/*")
                        && !resource.endsWith("/peppol/out/*")
                        && !resource.endsWith("/seals/*")
                        && !resource.endsWith("/packages/*")
                        && !resource.endsWith("/work/*")
                        && !resource.endsWith("/bank/*")
                        && !resource.endsWith("/usage/*"));
    }

    private static Set<String> handlersOfFolders() {
        Path functions = Repository.root().resolve("functions");
        try (Stream<Path> folders = Files.list(functions)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("src")))
                    .map(folder -> handler(folder.getFileName().toString()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String handler(String folder) {
        String type =
                Stream.of(folder.split("-"))
                        .map(
                                word ->
                                        word.substring(0, 1).toUpperCase(Locale.ROOT)
                                                + word.substring(1))
                        .collect(Collectors.joining());
        return "io.billfold." + folder.replace("-", "") + "." + type + "Function";
    }

    /** The folder's name in the logical id: AcceptOrder is accept-order. */
    static String folder(Declared function) {
        return function.id().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}

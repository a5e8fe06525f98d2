package io.billfold.checks.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.checks.Repository;
import io.billfold.checks.template.RawTemplate.Declared;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Each function's rights and settings are exactly what its code asks for, read from the bytecode:
 * calls that no test makes too. {@link RightsUsedTest} makes the calls.
 */
class RightsTest {
    /** How code asks for a setting: {@code host.setting("X")}, {@code settings.get("X")}. */
    private static final Pattern SETTING =
            Pattern.compile(
                    "(?:setting|settings\\.get|environment\\(\\)\\.get)\\(\\s*\"([A-Z_]+)\"");

    private static final Set<String> STREAM_ACTIONS =
            Set.of(
                    "dynamodb:DescribeStream",
                    "dynamodb:GetRecords",
                    "dynamodb:GetShardIterator",
                    "dynamodb:ListStreams");

    private static final Set<String> QUEUE_READ_ACTIONS =
            Set.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");

    static List<Declared> functions() {
        return FunctionsTest.functions();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theTablesInItsSettingsAreTheTablesItTouches(Declared function) {
        Set<String> settings = new TreeSet<>(function.map("Environment.Variables").keySet());
        settings.removeIf(name -> !name.endsWith("_TABLE"));
        assertThat(settings).isEqualTo(Needs.of(module(function)).tables());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everySettingThatItAsksForIsGivenAndNoOther(Declared function) throws IOException {
        Set<String> given = new TreeSet<>(function.map("Environment.Variables").keySet());
        given.removeIf(name -> name.endsWith("_TABLE"));
        Set<String> asked = settingsInSources(module(function));
        // the stores ask for these
        Needs needs = Needs.of(module(function));
        if (needs.reaches("DocumentStore")
                || needs.reaches("EvidenceFiles")
                || needs.reaches("SealFiles")
                || needs.reaches("LogoStore")) {
            asked.add("DOCUMENTS_BUCKET");
        }
        if (needs.reaches("PackageFiles")) {
            asked.add("PACKAGES_BUCKET");
        }
        if (needs.reaches("UploadStore")) {
            asked.add("UPLOADS_BUCKET");
        }
        if (needs.reaches("ExchangeStore")) {
            asked.add("EXCHANGE_BUCKET");
        }
        if (needs.reaches("LinkKeys")) {
            asked.add("DOCUMENT_LINK_SECRET_ARN");
        }
        if (needs.reaches("BillingSources")) {
            asked.add("USAGE_LATE_DAYS");
        }
        assertThat(given).isEqualTo(asked);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void itMayDoToTablesWhatItsCodeDoes(Declared function) {
        assertThat(tableRights(function)).isEqualTo(Needs.of(module(function)).tableActions());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void itMayCallOfOtherServicesWhatItsCodeCalls(Declared function) {
        assertThat(serviceRights(function)).isEqualTo(Needs.of(module(function)).serviceActions());
    }

    private static Set<String> tableRights(Declared function) {
        Set<String> rights = new TreeSet<>();
        for (Map<String, Object> statement : statements(function)) {
            for (Object resource : RawTemplate.asList(statement.get("Resource"))) {
                Rights.actions(statement).stream()
                        .filter(action -> action.startsWith("dynamodb:"))
                        .filter(action -> !STREAM_ACTIONS.contains(action))
                        .map(action -> action.substring("dynamodb:".length()))
                        .forEach(action -> rights.add(action + " " + setting(function, resource)));
            }
        }
        return rights;
    }

    /** The setting that holds the table's name, and whether it is about the table's index. */
    private static String setting(Declared function, Object resource) {
        String reference = "Ref " + RawTemplate.target(resource);
        String table =
                function.map("Environment.Variables").entrySet().stream()
                        .filter(setting -> setting.getValue().equals(reference))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(reference);
        return resource.toString().contains("/index/") ? table + "/index" : table;
    }

    private static Set<String> serviceRights(Declared function) {
        Set<String> rights = new TreeSet<>();
        for (Map<String, Object> statement : statements(function)) {
            boolean isTriggers = "GetAtt UndeliveredEvents.Arn".equals(statement.get("Resource"));
            Rights.actions(statement).stream()
                    .filter(
                            action ->
                                    !action.startsWith("dynamodb:") && !action.startsWith("logs:"))
                    .filter(action -> !QUEUE_READ_ACTIONS.contains(action) && !isTriggers)
                    .forEach(rights::add);
        }
        return rights;
    }

    private static List<Map<String, Object>> statements(Declared function) {
        return Rights.statements(RawTemplate.resource(RawTemplate.target(function.text("Role"))));
    }

    private static Set<String> settingsInSources(String module) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file :
                Repository.javaFiles(Repository.root().resolve(module).resolve("src/main"))) {
            Matcher matcher = SETTING.matcher(Files.readString(file));
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        }
        return new TreeSet<>(found);
    }

    private static String module(Declared function) {
        return "functions/" + FunctionsTest.folder(function);
    }
}

package io.billfold.checks.edges;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.checks.cloud.TestCloud;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What the functions write into their logs and metrics, whatever goes wrong, is about nobody. */
@Execution(ExecutionMode.CONCURRENT)
class LogsTest {
    private static List<String> lines = List.of();
    private static List<String> told = List.of();

    @BeforeAll
    static void tellTheStory(@TempDir Path folder) throws Exception {
        List<String> all = LoggedCloud.lines(folder.resolve("log.txt"));
        lines = all.stream().filter(line -> !line.startsWith(LoggedCloud.TOLD)).toList();
        told =
                all.stream()
                        .filter(line -> line.startsWith(LoggedCloud.TOLD))
                        .map(line -> line.substring(LoggedCloud.TOLD.length()))
                        .toList();
    }

    /** Without it the tests below could not fail. */
    @Test
    void theLogTellsWhatWentWrong() {
        String log = String.join("\n", lines);
        assertThat(log)
                .contains("webhook refused: signature FORGED", "webhook refused: signature MISSING")
                .contains("MU-2026-000998", "is not known")
                .contains("\"level\":\"ERROR\"", "\"stackTrace\"", "\"_aws\"");
        assertThat(functions())
                .as("functions that logged")
                .contains("RecordPayment", "ReceiveWebhook", "HandleChargeback", "AcceptOrder");
        assertThat(log).as("what was masked").contains("***@***", "DE***", "203.0.113.0/24");
    }

    private static List<String> functions() {
        return lines.stream()
                .filter(line -> line.contains("\"function\":\""))
                .map(line -> line.replaceFirst(".*\"function\":\"([^\"]*)\".*", "$1"))
                .map(name -> name.replaceFirst("^billfold-", ""))
                .distinct()
                .collect(Collectors.toList());
    }

    @Test
    void nobodyIsNamed() {
        for (String word : LoggedStory.PERSONAL) {
            assertThat(lines).as(word).noneMatch(line -> line.contains(word));
        }
    }

    @Test
    void noSecretSignatureOrTokenIsThere() {
        assertThat(told).as("signatures").hasSizeGreaterThan(5);
        for (String signature : told) {
            assertThat(lines).as(signature).noneMatch(line -> line.contains(signature));
        }
        assertThat(lines)
                .noneMatch(line -> line.contains(TestCloud.WEBHOOK_SECRET))
                .noneMatch(line -> line.contains("eyJ"))
                .noneMatch(line -> line.contains("whsec_guessed"));
    }
}

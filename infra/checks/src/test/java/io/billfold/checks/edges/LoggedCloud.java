package io.billfold.checks.edges;

import io.billfold.checks.cloud.TestCloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A billing story in a JVM of its own, with everything that it logs in a file: orders, payments,
 * webhooks and chargebacks, and everything that goes wrong with them. Functions log from DEBUG on.
 */
final class LoggedCloud {
    /** Begins a line that says what must stand in no other line. */
    static final String TOLD = "told: ";

    private LoggedCloud() {}

    /** The other JVM. */
    public static void main(String[] args) {
        try (TestCloud cloud = TestCloud.startedAt(Instant.parse("2026-01-04T12:00:00Z"))) {
            new LoggedStory(cloud).tell();
        }
    }

    /** Tells the story; what was logged, line by line. */
    static List<String> lines(Path log) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Dbillfold.log=stdout",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LoggedCloud.class.getName()));
        builder.environment().put("AWS_LAMBDA_LOG_LEVEL", "DEBUG");
        Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("the story does not end, see " + log);
        }
        List<String> lines = Files.readAllLines(log);
        if (process.exitValue() != 0) {
            throw new IllegalStateException(String.join("\n", lines));
        }
        return lines;
    }
}

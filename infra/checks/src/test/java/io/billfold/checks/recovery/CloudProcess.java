package io.billfold.checks.recovery;

import io.billfold.checks.Repository;
import io.billfold.local.LocalCloud;
import io.billfold.local.LocalCloudOptions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A local cloud in a JVM of its own, which can be killed. */
final class CloudProcess implements AutoCloseable {
    private static final String READY = "READY ";

    private final Process process;
    private final URI endpoint;

    private CloudProcess(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** The other JVM: arguments are the data folder and the time of a new one. */
    public static void main(String[] args) throws Exception {
        LocalCloud cloud =
                LocalCloud.start(
                        LocalCloudOptions.of(Repository.template())
                                .withPort(0)
                                .withDataFolder(Path.of(args[0]))
                                .withStartAt(Instant.parse(args[1]))
                                .withFrozen(true)
                                .withRetryDelay(Duration.ofMillis(200)));
        System.out.println(READY + cloud.endpoint());
        // until it is killed
        new CountDownLatch(1).await();
    }

    /** Starts one on a folder; the time counts for a new folder alone. */
    static CloudProcess start(Path data, Instant startAt, Path log) throws IOException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin/java")
                                                .toString(),
                                        "--enable-native-access=ALL-UNNAMED",
                                        "--sun-misc-unsafe-memory-access=allow",
                                        "-Dbillfold.log=stderr",
                                        "-XX:TieredStopAtLevel=1",
                                        "-XX:+UseSerialGC",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        CloudProcess.class.getName(),
                                        data.toString(),
                                        startAt.toString()))
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
                return new CloudProcess(process, URI.create(line.substring(READY.length())));
            }
        }
        throw new IllegalStateException("the local cloud did not start, see " + log);
    }

    URI endpoint() {
        return endpoint;
    }

    /** As a power cut does it: nothing is flushed, nothing is closed. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process does not die");
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}

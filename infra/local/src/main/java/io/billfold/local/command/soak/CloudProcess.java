package io.billfold.local.command.soak;

import io.billfold.local.command.Billfold;
import io.billfold.local.command.CommandFailure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code billfold local} in a JVM of its own, which can be killed. */
final class CloudProcess {
    private static final String READY = "READY ";
    private static final long DEATH_SECONDS = 30;

    private final Process process;
    private final Path log;
    private volatile boolean killed;

    private CloudProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * How it is started.
     *
     * @param home the project's folder
     * @param data where it keeps everything
     * @param log where it says what went wrong; every life adds to it
     * @param heap the largest that its heap may become, for example {@code 1g}
     * @param startAt business time of a new data folder
     */
    record Start(Path home, Path data, Path log, String heap, Instant startAt) {
        private List<String> command() {
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Dfile.encoding=UTF-8",
                    "-Dbillfold.home=" + home,
                    "-Dbillfold.log=stderr",
                    "-Xmx" + heap,
                    "-cp",
                    System.getProperty("java.class.path"),
                    Billfold.class.getName(),
                    "local",
                    "--frozen",
                    "--port",
                    "0",
                    "--data",
                    data.toString(),
                    "--at",
                    startAt.toString());
        }
    }

    /** Starts one, and does not wait until it is ready. */
    static CloudProcess begin(Start start) {
        try {
            Process process =
                    new ProcessBuilder(start.command())
                            .redirectError(Redirect.appendTo(start.log().toFile()))
                            .start();
            return new CloudProcess(process, start.log());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start another Java process", e);
        }
    }

    /**
     * Waits until it takes requests.
     *
     * @return where
     * @throws CommandFailure when it ends instead
     */
    URI awaitReady() {
        try {
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(READY)) {
                    Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
                    return URI.create(line.substring(line.lastIndexOf(' ') + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new CommandFailure("the local cloud does not start: see " + log);
    }

    /** As a power cut does it: nothing is flushed, nothing is closed. Any thread may do it. */
    void kill() {
        killed = true;
        process.destroyForcibly();
    }

    boolean isKilled() {
        return killed;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void awaitDeath() throws InterruptedException {
        if (!process.waitFor(DEATH_SECONDS, TimeUnit.SECONDS)) {
            throw new CommandFailure("process " + process.pid() + " does not die when killed");
        }
    }
}

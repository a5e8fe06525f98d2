package io.billfold.checks.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.checks.runtime.LambdaRuntimeStub.Reply;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A function's zip in a process of its own, started as Lambda's managed runtime does: the runtime
 * interface client on the class path, the function's jars in {@code lib}, found by the client.
 */
final class RunningFunction implements AutoCloseable {
    /** How long a function may take to start and answer; a slow machine needs a tenth of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final List<String> RUNTIME_JARS =
            List.of(
                    "aws-lambda-java-runtime-interface-client-",
                    "aws-lambda-java-core-",
                    "aws-lambda-java-serialization-",
                    "utils-lite-");

    private final LambdaRuntimeStub stub;
    private final Process process;
    private final Path log;

    private RunningFunction(LambdaRuntimeStub stub, Process process, Path log) {
        this.stub = stub;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a function.
     *
     * @param initialization {@code on-demand} or {@code snap-start}
     * @param work an own folder for the unpacked zip and the log
     */
    static RunningFunction start(TemplateFunction function, String initialization, Path work)
            throws IOException {
        Path code = work.resolve(function.name());
        unzip(function.zip(), code);
        Path log = work.resolve(function.name() + "-" + initialization + ".log");
        LambdaRuntimeStub stub = new LambdaRuntimeStub();
        ProcessBuilder builder =
                new ProcessBuilder(command(function.handler()))
                        .directory(code.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        environment.putAll(runtime(function.name(), stub.address(), initialization));
        function.settings()
                .forEach(
                        (name, usual) ->
                                environment.put(
                                        name,
                                        usual.isEmpty() ? setting(name, stub.address()) : usual));
        return new RunningFunction(stub, builder.start(), log);
    }

    /** The answer to an event; fails with the function's log when there is none, or an error. */
    String answer(String event) throws InterruptedException {
        stub.send(event);
        Reply reply = reply();
        if (reply == null) {
            throw new AssertionError("no answer to " + event + "; log:\n" + log());
        }
        assertThat(reply.ok()).as("%s; log:%n%s", reply.body(), log()).isTrue();
        return reply.body();
    }

    /** Waits until the hooks have run and the snapshot would be taken. */
    void awaitSnapshot() throws InterruptedException {
        assertThat(stub.isRestored(PATIENCE)).as("hooks have run; log:%n%s", log()).isTrue();
    }

    /** What the function asked of AWS so far. */
    List<String> targets() {
        return stub.targets();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stub.close();
    }

    /** Stops waiting as soon as the process has died. */
    private @Nullable Reply reply() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Reply reply = null;
        while (reply == null && process.isAlive() && System.nanoTime() < deadline) {
            reply = stub.reply(Duration.ofMillis(500));
        }
        return reply == null ? stub.reply(Duration.ZERO) : reply;
    }

    /** As the managed runtime starts java25 by default: serial collector, first compiler only. */
    private static List<String> command(String handler) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx445m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-cp",
                runtimeClassPath(),
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                handler);
    }

    private static String runtimeClassPath() {
        String path =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(RunningFunction::isRuntimeJar)
                        .collect(Collectors.joining(File.pathSeparator));
        assertThat(path).as("class path of these checks").contains(RUNTIME_JARS);
        return path;
    }

    private static boolean isRuntimeJar(String jar) {
        String file = Path.of(jar).getFileName().toString();
        return RUNTIME_JARS.stream().anyMatch(file::startsWith);
    }

    private static Map<String, String> runtime(String name, String stub, String initialization) {
        return Map.of(
                "AWS_LAMBDA_RUNTIME_API",
                stub,
                "AWS_LAMBDA_FUNCTION_NAME",
                name,
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                "1024",
                "AWS_LAMBDA_INITIALIZATION_TYPE",
                initialization,
                "AWS_ENDPOINT_URL",
                "http://" + stub,
                "AWS_REGION",
                "eu-central-1",
                "AWS_ACCESS_KEY_ID",
                "stub",
                "AWS_SECRET_ACCESS_KEY",
                "stub");
    }

    /** A value of the setting's kind, told from its name. */
    private static String setting(String name, String stub) {
        if (name.endsWith("_URL")) {
            return "http://" + stub + "/123456789012/queue";
        }
        if (name.endsWith("_ARN")) {
            return "arn:aws:secretsmanager:eu-central-1:123456789012:secret:stub-AbCdEf";
        }
        if (name.endsWith("_ADDRESS")) {
            return "invoices@example.com";
        }
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void unzip(Path zip, Path folder) throws IOException {
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry e = entries.getNextEntry(); e != null; e = entries.getNextEntry()) {
                Path file = folder.resolve(e.getName()).normalize();
                assertThat(file).startsWithRaw(folder);
                if (!e.isDirectory()) {
                    Files.createDirectories(file.getParent());
                    Files.copy(entries, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}

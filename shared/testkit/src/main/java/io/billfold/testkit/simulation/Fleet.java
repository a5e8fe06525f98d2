package io.billfold.testkit.simulation;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import io.billfold.lambda.Host;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The functions, built once and used by one run after the other: building them takes longer than
 * most runs. One whose instances remember something between calls is built anew for each run.
 */
final class Fleet implements AutoCloseable {
    private final Map<String, RequestStreamHandler> handlers = new HashMap<>();
    private @Nullable World world;

    /** From now on the functions live in another world. */
    void enter(World world) {
        this.world = world;
        // they remember the secret that they read last
        close(handlers.remove("ReceiveWebhook"));
        close(handlers.remove("CallProvider"));
    }

    /**
     * Calls a function.
     *
     * @throws RuntimeException what it threw
     */
    byte[] call(Topology.Function function, byte[] event) {
        RequestStreamHandler handler =
                handlers.computeIfAbsent(function.id(), id -> built(function));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event), output, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.toByteArray();
    }

    private RequestStreamHandler built(Topology.Function function) {
        Host host =
                new Host(
                        function.environment(),
                        () -> world().clockOf(function.id()),
                        () -> world().timeline().instant(),
                        List.of(
                                new FaultyClients(function.id(), this::world),
                                new StripeDoor(this::world)));
        try {
            return host.call(() -> function.handler().getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(function.id() + " cannot be built", e);
        }
    }

    private World world() {
        return Objects.requireNonNull(world, "functions run within a run");
    }

    @Override
    public void close() {
        handlers.values().forEach(Fleet::close);
        handlers.clear();
    }

    private static void close(@Nullable RequestStreamHandler handler) {
        if (handler instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("a function does not close", e);
            }
        }
    }
}

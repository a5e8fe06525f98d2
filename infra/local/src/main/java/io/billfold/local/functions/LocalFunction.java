package io.billfold.local.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import io.billfold.lambda.Host;
import io.billfold.lambda.MessageFailures;
import io.billfold.local.Work;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/** A function: instances of its handler, made when needed, each serving one call at a time. */
public final class LocalFunction {
    private static final Logger LOG = LoggerFactory.getLogger(LocalFunction.class);

    private final FunctionSettings settings;
    private final Host host;
    private final Work work;
    private final CallGate gate;
    private final Semaphore permits;
    private final Deque<RequestStreamHandler> free = new ArrayDeque<>();
    private final LongAdder invocations = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder totalNanos = new LongAdder();
    private final LongAdder startNanos = new LongAdder();
    private final LongAdder overdue = new LongAdder();

    /**
     * A function.
     *
     * @param gate is closed when the cloud stops
     */
    public LocalFunction(FunctionSettings settings, Host host, Work work, CallGate gate) {
        this.gate = gate;
        this.settings = settings;
        this.host = host;
        this.work = work;
        this.permits = new Semaphore(settings.instancesMax(), true);
    }

    public FunctionSettings settings() {
        return settings;
    }

    public Host host() {
        return host;
    }

    public FunctionStats stats() {
        return new FunctionStats(
                invocations.sum(),
                errors.sum(),
                totalNanos.sum() / 1_000_000,
                startNanos.sum() / 1_000_000,
                overdue.sum());
    }

    /**
     * Calls the function.
     *
     * @return what it wrote
     * @throws FunctionException if it threw, or could not be built
     */
    public byte[] call(byte[] event) throws FunctionException, InterruptedException {
        return call(event, (messageId, cause) -> {});
    }

    /**
     * Calls the function with a batch of messages.
     *
     * @param failures hears why a message of the batch failed
     * @return what it wrote
     * @throws FunctionException if it threw, or could not be built
     */
    byte[] call(byte[] event, BiConsumer<String, Exception> failures)
            throws FunctionException, InterruptedException {
        gate.enter();
        work.begin();
        try {
            permits.acquire();
            try {
                return callWithPermit(event, failures);
            } finally {
                permits.release();
            }
        } finally {
            work.end();
            gate.leave();
        }
    }

    /** Builds an instance ahead of the first call. */
    public void warm() {
        try {
            giveBack(take());
        } catch (FunctionException e) {
            LOG.warn("cannot build {} yet: {}", settings.id(), e.getMessage());
        }
    }

    private byte[] callWithPermit(byte[] event, BiConsumer<String, Exception> failures)
            throws FunctionException {
        RequestStreamHandler handler = take();
        long start = System.nanoTime();
        try {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            host.call(
                    () ->
                            MessageFailures.listening(
                                    failures, () -> handle(handler, event, output)));
            giveBack(handler);
            return output.toByteArray();
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            // after an exception Lambda keeps the instance too
            giveBack(handler);
            errors.increment();
            LOG.warn("{} failed", settings.id(), e);
            throw new FunctionException(settings.id(), e);
        } finally {
            measure(System.nanoTime() - start);
        }
    }

    private OutputStream handle(RequestStreamHandler handler, byte[] event, OutputStream output)
            throws IOException {
        handler.handleRequest(new ByteArrayInputStream(event), output, new LocalContext(settings));
        return output;
    }

    private void measure(long nanos) {
        invocations.increment();
        totalNanos.add(nanos);
        if (nanos > settings.timeoutSeconds() * 1_000_000_000L) {
            overdue.increment();
        }
    }

    private RequestStreamHandler take() throws FunctionException {
        synchronized (free) {
            RequestStreamHandler handler = free.poll();
            if (handler != null) {
                return handler;
            }
        }
        long start = System.nanoTime();
        try {
            return host.call(this::build);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            errors.increment();
            LOG.error("cannot build {}", settings.id(), e);
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new FunctionException(settings.id() + " cannot be built", cause);
        } finally {
            startNanos.add(System.nanoTime() - start);
        }
    }

    private RequestStreamHandler build() throws ReflectiveOperationException {
        Object handler = settings.handlerClass().getDeclaredConstructor().newInstance();
        if (handler instanceof RequestStreamHandler streams) {
            return streams;
        }
        throw new IllegalStateException(
                settings.handlerClass().getName() + " is no RequestStreamHandler");
    }

    private void giveBack(RequestStreamHandler handler) {
        synchronized (free) {
            free.push(handler);
        }
    }
}

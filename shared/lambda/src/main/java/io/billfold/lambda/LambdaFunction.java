package io.billfold.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import io.billfold.events.EventJson;
import io.micronaut.context.ApplicationContext;

import org.crac.Core;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Function;

/**
 * Base class of every Lambda function, for example:
 *
 * <pre>{@code
 * public final class DraftInvoiceFunction extends LambdaFunction {
 *     public DraftInvoiceFunction() {
 *         super(
 *                 beans -> {
 *                     DraftInvoice useCase = beans.getBean(DraftInvoice.class);
 *                     return Triggers.eachMessage(m -> useCase.draft(m.event(PeriodDue.class)));
 *                 });
 *     }
 * }
 * }</pre>
 *
 * <p>The use case may ask for these beans: {@link Host}, {@link java.time.InstantSource} (the
 * host's clock), {@code @Named("settings") Map<String, String>} (the host's environment), {@link
 * EventJson}, {@link Metrics}, Serde's {@code ObjectMapper}.
 */
public abstract class LambdaFunction implements RequestStreamHandler, AutoCloseable {
    private final String name;
    private final ApplicationContext beans;
    private final Dispatch dispatch;

    /** Held here because the runtime keeps its snapshot hooks by weak reference only. */
    private final @Nullable Priming priming;

    /**
     * Starts the function's bean context on {@link Host#current()} and wires the use case, so that
     * a wrong setting stops the function before its first event.
     *
     * @param wiring finds the use case among the beans and says what triggers it
     */
    @SuppressWarnings("this-escape") // the class alone is asked for, its state is not seen
    protected LambdaFunction(Function<ApplicationContext, Triggers> wiring) {
        Host host = Host.current();
        String given = host.environment().get("AWS_LAMBDA_FUNCTION_NAME");
        name = given == null ? getClass().getSimpleName() : given;
        try (MDC.MDCCloseable ignored = MDC.putCloseable("function", name)) {
            beans = startedBeans(host, name, getClass().getClassLoader());
            EventJson codec = beans.getBean(EventJson.class);
            dispatch = new Dispatch(wiring.apply(beans), codec, host.clock());
            priming = primingBeforeSnapshot(host, beans);
        }
    }

    /**
     * Handles one event: a batch of SQS messages or stream records, a call of the HTTP API, or a
     * tick of a schedule, told apart by their shape.
     *
     * @throws IllegalArgumentException when the function has no trigger for the event
     */
    @Override
    public final void handleRequest(InputStream in, OutputStream out, @Nullable Context context)
            throws IOException {
        String requestId = context == null ? null : context.getAwsRequestId();
        try (MDC.MDCCloseable ignored = MDC.putCloseable("function", name);
                MDC.MDCCloseable alsoIgnored = MDC.putCloseable("requestId", requestId)) {
            out.write(dispatch.answer(in.readAllBytes(), requestId));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " was interrupted", e);
        } catch (Exception e) {
            throw new IllegalStateException(name + " failed: " + e.getMessage(), e);
        }
    }

    /** Closes the beans. Lambda never calls it; the local cloud does when it stops. */
    @Override
    public final void close() {
        beans.close();
    }

    boolean isPrimedBeforeSnapshot() {
        return priming != null;
    }

    private static ApplicationContext startedBeans(Host host, String name, ClassLoader classes) {
        return ApplicationContext.builder("function", "lambda")
                .classLoader(classes)
                // what follows probes for clouds, reads files and makes beans that nobody asked for
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .bootstrapEnvironment(false)
                .enableDefaultPropertySources(false)
                .environmentPropertySource(false)
                .eagerInitSingletons(false)
                .eagerInitConfiguration(false)
                .banner(false)
                .properties(
                        Map.of(
                                "micronaut.serde.write-dates-as-timestamps",
                                false,
                                "micronaut.serde.serialization.inclusion",
                                "ALWAYS"))
                .singletons(host, new Metrics(name))
                .singletons(host.beans().toArray())
                .start();
    }

    private static @Nullable Priming primingBeforeSnapshot(Host host, ApplicationContext beans) {
        String initialization = host.environment().get("AWS_LAMBDA_INITIALIZATION_TYPE");
        if (!"snap-start".equals(initialization)) {
            return null;
        }
        Priming priming = new Priming(beans);
        Core.getGlobalContext().register(priming);
        return priming;
    }
}

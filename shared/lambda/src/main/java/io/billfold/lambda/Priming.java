package io.billfold.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.events.EventJson;
import io.micronaut.context.ApplicationContext;

import org.crac.Context;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.Map;

/**
 * Runs before a SnapStart snapshot is taken, so that the snapshot holds loaded classes and compiled
 * code: a rehearsal of the shell, then every {@link Primer} among the beans. A failure is logged
 * and never stops a deployment.
 */
final class Priming implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

    private static final String MESSAGES =
            """
            {"Records":[{"messageId":"prime","body":"{\\"detail-type\\":\\"Prime\\",\\"detail\\":{}}",
            "attributes":{"ApproximateReceiveCount":"1"},"eventSource":"aws:sqs"}]}""";

    private static final String CALL =
            """
            {"routeKey":"GET /","rawPath":"/","headers":{"accept":"*/*"},
            "requestContext":{"http":{"method":"GET"},"requestId":"prime"}}""";

    private final ApplicationContext beans;

    Priming(ApplicationContext beans) {
        this.beans = beans;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        prime("the shell", this::rehearse);
        prime("the primers", this::runPrimers);
    }

    /** Nothing: clients of the SDK notice by themselves that their connections are gone. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {}

    /** Parses and answers events as the function would, with triggers that have no effect. */
    void rehearse() throws Exception {
        Triggers idle =
                Triggers.eachMessage(Message::isEnvelope)
                        .andCalls(call -> Answer.json(200, Map.of("path", call.path())));
        EventJson codec = beans.getBean(EventJson.class);
        Dispatch dispatch = new Dispatch(idle, codec, InstantSource.system());
        dispatch.answer(MESSAGES.getBytes(UTF_8), "prime");
        dispatch.answer(CALL.getBytes(UTF_8), "prime");
    }

    private void runPrimers() {
        for (Primer primer : beans.getBeansOfType(Primer.class)) {
            prime(primer.getClass().getName(), primer);
        }
    }

    private static void prime(String what, Primer primer) {
        try {
            primer.prime();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("priming of {} was interrupted", what, e);
        } catch (Exception | LinkageError e) {
            LOG.warn("priming of {} failed; the first call after a restore is slower", what, e);
        }
    }
}

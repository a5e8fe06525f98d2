package io.billfold.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.micronaut.context.ApplicationContext;

import org.crac.Core;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

class PrimingTest {
    @Test
    void runsEveryPrimerThoughOneFails() {
        List<String> primed = new ArrayList<>();
        withBeans(
                beans -> {
                    beans.registerSingleton(
                            Primer.class,
                            () -> {
                                primed.add("failing");
                                throw new IllegalAccessException("no rights yet");
                            });
                    beans.registerSingleton(Primer.class, () -> primed.add("working"));
                    new Priming(beans).beforeCheckpoint(Core.getGlobalContext());
                });
        assertThat(primed).containsExactlyInAnyOrder("failing", "working");
    }

    @Test
    void rehearsesTheShellWithoutFault() {
        withBeans(
                beans ->
                        assertThatCode(() -> new Priming(beans).rehearse())
                                .doesNotThrowAnyException());
    }

    @Test
    void isRegisteredOnlyWhereASnapshotIsTaken() {
        Host snapStart =
                new Host(
                        Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"),
                        SampleFunction.HOST.clock());
        try (SampleFunction with = SampleFunction.on(snapStart, beans -> idle());
                SampleFunction without = SampleFunction.on(SampleFunction.HOST, beans -> idle())) {
            assertThat(with.isPrimedBeforeSnapshot()).isTrue();
            assertThat(without.isPrimedBeforeSnapshot()).isFalse();
        }
    }

    private static Triggers idle() {
        return Triggers.schedule(at -> {});
    }

    private static void withBeans(Consumer<ApplicationContext> check) {
        List<ApplicationContext> beans = new ArrayList<>();
        try (SampleFunction function =
                SampleFunction.on(
                        SampleFunction.HOST,
                        started -> {
                            beans.add(started);
                            return idle();
                        })) {
            assertThat(function).isNotNull();
            check.accept(beans.getFirst());
        }
    }
}

package io.billfold.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.billfold.events.EventJson;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

class HostTest {
    @Test
    void twoFunctionsInOneProcessHaveTheirOwnSettingsAndClock() throws IOException {
        try (SampleFunction first = shop("first", "2026-01-01T00:00:00Z");
                SampleFunction second = shop("second", "2027-01-01T00:00:00Z")) {
            assertThat(first.answer(call())).contains("first at 2026-01-01T00:00:00Z");
            assertThat(second.answer(call())).contains("second at 2027-01-01T00:00:00Z");
            assertThat(first.answer(call())).contains("first at 2026-01-01T00:00:00Z");
        }
    }

    @Test
    void currentHostIsTheProcessOutsideOfACall() {
        assertThat(Host.current().environment()).isEqualTo(System.getenv());
        Host bound = new Host(Map.of("A", "1"), InstantSource.system());
        assertThat(bound.<Host, RuntimeException>call(Host::current)).isSameAs(bound);
        assertThat(Host.current()).isNotEqualTo(bound);
    }

    @Test
    void namesTheSettingThatIsMissing() {
        Host host = new Host(Map.of("BUS_NAME", " "), InstantSource.system());
        assertThatIllegalStateException()
                .isThrownBy(() -> host.setting("BUS_NAME"))
                .withMessageStartingWith("setting BUS_NAME is missing");
    }

    @Test
    void processEnvironmentIsNoConfigurationOfTheBeans() {
        try (SampleFunction function =
                SampleFunction.on(
                        SampleFunction.HOST,
                        beans -> {
                            assertThat(beans.getProperty("path", String.class)).isEmpty();
                            assertThat(beans.getBean(EventJson.class)).isNotNull();
                            assertThat(beans.getBean(Metrics.class)).isNotNull();
                            return Triggers.schedule(at -> {});
                        })) {
            assertThat(function).isNotNull();
        }
    }

    private static SampleFunction shop(String name, String now) {
        Host host = new Host(Map.of("SHOP", name), InstantSource.fixed(Instant.parse(now)));
        return SampleFunction.on(
                host,
                beans -> {
                    Shop shop = beans.getBean(Shop.class);
                    return Triggers.calls(call -> Answer.json(200, Map.of("is", shop.sign())));
                });
    }

    private static String call() throws IOException {
        return SampleFunction.event("http.json");
    }

    @Singleton
    static final class Shop {
        private final Map<String, String> settings;
        private final InstantSource clock;

        Shop(@Named("settings") Map<String, String> settings, InstantSource clock) {
            this.settings = settings;
            this.clock = clock;
        }

        String sign() {
            return settings.get("SHOP") + " at " + clock.instant();
        }
    }
}

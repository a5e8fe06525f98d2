package io.billfold.lambda;

import io.billfold.events.EventJson;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.ObjectMapper;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.util.Map;

/** What the host gives, as beans. */
@Factory
@Requires(beans = Host.class)
final class HostBeans {
    /** Primary, because Micronaut has a bean of its own for the system clock. */
    @Singleton
    @Primary
    InstantSource clock(Host host) {
        return host.clock();
    }

    @Singleton
    @Named("settings")
    Map<String, String> settings(Host host) {
        return host.environment();
    }

    @Singleton
    @Requires(missingBeans = EventJson.class)
    EventJson codec(ObjectMapper mapper) {
        return new EventJson(mapper);
    }
}

package io.billfold.receivewebhook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The providers that are set up here, by their names. */
final class Providers {
    private final Map<String, Provider> byName;

    Providers(List<Provider> providers) {
        byName =
                providers.stream()
                        .collect(Collectors.toUnmodifiableMap(Provider::name, Function.identity()));
    }

    Optional<Provider> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}

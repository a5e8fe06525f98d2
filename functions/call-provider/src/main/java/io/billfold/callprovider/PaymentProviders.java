package io.billfold.callprovider;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The payment providers that are set up here, by name. */
final class PaymentProviders {
    private final Map<String, PaymentProvider> byName = new TreeMap<>();

    PaymentProviders(List<PaymentProvider> providers) {
        providers.forEach(it -> byName.put(it.name(), it));
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /**
     * The provider of a name, for example {@code stripe}.
     *
     * @throws IllegalStateException when it is not set up here
     */
    PaymentProvider named(String name) {
        PaymentProvider provider = byName.get(name);
        if (provider == null) {
            throw new IllegalStateException(
                    "provider " + name + " is not set up here: " + names() + " are");
        }
        return provider;
    }
}

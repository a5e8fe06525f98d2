package io.billfold.callprovider;

import io.billfold.lambda.Host;
import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

/** The providers that take answers to disputes, with their settings. */
@Factory
final class DeskBeans {
    @Singleton
    AdyenDesk adyenDesk(AdyenAccess access, Host host) {
        return new AdyenDesk(access, host.setting("ADYEN_DISPUTES_URL"));
    }
}

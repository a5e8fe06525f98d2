package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.account.Address;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

/** The stored form of an {@link Address}, part of others. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredAddress(
        String line1,
        @Nullable String line2,
        String city,
        @Nullable String postcode,
        @Nullable String region,
        String country) {
    static StoredAddress of(Address address) {
        return new StoredAddress(
                address.line1(),
                address.line2(),
                address.city(),
                address.postcode(),
                address.region(),
                address.country());
    }

    Address toAddress() {
        return new Address(line1, line2, city, postcode, region, country);
    }
}

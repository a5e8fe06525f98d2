package io.billfold.events;

import io.billfold.billing.account.Address;

/** Reads the address of a party. */
public final class AddressReader {
    private AddressReader() {}

    /** Reads the object {@code address}. */
    public static Field<Address> read(FieldReader in) {
        Field<String> line1 = in.required("line1", Forms.filled());
        Field<String> line2 = in.optional("line2", Forms.text(), null);
        Field<String> city = in.required("city", Forms.filled());
        Field<String> postcode = in.optional("postcode", Forms.text(), null);
        Field<String> region = in.optional("region", Forms.text(), null);
        Field<String> country = in.required("country", Forms.country());
        return in.build(
                () ->
                        new Address(
                                line1.get(),
                                line2.orNull(),
                                city.get(),
                                postcode.orNull(),
                                region.orNull(),
                                country.get()));
    }
}

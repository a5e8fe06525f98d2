package io.billfold.events.document;

import io.billfold.billing.account.Address;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.document.Party;
import io.billfold.events.AddressReader;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.PartyProfileReader;

import java.util.List;
import java.util.Map;

/** Reads the seller and the buyer of a snapshot. */
final class SnapshotParties {
    private static final int TAX_IDS_MAX = 50;

    private SnapshotParties() {}

    static Field<Party> party(FieldReader in) {
        Field<String> id = in.required("id", Forms.filled());
        Field<String> name = in.required("name", Forms.filled());
        Field<PartyKind> kind = in.required("kind", Forms.word(PartyKind.class));
        Field<Identifier> legalId = in.objectOrNull("legalId", PartyProfileReader::identifier);
        Field<String> vatId = in.optional("vatId", Forms.filled(), null);
        Field<String> taxNumber = in.optional("taxNumber", Forms.filled(), null);
        Field<List<Party.Named>> otherTaxIds =
                in.listOrEmpty("otherTaxIds", TAX_IDS_MAX, SnapshotParties::named);
        Field<Identifier> electronicAddress =
                in.object("electronicAddress", PartyProfileReader::identifier);
        Field<Address> address = in.object("address", AddressReader::read);
        Field<Party.Contact> contact = in.object("contact", SnapshotParties::contact);
        Field<Map<String, String>> particulars = PartyProfileReader.particulars(in);
        return in.build(
                () ->
                        new Party(
                                id.get(),
                                name.get(),
                                kind.get(),
                                legalId.orNull(),
                                new Party.TaxIds(
                                        vatId.orNull(), taxNumber.orNull(), otherTaxIds.get()),
                                electronicAddress.get(),
                                address.get(),
                                contact.get(),
                                particulars.get()));
    }

    private static Field<Party.Named> named(FieldReader in) {
        Field<String> tax = in.required("tax", Forms.filled());
        Field<String> id = in.required("id", Forms.filled());
        return in.build(() -> new Party.Named(tax.get(), id.get()));
    }

    private static Field<Party.Contact> contact(FieldReader in) {
        Field<String> name = in.optional("name", Forms.filled(), null);
        Field<String> phone = in.optional("phone", Forms.filled(), null);
        Field<String> email = in.required("email", Forms.email());
        return in.build(() -> new Party.Contact(name.orNull(), phone.orNull(), email.get()));
    }
}

package io.billfold.events;

import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.InvoiceFormat;
import io.billfold.billing.account.PartyProfile;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.function.Supplier;

/** Reads what documents say of a party: part of the forms of sellers and accounts. */
public final class PartyProfileReader {
    private static final int PARTICULARS_MAX = 50;
    private static final int NAME_MAX = 60;

    private PartyProfileReader() {}

    /** Reads the object {@code profile} of a seller. */
    public static Field<PartyProfile> ofSeller(FieldReader in) {
        return profile(in, () -> null);
    }

    /** Reads the object {@code profile} of an account. */
    public static Field<PartyProfile> ofAccount(FieldReader in) {
        Field<InvoiceFormat> invoiceFormat =
                in.optional("invoiceFormat", Forms.word(InvoiceFormat.class), null);
        return profile(in, invoiceFormat::orNull);
    }

    private static Field<PartyProfile> profile(
            FieldReader in, Supplier<@Nullable InvoiceFormat> invoiceFormat) {
        Field<Identifier> legalId = in.objectOrNull("legalId", PartyProfileReader::identifier);
        Field<String> contactName = in.optional("contactName", Forms.filled(), null);
        Field<String> contactPhone = in.optional("contactPhone", Forms.filled(), null);
        Field<Identifier> electronicAddress =
                in.objectOrNull("electronicAddress", PartyProfileReader::identifier);
        Field<Map<String, String>> particulars = particulars(in);
        return in.build(
                () ->
                        new PartyProfile(
                                legalId.orNull(),
                                contactName.orNull(),
                                contactPhone.orNull(),
                                electronicAddress.orNull(),
                                invoiceFormat.get(),
                                particulars.get()));
    }

    /** Reads the texts under {@code particulars}, by their names. */
    public static Field<Map<String, String>> particulars(FieldReader in) {
        return in.namedValues(
                "particulars",
                PARTICULARS_MAX,
                Forms.text(PartyProfileReader::name),
                Forms.filled());
    }

    /** Reads a number with the list that it is of. */
    public static Field<Identifier> identifier(FieldReader in) {
        Field<String> id = in.required("id", Forms.filled());
        Field<String> scheme = in.optional("scheme", Forms.filled(), null);
        return in.build(() -> new Identifier(id.get(), scheme.orNull()));
    }

    private static String name(String text) {
        boolean isWord = text.chars().allMatch(PartyProfileReader::isLetter);
        if (text.isEmpty() || text.length() > NAME_MAX || !isWord) {
            throw new IllegalArgumentException(
                    "is not a name such as legalForm: '" + Forms.shortened(text) + "'");
        }
        return text;
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}

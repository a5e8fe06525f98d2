package io.billfold.events;

import io.billfold.billing.Problem;
import io.billfold.billing.account.PartyProfile;
import io.billfold.billing.account.Sending;

import java.util.List;
import java.util.Objects;

/** Reads how an account wants its documents: part of the form of accounts. */
final class SendingReader {
    private SendingReader() {}

    private enum By {
        EMAIL,
        PORTAL,
        PEPPOL
    }

    /**
     * Reads the object {@code sending}.
     *
     * @param profile what else was read of the account: Peppol needs an electronic address
     */
    static Field<Sending> sending(FieldReader in, Field<PartyProfile> profile) {
        Field<By> by = in.required("by", Forms.word(By.class));
        if (!by.isRight()) {
            return Field.wrong();
        }
        return switch (by.get()) {
            case EMAIL -> email(in);
            case PORTAL -> portal(in);
            case PEPPOL -> in.build(Sending.Peppol::new, it -> problems(it, profile));
        };
    }

    private static Field<Sending> email(FieldReader in) {
        Field<Sending.Pdf> pdf =
                in.optional("pdf", Forms.word(Sending.Pdf.class), Sending.Pdf.ATTACHED);
        return in.build(() -> new Sending.Email(pdf.get()));
    }

    private static Field<Sending> portal(FieldReader in) {
        Field<String> portal = in.required("portal", Forms.filled());
        return in.build(() -> new Sending.Portal(portal.get()));
    }

    private static List<Problem> problems(Sending sending, Field<PartyProfile> profile) {
        return profile.isRight()
                ? sending.problems(Objects.requireNonNullElse(profile.orNull(), PartyProfile.NONE))
                : List.of();
    }
}

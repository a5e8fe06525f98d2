package io.billfold.billing.account;

import io.billfold.billing.Checks;
import io.billfold.billing.Problem;

import java.util.List;
import java.util.regex.Pattern;

/** How an account wants its invoices and credit notes. Reminders always go by e-mail. */
public sealed interface Sending {
    /** Where an e-mail has its PDF. */
    enum Pdf {
        /** In the mail itself. */
        ATTACHED,

        /** Behind a link in the mail, which works for a limited time. */
        LINKED
    }

    /** By e-mail, to the account's address. */
    record Email(Pdf pdf) implements Sending {
        /** With the PDF in it: what holds where an account says nothing. */
        public static final Email ATTACHED = new Email(Pdf.ATTACHED);
    }

    /**
     * Somebody puts it into a portal of the customer's by hand.
     *
     * @param portal its name or address, for example {@code https://suppliers.example}
     */
    record Portal(String portal) implements Sending {
        public Portal {
            Checks.text("sending.portal", portal, 200);
        }
    }

    /** As a structured invoice through Peppol, to the account's electronic address. */
    record Peppol() implements Sending {
        /** An identifier's scheme in Peppol: four digits of the list EAS. */
        private static final Pattern SCHEME = Pattern.compile("[0-9]{4}");

        private static boolean isParticipant(PartyProfile profile) {
            Identifier address = profile.electronicAddress();
            return address != null
                    && address.scheme() != null
                    && SCHEME.matcher(address.scheme()).matches();
        }
    }

    /**
     * What an account lacks to be sent its documents so.
     *
     * @return problems whose fields are those of the choice, for example {@code by}
     */
    default List<Problem> problems(PartyProfile profile) {
        if (!(this instanceof Peppol)) {
            return List.of();
        }
        if (!Peppol.isParticipant(profile)) {
            return List.of(
                    new Problem(
                            "by",
                            "peppol needs profile.electronicAddress with an id and a scheme of four"
                                    + " digits, for example 0088"));
        }
        return profile.invoiceFormat() == InvoiceFormat.PEPPOL_BIS
                ? List.of()
                : List.of(new Problem("by", "peppol needs profile.invoiceFormat peppol_bis"));
    }
}

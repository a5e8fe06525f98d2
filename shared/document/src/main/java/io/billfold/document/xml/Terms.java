package io.billfold.document.xml;

import io.billfold.billing.account.Address;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Delivery;
import io.billfold.billing.document.Line;
import io.billfold.billing.document.Note;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.Payment;
import io.billfold.billing.document.PaymentMeans;
import io.billfold.billing.document.Tax;
import io.billfold.billing.document.Totals;
import io.billfold.billing.einvoice.ProfiledDocument;
import io.billfold.billing.einvoice.XmlProfile;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a document says in a profile, alike in both syntaxes. */
final class Terms {
    /** BT-118-0 and BT-151-0: the scheme is called VAT whatever the tax's own name is. */
    static final String TAX_SCHEME = "VAT";

    /** BT-128-0, UNTDID 1001: the object that is invoiced, here a subscription. */
    static final String INVOICED_OBJECT = "130";

    /** BT-20 of a document that asks for no money. */
    static final String NOTHING_TO_PAY = "Nothing to pay";

    private final BusinessDocument document;
    private final XmlProfile profile;
    private final ProfiledDocument profiled;

    Terms(BusinessDocument document, XmlProfile profile) {
        this.document = document;
        this.profile = profile;
        this.profiled = new ProfiledDocument(document, profile);
    }

    BusinessDocument document() {
        return document;
    }

    XmlProfile profile() {
        return profile;
    }

    /** The document as its profile takes it. */
    ProfiledDocument profiled() {
        return profiled;
    }

    /** BG-1: the document's own notes, and what has no term of its own. */
    List<Note> notes() {
        List<Note> notes = new ArrayList<>(document.notes());
        Totals.Converted converted = document.totals().converted();
        if (converted != null) {
            String currency = converted.tax().getCurrencyUnit().getCode();
            notes.add(Note.of("Tax in " + currency + " at " + converted.rate()));
        }
        Totals.Withheld withheld = document.totals().withheld();
        if (withheld != null) {
            String tax = withheld.tax() + ", " + withheld.country();
            notes.add(
                    Note.of(
                            "Income tax that you withhold ("
                                    + tax
                                    + ") is settled by your certificate"));
        }
        return notes;
    }

    /**
     * BT-29, or null: rule BR-CO-26 wants one of BT-29, BT-30 and BT-31, and BT-29 is what always
     * exists.
     */
    @Nullable String sellerId() {
        Party seller = document.seller();
        return seller.legalId() == null && profiled.vatId(seller) == null ? seller.id() : null;
    }

    /** BT-47 takes any official number, BT-48 only those that start with a country. */
    @Nullable Identifier buyerLegalId() {
        Party buyer = document.buyer();
        String other = buyer.taxIds().other();
        return buyer.legalId() != null || other == null ? buyer.legalId() : Identifier.of(other);
    }

    /**
     * BT-33: what the law wants said of the seller, for example {@code Legal form: GmbH; Register
     * name: Amtsgericht Berlin}; or null.
     */
    @Nullable String legalInformation() {
        Map<String, String> particulars = document.seller().particulars();
        return particulars.isEmpty()
                ? null
                : particulars.entrySet().stream()
                        .map(each -> words(each.getKey()) + ": " + each.getValue())
                        .collect(Collectors.joining("; "));
    }

    /** {@code legalForm} becomes {@code Legal form}. */
    private static String words(String name) {
        String spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    /** BG-6 and BG-9, or null where they say no more than the electronic address. */
    static Party.@Nullable Contact contact(Party party) {
        Party.Contact contact = party.contact();
        boolean isSame = contact.email().equals(party.electronicAddress().id());
        return contact.name() == null && contact.phone() == null && isSame ? null : contact;
    }

    /**
     * BG-15, or null: of where the customer is nothing but the country is known to matter (BT-80).
     * Germany wants a city and a postcode beside it (rules BR-DE-10 and BR-DE-11), which stand
     * there for an intra-Community supply alone, since that needs the country (rule BR-IC-12).
     */
    @Nullable ShipTo shipTo() {
        Delivery delivery = document.delivery();
        if (!profiled.isGerman()) {
            return new ShipTo(delivery.country(), null);
        }
        Address buyer = document.buyer().address();
        return document.isIntraCommunity()
                ? new ShipTo(
                        delivery.country(),
                        buyer.country().equals(delivery.country()) ? buyer : null)
                : null;
    }

    /**
     * Where it was supplied.
     *
     * @param country BT-80
     * @param address BT-77 and BT-78, or null
     */
    record ShipTo(String country, @Nullable Address address) {}

    /** The mandate of BG-19, or null. */
    PaymentMeans.@Nullable DirectDebit directDebit() {
        return profiled.means().stream()
                .filter(PaymentMeans.DirectDebit.class::isInstance)
                .map(PaymentMeans.DirectDebit.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** Whether BG-16 must stand there though nothing is to be paid (rules BR-DE-1, DE-R-001). */
    boolean isMeansWanted() {
        return profiled.isGerman() && !document.isPayable();
    }

    /**
     * BT-20, or null where BT-9 says it: rule BR-CO-25, which CEN has dropped and Factur-X still
     * has, wants one of them beside the positive total of a credit note too. A line of Germany's
     * cash discount ends with a line feed (rule BR-DE-18).
     */
    @Nullable String paymentTerms() {
        String terms = statedTerms();
        if (terms == null) {
            boolean isSilent = document.heading().dueOn() == null && !document.isPayable();
            return isSilent ? NOTHING_TO_PAY : null;
        }
        return terms.endsWith("#") ? terms + "\n" : terms;
    }

    /** What was agreed, and a line for each discount that is offered for paying early. */
    private @Nullable String statedTerms() {
        List<String> lines = new ArrayList<>();
        if (document.payment().terms() != null) {
            lines.add(document.payment().terms());
        }
        document.payment().discounts().stream().map(this::stated).forEach(lines::add);
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    /**
     * Germany has a form of its own (XRechnung, BT-20: two decimals, no base as it is the whole).
     */
    private String stated(Payment.EarlyDiscount discount) {
        BigDecimal percent = discount.percent();
        return profiled.isGerman()
                ? "#SKONTO#TAGE=%s#PROZENT=%s#"
                        .formatted(discount.days(), percent.setScale(2).toPlainString())
                : "%s %% discount if paid by %s: %s"
                        .formatted(percent.toPlainString(), discount.until(), discount.payable());
    }

    /** BT-119; Germany wants a zero outside the scope of tax too (rules BR-DE-14, DE-R-014). */
    @Nullable BigDecimal rate(Tax tax) {
        return tax.ratePercent() == null && profiled.isGerman()
                ? BigDecimal.ZERO
                : tax.ratePercent();
    }

    /**
     * The note of a line (BT-127), which names the end customer too: EN 16931 has no term for it.
     */
    static @Nullable String note(Line line) {
        String customer = line.references().endCustomer();
        String endCustomer = customer == null ? null : "End customer: " + customer;
        if (line.note() == null || endCustomer == null) {
            return line.note() == null ? endCustomer : line.note();
        }
        return line.note() + " · " + endCustomer;
    }
}

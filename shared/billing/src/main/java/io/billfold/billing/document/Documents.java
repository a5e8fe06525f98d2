package io.billfold.billing.document;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.PartyProfile;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.exchange.Conversion;
import io.billfold.billing.invoice.DiscountOffer;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.LineAdjustment;
import io.billfold.billing.invoice.LineOrigin;
import io.billfold.billing.invoice.Preceding;
import io.billfold.billing.invoice.Settlement;
import io.billfold.billing.language.Language;
import io.billfold.billing.language.Phrase;
import io.billfold.billing.language.Phrases;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.billing.tax.TaxTreatment;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the document of an issued invoice. The same invoice gives the same document. What decisions
 * say in words is put in the document's language here, and so in its snapshot.
 */
public final class Documents {
    /** EAS: an electronic address that is an e-mail address. */
    private static final String EMAIL = "EM";

    /** UNTDID 7143: of a list that both sides know. */
    private static final String MUTUALLY_DEFINED = "ZZZ";

    private final Invoice invoice;
    private final Draft content;
    private final DocumentTaxes taxes;
    private final Phrases phrases;

    private Documents(Invoice invoice) {
        this.invoice = invoice;
        this.content = invoice.content();
        Language language = Language.of(content.account().language());
        this.taxes = new DocumentTaxes(content, language);
        this.phrases = Phrases.of(language);
    }

    /**
     * The document of an invoice or credit note.
     *
     * @throws IllegalArgumentException naming the field and rule where its figures don't add up
     */
    public static BusinessDocument of(Invoice invoice) {
        return new Documents(invoice).document();
    }

    private BusinessDocument document() {
        boolean isPayable = isInvoice() && invoice.total().isPositive();
        return new BusinessDocument(
                heading(isPayable),
                references(),
                taxes.notes(),
                seller(content.seller(), taxes.sellerTaxIds()),
                buyer(content.account()),
                new Delivery(content.period(), null, content.account().address().country()),
                isPayable ? payment() : Payment.NONE,
                lines(),
                List.of(),
                taxes.all(),
                totals(),
                rendering());
    }

    private Rendering rendering() {
        return new Rendering(
                invoice.rendererVersion(),
                content.seller().branding(),
                content.account().profile().invoiceFormat());
    }

    private boolean isInvoice() {
        return content.kind() == Draft.Kind.INVOICE;
    }

    private Heading heading(boolean isPayable) {
        Heading.Kind kind =
                switch (content.kind()) {
                    case INVOICE -> Heading.Kind.INVOICE;
                    case CREDIT_NOTE -> Heading.Kind.CREDIT_NOTE;
                };
        return new Heading(
                kind,
                invoice.number().toString(),
                invoice.issuedOn(),
                isPayable ? invoice.dueOn() : null,
                null,
                content.currency(),
                content.account().language());
    }

    private References references() {
        SubscriptionId subscription = content.subscription();
        Preceding preceding = content.preceding();
        return new References(
                content.account().profile().particular("buyerReference"),
                subscription == null ? null : subscription.value(),
                content.purchaseOrder(),
                preceding == null
                        ? List.of()
                        : List.of(
                                new References.Preceding(
                                        preceding.number().toString(), preceding.issuedOn())));
    }

    /**
     * A seller as its documents show it (BG-4).
     *
     * @param taxId one of its tax numbers, or null
     */
    public static Party party(Seller seller, @Nullable String taxId) {
        return seller(seller, DocumentTaxes.ids(taxId, List.of()));
    }

    private static Party seller(Seller seller, Party.TaxIds taxIds) {
        PartyProfile profile = seller.profile();
        return new Party(
                seller.id().value(),
                seller.name(),
                PartyKind.BUSINESS,
                profile.legalId(),
                taxIds,
                electronicAddress(profile, seller.email()),
                seller.address(),
                new Party.Contact(profile.contactName(), profile.contactPhone(), seller.email()),
                profile.particulars());
    }

    private static Party buyer(Account account) {
        PartyProfile profile = account.profile();
        return new Party(
                account.id().value(),
                account.name(),
                account.kind(),
                profile.legalId(),
                DocumentTaxes.ids(account.taxId(), List.of()),
                electronicAddress(profile, account.email()),
                account.address(),
                new Party.Contact(profile.contactName(), profile.contactPhone(), account.email()),
                profile.particulars());
    }

    private static Identifier electronicAddress(PartyProfile profile, String email) {
        Identifier own = profile.electronicAddress();
        return own == null ? new Identifier(email, EMAIL) : own;
    }

    private Payment payment() {
        return new Payment(
                means(content.seller(), content.currency()),
                invoice.number().toString(),
                null,
                invoice.discounts().stream().map(Documents::discount).toList());
    }

    private static Payment.EarlyDiscount discount(DiscountOffer offer) {
        return new Payment.EarlyDiscount(
                offer.terms().percent(), offer.terms().days(), offer.until(), offer.payable());
    }

    /** SEPA moves euros only; an IBAN takes other currencies by plain transfer. */
    private static List<PaymentMeans> means(Seller seller, CurrencyUnit currency) {
        BankAccount bank = seller.bank();
        if (bank == null) {
            return List.of();
        }
        boolean isSepa = bank.isIban() && currency.equals(CurrencyUnit.EUR);
        return List.of(new PaymentMeans.Transfer(bank, isSepa));
    }

    /**
     * A letter to a customer that is about no single invoice: with seller and customer as they are
     * now, and the customer's id to quote.
     *
     * @param issuedOn the day on which it is true
     */
    public static Letter letter(
            Seller seller, Account account, CurrencyUnit currency, LocalDate issuedOn) {
        String taxId =
                seller.registrations().stream()
                        .map(TaxRegistration::taxId)
                        .findFirst()
                        .orElse(null);
        return new Letter(
                issuedOn,
                currency,
                account.language(),
                party(seller, taxId),
                buyer(account),
                new Payment(means(seller, currency), null, null),
                new Rendering(Rendering.LATEST_VERSION, seller.branding(), null));
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < content.lines().size(); i++) {
            lines.add(line(content.lines().get(i), taxes.treatment(i + 1)));
        }
        return lines;
    }

    private Line line(InvoiceLine line, TaxTreatment treatment) {
        return new Line(
                new Line.Item(line.sku(), name(line), null, classification(line)),
                line.period(),
                line.quantity(),
                Line.ONE,
                line.unitPrice(),
                line.adjustments().stream()
                        .map(it -> new Adjustment(reason(it), it.amount(), null))
                        .toList(),
                line.net(),
                new Line.Taxed(treatment.category(), DocumentTaxes.rate(treatment)),
                line.note() == null ? null : phrases.read(line.note()),
                lineReferences(line));
    }

    /** Without what we put before it where there is no room for both. */
    private String name(InvoiceLine line) {
        String kept = line.description();
        String read = phrases.read(Phrase.CREDIT, kept);
        if (read.length() <= Line.Item.NAME_MAX) {
            return read;
        }
        return kept.substring(Math.max(0, kept.length() - Line.Item.NAME_MAX));
    }

    /** A translation that is too long for its field leaves the text as it was kept. */
    private String reason(LineAdjustment adjustment) {
        String read = phrases.read(adjustment.reason());
        return read.length() > Adjustment.REASON_MAX ? adjustment.reason() : read;
    }

    /** BT-158: the product's code, else the one that all that the seller sells has, or null. */
    private @Nullable Identifier classification(InvoiceLine line) {
        LineOrigin origin = line.origin();
        if (origin != null && origin.classification() != null) {
            return origin.classification();
        }
        String code = content.seller().profile().particular("classification");
        return code == null ? null : new Identifier(code, MUTUALLY_DEFINED);
    }

    private Line.LineReferences lineReferences(InvoiceLine line) {
        LineOrigin origin = line.origin();
        return origin == null
                ? new Line.LineReferences(null, line.costCentre(), null)
                : new Line.LineReferences(
                        otherSubscription(origin), line.costCentre(), origin.endCustomer());
    }

    /** The subscription stands on a line where it is not the whole invoice's. */
    private @Nullable String otherSubscription(LineOrigin origin) {
        return origin.subscription().equals(content.subscription())
                ? null
                : origin.subscription().value();
    }

    private Totals totals() {
        Money zero = Money.zero(content.currency());
        return new Totals(
                invoice.net(),
                zero,
                zero,
                invoice.net(),
                invoice.tax(),
                invoice.net().plus(invoice.tax()),
                zero,
                invoice.rounding(),
                invoice.total(),
                converted(),
                withheld());
    }

    private Totals.@Nullable Converted converted() {
        Conversion conversion = content.settlement().taxConversion();
        return conversion == null
                ? null
                : new Totals.Converted(
                        conversion.convert(content.tax()),
                        conversion.words(Language.of(content.account().language())));
    }

    private Totals.@Nullable Withheld withheld() {
        Settlement.Withheld withheld = content.settlement().withheld();
        return withheld == null
                ? null
                : new Totals.Withheld(
                        withheld.withholding().tax(),
                        withheld.withholding().country(),
                        withheld.withholding().ratePercent(),
                        withheld.amount());
    }
}

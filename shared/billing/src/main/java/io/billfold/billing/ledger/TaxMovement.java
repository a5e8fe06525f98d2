package io.billfold.billing.ledger;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.TaxRegistration.Scheme;
import io.billfold.billing.exchange.Conversion;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.tax.Customer;
import io.billfold.billing.tax.TaxCategory;
import io.billfold.billing.tax.TaxComponent;
import io.billfold.billing.tax.TaxTerritories;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.billing.tax.id.TaxId;
import io.billfold.billing.tax.id.TaxIdVerdict;
import io.billfold.billing.tax.id.TaxIds;
import io.billfold.money.RoundingPolicy;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a document does to the totals of a tax: what returns are made of. The taxes of an entry's
 * movements are its posting to tax payable, to the cent.
 *
 * @param key which total
 * @param customerTaxId of a business in another member state that accounts for the tax, for the
 *     recapitulative statement (Directive 2006/112/EC art. 262); null for any other sale
 * @param base what was taxed, or sold without tax; negative for a credit note
 * @param tax what is owed on it; negative for a credit note
 * @param owed base and tax in the currency that the tax is owed in, at the document's rate; null
 *     where that is the document's currency, or no rate was known
 * @param sold what was sold, of which the base may be a part; zero where another movement of the
 *     same lines says it, so that nothing counts twice
 */
public record TaxMovement(
        Key key,
        @Nullable String customerTaxId,
        Money base,
        Money tax,
        @Nullable Owed owed,
        Money sold) {
    /**
     * Which total of a seller's month.
     *
     * @param place whose tax, for example {@code DE} or {@code US-TX}
     * @param tax its name, for example {@code VAT}
     * @param category EN 16931 category
     * @param ratePercent rate by the law of the place; 0 where nothing is charged
     * @param scheme under which it is declared, or null where it is not
     * @param customer to whom was sold
     * @param soldTo where the customer is, which thresholds ask for
     */
    public record Key(
            String place,
            String tax,
            TaxCategory category,
            BigDecimal ratePercent,
            @Nullable Scheme scheme,
            PartyKind customer,
            String soldTo) {
        /** A rate is the same key however many zeros it ends with. */
        public Key {
            BigDecimal plain = ratePercent.stripTrailingZeros();
            ratePercent = plain.scale() < 0 ? plain.setScale(0) : plain;
        }
    }

    /** Amounts in the currency that a tax is owed in (Directive 2006/112/EC art. 91 and 230). */
    public record Owed(Money base, Money tax) {
        /** With more. */
        public Owed plus(Owed other) {
            return new Owed(base.plus(other.base), tax.plus(other.tax));
        }

        private Owed negated() {
            return new Owed(base.negated(), tax.negated());
        }
    }

    /** The movements of an issued document. */
    static List<TaxMovement> of(Invoice document) {
        Draft content = document.content();
        boolean isCredit = content.kind() == Draft.Kind.CREDIT_NOTE;
        List<TaxMovement> movements = new ArrayList<>();
        for (TaxBreakdown tax : content.taxes()) {
            for (TaxMovement movement : of(tax, content)) {
                TaxMovement owed = movement.at(content.settlement().taxConversion());
                movements.add(isCredit ? owed.negated() : owed);
            }
        }
        return movements;
    }

    /** The movements of what comes off one breakdown of an invoice, at the invoice's rate. */
    static List<TaxMovement> lowering(TaxBreakdown off, Draft content) {
        return of(off, content).stream()
                .map(it -> it.at(content.settlement().taxConversion()).negated())
                .toList();
    }

    private static List<TaxMovement> of(TaxBreakdown tax, Draft content) {
        TaxTreatment treatment = tax.treatment();
        if (treatment.components().isEmpty()) {
            Key key = key(treatment, treatment.place(), treatment.tax(), BigDecimal.ZERO, content);
            String listed = listed(treatment, content);
            return List.of(new TaxMovement(key, listed, tax.base(), tax.tax(), null, tax.base()));
        }
        List<TaxMovement> movements = new ArrayList<>();
        for (int i = 0; i < tax.parts().size(); i++) {
            TaxComponent part = treatment.components().get(i);
            Key key = key(treatment, part.place(), part.tax(), part.ratePercent(), content);
            Money sold = i == 0 ? tax.base() : Money.zero(tax.base().getCurrencyUnit());
            Money owed = tax.parts().get(i);
            movements.add(new TaxMovement(key, null, base(tax, part), owed, null, sold));
        }
        return movements;
    }

    private static Key key(
            TaxTreatment treatment, String place, String tax, BigDecimal rate, Draft content) {
        Account account = content.account();
        return new Key(
                place,
                tax,
                treatment.category(),
                rate,
                treatment.scheme(),
                account.kind(),
                TaxTerritories.code(account.address().location()));
    }

    /** With its country's prefix, which a customer may leave out; sellers outside list nothing. */
    private static @Nullable String listed(TaxTreatment treatment, Draft content) {
        boolean isListed =
                treatment.category() == TaxCategory.REVERSE_CHARGE
                        || treatment.category() == TaxCategory.INTRA_COMMUNITY;
        String number = Customer.of(content.account()).number();
        if (!isListed
                || number == null
                || !TaxTerritories.isInUnion(
                        content.seller().address().location(), content.billedOn())) {
            return null;
        }
        return TaxIds.check(treatment.country(), number)
                        instanceof TaxIdVerdict.WellFormed(TaxId id, boolean _)
                ? id.value()
                : number;
    }

    private static Money base(TaxBreakdown tax, TaxComponent component) {
        BigDecimal portion = component.portion().of(tax.base().getAmount());
        return RoundingPolicy.EN_16931.round(tax.base().getCurrencyUnit(), portion);
    }

    private TaxMovement at(@Nullable Conversion conversion) {
        return conversion == null || !key.category().isTaxed()
                ? this
                : new TaxMovement(
                        key,
                        customerTaxId,
                        base,
                        tax,
                        new Owed(conversion.convert(base), conversion.convert(tax)),
                        sold);
    }

    /** What takes it back. */
    public TaxMovement negated() {
        return new TaxMovement(
                key,
                customerTaxId,
                base.negated(),
                tax.negated(),
                owed == null ? null : owed.negated(),
                sold.negated());
    }
}

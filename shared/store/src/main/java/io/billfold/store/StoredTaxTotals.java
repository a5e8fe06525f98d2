package io.billfold.store;

import io.billfold.billing.account.PartyKind;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.ledger.TaxMovement;
import io.billfold.billing.ledger.TaxTotal;
import io.billfold.billing.tax.TaxCategory;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tax totals as they stand among the attributes of a seller's total of a month, for example {@code
 * tax|DE|VAT|standard|19|domestic|business|DE|base}, in minor units. They are in the item that
 * every document adds to anyway, so that they cost no write of their own; a seller has some hundred
 * of them at most, one for each place, rate and kind of customer that it sells to.
 */
final class StoredTaxTotals {
    private static final String PREFIX = "tax|";
    private static final String BASE = "base";
    private static final String TAX = "tax";
    private static final String OWED = "owed.";
    private static final String SOLD = "sold";
    private static final String DOCUMENTS = "documents";
    private static final String NO_SCHEME = "-";

    private StoredTaxTotals() {}

    /** What movements add to the attributes. */
    static Map<String, Long> deltas(List<TaxMovement> movements) {
        Map<String, Long> deltas = new LinkedHashMap<>();
        for (TaxMovement movement : movements) {
            String name = name(movement.key());
            deltas.merge(name + BASE, movement.base().getAmountMinorLong(), Math::addExact);
            deltas.merge(name + TAX, movement.tax().getAmountMinorLong(), Math::addExact);
            if (movement.owed() != null) {
                add(deltas, name, movement.owed());
            }
            deltas.merge(name + SOLD, movement.sold().getAmountMinorLong(), Math::addExact);
            deltas.merge(name + DOCUMENTS, 1L, Math::addExact);
        }
        return deltas;
    }

    private static void add(Map<String, Long> deltas, String name, TaxMovement.Owed owed) {
        String in = OWED + owed.tax().getCurrencyUnit() + ".";
        deltas.merge(name + in + BASE, owed.base().getAmountMinorLong(), Math::addExact);
        deltas.merge(name + in + TAX, owed.tax().getAmountMinorLong(), Math::addExact);
        deltas.merge(name + in + DOCUMENTS, 1L, Math::addExact);
    }

    private static String name(TaxMovement.Key key) {
        TaxRegistration.Scheme scheme = key.scheme();
        return PREFIX
                + String.join(
                        "|",
                        key.place(),
                        key.tax(),
                        Words.of(key.category()),
                        key.ratePercent().toPlainString(),
                        scheme == null ? NO_SCHEME : Words.of(scheme),
                        Words.of(key.customer()),
                        key.soldTo())
                + "|";
    }

    /** The totals of an item. */
    static List<TaxTotal> of(Map<String, AttributeValue> item, CurrencyUnit currency) {
        List<TaxTotal> totals = new ArrayList<>();
        Attributes attributes = new Attributes(item);
        for (String name : item.keySet()) {
            if (name.startsWith(PREFIX) && name.endsWith("|" + BASE)) {
                String stem = name.substring(0, name.length() - BASE.length());
                totals.add(
                        new TaxTotal(
                                key(stem),
                                Money.ofMinor(currency, attributes.sum(stem + BASE)),
                                Money.ofMinor(currency, attributes.sum(stem + TAX)),
                                owed(item.keySet(), attributes, stem),
                                Money.ofMinor(currency, attributes.sum(stem + SOLD)),
                                attributes.sum(stem + DOCUMENTS)));
            }
        }
        return totals;
    }

    /** Null where a document did not say what is owed: then the rest is not the whole. */
    private static TaxMovement.@Nullable Owed owed(
            Set<String> names, Attributes attributes, String stem) {
        for (String name : names) {
            if (name.startsWith(stem + OWED) && name.endsWith("." + BASE)) {
                String in = name.substring(0, name.length() - BASE.length());
                CurrencyUnit currency =
                        CurrencyUnit.of(in.substring((stem + OWED).length(), in.length() - 1));
                return attributes.sum(in + DOCUMENTS) != attributes.sum(stem + DOCUMENTS)
                        ? null
                        : new TaxMovement.Owed(
                                Money.ofMinor(currency, attributes.sum(in + BASE)),
                                Money.ofMinor(currency, attributes.sum(in + TAX)));
            }
        }
        return null;
    }

    private static TaxMovement.Key key(String stem) {
        String[] parts = stem.split("\\|", -1);
        return new TaxMovement.Key(
                parts[1],
                parts[2],
                Words.to(TaxCategory.class, parts[3]),
                new BigDecimal(parts[4]),
                parts[5].equals(NO_SCHEME)
                        ? null
                        : Words.to(TaxRegistration.Scheme.class, parts[5]),
                Words.to(PartyKind.class, parts[6]),
                parts[7]);
    }
}

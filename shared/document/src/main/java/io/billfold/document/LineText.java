package io.billfold.document;

import io.billfold.billing.account.Identifier;
import io.billfold.billing.document.Adjustment;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Line;
import io.billfold.document.language.Label;
import io.billfold.money.RoundingPolicy;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What stands in small letters under the name of what a line bills. */
final class LineText {
    /**
     * A detail, not longer than a line of print once it is set.
     *
     * @param figure the amount that belongs to the text, or null
     */
    record Detail(String text, @Nullable String figure) {}

    private final BusinessDocument document;
    private final Words words;

    LineText(BusinessDocument document, Words words) {
        this.document = document;
        this.words = words;
    }

    /** The details of a line in the order in which they are read; at least the article. */
    List<Detail> of(Line line) {
        List<Detail> details = new ArrayList<>();
        add(details, line.item().description());
        add(details, article(line));
        add(details, classification(line.item().classification()));
        add(details, line.note());
        addSum(details, line);
        Line.LineReferences references = line.references();
        add(details, labelled(Label.END_CUSTOMER, references.endCustomer()));
        add(details, labelled(Label.COST_CENTRE, references.costCentre()));
        add(details, labelled(Label.SUBSCRIPTION, references.object()));
        return details;
    }

    /** The article, and the line's period where it is not the document's. */
    private String article(Line line) {
        String article = line.item().id();
        return line.period().equals(document.delivery().period())
                ? article
                : words.joined(" ·", List.of(article, words.formats().period(line.period())));
    }

    private @Nullable String classification(@Nullable Identifier classification) {
        if (classification == null) {
            return null;
        }
        return classification.scheme() == null
                ? labelled(Label.COMMODITY_CODE, classification.id())
                : classification.scheme() + " " + classification.id();
    }

    private @Nullable String labelled(Label label, @Nullable String value) {
        return value == null ? null : words.text(label) + ": " + value;
    }

    /** From quantity times price to the net amount, where they differ. */
    private void addSum(List<Detail> details, Line line) {
        if (line.adjustments().isEmpty()) {
            return;
        }
        if (line.quantity().compareTo(BigDecimal.ONE) != 0) {
            Money product = line.price().times(line.quantity(), RoundingPolicy.EN_16931);
            String factors = words.quantity(line) + " × " + words.formats().price(line.price());
            details.add(new Detail(factors, words.formats().amount(product)));
        }
        for (Adjustment adjustment : line.adjustments()) {
            String figure = words.formats().signed(adjustment.amount());
            details.add(new Detail(adjustment.reason(), figure));
        }
    }

    private static void add(List<Detail> details, @Nullable String text) {
        if (text != null) {
            details.add(new Detail(text, null));
        }
    }
}

package io.billfold.calculatetax;

import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.calculatetax.AvalaraTransaction.Detail;
import io.billfold.calculatetax.AvalaraTransaction.Line;
import io.billfold.money.RoundingPolicy;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Puts AvaTax's amounts on the draft, to the cent. An account of AvaTax rounds each line or the
 * document (help.avalara.com, "What is the difference between Document and Line level rounding?"):
 * the treatments say which of the two it was. Where it is neither, because a cent was moved between
 * jurisdictions, the amounts are AvaTax's all the same.
 */
final class AvalaraAmounts {
    private final Draft draft;
    private final AvalaraTransaction answer;

    private AvalaraAmounts(Draft draft, AvalaraTransaction answer) {
        this.draft = draft;
        this.answer = answer;
    }

    /**
     * The draft with its tax.
     *
     * @param treatments of the lines, in their order
     */
    static Quote taxed(Draft draft, AvalaraTransaction answer, List<TaxTreatment> treatments) {
        return new AvalaraAmounts(draft, answer).taxed(treatments);
    }

    private Quote taxed(List<TaxTreatment> treatments) {
        Draft byDocument = InvoiceTax.apply(draft, treatments);
        if (isAnswer(byDocument)) {
            return new Quote.Taxed(byDocument);
        }
        Draft byLine =
                InvoiceTax.apply(
                        draft,
                        treatments.stream()
                                .map(it -> Treatments.rounded(it, RoundingPolicy.PER_LINE))
                                .toList());
        if (isAnswer(byLine)) {
            return new Quote.Taxed(byLine);
        }
        if (!hasNets(byLine)) {
            return new Quote.Unavailable(
                    "AvaTax: a price with tax was parted into other amounts than its rates give");
        }
        return new Quote.Taxed(
                byLine.withTaxes(byLine.lines(), byLine.taxes().stream().map(this::own).toList()));
    }

    private boolean isAnswer(Draft taxed) {
        return hasNets(taxed) && taxed.taxes().stream().allMatch(tax -> own(tax).equals(tax));
    }

    private boolean hasNets(Draft taxed) {
        for (int i = 0; i < taxed.lines().size(); i++) {
            BigDecimal net = AvalaraSums.net(draft.lines().get(i), answer.lines().get(i));
            BigDecimal known = Objects.requireNonNull(net, "checked before");
            if (taxed.lines().get(i).net().getAmount().compareTo(known) != 0) {
                return false;
            }
        }
        return true;
    }

    /** A breakdown with the amounts that AvaTax gave its lines. */
    private TaxBreakdown own(TaxBreakdown tax) {
        List<Money> parts = new ArrayList<>();
        for (int component = 0; component < tax.parts().size(); component++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int position : tax.lines()) {
                sum = sum.add(charged(answer.lines().get(position - 1)).get(component).tax());
            }
            parts.add(Money.of(draft.currency(), sum.stripTrailingZeros()));
        }
        return TaxBreakdown.of(tax.treatment(), tax.base(), parts, tax.lines());
    }

    /** As many as the treatment has components, in their order. */
    private static List<Detail> charged(Line line) {
        return line.details().stream().filter(Detail::isCharged).toList();
    }
}

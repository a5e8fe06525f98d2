package io.billfold.billing.rating;

import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.language.Phrase;
import io.billfold.billing.subscription.CostShare;
import io.billfold.billing.subscription.Terms;
import io.billfold.money.Allocation;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Splits lines by the customer's cost centres; the parts of a line add up to it. */
final class CostSplit {
    private CostSplit() {}

    static List<InvoiceLine> split(List<Billable> lines, Terms terms) {
        List<CostShare> shares = terms.costShares();
        List<InvoiceLine> split = new ArrayList<>(lines.size() * Math.max(1, shares.size()));
        if (shares.isEmpty()) {
            lines.forEach(line -> split.add(line.line(null, line.net(), "")));
            return split;
        }
        List<BigDecimal> weights = shares.stream().map(CostShare::weight).toList();
        for (Billable line : lines) {
            List<Money> parts = Allocation.byWeight(line.net(), weights);
            for (int i = 0; i < shares.size(); i++) {
                String reason = Phrase.OTHER_COST_CENTRES.text(shares.get(i).costCentre());
                split.add(line.line(shares.get(i).costCentre(), parts.get(i), reason));
            }
        }
        return split;
    }
}

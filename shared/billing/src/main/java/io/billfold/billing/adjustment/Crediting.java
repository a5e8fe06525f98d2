package io.billfold.billing.adjustment;

import io.billfold.billing.Problem;
import io.billfold.billing.adjustment.Adjustment.Extent;
import io.billfold.billing.adjustment.Adjustment.Part;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.money.UnitPrice;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes a credit note; its tax is told by {@link CreditedTax}. */
final class Crediting {
    private final Invoice original;
    private final Credited before;
    private final List<Money> left;
    private final List<Problem> problems = new ArrayList<>();

    private Crediting(Invoice original, Credited before) {
        this.original = original;
        this.before = before;
        this.left = before.leftOf(original);
    }

    static AdjustmentDecision decide(Invoice original, Credited before, Adjustment.Credit credit) {
        Crediting crediting = new Crediting(original, before);
        List<Money> parts = crediting.parts(credit.extent());
        if (crediting.problems.isEmpty()) {
            crediting.check(parts, credit.extent());
        }
        return crediting.problems.isEmpty()
                ? crediting.made(credit, parts)
                : new AdjustmentDecision.Refused(crediting.problems);
    }

    private List<Money> parts(Extent extent) {
        return switch (extent) {
            case Extent.Whole() -> left;
            case Extent.Lines(List<Part> parts) -> ofLines(parts);
            case Extent.Amount(BigDecimal net) -> ofAmount(net);
        };
    }

    private List<Money> ofLines(List<Part> wanted) {
        if (wanted.isEmpty()) {
            refuse("lines", "must name at least one line");
        }
        List<Money> parts = new ArrayList<>(left.stream().map(it -> it.multipliedBy(0)).toList());
        Set<Integer> named = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            Part part = wanted.get(i);
            String field = "lines[" + i + "]";
            if (part.position() < 1 || part.position() > left.size()) {
                refuse(
                        field + ".position",
                        "must be from 1 to " + left.size() + ", was " + part.position());
            } else if (!named.add(part.position())) {
                refuse(field + ".position", "names line " + part.position() + " again");
            } else {
                Money rest = left.get(part.position() - 1);
                parts.set(part.position() - 1, ofLine(field, rest, part.net()));
            }
        }
        return parts;
    }

    private Money ofLine(String field, Money rest, @Nullable BigDecimal net) {
        if (rest.isZero()) {
            refuse(field + ".position", "names a line of which nothing is left to give back");
            return rest;
        }
        if (net == null) {
            return rest;
        }
        Money amount = money(field + ".amount", net);
        check(field + ".amount", amount, rest);
        return amount;
    }

    private void check(String field, Money amount, Money rest) {
        if (rest.isNegative()) {
            refuse(field, "must be left out for a line below zero");
        } else if (amount.isGreaterThan(rest)) {
            refuse(field, "is " + amount + ", but only " + rest + " are left");
        }
    }

    private List<Money> ofAmount(BigDecimal net) {
        Money amount = money("amount", net);
        Money rest = Credited.sum(left);
        if (amount.isGreaterThan(rest)) {
            refuse("amount", "is " + amount + ", but only " + rest + " are left");
        }
        return problems.isEmpty() ? spread(amount) : left;
    }

    /** In proportion over the rates, and what falls to a rate over its lines. */
    private List<Money> spread(Money amount) {
        List<TaxBreakdown> taxes = original.content().taxes();
        if (taxes.size() == 1 || amount.equals(Credited.sum(left))) {
            return Spread.over(amount, left);
        }
        List<Money> ofRates =
                Spread.over(amount, taxes.stream().map(tax -> CreditedTax.sum(tax, left)).toList());
        List<Money> parts = new ArrayList<>(left.stream().map(it -> it.multipliedBy(0)).toList());
        for (int i = 0; i < taxes.size(); i++) {
            List<Integer> positions = taxes.get(i).lines();
            List<Money> ofLines =
                    Spread.share(
                            ofRates.get(i),
                            positions.stream().map(position -> left.get(position - 1)).toList());
            for (int j = 0; j < positions.size(); j++) {
                parts.set(positions.get(j) - 1, ofLines.get(j));
            }
        }
        return parts;
    }

    /** A positive amount in the invoice's currency; a problem and zero where it is none. */
    private Money money(String field, BigDecimal net) {
        CurrencyUnit currency = original.content().currency();
        if (net.signum() <= 0) {
            refuse(field, "must be above zero, was " + net.toPlainString());
        } else if (net.stripTrailingZeros().scale() > currency.getDecimalPlaces()) {
            refuse(field, "has more decimals than " + currency + " allows: " + net.toPlainString());
        } else {
            return Money.of(currency, net);
        }
        return Money.zero(currency);
    }

    private void check(List<Money> parts, Extent extent) {
        Money net = Credited.sum(parts);
        if (left.stream().allMatch(Money::isZero)) {
            refuse("invoice", original.number() + " was given back as a whole already");
        } else if (!net.isPositive()) {
            refuse(fieldOf(extent), "come to " + net + ": there is nothing to give back");
        } else if (net.isGreaterThan(Credited.sum(left))) {
            refuse(
                    fieldOf(extent),
                    "come to " + net + ", but only " + Credited.sum(left) + " are left");
        } else {
            checkRates(before.plus(parts).lines(), fieldOf(extent));
        }
    }

    /** No rate gives back more than it charged, though another one charged enough for both. */
    private void checkRates(List<Money> given, String field) {
        for (TaxBreakdown tax : original.content().taxes()) {
            Money sum = CreditedTax.sum(tax, given);
            Money base = tax.base();
            boolean isWithin =
                    sum.isZero()
                            || (sum.isNegative() == base.isNegative()
                                    && !sum.abs().isGreaterThan(base.abs()));
            if (!isWithin) {
                refuse(
                        field,
                        "would make %s given back at %s percent, which was charged on %s"
                                .formatted(
                                        sum, tax.treatment().ratePercent().toPlainString(), base));
            }
        }
    }

    private static String fieldOf(Extent extent) {
        return switch (extent) {
            case Extent.Whole() -> "invoice";
            case Extent.Lines(_) -> "lines";
            case Extent.Amount(_) -> "amount";
        };
    }

    private AdjustmentDecision made(Adjustment.Credit credit, List<Money> parts) {
        List<InvoiceLine> lines = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).isZero()) {
                InvoiceLine line = original.content().lines().get(i);
                lines.add(reversal(line, parts.get(i), credit.reason()));
                positions.add(i + 1);
            }
        }
        List<TaxBreakdown> taxes = new CreditedTax(original, before, parts).of(positions);
        Draft draft = new AdjustedDraft(original).credit(credit.id().credit(), lines, taxes);
        return new AdjustmentDecision.Made(List.of(draft), before.plus(parts));
    }

    /** The line itself, or where only a part of it is given back, that part at the price of one. */
    private static InvoiceLine reversal(InvoiceLine line, Money part, String reason) {
        boolean isWhole = part.equals(line.net());
        return new InvoiceLine(
                line.sku(),
                line.description(),
                line.period(),
                isWhole ? line.quantity() : BigDecimal.valueOf(part.getAmount().signum()),
                isWhole
                        ? line.unitPrice()
                        : new UnitPrice(part.getCurrencyUnit(), part.abs().getAmount()),
                isWhole ? line.adjustments() : List.of(),
                part,
                reason,
                line.costCentre(),
                line.origin());
    }

    private void refuse(String field, String reason) {
        problems.add(new Problem(field, reason));
    }
}

package io.billfold.billing.cash;

import io.billfold.billing.Problem;
import io.billfold.billing.cash.CashDecision.Wanted;
import io.billfold.billing.cash.Difference.Kind;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a person wants an entry to settle, held against what is open and what is left. */
final class WantedAllocations {
    private final Cash cash;
    private final CashPolicy policy;
    private final Map<InvoiceNumber, Invoice> discounted;
    private final List<Allocation> allocations = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private Money left;

    private WantedAllocations(
            Cash cash, CashPolicy policy, Map<InvoiceNumber, Invoice> discounted) {
        this.cash = cash;
        this.policy = policy;
        this.discounted = discounted;
        this.left = cash.unapplied();
    }

    static WantedAllocations of(
            Cash cash,
            CashDecision.Apply apply,
            CashPolicy policy,
            Map<InvoiceNumber, Receivable> receivables,
            Map<InvoiceNumber, Invoice> discounted) {
        WantedAllocations all = new WantedAllocations(cash, policy, discounted);
        int place = 0;
        for (Wanted wanted : apply.invoices()) {
            all.add("invoices[" + place++ + "]", wanted, receivables.get(wanted.invoice()));
        }
        return all;
    }

    List<Allocation> allocations() {
        return allocations;
    }

    List<Problem> problems() {
        return problems;
    }

    private void add(String field, Wanted wanted, @Nullable Receivable receivable) {
        String problem = problem(wanted, receivable);
        if (problem != null || receivable == null) {
            problems.add(new Problem(field, wanted.invoice() + " " + problem));
            return;
        }
        Money open = receivable.open();
        Spending spending = Spending.of(cash, left, wanted, open);
        Money rest = open.minus(spending.value());
        String wrong = amountProblem(spending, open, rest, wanted.rest());
        if (wrong != null) {
            problems.add(new Problem(field, wanted.invoice() + " " + wrong));
            return;
        }
        left = left.minus(spending.cash());
        allocations.add(
                new Allocation(
                        wanted.invoice(),
                        receivable.account(),
                        spending.cash(),
                        spending.value(),
                        differences(wanted, rest)));
    }

    private List<Difference> differences(Wanted wanted, Money rest) {
        Kind kind = wanted.rest();
        return kind == null ? List.of() : List.of(difference(wanted.invoice(), kind, rest));
    }

    private Difference difference(InvoiceNumber number, Kind kind, Money rest) {
        Invoice invoice = discounted.get(number);
        return kind == Kind.DISCOUNT && invoice != null
                ? Difference.discount(invoice, rest)
                : new Difference(kind, rest);
    }

    private @Nullable String problem(Wanted wanted, @Nullable Receivable receivable) {
        if (receivable == null) {
            return "is not known";
        }
        if (!receivable.seller().equals(cash.seller())) {
            return "is of seller '%s', the money came to '%s'"
                    .formatted(receivable.seller(), cash.seller());
        }
        if (wanted.rest() == Kind.DISCOUNT && !discounted.containsKey(wanted.invoice())) {
            return "can't be discounted: its taxes are not known";
        }
        return isThere(wanted.invoice())
                ? "is settled by this entry already: undo that first"
                : valueProblem(wanted.settles(), receivable.open());
    }

    private boolean isThere(InvoiceNumber invoice) {
        return cash.appliedWith(allocations).stream().anyMatch(it -> it.invoice().equals(invoice));
    }

    /** Money in another currency counts for what the bank exchanged, or for what somebody says. */
    private @Nullable String valueProblem(@Nullable BigDecimal settles, Money open) {
        boolean isSame = open.isSameCurrency(left);
        if (settles == null) {
            boolean isKnown = isSame || Spending.isExchangedFrom(cash, open);
            return isKnown ? null : otherCurrency(open);
        }
        if (isSame) {
            return "is in the money's currency: it settles what the money is";
        }
        return settles.signum() > 0 && settles.scale() <= open.getScale()
                ? null
                : "can't be settled by %s %s"
                        .formatted(open.getCurrencyUnit(), settles.toPlainString());
    }

    private String otherCurrency(Money open) {
        return "is in %s, the money in %s: say what of it that settles"
                .formatted(open.getCurrencyUnit(), left.getCurrencyUnit());
    }

    private @Nullable String amountProblem(
            Spending spending, Money open, Money rest, @Nullable Kind kind) {
        Money amount = spending.cash();
        if (!amount.isPositive() || !spending.value().isPositive()) {
            return left.isZero() ? "gets nothing: no money is left" : "has nothing open";
        }
        if (amount.isGreaterThan(left)) {
            return "wants %s, of the money %s is left".formatted(amount, left);
        }
        if (rest.isNegative()) {
            return "wants %s, only %s is open".formatted(spending.value(), open);
        }
        return kind == null ? null : restProblem(open, rest, kind);
    }

    private @Nullable String restProblem(Money open, Money rest, Kind kind) {
        if (rest.isZero()) {
            return "leaves no rest that could be explained";
        }
        Money most =
                switch (kind) {
                    case SMALL -> policy.tolerance(open);
                    case BANK_FEE -> policy.bankFeeMax(rest.getCurrencyUnit());
                    case WITHHELD, DISCOUNT -> open;
                };
        return rest.isGreaterThan(most)
                ? "lacks %s, at most %s may be given up for that".formatted(rest, most)
                : null;
    }
}

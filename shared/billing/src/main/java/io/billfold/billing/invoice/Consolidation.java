package io.billfold.billing.invoice;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.Seller;

import org.joda.money.Money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Puts the drafts of a group on one draft of the account that pays. */
public final class Consolidation {
    private Consolidation() {}

    /**
     * The draft of all, without tax. Credit notes among them net out; what gives back more than it
     * charges as a whole is a credit note. Each line keeps its origin, and names the account that
     * it was collected from as who uses it.
     *
     * @param seller as it is now
     * @param payer the group's payer, as it is now
     * @param collected at least one, in the order of their lines
     * @throws IllegalArgumentException when one of them belongs to another group
     */
    public static Draft merge(
            BillingGroup group, Seller seller, Account payer, List<Draft> collected) {
        List<InvoiceLine> lines = new ArrayList<>();
        Money net = Money.zero(group.currency());
        LocalDate billedOn = collected.getFirst().billedOn();
        for (Draft draft : collected) {
            requireOf(group, draft);
            billedOn = draft.billedOn().isAfter(billedOn) ? draft.billedOn() : billedOn;
            boolean isCredit = draft.kind() == Draft.Kind.CREDIT_NOTE;
            net = isCredit ? net.minus(draft.net()) : net.plus(draft.net());
            for (InvoiceLine line : draft.lines()) {
                InvoiceLine named = line.orEndCustomer(draft.account().name());
                lines.add(isCredit ? named.reversed() : named);
            }
        }
        return draft(
                group, new Parties(seller, payer, billedOn), collected.getFirst().id(), net, lines);
    }

    private static void requireOf(BillingGroup group, Draft draft) {
        BillingGroup own = BillingGroup.of(draft, group.isPurchaseOrderRequired());
        if (!own.equals(group)) {
            throw new IllegalArgumentException(
                    "draft " + draft.id() + " is not of " + group.key() + " but of " + own.key());
        }
    }

    private record Parties(Seller seller, Account payer, LocalDate billedOn) {}

    private static Draft draft(
            BillingGroup group,
            Parties parties,
            DraftId first,
            Money net,
            List<InvoiceLine> lines) {
        boolean isCredit = net.isNegative();
        BillingGroup.Agent agent = group.agent();
        return new Draft(
                DraftId.ofGroup(first),
                isCredit ? Draft.Kind.CREDIT_NOTE : Draft.Kind.INVOICE,
                null,
                null,
                parties.seller(),
                parties.payer(),
                group.currency(),
                parties.billedOn(),
                Drafting.span(lines),
                group.paymentTermsDays(),
                group.purchaseOrder(),
                isCredit ? lines.stream().map(InvoiceLine::reversed).toList() : lines,
                List.of(),
                agent == null || net.isZero()
                        ? null
                        : Commission.of(agent.partner(), agent.percent(), net.abs()),
                Settlement.offering(group.earlyPayment()));
    }
}

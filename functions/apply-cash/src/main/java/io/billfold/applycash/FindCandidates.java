package io.billfold.applycash;

import io.billfold.billing.access.AmountRange;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.cash.BankEntry;
import io.billfold.billing.cash.Candidates;
import io.billfold.billing.cash.OpenItem;
import io.billfold.billing.cash.PayerName;
import io.billfold.billing.cash.Reference;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.Settlement.Withheld;
import io.billfold.store.CashStore;
import io.billfold.store.Hit;
import io.billfold.store.InvoiceRecord;
import io.billfold.store.InvoiceSearchStore;
import io.billfold.store.InvoiceStore;
import io.billfold.store.StandingStore;

import jakarta.inject.Singleton;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks up what an entry may be for, by indexes alone, a bounded number of each. */
@Singleton
class FindCandidates {
    private final CashStore cash;
    private final InvoiceStore invoices;
    private final InvoiceSearchStore search;
    private final StandingStore standings;

    FindCandidates(
            CashStore cash,
            InvoiceStore invoices,
            InvoiceSearchStore search,
            StandingStore standings) {
        this.cash = cash;
        this.invoices = invoices;
        this.search = search;
        this.standings = standings;
    }

    /** What was found; whose name or bank account it is comes from earlier decisions. */
    Candidates find(Seller seller, BankEntry entry) {
        InvoiceNumber structured =
                Reference.structured(entry.structuredReference(), seller.series());
        Set<InvoiceNumber> named = named(seller, entry);
        AccountId known = known(seller.id(), entry);
        Set<InvoiceNumber> stated = new LinkedHashSet<>(named);
        if (structured != null) {
            stated.add(structured);
        }
        List<OpenItem> items = items(seller.id(), owed(List.copyOf(stated)));
        if (!items.isEmpty()) {
            return new Candidates(items, structured, named, known, true);
        }
        List<InvoiceNumber> unnamed = unnamed(entry, known);
        Map<InvoiceNumber, Receivable> owed = owed(unnamed);
        owed.values().removeIf(it -> it.open().isZero());
        boolean isWhole = unnamed.size() < Candidates.ITEMS_MAX;
        return new Candidates(items(seller.id(), owed), structured, named, known, isWhole);
    }

    /** Many payers put the number where a reference of their own belongs. */
    private static Set<InvoiceNumber> named(Seller seller, BankEntry entry) {
        Set<InvoiceNumber> named = new LinkedHashSet<>();
        named.addAll(Reference.named(entry.text(), seller.series()));
        addNamed(named, entry.structuredReference(), seller);
        addNamed(named, entry.endToEndId(), seller);
        return named;
    }

    private static void addNamed(Set<InvoiceNumber> named, @Nullable String text, Seller seller) {
        if (text != null && named.size() < Reference.NAMED_MAX) {
            named.addAll(Reference.named(text, seller.series()));
        }
    }

    private @Nullable AccountId known(SellerId seller, BankEntry entry) {
        for (String alias : aliases(entry)) {
            AccountId known = cash.findAlias(seller, alias).orElse(null);
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    /** What a payer is known by, the surer first. */
    static List<String> aliases(BankEntry entry) {
        List<String> aliases = new ArrayList<>();
        if (entry.payerAccount() != null) {
            aliases.add(CashStore.ofBankAccount(entry.payerAccount()));
        }
        String name = entry.payer() == null ? "" : PayerName.plain(entry.payer());
        if (!name.isEmpty()) {
            aliases.add(CashStore.ofName(name));
        }
        return aliases;
    }

    /** What a payer that is known owes, the longest due first; else invoices over this amount. */
    private List<InvoiceNumber> unnamed(BankEntry entry, @Nullable AccountId known) {
        if (known != null) {
            return standings.open(known, Candidates.ITEMS_MAX);
        }
        List<InvoiceNumber> over = new ArrayList<>(over(entry.amount(), Candidates.ITEMS_MAX));
        if (entry.exchange() != null) {
            over.addAll(over(entry.exchange().from(), Candidates.ITEMS_MAX - over.size()));
        }
        return over;
    }

    private List<InvoiceNumber> over(Money amount, int numbersMax) {
        return numbersMax == 0
                ? List.of()
                : search.byAmount(new AmountRange(amount, amount), null, numbersMax).stream()
                        .map(Hit::number)
                        .toList();
    }

    /** What is another seller's is left out. */
    private List<OpenItem> items(SellerId seller, Map<InvoiceNumber, Receivable> owed) {
        return owed.isEmpty()
                ? List.of()
                : invoices.findAll(List.copyOf(owed.keySet())).stream()
                        .map(InvoiceRecord::invoice)
                        .filter(it -> it.content().seller().id().equals(seller))
                        .map(it -> item(it, owed))
                        .toList();
    }

    /** What is owed on invoices; a credit note has nothing. */
    private Map<InvoiceNumber, Receivable> owed(List<InvoiceNumber> numbers) {
        return new HashMap<>(numbers.isEmpty() ? Map.of() : standings.findAll(numbers));
    }

    private static OpenItem item(Invoice invoice, Map<InvoiceNumber, Receivable> owed) {
        Receivable receivable = owed.get(invoice.number());
        if (receivable == null) {
            throw new IllegalStateException(invoice.number() + " was there a moment ago");
        }
        Withheld withheld = invoice.content().settlement().withheld();
        return new OpenItem(
                receivable,
                invoice.content().account().name(),
                withheld == null ? null : withheld.amount(),
                invoice.discounts().isEmpty() ? null : invoice);
    }
}

package io.billfold.serveaudit;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.PartyKind;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.SeriesCounter;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.money.UnitPrice;
import io.billfold.store.Commit;
import io.billfold.store.InvoiceStore;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Many invoices of one seller, as issuing leaves them in the tables. */
final class Shelf {
    private static final int SIZE = 400;
    private static final List<String> ACCOUNTS = List.of("acme", "berta", "cesar");

    final List<Invoice> invoices = new ArrayList<>();
    final List<Receivable> owed = new ArrayList<>();

    /** Two years of one series; every 20th is a credit note. */
    static Shelf in(MemoryStores stores, long seed) {
        Shelf shelf = new Shelf();
        Random random = new Random(seed);
        Commit seller = stores.dynamo().begin();
        stores.accounts().saveSeller(seller, Samples.seller(), null);
        stores.dynamo().commit(seller);
        shelf.fill(stores, random, 2025, SIZE / 2);
        shelf.fill(stores, random, 2026, SIZE / 2);
        return shelf;
    }

    private void fill(MemoryStores stores, Random random, int year, int count) {
        LocalDate day = LocalDate.of(year, 1, 1);
        SeriesCounter counter = SeriesCounter.opening(Samples.seller().id(), "MU", year);
        InvoiceStore store = stores.invoices();
        for (int sequence = 1; sequence <= count; sequence++) {
            // in 2026 ten a day until the end of January or so, in 2025 until the autumn
            day = day.plusDays(random.nextInt(year == 2026 ? 7 : 2) == 0 ? 1 : 0);
            Invoice invoice = invoice(new InvoiceNumber("MU", year, sequence), day, random);
            SeriesCounter.Drawn drawn = counter.draw(1, day);
            Commit commit = stores.dynamo().begin();
            store.saveCounter(commit, counter, drawn.after());
            store.add(commit, invoice);
            invoices.add(invoice);
            if (invoice.content().kind() == Draft.Kind.INVOICE) {
                Receivable receivable = standing(invoice, random);
                stores.receivables().open(commit, receivable);
                owed.add(receivable);
            }
            stores.dynamo().commit(commit);
            counter = drawn.after();
        }
    }

    private static Receivable standing(Invoice invoice, Random random) {
        Receivable fresh = Receivable.of(invoice);
        return switch (random.nextInt(6)) {
            case 0 -> fresh.withApplied(fresh.total());
            case 1 -> fresh.withApplied(Money.parse("EUR 1.00"));
            case 2 -> fresh.withCredited(fresh.total());
            case 3 -> fresh.withApplied(fresh.total()).withDisputed(Money.parse("EUR 1.00"));
            default -> fresh;
        };
    }

    private static Invoice invoice(InvoiceNumber number, LocalDate day, Random random) {
        String account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        Draft.Kind kind = number.sequence() % 20 == 0 ? Draft.Kind.CREDIT_NOTE : Draft.Kind.INVOICE;
        Draft draft =
                draft(
                        kind,
                        account(account),
                        Money.ofMinor(CurrencyUnit.EUR, 100L * (1 + random.nextInt(30))));
        return new Invoice(number, day, day.plusDays(14), 1, draft);
    }

    /** Berta's tax id is written in two ways. */
    private static Account account(String id) {
        Account sample = Samples.account(ZoneOffset.UTC);
        return new Account(
                new AccountId(id),
                "Customer " + id,
                PartyKind.BUSINESS,
                id + "@customers.example",
                switch (id) {
                    case "acme" -> "DE136695976";
                    case "berta" -> "FR 40.303.265.045";
                    default -> null;
                },
                sample.address(),
                "en",
                ZoneOffset.UTC);
    }

    private static Draft draft(Draft.Kind kind, Account account, Money net) {
        Draft of = Samples.invoice().content();
        InvoiceLine line =
                InvoiceLine.of(
                        "PRO",
                        "Plan PRO",
                        of.period(),
                        BigDecimal.ONE,
                        new UnitPrice(CurrencyUnit.EUR, net.getAmount()));
        Money tax = net.multipliedBy(19).dividedBy(100, RoundingMode.HALF_UP);
        TaxBreakdown taxes =
                TaxBreakdown.of(of.taxes().getFirst().treatment(), net, List.of(tax), List.of(1));
        return new Draft(
                of.id(),
                kind,
                null,
                of.subscription(),
                of.seller(),
                account,
                of.currency(),
                of.billedOn(),
                of.period(),
                0,
                null,
                List.of(line),
                List.of(taxes),
                null);
    }
}

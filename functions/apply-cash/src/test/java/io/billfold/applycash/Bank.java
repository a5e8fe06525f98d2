package io.billfold.applycash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.cash.Cash;
import io.billfold.billing.cash.CashId;
import io.billfold.billing.dunning.Receivable;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Invoice;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.invoice.Settlement;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.ledger.LedgerAccount;
import io.billfold.billing.subscription.EarlyPayment;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.lambda.Message;
import io.billfold.money.UnitPrice;
import io.billfold.store.Balance;
import io.billfold.store.Commit;
import io.billfold.store.Versioned;
import io.billfold.testkit.BankFile;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.MemoryUploads;
import io.billfold.testkit.Samples;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The function on tables in memory, with invoices that are owed and files that are dropped. */
final class Bank {
    static final String IBAN = "DE89370400440532013000";
    static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    final MemoryStores stores = new MemoryStores();
    final MemoryUploads uploads = new MemoryUploads();
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T20:00:00Z"));
    private final CashWithholding withholding =
            new CashWithholding(stores.withholding(), stores.invoices());
    private final CashBooking booking =
            new CashBooking(
                    stores.cash(),
                    stores.receivables(),
                    stores.ledger(),
                    withholding,
                    stores.invoices());
    private final FindBooked booked =
            new FindBooked(stores.payments(), stores.refunds(), stores.disputes());
    private final Refusals refusals = new Refusals(stores.cash(), stores.dynamo(), clock);
    private final PayoutReports payouts =
            new PayoutReports(
                    stores.payouts(),
                    stores.cash(),
                    stores.ledger(),
                    booked,
                    refusals,
                    stores.dynamo());
    private final StatementFiles statements =
            new StatementFiles(
                    stores.cash(),
                    new ReceiveEntry(
                            new FindCandidates(
                                    stores.cash(),
                                    stores.invoices(),
                                    stores.search(),
                                    stores.standings()),
                            stores.cash(),
                            booking,
                            payouts,
                            stores.dynamo(),
                            clock),
                    refusals,
                    stores.dynamo());
    private final StatementMessages messages =
            new StatementMessages(
                    new DroppedFiles(uploads, stores.accounts(), statements, payouts, refusals));
    private final CashCall calls =
            new CashCall(
                    stores.json(),
                    stores.cash(),
                    new DecideCash(
                            stores.cash(),
                            stores.accounts(),
                            booking,
                            withholding,
                            stores.dynamo(),
                            clock),
                    clock);
    private final PayoutCall payoutCalls =
            new PayoutCall(
                    stores.json(),
                    stores.payouts(),
                    booked,
                    new DecidePayout(stores.payouts(), stores.ledger(), stores.dynamo(), clock));
    private final WithholdingCall withholdingCalls =
            new WithholdingCall(
                    stores.json(),
                    stores.withholding(),
                    new DecideWithholding(
                            stores.withholding(),
                            withholding,
                            stores.cash(),
                            booking,
                            stores.dynamo(),
                            clock));
    private final List<InvoiceNumber> issued = new ArrayList<>();
    private Money balance = Money.parse("EUR 1000.00");
    private long sequence = 40;

    Bank() {
        Seller sample = Samples.seller();
        Seller seller =
                new Seller(
                        sample.id(),
                        sample.name(),
                        null,
                        sample.email(),
                        sample.address(),
                        sample.zone(),
                        sample.series(),
                        List.of(),
                        new BankAccount("Muster GmbH", IBAN, null));
        Commit commit = stores.dynamo().begin();
        stores.dynamo().commit(stores.accounts().saveSeller(commit, seller, null));
    }

    /** Makes an account. */
    void account(String id) {
        Commit commit = stores.dynamo().begin();
        stores.dynamo().commit(stores.accounts().saveAccount(commit, named(id), null));
    }

    private static Account named(String id) {
        Account acme = Samples.account(ZoneOffset.UTC);
        return new Account(
                new AccountId(id),
                id.toUpperCase(Locale.ROOT) + " GmbH",
                acme.kind(),
                acme.email(),
                null,
                acme.address(),
                "en",
                acme.zone());
    }

    /** Issues the next invoice to an account, in euros. */
    InvoiceNumber invoice(String account, String total) {
        return invoice(account, Money.parse("EUR " + total));
    }

    /** Issues the next invoice to an account. */
    InvoiceNumber invoice(String account, Money total) {
        return issue(draft(account, total, total.multipliedBy(0)), LocalDate.of(2026, 1, 17));
    }

    /** Issues 100.00 and 19.00 of tax, with 2 % off until 2026-03-04. */
    InvoiceNumber discounted(String account) {
        Settlement offer = Settlement.offering(List.of(EarlyPayment.parse("7@2")));
        return issue(
                draft(account, Money.parse("EUR 100.00"), Money.parse("EUR 19.00"))
                        .withSettlement(offer),
                LocalDate.of(2026, 2, 25));
    }

    private static Draft draft(String account, Money net, Money tax) {
        Draft sample = Samples.invoice().content();
        UnitPrice price = new UnitPrice(net.getCurrencyUnit(), net.getAmount());
        return new Draft(
                sample.id(),
                sample.kind(),
                null,
                sample.subscription(),
                sample.seller(),
                named(account),
                net.getCurrencyUnit(),
                sample.billedOn(),
                sample.period(),
                14,
                null,
                List.of(InvoiceLine.of("PRO", "Plan", sample.period(), BigDecimal.ONE, price)),
                List.of(
                        TaxBreakdown.of(
                                sample.taxes().getFirst().treatment(),
                                net,
                                List.of(tax),
                                List.of(1))),
                null);
    }

    private InvoiceNumber issue(Draft draft, LocalDate issuedOn) {
        InvoiceNumber number = new InvoiceNumber("MU", 2026, issued.size() + 1L);
        Invoice invoice = new Invoice(number, issuedOn, issuedOn.plusDays(14), 1, draft);
        Commit commit = stores.invoices().add(stores.dynamo().begin(), invoice);
        stores.receivables().open(commit, Receivable.of(invoice));
        stores.dynamo().commit(commit);
        issued.add(number);
        return number;
    }

    /** The last reminder is sent. */
    void reminded(InvoiceNumber number) {
        Versioned<Receivable> read = stores.receivables().find(number).orElseThrow();
        Commit commit = stores.dynamo().begin();
        stores.receivables().replace(commit, read.value().withReminder(2, DAY), read.version());
        stores.dynamo().commit(commit);
    }

    static BankFile.Movement paid(String amount, String payer, String iban, String text) {
        return new BankFile.Movement(Money.parse("EUR " + amount), payer, iban, null, text, null);
    }

    /** Drops the next statement of the bank. */
    String statement(List<BankFile.Movement> movements) {
        return statement(movements, "");
    }

    /** Drops a statement that states charges of each movement. */
    void charged(String charges, BankFile.Movement movement) {
        String stated =
                "<Chrgs><TtlChrgsAndTaxAmt Ccy=\"EUR\">" + charges + "</TtlChrgsAndTaxAmt></Chrgs>";
        statement(List.of(movement), stated);
    }

    private String statement(List<BankFile.Movement> movements, String charges) {
        sequence++;
        BankFile.Head head = new BankFile.Head(IBAN, "2026-" + sequence, sequence, DAY, balance);
        for (BankFile.Movement movement : movements) {
            balance = balance.plus(movement.amount());
        }
        String key = "bank/muster-de/" + head.id() + ".xml";
        String file = BankFile.camt053(head, movements);
        drop(key, file.replace("<RltdPties>", charges + "<RltdPties>"));
        return key;
    }

    void drop(String key, String file) {
        uploads.objects.put(key, file.getBytes(UTF_8));
        tell(key);
    }

    /** S3's event about a file, as the bus delivers it. */
    void tell(String key) {
        String event =
                "{\"version\":\"0\",\"id\":\"e\",\"detail-type\":\"Object Created\",\"source\":\"aws.s3\","
                        + "\"account\":\"1\",\"time\":\"2026-03-02T20:00:00Z\",\"region\":\"r\","
                        + "\"resources\":[],\"detail\":{\"bucket\":{\"name\":\"uploads\"},"
                        + "\"object\":{\"key\":\""
                        + key
                        + "\"}}}";
        messages.take(Message.of("m-1", event, stores.json()));
    }

    Answer get(String route, Map<String, String> path, Map<String, String> query) {
        return call("GET", route, path, query, "");
    }

    Answer decide(String id, String body) {
        return call("POST", "POST /cash/{id}/decisions", Map.of("id", id), Map.of(), body);
    }

    Answer decidePayout(String id, String body) {
        return call("POST", "POST /payouts/{id}/decisions", Map.of("id", id), Map.of(), body);
    }

    private Answer call(
            String method,
            String route,
            Map<String, String> path,
            Map<String, String> query,
            String body) {
        Call call =
                new Call(
                        method,
                        route,
                        "/",
                        path,
                        query,
                        Map.of(),
                        body.getBytes(UTF_8),
                        Map.of("sub", "jo"),
                        Set.of("payments:write"),
                        "r-1",
                        "192.0.2.1");
        if (route.contains("/payouts")) {
            return payoutCalls.answer(call);
        }
        return route.contains("/withholding") ? withholdingCalls.answer(call) : calls.answer(call);
    }

    /** What was withheld of an invoice, as somebody says. */
    Answer withheld(String body) {
        return call("POST", "POST /withholding", Map.of(), Map.of(), body);
    }

    Answer decideWithheld(String id, String body) {
        return call("POST", "POST /withholding/{id}/decisions", Map.of("id", id), Map.of(), body);
    }

    /** Claims that somebody waits for. */
    List<WithholdingAnswer> claims() {
        Answer answer = get("GET /withholding", Map.of(), Map.of("seller", "muster-de"));
        return ((WithholdingAnswer.Page) answer.body()).withholding();
    }

    /** What somebody has to look at. */
    List<CashAnswer> work() {
        CashPage page = (CashPage) get("GET /cash", Map.of(), Map.of("seller", "muster-de")).body();
        return page.entries();
    }

    /** Every reason for which something was refused. */
    List<String> refused() {
        return stores.cash().refused().list(YearMonth.of(2026, 3)).stream()
                .map(it -> it.reason())
                .toList();
    }

    Receivable receivable(InvoiceNumber number) {
        return stores.receivables().find(number).orElseThrow().value();
    }

    String open(InvoiceNumber number) {
        return receivable(number).open().getAmount().toPlainString();
    }

    /** Every entry that was taken in. */
    List<Cash> all() {
        return stores.items("PAYMENTS").stream()
                .filter(it -> it.get("pk").s().startsWith("CASH#"))
                .map(it -> new CashId(it.get("cash").s()))
                .map(it -> stores.cash().find(it).orElseThrow().value())
                .toList();
    }

    /** Base and tax of March. */
    List<String> taxTotals() {
        YearMonth march = YearMonth.of(2026, 3);
        return stores.ledger().taxTotals(new SellerId("muster-de"), march, march).stream()
                .map(it -> it.base() + " " + it.tax())
                .toList();
    }

    /** Debits less credits of the seller's ledger, but those that are zero; euros are not named. */
    Map<String, String> balances() {
        Map<String, String> shown = new TreeMap<>();
        for (Balance balance :
                stores.ledger()
                        .trialBalance(
                                new SellerId("muster-de"),
                                YearMonth.of(2026, 3),
                                YearMonth.of(2026, 3))) {
            for (LedgerAccount account : LedgerAccount.values()) {
                Money net = balance.net(account);
                if (!net.isZero()) {
                    String currency = net.getCurrencyUnit().getCode();
                    shown.put(
                            account.name() + (currency.equals("EUR") ? "" : " " + currency),
                            net.getAmount().toPlainString());
                }
            }
        }
        return shown;
    }
}

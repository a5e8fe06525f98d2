package io.billfold.draftinvoice;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.invoice.DraftId;
import io.billfold.billing.order.Order;
import io.billfold.billing.order.OrderDecision;
import io.billfold.billing.order.OrderRules;
import io.billfold.billing.purchase.PurchaseOrder;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.tax.TaxRules;
import io.billfold.events.GroupDue;
import io.billfold.events.OrderReader;
import io.billfold.events.OrderReading;
import io.billfold.events.PeriodDue;
import io.billfold.lambda.Message;
import io.billfold.store.BillingRunStore;
import io.billfold.store.BillingSources;
import io.billfold.store.Commit;
import io.billfold.store.DraftRecord;
import io.billfold.testkit.MemoryStores;
import io.billfold.testkit.Samples;
import io.billfold.testkit.Shell;

import org.joda.money.Money;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A book of subscriptions that began on 5 January 2026, billed from there over stores in memory.
 */
final class Book {
    static final LocalDate RUN = LocalDate.of(2026, 1, 5);

    final MemoryStores stores = new MemoryStores();
    Instant now = Instant.parse("2026-01-05T02:00:00Z");

    Book() {
        Commit commit = stores.dynamo().begin();
        stores.accounts().saveSeller(commit, seller(), null);
        stores.dynamo().commit(commit);
    }

    private static Seller seller() {
        Seller muster = Samples.seller();
        return new Seller(
                muster.id(),
                muster.name(),
                null,
                muster.email(),
                muster.address(),
                muster.zone(),
                muster.series(),
                List.of(new TaxRegistration("DE", TaxRegistration.Scheme.DOMESTIC, "DE811907980")),
                null);
    }

    /**
     * Accepts an order of one plan.
     *
     * @param account JSON fields that come after the account's id, such as {@code "parent":{...}}
     * @param terms JSON fields of the order
     */
    void order(String id, String accountId, String account, String price, String terms) {
        String json =
                """
                {"version":1,"orderId":"%s","seller":"muster-de","account":{"id":"%s",
                "name":"Company %s","kind":"business","email":"ap@acme.example",
                "address":{"line1":"Ring 1","city":"Berlin","postcode":"10115","country":"DE"}%s},
                "currency":"EUR","interval":"month","startOn":"2026-01-05"%s,
                "lines":[{"sku":"PRO","description":"Pro plan","charge":"flat","quantity":1,
                "unitPrice":"%s"}]}
                """
                        .formatted(id, accountId, accountId, account, terms, price);
        Order order =
                switch (new OrderReader(stores.json())
                        .read(json.getBytes(StandardCharsets.UTF_8))) {
                    case OrderReading.Read(Order read) -> read;
                    case OrderReading.Unreadable(List<Problem> problems) ->
                            throw new AssertionError(problems);
                };
        save(order.account());
        Commit commit = stores.dynamo().begin();
        stores.subscriptions().add(commit, accepted(order));
        stores.dynamo().commit(commit);
    }

    private static Subscription accepted(Order order) {
        return switch (OrderRules.decide(
                order, seller(), Catalog.empty(order.seller()), RUN, TaxRules.bundled())) {
            case OrderDecision.Accepted(Subscription subscription) -> subscription;
            case OrderDecision.Refused(List<Problem> problems) ->
                    throw new AssertionError(problems);
        };
    }

    private void save(Account account) {
        Commit commit = stores.dynamo().begin();
        stores.accounts()
                .saveAccount(
                        commit, account, stores.accounts().findAccount(account.id()).orElse(null));
        stores.dynamo().commit(commit);
    }

    void purchaseOrder(String account, String number, String cap) {
        Money money = Money.parse(cap);
        Commit commit = stores.dynamo().begin();
        stores.purchaseOrders()
                .save(
                        commit,
                        new PurchaseOrder(
                                number,
                                new AccountId(account),
                                money,
                                Money.zero(money.getCurrencyUnit()),
                                null,
                                null),
                        null);
        stores.dynamo().commit(commit);
    }

    Money used(String account, String number) {
        return stores.purchaseOrders()
                .find(new AccountId(account), number)
                .orElseThrow()
                .value()
                .used();
    }

    /** What the queue delivers for a subscription. */
    void billed(String subscription) {
        deliver(stores.json().write(PeriodDue.of(subscription, RUN.plusYears(1)).withRun(RUN)));
    }

    /** What the queue delivers for a group. */
    void merged(String group) {
        deliver(stores.json().write(GroupDue.of(group, RUN)));
    }

    private void deliver(String body) {
        BillingRunStore runs = stores.billingRuns();
        Outcomes outcomes = new Outcomes(runs, stores.dynamo(), Shell.metrics());
        Parties parties = new Parties(stores.accounts());
        Placing placing =
                new Placing(stores.drafts(), stores.purchaseOrders(), stores.billingGroups());
        BillingSources sources =
                new BillingSources(stores.subscriptions(), stores.catalogs(), stores.usage(), 35);
        DraftInvoice draftInvoice =
                new DraftInvoice(
                        stores.subscriptions(),
                        parties,
                        sources,
                        placing,
                        outcomes,
                        stores.dynamo(),
                        () -> now);
        MergeGroup mergeGroup =
                new MergeGroup(
                        stores.billingGroups(),
                        stores.drafts(),
                        parties,
                        placing,
                        outcomes,
                        stores.dynamo(),
                        () -> now);
        new DueMessages(draftInvoice, mergeGroup, outcomes, stores.subscriptions(), () -> now)
                .handle(Message.of("m-1", body, stores.json()));
    }

    DraftRecord draft(String id) {
        return stores.drafts().find(new DraftId(id)).orElseThrow();
    }

    /** Names of the events that drafts published, in no order. */
    List<String> events() {
        return stores.events("INVOICES").stream().map(Map.Entry::getKey).toList();
    }

    BillingRunStore.Summary summary() {
        return stores.billingRuns().summary(RUN);
    }
}

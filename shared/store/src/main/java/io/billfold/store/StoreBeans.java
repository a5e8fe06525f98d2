package io.billfold.store;

import io.billfold.billing.dispute.DisputeDates;
import io.billfold.billing.dunning.DunningPolicy;
import io.billfold.billing.usage.UsageRules;
import io.billfold.events.EventJson;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.time.InstantSource;
import java.util.Map;

/** Makes the stores and their clients from a function's settings, each when it is first used. */
@Factory
final class StoreBeans {
    private final Map<String, String> settings;

    StoreBeans(@Named("settings") Map<String, String> settings) {
        this.settings = settings;
    }

    @Singleton
    @Bean(preDestroy = "close")
    @Requires(missingBeans = AwsClients.class)
    AwsClients clients() {
        return new AwsClients(settings);
    }

    @Singleton
    @Bean(preDestroy = "close")
    DynamoDbClient dynamoDb(AwsClients clients) {
        return clients.client(DynamoDbClient.class, DynamoDbClient::builder);
    }

    @Singleton
    Dynamo dynamo(DynamoDbClient client, EventJson eventJson) {
        return new Dynamo(client, settings, eventJson);
    }

    @Singleton
    AccountStore accounts(Dynamo dynamo) {
        return new AccountStore(dynamo);
    }

    @Singleton
    TaxIdCheckStore taxIdChecks(Dynamo dynamo) {
        return new TaxIdCheckStore(dynamo);
    }

    @Singleton
    SellerSalesStore sellerSales(Dynamo dynamo) {
        return new SellerSalesStore(dynamo);
    }

    @Singleton
    CatalogStore catalogs(Dynamo dynamo) {
        return new CatalogStore(dynamo);
    }

    @Singleton
    SubscriptionStore subscriptions(Dynamo dynamo) {
        return new SubscriptionStore(dynamo);
    }

    @Singleton
    UsageStore usage(Dynamo dynamo) {
        return new UsageStore(dynamo);
    }

    @Singleton
    BillingSources billingSources(
            SubscriptionStore subscriptions, CatalogStore catalogs, UsageStore usage) {
        String lateDays = settings.get("USAGE_LATE_DAYS");
        return new BillingSources(
                subscriptions,
                catalogs,
                usage,
                lateDays == null ? UsageRules.LATE_DAYS : Integer.parseInt(lateDays));
    }

    @Singleton
    ExchangeRateStore exchangeRates(Dynamo dynamo) {
        return new ExchangeRateStore(dynamo);
    }

    @Singleton
    RejectionStore rejections(Dynamo dynamo) {
        return new RejectionStore(dynamo);
    }

    @Singleton
    DraftStore drafts(Dynamo dynamo) {
        return new DraftStore(dynamo);
    }

    @Singleton
    InvoiceStore invoices(Dynamo dynamo) {
        return new InvoiceStore(dynamo);
    }

    @Singleton
    InvoiceSearchStore invoiceSearch(Dynamo dynamo) {
        return new InvoiceSearchStore(dynamo);
    }

    @Singleton
    StandingStore standings(Dynamo dynamo) {
        return new StandingStore(dynamo);
    }

    @Singleton
    AccessLogStore accessLog(Dynamo dynamo) {
        return new AccessLogStore(dynamo);
    }

    @Singleton
    AccessLog accesses(AccessLogStore log, Dynamo dynamo) {
        return new AccessLog(log, dynamo);
    }

    @Singleton
    LegalHoldStore legalHolds(Dynamo dynamo) {
        return new LegalHoldStore(dynamo);
    }

    @Singleton
    RegisterStore register(Dynamo dynamo) {
        return new RegisterStore(dynamo);
    }

    @Singleton
    SealStore seals(Dynamo dynamo) {
        return new SealStore(dynamo);
    }

    @Singleton
    DeliveryStore deliveries(Dynamo dynamo) {
        return new DeliveryStore(dynamo);
    }

    @Singleton
    MailAddressStore mailAddresses(Dynamo dynamo) {
        return new MailAddressStore(dynamo);
    }

    @Singleton
    PurchaseOrderStore purchaseOrders(Dynamo dynamo) {
        return new PurchaseOrderStore(dynamo);
    }

    @Singleton
    BillingGroupStore billingGroups(Dynamo dynamo) {
        return new BillingGroupStore(dynamo);
    }

    @Singleton
    BillingRunStore billingRuns(Dynamo dynamo) {
        return new BillingRunStore(dynamo);
    }

    @Singleton
    AdjustmentStore adjustments(Dynamo dynamo) {
        return new AdjustmentStore(dynamo);
    }

    @Singleton
    AccountCreditStore accountCredits(Dynamo dynamo) {
        return new AccountCreditStore(dynamo);
    }

    @Singleton
    LedgerStore ledger(Dynamo dynamo, InstantSource clock) {
        return new LedgerStore(dynamo, clock);
    }

    @Singleton
    PeriodStore periods(Dynamo dynamo) {
        return new PeriodStore(dynamo);
    }

    @Singleton
    DeferralStore deferrals(Dynamo dynamo) {
        return new DeferralStore(dynamo);
    }

    @Singleton
    BookStore books(Dynamo dynamo) {
        return new BookStore(dynamo);
    }

    @Singleton
    AuditPackageStore auditPackages(Dynamo dynamo) {
        return new AuditPackageStore(dynamo);
    }

    @Singleton
    DunningPolicy dunningPolicy() {
        return DunningPolicy.bundled();
    }

    @Singleton
    ReceivableStore receivables(Dynamo dynamo, DunningPolicy policy) {
        return new ReceivableStore(dynamo, policy);
    }

    @Singleton
    PaymentBook paymentBook(
            PaymentStore payments, ReceivableStore receivables, LedgerStore ledger) {
        return new PaymentBook(payments, receivables, ledger);
    }

    @Singleton
    PaymentMethodStore paymentMethods(Dynamo dynamo) {
        return new PaymentMethodStore(dynamo);
    }

    @Singleton
    RefundStore refunds(Dynamo dynamo) {
        return new RefundStore(dynamo);
    }

    @Singleton
    AttemptStore attempts(Dynamo dynamo) {
        return new AttemptStore(dynamo);
    }

    @Singleton
    PaymentStore payments(Dynamo dynamo) {
        return new PaymentStore(dynamo);
    }

    @Singleton
    ChargeStore charges(Dynamo dynamo) {
        return new ChargeStore(dynamo);
    }

    @Singleton
    EvidenceStore evidence(Dynamo dynamo) {
        return new EvidenceStore(dynamo);
    }

    @Singleton
    DisputeRatioStore disputeRatios(Dynamo dynamo) {
        return new DisputeRatioStore(dynamo);
    }

    @Singleton
    WithholdingStore withholding(Dynamo dynamo) {
        return new WithholdingStore(dynamo);
    }

    @Singleton
    CashStore cash(Dynamo dynamo) {
        return new CashStore(dynamo);
    }

    @Singleton
    PayoutStore payouts(Dynamo dynamo) {
        return new PayoutStore(dynamo);
    }

    @Singleton
    DisputeDates disputeDates() {
        return DisputeDates.bundled();
    }

    @Singleton
    DisputeStore disputes(Dynamo dynamo, DisputeDates dates) {
        return new DisputeStore(dynamo, dates);
    }

    @Singleton
    WaitingEventStore waitingEvents(Dynamo dynamo) {
        return new WaitingEventStore(dynamo);
    }

    @Singleton
    ProviderEventStore providerEvents(Dynamo dynamo) {
        return new ProviderEventStore(dynamo);
    }
}

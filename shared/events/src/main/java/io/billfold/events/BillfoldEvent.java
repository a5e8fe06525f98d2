package io.billfold.events;

import java.time.Instant;

/** Something that happened in Billfold, published on its event bus once or more often. */
public sealed interface BillfoldEvent
        permits AuditPackageAdvanced,
                AuditPackageRequested,
                CashApplied,
                CashReceived,
                CashReopened,
                CatalogConfigured,
                ChangeRejected,
                ChargeRequested,
                CollectionStopped,
                CommissionEarned,
                CreditAdded,
                CreditApplied,
                DaySealed,
                DeliveryFailed,
                DeliveryRequested,
                DisputeAnswerDecided,
                DisputeAnswered,
                DisputeClosed,
                DisputeDeadlineNear,
                DisputeMoneyMoved,
                DisputeOpened,
                DisputeRatioNear,
                DocumentDelivered,
                DraftHeld,
                EntitlementsChanged,
                EntitlementsRestored,
                EntitlementsSuspended,
                InvoiceCredited,
                InvoiceDrafted,
                InvoiceIssued,
                InvoicePaid,
                InvoiceRendered,
                LegalHoldChanged,
                NoticeSent,
                OrderAccepted,
                OrderRejected,
                PaymentDeclined,
                PaymentMethodExpiring,
                PaymentMethodsChanged,
                PaymentRecorded,
                ProviderEventReceived,
                ProviderEventWaiting,
                RefundPartRequested,
                RefundRequested,
                RefundSettled,
                ReminderDue,
                SellerConfigured,
                SubscriptionChanged,
                TaxCalculated,
                TaxIdChecked,
                ThresholdNear,
                ThresholdReached,
                UsageRefused {
    /** The source of every event of Billfold. */
    String SOURCE = "billfold";

    /** The version of the event's form, in its JSON; this version reads and writes 1. */
    int version();

    /**
     * Derived from what happened, so that a repeat is recognised: {@code
     * InvoiceIssued:MU-2026-000042}.
     */
    String eventId();

    /** When it happened, in business time. */
    Instant occurredAt();

    /** The detail-type: the class name. */
    default String type() {
        return getClass().getSimpleName();
    }
}

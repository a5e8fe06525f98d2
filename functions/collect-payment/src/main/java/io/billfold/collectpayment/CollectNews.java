package io.billfold.collectpayment;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.events.InvoiceIssued;
import io.billfold.events.PaymentDeclined;
import io.billfold.events.PaymentMethodsChanged;
import io.billfold.events.RefundRequested;
import io.billfold.lambda.Message;
import io.billfold.store.StandingStore;

import jakarta.inject.Singleton;

/** What makes an invoice collectable, issued, refused or paid otherwise; and what is to go back. */
@Singleton
class CollectNews {
    /** The most invoices of an account that are looked at when it pays otherwise, oldest first. */
    static final int OPEN_MAX = 500;

    private final CollectInvoice collectInvoice;
    private final StandingStore standings;
    private final PlanRefund planRefund;

    CollectNews(CollectInvoice collectInvoice, StandingStore standings, PlanRefund planRefund) {
        this.collectInvoice = collectInvoice;
        this.standings = standings;
        this.planRefund = planRefund;
    }

    /**
     * Looks at the invoices that an event is about.
     *
     * @throws IllegalStateException for an event that is about none
     */
    void take(Message message) {
        switch (message.detailType()) {
            case "InvoiceIssued" -> issued(message.event(InvoiceIssued.class));
            case "PaymentDeclined" -> look(message.event(PaymentDeclined.class).number());
            case "PaymentMethodsChanged" ->
                    changed(new AccountId(message.event(PaymentMethodsChanged.class).accountId()));
            case "RefundRequested" -> planRefund.plan(message.event(RefundRequested.class));
            default ->
                    throw new IllegalStateException(
                            message.detailType()
                                    + " is not for here: see the rule in the template");
        }
    }

    private void issued(InvoiceIssued issued) {
        if (issued.kind() == null || issued.kind().equals("invoice")) {
            look(issued.number());
        }
    }

    private void look(String number) {
        collectInvoice.look(InvoiceNumber.parse(number));
    }

    private void changed(AccountId account) {
        standings.open(account, OPEN_MAX).forEach(collectInvoice::look);
    }
}

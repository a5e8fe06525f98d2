package io.billfold.store;

import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.dispute.DisputeCounting;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.billing.payment.ChargeTraits;
import io.billfold.billing.payment.Payment;
import io.billfold.events.BillfoldEvent;

import org.joda.money.Money;

import java.util.Optional;

/**
 * Payments, each once by its id and, where a provider collected it, once by the provider's charge.
 * Both keys are in the Payments table: {@code PAYMENT#<id>} and {@code CHARGE#<provider>#<charge>}.
 */
public class PaymentStore {
    private static final String SK = "PAYMENT";
    private static final String CHARGE_SK = "CHARGE";
    private static final long FORM = 1;

    private final Dynamo dynamo;
    private final ChargeStore charges;
    private final DisputeRatioStore ratios;

    public PaymentStore(Dynamo dynamo) {
        this.dynamo = dynamo;
        this.charges = new ChargeStore(dynamo);
        this.ratios = new DisputeRatioStore(dynamo);
    }

    /**
     * A payment as it was booked: what its sender is told, now and on every repeat.
     *
     * @param applied what it settled of the invoice
     * @param unapplied what it left over
     * @param open what was owed on the invoice afterwards
     * @param status where the invoice stood afterwards, for example {@code PAID}
     */
    public record Recorded(
            Payment payment, Money applied, Money unapplied, Money open, String status) {}

    /** The payment with this id. */
    public Optional<Recorded> find(String paymentId) {
        return dynamo.find(Table.PAYMENTS, pk(paymentId), SK)
                .map(Attributes::new)
                .map(PaymentStore::recorded);
    }

    /** The id of the payment that a provider's charge brought. */
    public Optional<String> findByCharge(String provider, String charge) {
        return dynamo.find(Table.PAYMENTS, chargePk(provider, charge), CHARGE_SK)
                .map(item -> new Attributes(item).text("paymentId"));
    }

    /** As below, of a payment of which nothing more is known. */
    public Commit record(Commit commit, Recorded recorded) {
        return record(commit, recorded, ChargeTraits.NONE);
    }

    /**
     * Adds a payment: the transaction is refused if its id or its charge is known. What a provider
     * collected counts as a sale in the networks' programmes.
     *
     * @param traits what the provider told of the charge
     */
    public Commit record(Commit commit, Recorded recorded, ChargeTraits traits) {
        Payment payment = recorded.payment();
        commit.putNew(Table.PAYMENTS, item(recorded));
        if (payment.provider() != null && payment.providerReference() != null) {
            commit.putNew(
                    Table.PAYMENTS,
                    Item.of(chargePk(payment.provider(), payment.providerReference()), CHARGE_SK)
                            .with("form", FORM)
                            .with("paymentId", payment.id()));
            charges.keep(commit, payment, traits);
            ratios.count(commit, payment.id(), DisputeCounting.sale(payment, traits.acquired()));
        }
        return commit;
    }

    /** Publishes an event of a payment. */
    public Commit publish(Commit commit, BillfoldEvent event) {
        return commit.publish(Table.PAYMENTS, event);
    }

    private static String pk(String paymentId) {
        return "PAYMENT#" + paymentId;
    }

    private static String chargePk(String provider, String charge) {
        return "CHARGE#" + provider + "#" + charge;
    }

    private static Item item(Recorded recorded) {
        Payment payment = recorded.payment();
        return Item.of(pk(payment.id()), SK)
                .with("form", FORM)
                .with("paymentId", payment.id())
                .with("number", payment.invoice().toString())
                .with("accountId", payment.account().value())
                .with("seller", payment.seller().value())
                .with("currency", payment.amount().getCurrencyUnit().getCode())
                .with("amount", payment.amount().getAmountMinorLong())
                .with("receivedOn", payment.receivedOn().toString())
                .with("provider", payment.provider())
                .with("providerReference", payment.providerReference())
                .with("applied", recorded.applied().getAmountMinorLong())
                .with("unapplied", recorded.unapplied().getAmountMinorLong())
                .with("open", recorded.open().getAmountMinorLong())
                .with("status", recorded.status());
    }

    private static Recorded recorded(Attributes item) {
        item.requireForm(FORM);
        return new Recorded(
                payment(item),
                item.minor("applied"),
                item.minor("unapplied"),
                item.minor("open"),
                item.text("status"));
    }

    private static Payment payment(Attributes item) {
        return new Payment(
                item.text("paymentId"),
                InvoiceNumber.parse(item.text("number")),
                new AccountId(item.text("accountId")),
                new SellerId(item.text("seller")),
                item.minor("amount"),
                item.date("receivedOn"),
                item.optionalText("provider"),
                item.optionalText("providerReference"));
    }
}

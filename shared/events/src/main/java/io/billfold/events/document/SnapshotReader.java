package io.billfold.events.document;

import io.billfold.billing.Problem;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Branding;
import io.billfold.billing.account.InvoiceFormat;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Delivery;
import io.billfold.billing.document.DocumentException;
import io.billfold.billing.document.Heading;
import io.billfold.billing.document.Note;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.Payment;
import io.billfold.billing.document.PaymentMeans;
import io.billfold.billing.document.References;
import io.billfold.billing.document.Rendering;
import io.billfold.billing.period.Period;
import io.billfold.billing.subscription.EarlyPayment;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.MessageJson;
import io.micronaut.json.tree.JsonNode;

import org.joda.money.CurrencyUnit;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Reads snapshots of documents (schema {@code document.v1.schema.json}). */
public final class SnapshotReader {
    /** The most bytes of a snapshot: some 10,000 lines. */
    public static final int SIZE_MAX_BYTES = 8 * 1024 * 1024;

    private static final int NOTES_MAX = 100;
    private static final int PRECEDING_MAX = 100;
    private static final int MEANS_MAX = 10;
    private static final int RENDERERS_MAX = 10_000;

    private final MessageJson json;

    public SnapshotReader(EventJson json) {
        this.json = new MessageJson(json, SIZE_MAX_BYTES);
    }

    /** What a piece of JSON is. */
    public sealed interface Reading {
        /** A document whose figures add up. */
        record Read(BusinessDocument document) implements Reading {}

        /** Everything that is wrong with it is named. */
        record Unreadable(List<Problem> problems) implements Reading {}
    }

    /** Reads the bytes of a snapshot. */
    public Reading read(byte[] bytes) {
        return switch (json.read(bytes)) {
            case MessageJson.Result.Tree(JsonNode tree) -> read(tree);
            case MessageJson.Result.Unreadable(Problem problem) ->
                    new Reading.Unreadable(List.of(problem));
        };
    }

    private static Reading read(JsonNode tree) {
        FieldReader in = FieldReader.of(tree);
        Field<Supplier<BusinessDocument>> document = document(in);
        if (!in.problems().isEmpty()) {
            return new Reading.Unreadable(in.problems());
        }
        try {
            return new Reading.Read(document.get().get());
        } catch (DocumentException e) {
            return new Reading.Unreadable(e.problems());
        }
    }

    /** All its parts; whether they fit together is seen when it is made. */
    private static Field<Supplier<BusinessDocument>> document(FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<CurrencyUnit> currency = in.required("currency", Forms.currency());
        Supplier<Heading> heading = heading(in, currency);
        Supplier<References> references = references(in);
        Field<List<Note>> notes = in.listOrEmpty("notes", NOTES_MAX, SnapshotReader::note);
        Field<Party> seller = in.object("seller", SnapshotParties::party);
        Field<Party> buyer = in.object("buyer", SnapshotParties::party);
        Supplier<Delivery> delivery = delivery(in);
        Field<Payment> payment = in.objectOrNull("payment", it -> payment(it, currency));
        SnapshotFigures.Body body = SnapshotFigures.read(in, currency);
        Field<Rendering> rendering = in.object("rendering", SnapshotReader::rendering);
        return in.build(
                () -> {
                    Heading head = heading.get();
                    References about = references.get();
                    Delivery delivered = delivery.get();
                    return () ->
                            new BusinessDocument(
                                    head,
                                    about,
                                    notes.get(),
                                    seller.get(),
                                    buyer.get(),
                                    delivered,
                                    Objects.requireNonNullElse(payment.orNull(), Payment.NONE),
                                    body.lines().get(),
                                    body.adjustments().get(),
                                    body.taxes().get(),
                                    body.totals().get(),
                                    rendering.get());
                });
    }

    private static Supplier<Heading> heading(FieldReader in, Field<CurrencyUnit> currency) {
        Field<Heading.Kind> kind = in.required("kind", Forms.word(Heading.Kind.class));
        Field<String> number = in.required("number", Forms.filled());
        Field<LocalDate> issuedOn = in.required("issuedOn", Forms.date());
        Field<LocalDate> dueOn = in.optional("dueOn", Forms.date(), null);
        Field<LocalDate> taxPointOn = in.optional("taxPointOn", Forms.date(), null);
        Field<String> language = in.required("language", Forms.language());
        Field<String> title = in.optional("title", Forms.filled(), null);
        return () ->
                new Heading(
                        kind.get(),
                        number.get(),
                        issuedOn.get(),
                        dueOn.orNull(),
                        taxPointOn.orNull(),
                        currency.get(),
                        language.get(),
                        title.orNull());
    }

    private static Supplier<References> references(FieldReader in) {
        Field<String> buyerReference = in.optional("buyerReference", Forms.filled(), null);
        Field<String> contract = in.optional("contract", Forms.filled(), null);
        Field<String> purchaseOrder = in.optional("purchaseOrder", Forms.filled(), null);
        Field<List<References.Preceding>> preceding =
                in.listOrEmpty("preceding", PRECEDING_MAX, SnapshotReader::preceding);
        return () ->
                new References(
                        buyerReference.orNull(),
                        contract.orNull(),
                        purchaseOrder.orNull(),
                        preceding.get());
    }

    private static Field<References.Preceding> preceding(FieldReader in) {
        Field<String> number = in.required("number", Forms.filled());
        Field<LocalDate> issuedOn = in.optional("issuedOn", Forms.date(), null);
        return in.build(() -> new References.Preceding(number.get(), issuedOn.orNull()));
    }

    private static Field<Note> note(FieldReader in) {
        Field<String> subject = in.optional("subject", Forms.filled(), null);
        Field<String> text = in.required("text", Forms.filled());
        return in.build(() -> new Note(subject.orNull(), text.get()));
    }

    private static Supplier<Delivery> delivery(FieldReader in) {
        Field<Period> period = in.object("period", SnapshotReader::period);
        Field<LocalDate> on = in.optional("suppliedOn", Forms.date(), null);
        Field<String> country = in.required("suppliedIn", Forms.country());
        return () -> new Delivery(period.get(), on.orNull(), country.get());
    }

    /** Both days belong to it, as in EN 16931. */
    static Field<Period> period(FieldReader in) {
        Field<LocalDate> start = in.required("start", Forms.date());
        Field<LocalDate> end = in.required("end", Forms.date());
        return in.build(() -> new Period(start.get(), end.get().plusDays(1)));
    }

    private static Field<Payment> payment(FieldReader in, Field<CurrencyUnit> currency) {
        Field<List<PaymentMeans>> means = in.listOrEmpty("means", MEANS_MAX, SnapshotReader::means);
        Field<String> remittance = in.optional("remittance", Forms.filled(), null);
        Field<String> terms = in.optional("terms", Forms.filled(), null);
        Field<List<Payment.EarlyDiscount>> discounts =
                in.listOrEmpty(
                        "discounts",
                        EarlyPayment.STEPS_MAX,
                        new SnapshotFigures(currency)::discount);
        return in.build(
                () ->
                        new Payment(
                                means.get(), remittance.orNull(), terms.orNull(), discounts.get()));
    }

    /** The ways to pay that a snapshot knows. */
    private enum MeansType {
        TRANSFER,
        DIRECT_DEBIT,
        CARD
    }

    private static Field<PaymentMeans> means(FieldReader in) {
        Field<MeansType> type = in.required("type", Forms.word(MeansType.class));
        if (!type.isRight()) {
            return Field.wrong();
        }
        return switch (type.get()) {
            case TRANSFER -> transfer(in);
            case DIRECT_DEBIT -> directDebit(in);
            case CARD -> card(in);
        };
    }

    private static Field<PaymentMeans> transfer(FieldReader in) {
        Field<String> holder = in.required("holder", Forms.filled());
        Field<String> number = in.required("number", Forms.filled());
        Field<String> bic = in.optional("bic", Forms.filled(), null);
        Field<Boolean> sepa = in.optional("sepa", Forms.flag(), false);
        return in.build(
                () ->
                        new PaymentMeans.Transfer(
                                new BankAccount(holder.get(), number.get(), bic.orNull()),
                                sepa.get()));
    }

    private static Field<PaymentMeans> directDebit(FieldReader in) {
        Field<String> mandate = in.required("mandate", Forms.filled());
        Field<String> creditor = in.required("creditor", Forms.filled());
        Field<String> account = in.optional("account", Forms.filled(), null);
        return in.build(
                () ->
                        new PaymentMeans.DirectDebit(
                                mandate.get(), creditor.get(), account.orNull()));
    }

    private static Field<PaymentMeans> card(FieldReader in) {
        Field<String> lastDigits = in.required("lastDigits", Forms.filled());
        Field<String> holder = in.optional("holder", Forms.filled(), null);
        return in.build(() -> new PaymentMeans.Card(lastDigits.get(), holder.orNull()));
    }

    private static Field<Rendering> rendering(FieldReader in) {
        Field<Integer> version = in.required("version", Forms.integer(1, RENDERERS_MAX));
        Field<String> accent = in.optional("accent", Forms.filled(), null);
        Field<String> logo = in.optional("logo", Forms.filled(), null);
        Field<InvoiceFormat> format = in.optional("format", Forms.word(InvoiceFormat.class), null);
        return in.build(
                () ->
                        new Rendering(
                                version.get(),
                                new Branding(accent.orNull(), logo.orNull()),
                                format.orNull()));
    }
}

package io.billfold.events;

import io.billfold.billing.Checks;
import io.billfold.billing.Problem;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.adjustment.Adjustment;
import io.billfold.billing.adjustment.Adjustment.AddedLine;
import io.billfold.billing.adjustment.Adjustment.Addition;
import io.billfold.billing.adjustment.Adjustment.CorrectedLine;
import io.billfold.billing.adjustment.Adjustment.Correction;
import io.billfold.billing.adjustment.Adjustment.Credit;
import io.billfold.billing.adjustment.Adjustment.Extent;
import io.billfold.billing.adjustment.Adjustment.Part;
import io.billfold.billing.adjustment.AdjustmentId;
import io.billfold.billing.adjustment.Refund;
import io.billfold.billing.invoice.InvoiceNumber;
import io.billfold.money.UnitPrice;
import io.micronaut.json.tree.JsonNode;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads what is asked about an issued invoice or an account's credit. It checks the form alone; the
 * invoice or account comes from the path of the call.
 */
public final class AdjustmentReader {
    /** The most bytes of a request: its lines at their longest. */
    public static final int SIZE_MAX_BYTES = 128 * 1024;

    private static final int DECIMALS_MAX = 6;
    private static final int POSITION_MAX = 1_000_000;

    /** The largest number: with its decimals an amount fits a 64-bit integer. */
    private static final BigDecimal NUMBER_MAX = new BigDecimal("1000000000000");

    private final MessageJson json;

    public AdjustmentReader(EventJson json) {
        this.json = new MessageJson(json, SIZE_MAX_BYTES);
    }

    /** Reads {@code POST /invoices/{number}/credits}. */
    public RequestReading<Adjustment> credit(InvoiceNumber invoice, byte[] bytes) {
        return read(bytes, in -> credit(invoice, in));
    }

    /** Reads {@code POST /invoices/{number}/additions}. */
    public RequestReading<Adjustment> addition(InvoiceNumber invoice, byte[] bytes) {
        return read(bytes, in -> addition(invoice, in));
    }

    /** Reads {@code POST /invoices/{number}/corrections}. */
    public RequestReading<Adjustment> correction(InvoiceNumber invoice, byte[] bytes) {
        return read(bytes, in -> correction(invoice, in));
    }

    /** Reads {@code POST /accounts/{id}/refunds}. */
    public RequestReading<Refund> refund(AccountId account, byte[] bytes) {
        return read(bytes, in -> refund(account, in));
    }

    private <T> RequestReading<T> read(byte[] bytes, Function<FieldReader, Field<T>> form) {
        return switch (json.read(bytes)) {
            case MessageJson.Result.Tree(JsonNode tree) -> read(tree, form);
            case MessageJson.Result.Unreadable(Problem problem) when problem.field().isEmpty() ->
                    new RequestReading.NotJson<>(problem);
            case MessageJson.Result.Unreadable(Problem problem) ->
                    new RequestReading.Unreadable<>(List.of(problem));
        };
    }

    private static <T> RequestReading<T> read(JsonNode tree, Function<FieldReader, Field<T>> form) {
        FieldReader in = FieldReader.of(tree);
        Field<T> request = form.apply(in);
        return in.problems().isEmpty()
                ? new RequestReading.Read<>(
                        request.get(),
                        new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8))
                : new RequestReading.Unreadable<>(in.problems());
    }

    private static Field<Adjustment> credit(InvoiceNumber invoice, FieldReader in) {
        Field<AdjustmentId> id = id(invoice, in);
        Field<String> reason = in.required("reason", Forms.filled());
        Field<Boolean> whole = in.optional("whole", AdjustmentReader::yes, null);
        Field<List<Part>> lines = parts(in);
        Field<BigDecimal> amount = in.optional("amount", number(DECIMALS_MAX), null);
        return in.build(
                () ->
                        new Credit(
                                id.get(),
                                reason.get(),
                                extent(whole.orNull(), lines.orNull(), amount.orNull())));
    }

    private static Field<List<Part>> parts(FieldReader in) {
        return in.has("lines")
                ? in.list("lines", Adjustment.LINES_MAX, AdjustmentReader::part)
                : Field.of(null);
    }

    private static Extent extent(
            @Nullable Boolean whole, @Nullable List<Part> lines, @Nullable BigDecimal amount) {
        List<Extent> named = named(whole, lines, amount);
        if (named.size() != 1) {
            throw new IllegalArgumentException("must name one of whole, lines and amount");
        }
        return named.getFirst();
    }

    private static List<Extent> named(
            @Nullable Boolean whole, @Nullable List<Part> lines, @Nullable BigDecimal amount) {
        List<Extent> named = new ArrayList<>();
        if (whole != null) {
            named.add(new Extent.Whole());
        }
        if (lines != null) {
            named.add(new Extent.Lines(lines));
        }
        if (amount != null) {
            named.add(new Extent.Amount(amount));
        }
        return named;
    }

    private static boolean yes(JsonNode json) {
        if (!json.isBoolean() || !json.getBooleanValue()) {
            throw new IllegalArgumentException("must be true, or be left out");
        }
        return true;
    }

    private static Field<Part> part(FieldReader in) {
        Field<Integer> position = in.required("position", Forms.integer(1, POSITION_MAX));
        Field<BigDecimal> amount = in.optional("amount", number(DECIMALS_MAX), null);
        return in.build(() -> new Part(position.get(), amount.orNull()));
    }

    private static Field<Adjustment> addition(InvoiceNumber invoice, FieldReader in) {
        Field<AdjustmentId> id = id(invoice, in);
        Field<String> reason = in.required("reason", Forms.filled());
        Field<List<AddedLine>> lines =
                in.list("lines", Adjustment.ADDED_LINES_MAX, AdjustmentReader::addedLine);
        return in.build(() -> new Addition(id.get(), reason.get(), lines.get()));
    }

    private static Field<AddedLine> addedLine(FieldReader in) {
        Field<String> sku = in.required("sku", Forms.filled());
        Field<String> description = in.required("description", Forms.filled());
        Field<BigDecimal> quantity = in.optional("quantity", number(DECIMALS_MAX), BigDecimal.ONE);
        Field<BigDecimal> price = in.required("unitPrice", number(UnitPrice.SCALE_MAX));
        return in.build(
                () -> new AddedLine(sku.get(), description.get(), quantity.get(), price.get()));
    }

    private static Field<Adjustment> correction(InvoiceNumber invoice, FieldReader in) {
        Field<AdjustmentId> id = id(invoice, in);
        Field<String> reason = in.required("reason", Forms.filled());
        Field<String> purchaseOrder = in.optional("purchaseOrder", Forms.filled(), null);
        Field<List<CorrectedLine>> lines =
                in.listOrEmpty("lines", Adjustment.LINES_MAX, AdjustmentReader::correctedLine);
        return in.build(
                () -> new Correction(id.get(), reason.get(), purchaseOrder.orNull(), lines.get()));
    }

    private static Field<CorrectedLine> correctedLine(FieldReader in) {
        Field<Integer> position = in.required("position", Forms.integer(1, POSITION_MAX));
        Field<BigDecimal> quantity = in.optional("quantity", number(DECIMALS_MAX), null);
        Field<BigDecimal> price = in.optional("unitPrice", number(UnitPrice.SCALE_MAX), null);
        Field<String> description = in.optional("description", Forms.filled(), null);
        return in.build(
                () ->
                        new CorrectedLine(
                                position.get(),
                                quantity.orNull(),
                                price.orNull(),
                                description.orNull()));
    }

    private static Field<Refund> refund(AccountId account, FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<String> id = in.required("requestId", Forms.text(it -> Checks.id("requestId", it)));
        Field<SellerId> seller = in.required("seller", Forms.text(SellerId::new));
        Field<CurrencyUnit> currency = in.required("currency", Forms.currency());
        int decimals = currency.isRight() ? currency.get().getDecimalPlaces() : DECIMALS_MAX;
        Field<BigDecimal> amount = in.required("amount", number(decimals));
        Field<String> reason = in.required("reason", Forms.filled());
        Field<InvoiceNumber> creditNote =
                in.optional("creditNote", Forms.text(InvoiceNumber::parse), null);
        return in.build(
                () ->
                        new Refund(
                                id.get(),
                                account,
                                seller.get(),
                                Money.of(currency.get(), amount.get()),
                                reason.get(),
                                creditNote.orNull()));
    }

    private static Field<AdjustmentId> id(InvoiceNumber invoice, FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        return in.required("requestId", Forms.text(text -> new AdjustmentId(invoice, text)));
    }

    private static Forms.Form<BigDecimal> number(int decimals) {
        return json -> {
            BigDecimal number = Forms.decimal(decimals).read(json);
            if (number.compareTo(NUMBER_MAX) > 0) {
                throw new IllegalArgumentException(
                        "must be at most " + NUMBER_MAX + ", was " + number);
            }
            return number.stripTrailingZeros();
        };
    }
}

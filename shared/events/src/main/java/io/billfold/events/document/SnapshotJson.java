package io.billfold.events.document;

import io.billfold.billing.account.Address;
import io.billfold.billing.account.BankAccount;
import io.billfold.billing.account.Identifier;
import io.billfold.billing.account.InvoiceFormat;
import io.billfold.billing.document.Adjustment;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.document.Heading;
import io.billfold.billing.document.Line;
import io.billfold.billing.document.Note;
import io.billfold.billing.document.Party;
import io.billfold.billing.document.Payment;
import io.billfold.billing.document.PaymentMeans;
import io.billfold.billing.document.References;
import io.billfold.billing.document.Rendering;
import io.billfold.billing.document.Tax;
import io.billfold.billing.document.Totals;
import io.billfold.billing.period.Period;
import io.billfold.events.CanonicalJson;
import io.billfold.events.EventJson;
import io.billfold.events.Forms;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes the snapshot of a document. What a document does not have is left out. */
public final class SnapshotJson {
    private final EventJson json;

    public SnapshotJson(EventJson json) {
        this.json = json;
    }

    /** The canonical bytes: the same document is the same bytes. */
    public byte[] bytes(BusinessDocument document) {
        return CanonicalJson.bytes(json.toTree(of(document)));
    }

    /** The fields in the order in which a reader looks for them. */
    public static Map<String, Object> of(BusinessDocument document) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("version", 1);
        putHeading(out, document.heading());
        putReferences(out, document.references());
        putAll(out, "notes", document.notes(), SnapshotJson::note);
        out.put("seller", party(document.seller()));
        out.put("buyer", party(document.buyer()));
        out.put("period", period(document.delivery().period()));
        putDate(out, "suppliedOn", document.delivery().on());
        out.put("suppliedIn", document.delivery().country());
        putPayment(out, document);
        putAll(out, "lines", document.lines(), SnapshotJson::line);
        putAll(out, "adjustments", document.adjustments(), SnapshotJson::adjustment);
        putAll(out, "taxes", document.taxes(), SnapshotJson::tax);
        out.put("totals", totals(document.totals()));
        out.put("rendering", rendering(document.rendering()));
        return out;
    }

    private static void putHeading(Map<String, Object> out, Heading heading) {
        out.put("kind", Forms.wordOf(heading.kind()));
        out.put("number", heading.number());
        putDate(out, "issuedOn", heading.issuedOn());
        putDate(out, "dueOn", heading.dueOn());
        putDate(out, "taxPointOn", heading.taxPointOn());
        out.put("currency", heading.currency().getCode());
        out.put("language", heading.language());
        put(out, "title", heading.title());
    }

    private static void putReferences(Map<String, Object> out, References references) {
        put(out, "buyerReference", references.buyerReference());
        put(out, "contract", references.contract());
        put(out, "purchaseOrder", references.purchaseOrder());
        putAll(out, "preceding", references.preceding(), SnapshotJson::preceding);
    }

    private static Map<String, Object> preceding(References.Preceding preceding) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("number", preceding.number());
        putDate(out, "issuedOn", preceding.issuedOn());
        return out;
    }

    private static Map<String, Object> note(Note note) {
        Map<String, Object> out = new LinkedHashMap<>();
        put(out, "subject", note.subject());
        out.put("text", note.text());
        return out;
    }

    private static Map<String, Object> party(Party party) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", party.id());
        out.put("name", party.name());
        out.put("kind", Forms.wordOf(party.kind()));
        putIdentifier(out, "legalId", party.legalId());
        put(out, "vatId", party.taxIds().vat());
        put(out, "taxNumber", party.taxIds().other());
        putAll(out, "otherTaxIds", party.taxIds().named(), SnapshotJson::named);
        putIdentifier(out, "electronicAddress", party.electronicAddress());
        out.put("address", address(party.address()));
        out.put("contact", contact(party.contact()));
        if (!party.particulars().isEmpty()) {
            out.put("particulars", party.particulars());
        }
        return out;
    }

    private static Map<String, Object> named(Party.Named named) {
        return Map.of("tax", named.tax(), "id", named.id());
    }

    private static Map<String, Object> contact(Party.Contact contact) {
        Map<String, Object> out = new LinkedHashMap<>();
        put(out, "name", contact.name());
        put(out, "phone", contact.phone());
        out.put("email", contact.email());
        return out;
    }

    private static Map<String, Object> address(Address address) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("line1", address.line1());
        put(out, "line2", address.line2());
        out.put("city", address.city());
        put(out, "postcode", address.postcode());
        put(out, "region", address.region());
        out.put("country", address.country());
        return out;
    }

    private static void putIdentifier(
            Map<String, Object> out, String name, @Nullable Identifier identifier) {
        if (identifier != null) {
            Map<String, Object> id = new LinkedHashMap<>();
            id.put("id", identifier.id());
            put(id, "scheme", identifier.scheme());
            out.put(name, id);
        }
    }

    /** Both days belong to it, as in EN 16931. */
    private static Map<String, Object> period(Period period) {
        Map<String, Object> out = new LinkedHashMap<>();
        putDate(out, "start", period.from());
        putDate(out, "end", period.lastDay());
        return out;
    }

    private static void putPayment(Map<String, Object> out, BusinessDocument document) {
        Map<String, Object> payment = new LinkedHashMap<>();
        putAll(payment, "means", document.payment().means(), SnapshotJson::means);
        put(payment, "remittance", document.payment().remittance());
        put(payment, "terms", document.payment().terms());
        putAll(payment, "discounts", document.payment().discounts(), SnapshotJson::discount);
        if (!payment.isEmpty()) {
            out.put("payment", payment);
        }
    }

    private static Map<String, Object> discount(Payment.EarlyDiscount discount) {
        Map<String, Object> out = new LinkedHashMap<>();
        putNumber(out, "percent", discount.percent());
        out.put("days", discount.days());
        putDate(out, "until", discount.until());
        out.put("payable", text(discount.payable()));
        return out;
    }

    private static Map<String, Object> means(PaymentMeans means) {
        Map<String, Object> out = new LinkedHashMap<>();
        switch (means) {
            case PaymentMeans.Transfer(BankAccount to, boolean isSepa) -> {
                out.put("type", "transfer");
                out.put("holder", to.holder());
                out.put("number", to.number());
                put(out, "bic", to.bic());
                out.put("sepa", isSepa);
            }
            case PaymentMeans.DirectDebit debit -> {
                out.put("type", "direct_debit");
                out.put("mandate", debit.mandate());
                out.put("creditor", debit.creditor());
                put(out, "account", debit.account());
            }
            case PaymentMeans.Card card -> {
                out.put("type", "card");
                out.put("lastDigits", card.lastDigits());
                put(out, "holder", card.holder());
            }
        }
        return out;
    }

    private static Map<String, Object> line(Line line) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("item", item(line.item()));
        out.put("period", period(line.period()));
        out.put("quantity", text(line.quantity()));
        out.put("unit", line.unit());
        out.put("price", text(line.price().amount()));
        putAll(out, "adjustments", line.adjustments(), SnapshotJson::adjustment);
        out.put("net", text(line.net()));
        out.put("taxed", taxed(line.taxed()));
        put(out, "note", line.note());
        if (!line.references().equals(Line.LineReferences.NONE)) {
            out.put("references", references(line.references()));
        }
        return out;
    }

    private static Map<String, Object> item(Line.Item item) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", item.id());
        out.put("name", item.name());
        put(out, "description", item.description());
        putIdentifier(out, "classification", item.classification());
        return out;
    }

    private static Map<String, Object> references(Line.LineReferences references) {
        Map<String, Object> out = new LinkedHashMap<>();
        put(out, "object", references.object());
        put(out, "costCentre", references.costCentre());
        put(out, "endCustomer", references.endCustomer());
        return out;
    }

    private static Map<String, Object> adjustment(Adjustment adjustment) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("reason", adjustment.reason());
        out.put("amount", text(adjustment.amount()));
        Line.Taxed taxed = adjustment.taxed();
        if (taxed != null) {
            out.put("taxed", taxed(taxed));
        }
        return out;
    }

    private static Map<String, Object> taxed(Line.Taxed taxed) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("category", taxed.category().code());
        putNumber(out, "ratePercent", taxed.ratePercent());
        return out;
    }

    private static Map<String, Object> tax(Tax tax) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("category", tax.category().code());
        putNumber(out, "ratePercent", tax.ratePercent());
        out.put("base", text(tax.base()));
        out.put("amount", text(tax.amount()));
        put(out, "reason", tax.reason());
        put(out, "reasonCode", tax.reasonCode());
        putAll(out, "parts", tax.parts(), SnapshotJson::part);
        return out;
    }

    private static Map<String, Object> part(Tax.Part part) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("tax", part.tax());
        putNumber(out, "ratePercent", part.ratePercent());
        out.put("amount", text(part.amount()));
        return out;
    }

    private static Map<String, Object> totals(Totals totals) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("lines", text(totals.lines()));
        putUnlessZero(out, "allowances", totals.allowances());
        putUnlessZero(out, "charges", totals.charges());
        out.put("taxable", text(totals.taxable()));
        out.put("tax", text(totals.tax()));
        out.put("payable", text(totals.payable()));
        putUnlessZero(out, "paid", totals.paid());
        putUnlessZero(out, "rounding", totals.rounding());
        out.put("due", text(totals.due()));
        putConverted(out, totals.converted());
        putWithheld(out, totals.withheld());
        return out;
    }

    private static void putConverted(
            Map<String, Object> out, Totals.@Nullable Converted converted) {
        if (converted != null) {
            Map<String, Object> tax = new LinkedHashMap<>();
            tax.put("currency", converted.tax().getCurrencyUnit().getCode());
            tax.put("tax", text(converted.tax()));
            tax.put("rate", converted.rate());
            out.put("converted", tax);
        }
    }

    private static void putWithheld(Map<String, Object> out, Totals.@Nullable Withheld withheld) {
        if (withheld != null) {
            Map<String, Object> tax = new LinkedHashMap<>();
            tax.put("tax", withheld.tax());
            tax.put("country", withheld.country());
            putNumber(tax, "ratePercent", withheld.ratePercent());
            tax.put("amount", text(withheld.amount()));
            out.put("withheld", tax);
        }
    }

    private static Map<String, Object> rendering(Rendering rendering) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("version", rendering.version());
        put(out, "accent", rendering.branding().accent());
        put(out, "logo", rendering.branding().logo());
        InvoiceFormat format = rendering.format();
        put(out, "format", format == null ? null : Forms.wordOf(format));
        return out;
    }

    private static <T> void putAll(
            Map<String, Object> out,
            String name,
            List<T> values,
            Function<T, Map<String, Object>> form) {
        if (!values.isEmpty()) {
            out.put(name, values.stream().map(form).toList());
        }
    }

    private static void putDate(Map<String, Object> out, String name, @Nullable LocalDate date) {
        put(out, name, date == null ? null : date.toString());
    }

    private static void putNumber(
            Map<String, Object> out, String name, @Nullable BigDecimal number) {
        put(out, name, number == null ? null : text(number));
    }

    private static void putUnlessZero(Map<String, Object> out, String name, Money amount) {
        put(out, name, amount.isZero() ? null : text(amount));
    }

    private static void put(Map<String, Object> out, String name, @Nullable String value) {
        if (value != null) {
            out.put(name, value);
        }
    }

    private static String text(Money money) {
        return money.getAmount().toPlainString();
    }

    private static String text(BigDecimal number) {
        return number.toPlainString();
    }
}

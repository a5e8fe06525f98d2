package io.billfold.events.tax;

import io.billfold.billing.Problem;
import io.billfold.billing.account.TaxRegistration;
import io.billfold.billing.invoice.InvoiceLine;
import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.invoice.TaxBreakdown;
import io.billfold.billing.tax.TaxAnswer;
import io.billfold.billing.tax.TaxComponent;
import io.billfold.billing.tax.TaxTreatment;
import io.billfold.events.Forms;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answer to a quote as JSON (schema {@code tax-answer.v1.schema.json}). */
public final class TaxQuoteJson {
    private TaxQuoteJson() {}

    /** The answer to a question. */
    public static Map<String, Object> of(TaxQuote quote, InvoiceTax.Result result) {
        return switch (result) {
            case InvoiceTax.Result.Taxed taxed -> taxed(quote, taxed);
            case InvoiceTax.Result.Refused(List<Problem> problems) ->
                    refused(quote.id(), named(problems));
        };
    }

    /** Problems of a decision with the fields as a quote calls them: the account is a customer. */
    public static List<Problem> named(List<Problem> problems) {
        return problems.stream()
                .map(
                        it ->
                                new Problem(
                                        it.field().replaceFirst("^account\\.", "customer."),
                                        it.reason()))
                .toList();
    }

    /** What is wrong with a question. */
    public static Map<String, Object> refused(String id, List<Problem> problems) {
        Map<String, Object> json = begun(id);
        json.put("problems", problems.stream().map(TaxQuoteJson::of).toList());
        return json;
    }

    private static Map<String, Object> of(Problem problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("field", problem.field());
        json.put("reason", problem.reason());
        return json;
    }

    private static Map<String, Object> begun(String id) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (!id.isEmpty()) {
            json.put("id", id);
        }
        return json;
    }

    private static Map<String, Object> taxed(TaxQuote quote, InvoiceTax.Result.Taxed taxed) {
        Map<String, Object> json = begun(quote.id());
        Money net = Money.total(quote.currency(), nets(taxed.lines()));
        Money tax =
                Money.total(
                        quote.currency(), taxed.taxes().stream().map(TaxBreakdown::tax).toList());
        json.put("currency", quote.currency().getCode());
        json.put("net", text(net));
        json.put("tax", text(tax));
        json.put("total", text(net.plus(tax)));
        json.put("taxes", taxed.taxes().stream().map(TaxQuoteJson::of).toList());
        json.put("lines", lines(taxed));
        return json;
    }

    private static List<Money> nets(List<InvoiceLine> lines) {
        return lines.stream().map(InvoiceLine::net).toList();
    }

    private static List<Map<String, Object>> lines(InvoiceTax.Result.Taxed taxed) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 0; i < taxed.lines().size(); i++) {
            InvoiceLine line = taxed.lines().get(i);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("product", line.sku());
            json.put("from", line.period().from().toString());
            json.put("to", line.period().to().toString());
            json.put("net", text(line.net()));
            json.put("taxedBy", taxedBy(taxed.taxes(), i + 1));
            lines.add(json);
        }
        return lines;
    }

    /** Which of the taxes a line bears, from 0. */
    private static int taxedBy(List<TaxBreakdown> taxes, int position) {
        for (int i = 0; i < taxes.size(); i++) {
            if (taxes.get(i).lines().contains(position)) {
                return i;
            }
        }
        throw new IllegalStateException("line " + position + " has no tax");
    }

    /** A tax with its reasons. */
    public static Map<String, Object> of(TaxBreakdown tax) {
        TaxTreatment treatment = tax.treatment();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("category", treatment.category().code());
        json.put("name", treatment.tax());
        json.put("place", treatment.place());
        json.put("ratePercent", treatment.ratePercent().toPlainString());
        json.put("taxable", text(tax.base()));
        json.put("tax", text(tax.tax()));
        json.put("components", components(tax));
        put(json, "exemptionCode", treatment.exemptionCode());
        put(json, "wording", treatment.wording());
        put(json, "sellerTaxId", treatment.sellerTaxId());
        TaxRegistration.Scheme scheme = treatment.scheme();
        put(json, "scheme", scheme == null ? null : Forms.wordOf(scheme));
        json.put("rounding", Forms.wordOf(treatment.rounding()));
        json.put("confidence", Forms.wordOf(treatment.confidence()));
        json.put("because", treatment.because().stream().map(TaxQuoteJson::of).toList());
        return json;
    }

    private static List<Map<String, Object>> components(TaxBreakdown tax) {
        List<Map<String, Object>> components = new ArrayList<>();
        for (int i = 0; i < tax.parts().size(); i++) {
            TaxComponent component = tax.treatment().components().get(i);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", component.tax());
            json.put("place", component.place());
            json.put("ratePercent", component.ratePercent().toPlainString());
            put(
                    json,
                    "portion",
                    component.portion().isAll() ? null : component.portion().toString());
            put(json, "sellerTaxId", component.sellerTaxId());
            json.put("tax", text(tax.parts().get(i)));
            components.add(json);
        }
        return components;
    }

    private static Map<String, Object> of(TaxAnswer answer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("question", Forms.wordOf(answer.question()));
        json.put("answer", answer.text());
        json.put("source", answer.source());
        json.put("confidence", Forms.wordOf(answer.confidence()));
        return json;
    }

    private static String text(Money money) {
        return money.getAmount().toPlainString();
    }

    private static void put(Map<String, Object> json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}

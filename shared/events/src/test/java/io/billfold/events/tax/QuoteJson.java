package io.billfold.events.tax;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;

import io.billfold.billing.invoice.InvoiceTax;
import io.billfold.billing.tax.SellerSales;
import io.billfold.billing.tax.TaxRules;
import io.billfold.events.EventJson;
import io.micronaut.serde.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Questions as text, their answers as text, and the schemas of both. */
final class QuoteJson {
    static final EventJson JSON = new EventJson(ObjectMapper.getDefault());

    private static final JsonSchema QUESTION = schema("tax-quote");
    private static final JsonSchema ANSWER = schema("tax-answer");
    private static final TaxRules RULES = TaxRules.bundled();
    private static final TaxQuoteReader READER = new TaxQuoteReader(JSON);

    private QuoteJson() {}

    static String sample(String name) {
        return resource("samples/" + name + ".v1.json");
    }

    /** The lines of the example that the command prints. */
    static List<String> example() {
        return resource("tax/example.jsonl").lines().toList();
    }

    static TaxQuoteReader.Reading read(String question) {
        return READER.read(question.getBytes(UTF_8));
    }

    /** The answer of a seller that the question describes. */
    static String answer(String question) {
        return JSON.write(answer(read(question)));
    }

    static Map<String, Object> answer(TaxQuoteReader.Reading reading) {
        return switch (reading) {
            case TaxQuoteReader.Reading.Unreadable(var id, var problems) ->
                    TaxQuoteJson.refused(id, problems);
            case TaxQuoteReader.Reading.Read(TaxQuote quote) -> answer(quote);
        };
    }

    private static Map<String, Object> answer(TaxQuote quote) {
        return switch (quote.seller()) {
            case TaxQuote.Asked.Configured(var id) -> throw new AssertionError(id);
            case TaxQuote.Asked.Described(var supplier) -> {
                SellerSales sold = Objects.requireNonNullElse(quote.sales(), SellerSales.NONE);
                yield TaxQuoteJson.of(
                        quote, InvoiceTax.calculate(quote.sale(supplier, sold), RULES));
            }
        };
    }

    /** What the schema of questions has against a text. */
    static Set<ValidationMessage> faultsOfQuestion(String question) {
        return QUESTION.validate(question, InputFormat.JSON);
    }

    /** What the schema of answers has against a text. */
    static Set<ValidationMessage> faultsOfAnswer(String answer) {
        return ANSWER.validate(answer, InputFormat.JSON);
    }

    private static JsonSchema schema(String name) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(resource("schemas/" + name + ".v1.schema.json"));
    }

    private static String resource(String name) {
        try (InputStream in =
                TaxQuoteReader.class.getResourceAsStream("/io/billfold/events/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

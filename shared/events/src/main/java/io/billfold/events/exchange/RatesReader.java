package io.billfold.events.exchange;

import io.billfold.billing.Problem;
import io.billfold.billing.exchange.QuotedRate;
import io.billfold.billing.exchange.RateSource;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.MessageJson;
import io.micronaut.json.tree.JsonNode;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Reads {@code PUT /exchange-rates} (schema {@code exchange-rates.v1.schema.json}). */
public final class RatesReader {
    /** The most bytes of a page: {@value #RATES_MAX} rates have some 130 KB. */
    public static final int SIZE_MAX_BYTES = 256 * 1024;

    /** The most rates of a page: two months of all currencies of the ECB. */
    public static final int RATES_MAX = 2_000;

    /** The most months that a page touches: each is read and written, in one transaction. */
    public static final int MONTHS_MAX = 12;

    private static final String RATES = "rates";

    private final MessageJson json;

    public RatesReader(EventJson json) {
        this.json = new MessageJson(json, SIZE_MAX_BYTES);
    }

    /** Reads the bytes of a page's JSON. */
    public RatesReading read(byte[] bytes) {
        return switch (json.read(bytes)) {
            case MessageJson.Result.Tree(JsonNode tree) -> read(FieldReader.of(tree));
            case MessageJson.Result.Unreadable(Problem problem) ->
                    new RatesReading.Unreadable(List.of(problem));
        };
    }

    private static RatesReading read(FieldReader in) {
        in.required("version", Forms.integer(1, 1));
        Field<RateSource> source = in.required("source", Forms.text(RateSource::parse));
        Field<Boolean> replace = in.optional("replace", Forms.flag(), false);
        Field<List<QuotedRate>> rates = in.list(RATES, RATES_MAX, RatesReader::rate);
        Field<RatesPage> page =
                in.build(
                        () -> new RatesPage(source.get(), replace.get(), rates.get()),
                        RatesReader::problems);
        return in.problems().isEmpty()
                ? new RatesReading.Read(page.get())
                : new RatesReading.Unreadable(in.problems());
    }

    private static Field<QuotedRate> rate(FieldReader in) {
        Field<LocalDate> date = in.required("date", Forms.date());
        Field<String> currency = in.required("currency", Forms.filled());
        Field<BigDecimal> perEuro = in.required("perEuro", Forms.decimal(QuotedRate.DECIMALS_MAX));
        return in.build(
                () -> new QuotedRate(date.get(), Forms.shortened(currency.get()), perEuro.get()));
    }

    private static List<Problem> problems(RatesPage page) {
        if (page.rates().isEmpty()) {
            return List.of(new Problem(RATES, "must hold at least one"));
        }
        int months = page.months().size();
        return months > MONTHS_MAX
                ? List.of(
                        new Problem(
                                RATES,
                                "are of %d months, at most %d are taken: send less at once"
                                        .formatted(months, MONTHS_MAX)))
                : List.of();
    }
}

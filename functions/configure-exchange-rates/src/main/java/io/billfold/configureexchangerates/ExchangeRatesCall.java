package io.billfold.configureexchangerates;

import io.billfold.billing.Problem;
import io.billfold.billing.exchange.Conversion;
import io.billfold.billing.exchange.ExchangeDecision;
import io.billfold.billing.exchange.ExchangeQuestion;
import io.billfold.billing.exchange.ExchangeRule;
import io.billfold.billing.exchange.RateSource;
import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.events.exchange.RatesPage;
import io.billfold.events.exchange.RatesReader;
import io.billfold.events.exchange.RatesReading;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.lambda.Triggers;

import jakarta.inject.Singleton;

import org.joda.money.CurrencyUnit;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls about exchange rates. */
@Singleton
class ExchangeRatesCall implements Triggers.CallHandler {
    private static final String TITLE = "Exchange rates refused";

    private final EventJson json;
    private final RatesReader reader;
    private final ConfigureExchangeRates rates;

    ExchangeRatesCall(EventJson json, ConfigureExchangeRates rates) {
        this.json = json;
        this.reader = new RatesReader(json);
        this.rates = rates;
    }

    /**
     * Answers a call.
     *
     * @return for PUT 200 with how many rates are new, were known and were replaced, 422 with what
     *     is wrong and nothing taken, or 409 when somebody else loaded meanwhile; for GET 200 with
     *     the rate that counts and why, or 422 with what is missing
     */
    @Override
    public Answer answer(Call call) {
        if (call.method().equals("GET")) {
            return asked(call.query());
        }
        return switch (reader.read(call.body())) {
            case RatesReading.Read(RatesPage page) -> loaded(page);
            case RatesReading.Unreadable(List<Problem> problems) -> refused(problems);
        };
    }

    @Override
    public int bodyBytesMax() {
        return RatesReader.SIZE_MAX_BYTES;
    }

    private Answer loaded(RatesPage page) {
        return switch (rates.load(page)) {
            case Loading.Done(int added, int known, int replaced) ->
                    Answer.json(
                            200,
                            Map.of(
                                    "source", page.source().name(),
                                    "added", added,
                                    "known", known,
                                    "replaced", replaced));
            case Loading.Refused(List<Problem> problems) -> refused(problems);
            case Loading.ChangedMeanwhile() ->
                    Answer.problem(
                            409, TITLE, "rates of these months were changed meanwhile: send again");
        };
    }

    private Answer asked(Map<String, String> query) {
        FieldReader in = FieldReader.of(json.toTree(query));
        Field<RateSource> source =
                in.optional("source", Forms.text(RateSource::parse), RateSource.ECB);
        Field<CurrencyUnit> from = in.required("from", Forms.currency());
        Field<CurrencyUnit> to = in.optional("to", Forms.currency(), CurrencyUnit.EUR);
        Field<LocalDate> date = in.required("date", Forms.date());
        Field<ExchangeRule> rule =
                in.optional("rule", Forms.kebab(ExchangeRule.class), ExchangeRule.DAY);
        Field<ExchangeQuestion> question =
                in.build(() -> new ExchangeQuestion(from.get(), to.get(), date.get(), rule.get()));
        return in.problems().isEmpty()
                ? told(question.get(), rates.ask(source.get(), question.get()))
                : refused(in.problems());
    }

    private static Answer told(ExchangeQuestion question, ExchangeDecision decision) {
        return switch (decision) {
            case ExchangeDecision.Found(Conversion conversion) ->
                    Answer.json(200, body(question, conversion));
            case ExchangeDecision.Refused(Problem problem) -> refused(List.of(problem));
        };
    }

    private static Map<String, Object> body(ExchangeQuestion question, Conversion conversion) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("from", conversion.from().getCode());
        body.put("to", conversion.to().getCode());
        body.put("date", question.day().toString());
        body.put("rule", conversion.rule().word());
        body.put("rate", conversion.rate().toPlainString());
        body.put("fromPerEuro", conversion.fromPerEuro().toPlainString());
        body.put("toPerEuro", conversion.toPerEuro().toPlainString());
        body.put("source", conversion.source().name());
        body.put("publishedOn", conversion.publishedOn().toString());
        body.put("words", conversion.words());
        body.put("law", conversion.rule().source());
        return body;
    }

    private static Answer refused(List<Problem> problems) {
        return Answer.problem(
                422, TITLE, "nothing was changed: correct what errors name", problems);
    }
}

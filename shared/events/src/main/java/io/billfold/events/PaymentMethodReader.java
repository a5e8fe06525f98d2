package io.billfold.events;

import io.billfold.billing.Problem;
import io.billfold.billing.account.AccountId;
import io.billfold.billing.collecting.CardNumber;
import io.billfold.billing.collecting.PaymentMethod;
import io.billfold.billing.collecting.PaymentMethod.Kind;
import io.billfold.billing.collecting.PaymentMethod.Mandate;
import io.micronaut.json.tree.JsonNode;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code PUT /accounts/{id}/payment-methods/{methodId}}; both ids come from the path. What
 * looks like the number of a card is refused in every field, and not repeated in the answer.
 */
public final class PaymentMethodReader {
    /** The most bytes of a request: its fields at their longest. */
    public static final int SIZE_MAX_BYTES = 4 * 1024;

    private static final int TEXT_LENGTH_MAX = 255;

    /** Providers that we can charge through, and give back through. */
    public static final Set<String> PROVIDERS = Set.of(StripeReader.PROVIDER, AdyenReader.PROVIDER);

    private final MessageJson json;

    public PaymentMethodReader(EventJson json) {
        this.json = new MessageJson(json, SIZE_MAX_BYTES);
    }

    /** What became of reading. */
    public sealed interface Reading {
        /**
         * It is well formed.
         *
         * @param isDefault whether it is to become the default
         */
        record Read(PaymentMethod method, boolean isDefault) implements Reading {}

        /** Everything that is wrong with it. */
        record Unreadable(List<Problem> problems) implements Reading {
            public Unreadable {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Reads a request about an account's method with an id. */
    public Reading read(AccountId account, String id, byte[] bytes) {
        return switch (json.read(bytes)) {
            case MessageJson.Result.Tree(JsonNode tree) -> read(account, id, tree);
            case MessageJson.Result.Unreadable(Problem problem) ->
                    new Reading.Unreadable(List.of(problem));
        };
    }

    private static Reading read(AccountId account, String id, JsonNode tree) {
        FieldReader in = FieldReader.of(tree);
        Field<Boolean> first = in.optional("default", Forms.flag(), false);
        Field<PaymentMethod> method = method(account, id, in);
        List<Problem> problems = new ArrayList<>(in.problems());
        if (CardNumber.isLike(id)) {
            problems.add(new Problem("methodId", REFUSED));
        }
        return problems.isEmpty()
                ? new Reading.Read(method.get(), first.get())
                : new Reading.Unreadable(problems);
    }

    private static Field<PaymentMethod> method(AccountId account, String id, FieldReader in) {
        in.optional("version", Forms.integer(1, 1), 1);
        Field<Kind> kind = in.required("kind", Forms.word(Kind.class));
        Field<String> provider =
                in.optional("provider", Forms.text(PaymentMethodReader::provider), null);
        Field<String> token = in.optional("token", noCard(), null);
        Field<String> payer = in.optional("payer", noCard(), null);
        Field<String> network =
                in.optional("network", Forms.text(PaymentMethodReader::network), null);
        Field<String> lastDigits = in.optional("lastDigits", noCard(), null);
        Field<YearMonth> expires =
                in.optional("expires", Forms.text(PaymentMethodReader::month), null);
        Field<Mandate> mandate = in.objectOrNull("mandate", PaymentMethodReader::mandate);
        return in.build(
                () ->
                        new PaymentMethod(
                                id,
                                account,
                                kind.get(),
                                provider.orNull(),
                                token.orNull(),
                                payer.orNull(),
                                network.orNull(),
                                lastDigits.orNull(),
                                expires.orNull(),
                                mandate.orNull(),
                                null));
    }

    private static Field<Mandate> mandate(FieldReader in) {
        Field<String> reference = in.required("reference", noCard());
        Field<LocalDate> signedOn = in.required("signedOn", Forms.date());
        Field<Integer> noticeDays =
                in.optional(
                        "noticeDays", Forms.integer(1, Mandate.NOTICE_DAYS), Mandate.NOTICE_DAYS);
        return in.build(() -> new Mandate(reference.get(), signedOn.get(), noticeDays.get()));
    }

    private static final String REFUSED =
            "looks like the number of a card: keep cards with your payment provider, and send its"
                    + " token";

    private static Forms.Form<String> noCard() {
        return json -> {
            String text = Forms.filled().read(json);
            if (CardNumber.isLike(text)) {
                throw new IllegalArgumentException(REFUSED);
            }
            if (text.length() > TEXT_LENGTH_MAX) {
                throw new IllegalArgumentException(
                        "has " + text.length() + " characters, at most " + TEXT_LENGTH_MAX);
            }
            return text;
        };
    }

    private static String provider(String text) {
        if (!PROVIDERS.contains(text)) {
            throw new IllegalArgumentException(
                    "must be stripe or adyen, was '" + Forms.shortened(text) + "'");
        }
        return text;
    }

    private static String network(String text) {
        if (!text.matches("[a-z_]{1,32}")) {
            throw new IllegalArgumentException(
                    "must be a word in lower case such as visa, was '"
                            + Forms.shortened(text)
                            + "'");
        }
        return text;
    }

    private static YearMonth month(String text) {
        if (!text.matches("20[0-9]{2}-(0[1-9]|1[0-2])")) {
            throw new IllegalArgumentException(
                    "must be a month such as 2027-01, was '" + Forms.shortened(text) + "'");
        }
        return YearMonth.parse(text);
    }
}

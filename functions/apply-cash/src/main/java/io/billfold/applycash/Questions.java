package io.billfold.applycash;

import io.billfold.events.EventJson;
import io.billfold.events.Field;
import io.billfold.events.FieldReader;
import io.billfold.events.Forms;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;

import java.util.Optional;
import java.util.function.Function;

/** What the calls of this function have in common: ids in paths, and lists that are asked for. */
final class Questions {
    private Questions() {}

    /** The id in a call's path; empty where it has not the form of one. */
    static <T> Optional<T> id(Call call, Function<String, T> form) {
        try {
            return Optional.of(form.apply(call.pathParameter("id")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Answers what a query asks for: 200 with a page, or 422 with everything that is wrong. */
    static <Q> Answer list(
            EventJson json,
            Call call,
            Function<FieldReader, Field<Q>> query,
            Function<Q, Object> page) {
        FieldReader in = FieldReader.of(json.toTree(call.query()));
        Field<Q> asked = query.apply(in);
        return in.problems().isEmpty()
                ? Answer.json(200, page.apply(asked.get()))
                : Answer.problem(
                        422, "Question refused", "correct what errors name", in.problems());
    }

    /**
     * The form of the key that a list goes on after: what an answer named as {@code next}.
     *
     * @param lengthMax the longest key
     * @param pattern of a whole key
     */
    static Forms.Form<String> key(int lengthMax, String pattern) {
        return Forms.text(
                text -> {
                    if (text.length() > lengthMax || !text.matches(pattern)) {
                        throw new IllegalArgumentException("is no 'next' of an answer before");
                    }
                    return text;
                });
    }
}

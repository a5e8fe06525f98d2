package io.billfold.applycash;

import io.billfold.billing.Problem;
import io.billfold.store.CashStore.Statement;
import io.billfold.store.Rejection;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What {@code GET /cash} shows of a seller.
 *
 * @param entries of the list {@code work}
 * @param statements of the list {@code statements}
 * @param refused of the list {@code refused}
 * @param next to be sent as {@code after} for what follows; null at the end
 */
@Serdeable
record CashPage(
        List<CashAnswer> entries,
        List<Taken> statements,
        List<Refused> refused,
        @Nullable String next) {
    /**
     * A statement that was taken in.
     *
     * @param file the key of the file that it was read from
     * @param fileSha256 of that file's content
     * @param gap what is missing before it, or null
     */
    @Serdeable
    record Taken(
            String account,
            String id,
            String file,
            String fileSha256,
            String closedOn,
            String currency,
            String opening,
            String closing,
            int entries,
            @Nullable String gap) {
        static Taken of(Statement statement) {
            return new Taken(
                    statement.account(),
                    statement.id(),
                    statement.file(),
                    statement.fileSha256(),
                    statement.closedOn().toString(),
                    statement.opening().getCurrencyUnit().getCode(),
                    statement.opening().getAmount().toPlainString(),
                    statement.closing().getAmount().toPlainString(),
                    statement.entries(),
                    statement.gap());
        }
    }

    /** A file or statement that was refused, and every reason. */
    @Serdeable
    record Refused(String id, Instant at, String reason, List<Reason> problems) {
        static Refused of(Rejection rejection) {
            return new Refused(
                    rejection.id(),
                    rejection.at(),
                    rejection.reason(),
                    rejection.problems().stream().map(Reason::of).toList());
        }
    }

    /** Where, and what is wrong there. */
    @Serdeable
    record Reason(String field, String reason) {
        static Reason of(Problem problem) {
            return new Reason(problem.field(), problem.reason());
        }
    }
}

package io.billfold.recordusage;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.Problem;
import io.billfold.store.Rejection;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class UsageFilesTest {
    private static final String KEY = "usage/2026-02.jsonl";
    private static final String CALL = "{\"version\":1,\"file\":\"" + KEY + "\"}";

    private final Fixture fixture = new Fixture();

    @Test
    void aFileIsRecordedPieceByPieceAndAnsweredLineByLine() {
        fixture.uploads.upload(KEY, lines(2_000));

        assertThat(fixture.post(CALL).status()).isEqualTo(202);
        int messages = fixture.drain();

        assertThat(messages).isBetween(3, 5);
        assertThat(fixture.recorded("calls")).hasSize(2_000);
        List<String> answers = fixture.uploads.text(KEY + ".answers.jsonl").lines().toList();
        assertThat(answers).hasSize(2_000);
        assertThat(answers.get(1_499))
                .startsWith("{\"line\":1500,\"eventId\":\"e-1500\",\"answer\":\"accepted\",");
    }

    @Test
    void aFileThatComesAgainKeepsItsFirstAnswers() {
        fixture.uploads.upload(KEY, lines(700));
        fixture.send(CALL);
        fixture.drain();
        String first = fixture.uploads.text(KEY + ".answers.jsonl");

        fixture.send(CALL);
        fixture.drain();

        assertThat(fixture.uploads.text(KEY + ".answers.jsonl")).isEqualTo(first);
        assertThat(fixture.recorded("calls")).hasSize(700);
    }

    @Test
    void wrongLinesAreAnsweredAndKeptAndTheOthersRecorded() {
        String good = Fixture.event("e-1", "2026-02-01T00:00:00Z", "1");
        fixture.uploads.upload(
                KEY,
                good + "\r\n\n{\"eventId\":\n" + good + "\n" + "x".repeat(20_000) + "\n" + good);
        fixture.send(CALL);

        assertThat(fixture.uploads.text(KEY + ".answers.jsonl").lines())
                .satisfiesExactly(
                        it -> assertThat(it).contains("\"line\":1,", "accepted"),
                        it -> assertThat(it).contains("\"line\":3,", "the line is not JSON"),
                        it -> assertThat(it).contains("\"line\":4,", "duplicate"),
                        it -> assertThat(it).contains("\"line\":5,", "at most 16384 are read"),
                        it -> assertThat(it).contains("\"line\":6,", "duplicate"));
        assertThat(fixture.refused())
                .extracting(it -> new String(fixture.usage.refused().raw(it.id()), UTF_8))
                .containsExactlyInAnyOrder("{\"eventId\":", "x".repeat(20_000));
    }

    @Test
    void aLineLongerThanAPieceIsRefusedAndTheRestIsRead() {
        fixture.uploads.upload(KEY, "x".repeat(150_000) + "\n" + lines(1));
        fixture.send(CALL);
        fixture.drain();
        assertThat(fixture.recorded("calls")).hasSize(1);
        assertThat(fixture.uploads.text(KEY + ".answers.jsonl")).contains("bytes, at most 16384");
    }

    @Test
    void anEmptyFileHasNoAnswers() {
        fixture.uploads.upload(KEY, "");
        fixture.send(CALL);
        assertThat(fixture.uploads.text(KEY + ".answers.jsonl")).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        fixture.send(CALL);
        assertThat(fixture.refused())
                .singleElement()
                .extracting(Rejection::problems)
                .isEqualTo(List.of(new Problem("file", KEY + " is not in the bucket of uploads")));
    }

    @Test
    void aFileThatWasReplacedWhileItWasReadIsNotReadOn() {
        fixture.uploads.upload(KEY, lines(700));
        fixture.send(CALL);
        int recorded = fixture.recorded("calls").size();
        fixture.uploads.upload(KEY, lines(900));
        fixture.drain();
        assertThat(fixture.recorded("calls")).hasSize(recorded);
        assertThat(fixture.refused())
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.problems().getFirst().reason())
                                        .contains("was replaced while it was read, at line"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a;b;c   | false | a,b   | 4 | 3
                    a;b;c   | true  | a,b,c | 5 | 4
                    a;b;    | true  | a,b   | 4 | 3
                    ;;a;    | true  | a     | 4 | 4
                    abc     | false | abc   | 3 | 2
                    """)
    void bytesAreCutIntoWholeLines(
            String text, boolean isLast, String lines, int size, long nextLine) {
        Piece piece = Piece.of(text.replace(';', '\n').getBytes(UTF_8), 1, isLast);
        assertThat(piece.lines().stream().map(it -> new String(it.bytes(), UTF_8)))
                .containsExactly(lines.split(","));
        assertThat(piece.sizeBytes()).isEqualTo(size);
        assertThat(piece.nextLine()).isEqualTo(nextLine);
    }

    private static String lines(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            lines.append(Fixture.event("e-" + i, "2026-02-01T00:00:00Z", "1")).append('\n');
        }
        return lines.toString();
    }
}

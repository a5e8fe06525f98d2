package io.billfold.local.command.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class RubbishTest {
    private static final int PIECES = 500;

    @Test
    void carriesItsTokenWhereverItEnds() {
        for (Piece piece : pieces(1)) {
            assertThat(Rubbish.token(body(piece))).as("%s", piece).isEqualTo(piece.token());
        }
    }

    @Test
    void isNeverTheSameTwiceAndAlwaysTheSameForASeed() {
        List<Piece> pieces = pieces(1);
        assertThat(pieces).extracting(Piece::token).doesNotHaveDuplicates();
        assertThat(pieces(1))
                .extracting(Piece::token)
                .isEqualTo(pieces.stream().map(Piece::token).toList());
    }

    @Test
    void isOfEveryKind() {
        assertThat(pieces(1).stream().map(Object::getClass).distinct().count()).isEqualTo(5);
    }

    @Test
    void aGoodOrderIsNone() {
        assertThat(Rubbish.token(new Orders().order(7).body())).isNull();
    }

    private static List<Piece> pieces(long seed) {
        Rubbish rubbish = new Rubbish(new Random(seed), new Orders());
        return IntStream.range(0, PIECES).mapToObj(i -> rubbish.next(100)).toList();
    }

    private static String body(Piece piece) {
        return switch (piece) {
            case Piece.BadOrder bad -> bad.body();
            case Piece.BadOrderEvent bad -> bad.detail();
            case Piece.BadMessage bad -> bad.body();
            case Piece.BadEvent bad -> bad.detail();
            case Piece.BadCall bad -> bad.body();
        };
    }
}

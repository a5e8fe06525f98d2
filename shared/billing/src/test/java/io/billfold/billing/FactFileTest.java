package io.billfold.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

import java.util.List;

class FactFileTest {
    @Test
    void remarksAndTheHeadingAreNoRows() {
        FactFile file =
                FactFile.of("x.csv", List.of("# a remark", "key,note", "", "a,one, and two"), 2);

        assertThat(file.rows()).hasSize(1);
        assertThat(file.rows().getFirst().text(1)).isEqualTo("one, and two");
        assertThat(file.rows().getFirst().line()).isEqualTo(4);
    }

    @Test
    void aShortLineIsNamedByFileAndLine() {
        assertThatExceptionOfType(FactFileException.class)
                .isThrownBy(() -> FactFile.of("x.csv", List.of("key,note", "a,b", "c"), 2))
                .withMessage("x.csv line 3: has 1 columns, 2 are needed")
                .satisfies(e -> assertThat(e.line()).isEqualTo(3));
    }

    @Test
    void aCellThatIsNoDateIsNamed() {
        FactFile file = FactFile.of("x.csv", List.of("from", "2026-02-30"), 1);

        assertThatExceptionOfType(FactFileException.class)
                .isThrownBy(() -> file.rows().getFirst().date(0))
                .withMessageContaining("x.csv line 2")
                .withMessageContaining("2026-02-30");
    }

    @Test
    void aMissingFileIsOurFault() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FactFile.read(FactFileTest.class, "nowhere.csv", 1))
                .withMessageContaining("nowhere.csv");
    }
}

package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;

/**
 * The bytes of a released version never change. An auditor renders a stored snapshot again and
 * compares the hash with the archived document; if this test fails, that comparison would fail for
 * every invoice that was ever issued.
 *
 * <p>So a change of layout, fonts, texts or iText is a new {@link InvoiceRenderer#VERSION} with a
 * new file {@code released-N.txt}, and the old version stays available. Until a version is
 * released, {@code -Dbillfold.update} rewrites its file. What the hashes stand for is checked by
 * {@link OfficialValidationTest}: by the rules of others, not by us.
 *
 * <pre>{@code
 * mvn test -pl shared/document -am -Dtest=ReleasedBytesTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dbillfold.update
 * }</pre>
 */
class ReleasedBytesTest {
    private static final String FILE = "released-" + InvoiceRenderer.VERSION + ".txt";

    @Test
    void samplesHaveTheBytesOfTheReleasedVersion() throws IOException {
        String made = Fingerprints.ofAll();
        if (Golden.isUpdate()) {
            Golden.write("src/test/resources/io/billfold/document/" + FILE, made);
            return;
        }
        assertThat(made)
                .as("changed bytes need a new InvoiceRenderer.VERSION")
                .isEqualTo(Golden.read(FILE));
    }
}

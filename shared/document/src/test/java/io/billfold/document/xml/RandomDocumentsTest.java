package io.billfold.document.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.Problem;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.einvoice.XmlProfile;
import io.billfold.billing.einvoice.XmlSyntax;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.LongStream;

/**
 * A thousand documents by chance. Each is read again in both syntaxes, and goes through the
 * official rules of one profile and syntax by turn. A seed that fails is named, and gives the same
 * document again.
 */
class RandomDocumentsTest {
    private static final int DOCUMENTS = Integer.getInteger("billfold.documents", 400);

    /** Factur-X once, for its rules take three times as long as the others'. */
    private static final List<Turn> TURNS =
            List.of(
                    new Turn(XmlProfile.FACTUR_X_EN_16931, XmlSyntax.CII),
                    new Turn(XmlProfile.XRECHNUNG_3_0, XmlSyntax.UBL),
                    new Turn(XmlProfile.PEPPOL_BIS_3_0, XmlSyntax.UBL),
                    new Turn(XmlProfile.XRECHNUNG_3_0, XmlSyntax.CII),
                    new Turn(XmlProfile.EN_16931, XmlSyntax.UBL),
                    new Turn(XmlProfile.EN_16931, XmlSyntax.CII),
                    new Turn(XmlProfile.XRECHNUNG_3_0, XmlSyntax.UBL),
                    new Turn(XmlProfile.PEPPOL_BIS_3_0, XmlSyntax.UBL),
                    new Turn(XmlProfile.XRECHNUNG_3_0, XmlSyntax.CII),
                    new Turn(XmlProfile.EN_16931, XmlSyntax.UBL));

    /** What we want though validators don't: a way to pay, which they can't tell from none. */
    private static final Set<String> OURS_ALONE = Set.of("payment.means");

    private record Turn(XmlProfile profile, XmlSyntax syntax) {
        static Turn of(long seed) {
            return TURNS.get((int) (seed % TURNS.size()));
        }

        List<String> findings(BusinessDocument document) {
            return OfficialRules.findings(document, profile, syntax);
        }
    }

    @Test
    void whatLacksNothingIsValidAndWhatIsNotValidLacksSomething() {
        Map<Long, String> wrong = new ConcurrentSkipListMap<>();
        LongStream.range(0, DOCUMENTS)
                .parallel()
                .forEach(
                        seed -> {
                            BusinessDocument document = RandomDocuments.of(seed);
                            List<Problem> missing = Turn.of(seed).profile().missing(document);
                            List<String> findings = Turn.of(seed).findings(document);
                            if (missing.isEmpty() != findings.isEmpty() && !isOurs(missing)) {
                                wrong.put(seed, Turn.of(seed) + " " + missing + findings);
                            }
                        });
        assertThat(wrong).isEmpty();
    }

    private static boolean isOurs(List<Problem> missing) {
        return !missing.isEmpty()
                && missing.stream().allMatch(it -> OURS_ALONE.contains(it.field()));
    }

    /** So that the test above can't pass because hardly anything is valid, or all is. */
    @Test
    void mostDocumentsLackNothing() {
        Map<Turn, Integer> all = new HashMap<>();
        Map<Turn, Integer> lackNothing = new HashMap<>();
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            Turn turn = Turn.of(seed);
            boolean isEmpty = turn.profile().missing(RandomDocuments.of(seed)).isEmpty();
            all.merge(turn, 1, Integer::sum);
            lackNothing.merge(turn, isEmpty ? 1 : 0, Integer::sum);
        }
        assertThat(all.keySet()).containsAll(TURNS);
        assertThat(lackNothing)
                .allSatisfy((turn, count) -> assertThat(count * 5).isGreaterThan(all.get(turn)));
        Turn xRechnung = new Turn(XmlProfile.XRECHNUNG_3_0, XmlSyntax.UBL);
        assertThat(lackNothing.get(xRechnung)).isLessThan(all.get(xRechnung));
    }

    @Test
    void bothSyntaxesSayTheFiguresOfTheModel() throws Exception {
        Map<Long, String> wrong = new TreeMap<>();
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            BusinessDocument document = RandomDocuments.of(seed);
            String currency = document.currency().getCode();
            Map<String, List<String>> model = Reading.ofModel(document);
            byte[] cii = CiiXml.write(document, XmlProfile.EN_16931);
            byte[] ubl = UblXml.write(document, XmlProfile.EN_16931);
            if (!Reading.ofCii(cii, currency).equals(model)
                    || !Reading.ofUbl(ubl, currency).equals(model)) {
                wrong.put(seed, model.toString());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void sameDocumentGivesTheSameBytes() {
        for (long seed = 0; seed < 100; seed++) {
            BusinessDocument one = RandomDocuments.of(seed);
            BusinessDocument other = RandomDocuments.of(seed);
            assertThat(CiiXml.write(one, XmlProfile.XRECHNUNG_3_0))
                    .isEqualTo(CiiXml.write(other, XmlProfile.XRECHNUNG_3_0));
            assertThat(UblXml.write(one, XmlProfile.PEPPOL_BIS_3_0))
                    .isEqualTo(UblXml.write(other, XmlProfile.PEPPOL_BIS_3_0));
        }
    }
}

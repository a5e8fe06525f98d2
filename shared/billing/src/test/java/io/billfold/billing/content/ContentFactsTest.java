package io.billfold.billing.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.billfold.billing.FactFile;
import io.billfold.billing.content.Condition.Situation;
import io.billfold.billing.content.Requirement.Force;
import io.billfold.billing.content.Requirement.Law;
import io.billfold.billing.document.BusinessDocument;
import io.billfold.billing.tax.Confidence;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether the files of this package hold together. */
class ContentFactsTest {
    private static final Set<String> NEVER_ABSENT =
            Set.of(
                    "heading.number",
                    "heading.issuedOn",
                    "heading.currency",
                    "seller.name",
                    "seller.address.line1",
                    "seller.address.city",
                    "seller.contact.email",
                    "buyer.name",
                    "buyer.address.line1",
                    "buyer.address.city",
                    "lines[].item.name",
                    "lines[].quantity",
                    "lines[].price",
                    "delivery.period",
                    "taxes[].base",
                    "taxes[].ratePercent",
                    "totals.tax",
                    "totals.payable");

    @Test
    void everyLineOfEveryFileIsUnderstood() {
        assertThat(requirements()).hasSizeGreaterThan(200);
        assertThat(keys("titles.csv", 8, 0)).isNotEmpty();
        for (String country : keys("titles.csv", 8, 0)) {
            for (GoldenFile file : goldenFiles()) {
                Title.of(file.document(), country);
            }
        }
        for (String country : keys("mentions.csv", 8, 1)) {
            Jurisdiction there = new Jurisdiction(country, country, true);
            goldenFiles().forEach(file -> Wording.of(file.document(), there));
        }
        keys("numbering.csv", 10, 0).forEach(Numbering::of);
        keys("languages.csv", 6, 0).forEach(it -> LawLanguage.preferred(it, "en"));
    }

    @Test
    void everyRuleThatStopsAnIssueIsHeldAgainstADocumentThatBreaksIt() {
        List<BusinessDocument> broken = new ArrayList<>();
        for (GoldenFile file : goldenFiles()) {
            file.mandatory().forEach(it -> broken.add(file.without(it.path())));
        }
        List<String> untested = new ArrayList<>();
        for (Requirement requirement : requirements()) {
            boolean canBeAbsent =
                    requirement.fields().stream().noneMatch(it -> NEVER_ABSENT.contains(it.path()));
            if (requirement.force() == Force.MUST
                    && canBeAbsent
                    && broken.stream().noneMatch(it -> isBroken(requirement, it))) {
                untested.add(requirement.scope() + ": " + requirement.rule());
            }
        }
        assertThat(untested).isEmpty();
    }

    private static boolean isBroken(Requirement requirement, BusinessDocument document) {
        Jurisdiction jurisdiction = Jurisdiction.of(document);
        boolean isOfTax = requirement.law() == Law.TAX;
        String country = isOfTax ? jurisdiction.tax() : jurisdiction.seat();
        List<String> scopes = isOfTax ? jurisdiction.taxScopes() : List.of(country);
        return scopes.contains(requirement.scope())
                && requirement.holds(new Situation(document, country))
                && !requirement.check(document).isEmpty();
    }

    @Test
    void everyCountryWhoseTaxIsKnownHasRulesAndAPassingDocument() {
        Set<String> countries = taxCountries();
        Set<String> documents = new TreeSet<>();
        goldenFiles().forEach(it -> documents.add(it.fields().get("seller.country")));
        assertThat(countries).hasSizeGreaterThan(60);
        assertThat(documents).containsAll(countries);
        assertThat(keys("languages.csv", 6, 0)).containsAll(countries);
        Set<String> unknown = new TreeSet<>(countries);
        unknown.removeAll(keys("retention.csv", 7, 0));
        assertThat(unknown)
                .as("kept for the longest usual period")
                .containsExactly("AM", "GE", "GR", "UA");
    }

    @Test
    void everyExampleFitsItsForm() {
        for (FactFile.Row row : rows("forms.csv", 6)) {
            assertThat(Form.of(row, 0).fits(row.required(1))).as(row.required(0)).isTrue();
            assertThat(row.required(0).equals("text") || !Form.of(row, 0).fits("?"))
                    .as(row.required(0))
                    .isTrue();
        }
    }

    @Test
    void everyParticularThatARuleNamesIsExplained() {
        Set<String> explained = new HashSet<>();
        for (FactFile.Row row : rows("particulars.csv", 5)) {
            assertThat(row.required(0)).isIn("seller", "buyer");
            assertThat(row.required(4)).isNotBlank();
            explained.add(row.required(0) + ".particulars." + row.required(1));
        }
        assertThat(explained).containsAll(namedParticulars());
        Set<String> unused = new TreeSet<>(explained);
        unused.removeAll(namedParticulars());
        assertThat(unused)
                .containsExactly(
                        "buyer.particulars.branchCode",
                        "buyer.particulars.buyerReference",
                        "buyer.particulars.kpp",
                        "buyer.particulars.nameLocal",
                        "seller.particulars.classification",
                        "seller.particulars.fiscalYearEnd");
    }

    private static Set<String> namedParticulars() {
        Pattern pattern = Pattern.compile("(seller|buyer)\\.particulars\\.[A-Za-z]+");
        Set<String> named = new TreeSet<>();
        for (String file : List.of("required.csv", "mentions.csv", "titles.csv")) {
            for (String line : FactFile.lines(ContentRules.class, file)) {
                Matcher matcher = pattern.matcher(line.startsWith("#") ? "" : line);
                while (matcher.find()) {
                    named.add(matcher.group());
                }
            }
        }
        return named;
    }

    @Test
    void everySourceThatIsKnownIsNamed() {
        Set<String> named = new HashSet<>();
        Stream.of("required.csv", "mentions.csv", "titles.csv", "languages.csv")
                .forEach(it -> FactFile.lines(ContentRules.class, it).forEach(l -> add(named, l)));
        Stream.of("retention.csv", "numbering.csv", "forms.csv")
                .forEach(it -> FactFile.lines(ContentRules.class, it).forEach(l -> add(named, l)));
        assertThat(named).containsAll(keys("sources.csv", 2, 0));
    }

    private static void add(Set<String> named, String line) {
        if (!line.startsWith("#")) {
            named.addAll(List.of(line.split(",")));
        }
    }

    @Test
    void theReverseChargeHasTheWordsOfEveryLanguageOfTheUnionButIrish() {
        assertThat(
                        rows("mentions.csv", 8).stream()
                                .filter(it -> it.required(0).equals("reverse-charge"))
                                .filter(it -> it.required(1).equals("EU"))
                                .map(it -> it.required(4)))
                .containsExactlyInAnyOrder(
                        "en", "bg", "cs", "da", "de", "el", "es", "et", "fi", "fr", "hr", "hu",
                        "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv");
    }

    @Test
    void whatIsOnlyWeaklyKnownStopsNothingButWhereANumberOfTheSellerIsMissing() {
        assertThat(
                        requirements().stream()
                                .filter(it -> it.force() == Force.MUST)
                                .filter(it -> it.confidence() == Confidence.LOW)
                                .flatMap(it -> it.fields().stream())
                                .map(Field::path))
                .isNotEmpty()
                .allMatch(it -> it.contains("taxIds") || it.endsWith("legalId"));
    }

    private static List<Requirement> requirements() {
        List<Requirement> all = new ArrayList<>();
        for (String scope : keys("required.csv", 11, 0)) {
            all.addAll(Requirement.of(scope, Law.TAX));
            all.addAll(Requirement.of(scope, Law.TRADE));
        }
        return all;
    }

    private static Set<String> taxCountries() {
        Set<String> countries = new TreeSet<>();
        for (FactFile.Row row : FactFile.read(Confidence.class, "countries.csv", 13).rows()) {
            countries.add(row.required(0));
        }
        return countries;
    }

    private static Set<String> keys(String file, int columns, int key) {
        return column(file, columns, row -> row.required(key));
    }

    private static Set<String> column(
            String file, int columns, Function<FactFile.Row, String> reader) {
        return new TreeSet<>(rows(file, columns).stream().map(reader).toList());
    }

    private static List<FactFile.Row> rows(String file, int columns) {
        return FactFile.read(ContentRules.class, file, columns).rows();
    }

    private static List<GoldenFile> goldenFiles() {
        return GoldenContentTest.names().stream().map(GoldenFile::read).toList();
    }
}

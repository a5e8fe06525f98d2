package io.billfold.checks.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.tngtech.archunit.lang.ArchRule;

import io.billfold.checks.Repository;
import io.billfold.local.command.Billfold;
import io.billfold.testkit.audit.Auditor;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.localstack.LocalStackContainer;

import picocli.CommandLine;

import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is deployed, against what infra/supply-chain says of it. */
class ZipsIT {
    /** How to write the list anew; the change is then seen in a review. */
    private static final String UPDATE = "mvn package -Psbom -Dfast -DskipTests";

    /** Its own code and what every function may be made of. */
    private static final Set<String> SHARED =
            Set.of("money", "billing", "events", "store", "document", "lambda");

    /** Known by a class of theirs, so that a jar of any name is found. */
    private static final List<Class<?>> NEVER =
            List.of(
                    // DynamoDB Local: its licence forbids to pass it on
                    LocalDynamoDBRequestHandler.class,
                    // the managed runtime brings its own, and a second would be in its way
                    RequestStreamHandler.class,
                    AWSLambda.class,
                    // of the tests
                    Auditor.class,
                    Test.class,
                    Assertions.class,
                    ArchRule.class,
                    LocalStackContainer.class,
                    // of the local cloud
                    Billfold.class,
                    CommandLine.class);

    private static List<FunctionZip> zips;

    /** A line of licences.csv. */
    private record Library(String name, String version, String licence) {
        String jar() {
            return "lib/" + name.substring(name.indexOf(':') + 1) + "-" + version + ".jar";
        }
    }

    @BeforeAll
    static void readZips() throws IOException {
        zips = FunctionZip.all();
    }

    @Test
    void theListNamesEveryLibraryInItsVersionAndNoOther() throws IOException {
        Set<String> held =
                zips.stream().flatMap(FunctionZip::foreignJars).collect(Collectors.toSet());
        assertThat(libraries().stream().map(Library::jar))
                .as("infra/supply-chain/licences.csv; after a wanted change run: " + UPDATE)
                .containsExactlyInAnyOrderElementsOf(new TreeSet<>(held));
    }

    @Test
    void everyLicenceMayBeCombinedWithOurs() throws IOException {
        Set<String> allowed =
                lines("allowed.csv").stream()
                        .map(line -> line.split(",", 2)[0])
                        .collect(Collectors.toSet());
        assertThat(libraries())
                .as("infra/supply-chain/allowed.csv: " + allowed)
                .allMatch(library -> allowed.contains(library.licence()));
    }

    @Test
    void aZipHoldsItsFunctionAndSharedModulesAlone() {
        assertThat(zips)
                .hasSizeGreaterThanOrEqualTo(14)
                .allSatisfy(
                        zip ->
                                assertThat(zip.ownModules())
                                        .contains(zip.function(), "lambda")
                                        .allMatch(
                                                module ->
                                                        module.equals(zip.function())
                                                                || SHARED.contains(module)));
    }

    @Test
    void noZipHoldsWhatIsNotToBePassedOnOrNotDeployed() {
        assertThat(zips)
                .allSatisfy(
                        zip ->
                                assertThat(zip.packages())
                                        .hasSizeGreaterThan(100)
                                        .doesNotContainAnyElementsOf(packagesNeverDeployed()));
    }

    @Test
    void besideItsLibrariesAZipHoldsTheirNoticesAlone() {
        assertThat(zips)
                .allSatisfy(
                        zip ->
                                assertThat(zip.files())
                                        .filteredOn(file -> !file.matches("lib/[^/]+\\.jar"))
                                        .containsExactlyInAnyOrder("LICENSE", "NOTICE.txt"));
    }

    private static List<String> packagesNeverDeployed() {
        return NEVER.stream().map(it -> it.getPackageName().replace('.', '/') + "/").toList();
    }

    private static List<Library> libraries() throws IOException {
        return lines("licences.csv").stream()
                .map(line -> line.split(",", 3))
                .map(fields -> new Library(fields[0], fields[1], fields[2]))
                .toList();
    }

    private static List<String> lines(String file) throws IOException {
        List<String> lines =
                Files.readAllLines(Repository.root().resolve("infra/supply-chain").resolve(file));
        return lines.subList(1, lines.size());
    }
}

package io.billfold.checks.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;

import io.billfold.checks.Repository;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which module may see what. */
class LayoutTest {
    /** What every module may see: the JDK, and annotations. */
    private static final List<String> ALWAYS =
            List.of("java.", "javax.crypto.", "org.jspecify.", "org.joda.money.");

    /** Micronaut's JSON: annotations on records, and trees. */
    private static final List<String> JSON =
            List.of(
                    "io.micronaut.serde.",
                    "io.micronaut.json.",
                    "io.micronaut.core.annotation.",
                    "io.micronaut.core.type.",
                    "com.fasterxml.jackson.annotation.");

    private static final List<String> AWS_AND_MICRONAUT =
            List.of(
                    "software.amazon.awssdk.",
                    "com.amazonaws.services.lambda.runtime.",
                    "io.micronaut.",
                    "jakarta.",
                    "org.slf4j.",
                    "org.crac.");

    /** The providers' own libraries, for the one function that calls them. */
    private static final List<String> PROVIDERS = List.of("com.stripe.", "com.adyen.");

    /** Whose a certificate is, and whom the JDK trusts: part of the JDK, beside {@code java.}. */
    private static final List<String> CERTIFICATES =
            List.of("javax.net.ssl.", "javax.naming.", "javax.security.auth.x500.");

    /** What models and auditors of AWS's services need that nothing in production does. */
    private static final List<String> TEST_EQUIPMENT =
            List.of("com.fasterxml.jackson.", "com.stripe.", "software.amazon.event.ruler.");

    private static final List<String> DOCUMENT =
            List.of(
                    "com.itextpdf.",
                    "com.jcraft.jzlib.",
                    "com.google.zxing.",
                    "javax.xml.",
                    "org.slf4j.");

    /** The table of the layout: a module, and the beginnings of the names that it may see. */
    private static final Map<String, List<String>> MAY_SEE = table();

    private static Map<String, List<String>> table() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        table.put("shared/money", own("money"));
        table.put("shared/billing", own("billing", "money"));
        table.put("shared/events", join(own("events", "billing", "money"), JSON));
        table.put(
                "shared/store",
                join(own("store", "events", "billing", "money"), JSON, AWS_AND_MICRONAUT));
        table.put("shared/document", join(own("document", "billing", "money"), DOCUMENT));
        table.put(
                "shared/lambda",
                // a problem is part of what the readers of events answer
                join(own("lambda", "events", "billing.Problem"), JSON, AWS_AND_MICRONAUT));
        table.put(
                "shared/testkit",
                join(
                        own("testkit", "money", "billing", "events", "store", "document", "lambda"),
                        JSON,
                        AWS_AND_MICRONAUT,
                        CERTIFICATES,
                        TEST_EQUIPMENT));
        return table;
    }

    @Test
    void everyModuleIsReadAndInTheTable() {
        assertThat(Modules.classes().keySet())
                .as("modules with classes of JDK 25")
                .containsAll(withMainSources())
                .allMatch(module -> MAY_SEE.containsKey(module) || !module.startsWith("shared/"));
        assertThat(Modules.classes().get("shared/billing")).hasSizeGreaterThan(50);
    }

    @Test
    void everySharedModuleSeesOnlyWhatTheTableAllows() {
        List<String> broken = new ArrayList<>();
        MAY_SEE.forEach(
                (module, allowed) ->
                        Modules.classes()
                                .getOrDefault(module, List.of())
                                .forEach(type -> broken.addAll(foreign(type, allowed))));
        assertThat(broken).isEmpty();
    }

    @Test
    void noFunctionSeesAnotherAndEachSeesOnlyTheSharedModules() {
        List<String> broken = new ArrayList<>();
        for (String module : functions()) {
            String name = module.substring("functions/".length()).replace("-", "");
            List<String> allowed =
                    join(
                            own(name, "money", "billing", "events", "store", "document", "lambda"),
                            JSON,
                            AWS_AND_MICRONAUT,
                            name.equals("callprovider") ? PROVIDERS : List.of(),
                            // receive-webhook checks certificates
                            CERTIFICATES,
                            // record-delivery and apply-cash read what others write in XML
                            List.of("javax.xml.stream."));
            Modules.in(module).forEach(type -> broken.addAll(foreign(type, allowed)));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void tablesAndBucketsAreTouchedByTheStoreAlone() {
        List<String> dataServices =
                List.of(
                        "software.amazon.awssdk.services.dynamodb.",
                        "software.amazon.awssdk.services.s3.");
        assertThat(
                        Modules.in("functions", "shared/lambda").stream()
                                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                                .filter(
                                        use ->
                                                startsWithAny(
                                                        use.getTargetClass().getName(),
                                                        dataServices))
                                .map(Dependency::getDescription))
                .isEmpty();
    }

    /** It would not find what is wrong in what it shares. */
    @Test
    void theAuditorUsesNothingOfWhatItAudits() {
        List<String> allowed =
                join(
                        own("testkit.audit."),
                        own("testkit.aws.ItemChange"),
                        own("testkit.aws.StoredObject"),
                        own("testkit.aws.SentMail"),
                        List.of("com.fasterxml.jackson.", "software.amazon.awssdk."));
        List<JavaClass> auditor =
                Modules.in("shared/testkit").stream()
                        .filter(type -> type.getPackageName().equals("io.billfold.testkit.audit"))
                        .toList();
        assertThat(auditor).hasSizeGreaterThan(20);
        assertThat(auditor.stream().flatMap(type -> foreign(type, allowed).stream())).isEmpty();
    }

    @Test
    void noFunctionScansATable() {
        assertThat(
                        Modules.in("functions", "shared").stream()
                                .filter(type -> !type.getName().startsWith("io.billfold.testkit."))
                                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                                .filter(
                                        call ->
                                                call.getTargetOwner()
                                                        .getName()
                                                        .contains(".dynamodb."))
                                .filter(
                                        call ->
                                                Set.of("scan", "scanPaginator")
                                                        .contains(call.getName()))
                                .map(Object::toString))
                .isEmpty();
    }

    private static List<String> functions() {
        return Modules.classes().keySet().stream()
                .filter(it -> it.startsWith("functions/"))
                .toList();
    }

    private static List<String> withMainSources() {
        return Repository.modules().stream()
                // only the profile of its name builds it
                .filter(it -> !it.equals("infra/benchmarks"))
                .filter(
                        it ->
                                Files.isDirectory(
                                        Repository.root().resolve(it).resolve("src/main/java")))
                .toList();
    }

    private static List<String> foreign(JavaClass type, List<String> allowed) {
        return type.getDirectDependenciesFromSelf().stream()
                .filter(use -> !allows(allowed, use.getTargetClass().getBaseComponentType()))
                .map(Dependency::getDescription)
                .sorted()
                .toList();
    }

    private static boolean allows(List<String> allowed, JavaClass target) {
        return target.isPrimitive()
                || startsWithAny(target.getName(), ALWAYS)
                || startsWithAny(target.getName(), allowed);
    }

    private static boolean startsWithAny(String name, List<String> prefixes) {
        return prefixes.stream().anyMatch(name::startsWith);
    }

    private static List<String> own(String... modules) {
        return Stream.of(modules)
                .map(module -> "io.billfold." + module + (module.contains(".") ? "" : "."))
                .toList();
    }

    @SafeVarargs
    private static List<String> join(List<String>... lists) {
        return Stream.of(lists).flatMap(List::stream).toList();
    }
}

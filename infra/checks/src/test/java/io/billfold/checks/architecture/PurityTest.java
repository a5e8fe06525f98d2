package io.billfold.checks.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Decisions get time, ids and randomness as arguments, and amounts are exact. */
class PurityTest {
    /** Who may touch a binary fraction nevertheless, each with its reason. */
    private static final Map<String, String> FRACTION_EXCEPTIONS =
            Map.of(
                    "io.billfold.events.CanonicalJson",
                    "the parser hands a JSON fraction over as a Double, whose text is canonical",
                    "io.billfold.events.Numbers",
                    "the parser hands a JSON fraction over as a Double, which is made a decimal here");

    private static final Set<String> SYSTEM_CALLS =
            Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "getProperties");

    private static final Set<String> RANDOM_TYPES =
            Set.of(
                    "java.util.Random",
                    "java.util.SplittableRandom",
                    "java.security.SecureRandom",
                    "java.util.concurrent.ThreadLocalRandom");

    @Test
    void timeIdsRandomnessAndEnvironmentAreReadOnlyInTheShellAndInInfra() {
        List<String> broken =
                Modules.in("shared", "functions").stream()
                        .filter(type -> !type.getPackageName().startsWith("io.billfold.lambda"))
                        .flatMap(PurityTest::accesses)
                        .filter(PurityTest::readsItsSurroundings)
                        .map(JavaAccess::getDescription)
                        .toList();
        assertThat(broken).isEmpty();
    }

    @Test
    void theDomainKnowsNoBinaryFractions() {
        List<String> broken = new ArrayList<>();
        for (JavaClass type : Modules.in("shared/money", "shared/billing", "shared/events")) {
            type.getFields().stream()
                    .filter(field -> isBinaryFraction(field.getRawType()))
                    .map(JavaMember::getFullName)
                    .forEach(broken::add);
            type.getCodeUnits().stream()
                    .filter(PurityTest::takesOrGivesBinaryFraction)
                    .map(JavaCodeUnit::getFullName)
                    .forEach(broken::add);
            accesses(type)
                    .filter(access -> !FRACTION_EXCEPTIONS.containsKey(outermost(type)))
                    .filter(PurityTest::makesBinaryFraction)
                    .map(JavaAccess::getDescription)
                    .forEach(broken::add);
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void noHandlerStartsThreads() {
        assertThat(
                        Modules.in("functions", "shared").stream()
                                // the simulation runs several seeds at a time
                                .filter(
                                        it ->
                                                !it.getPackageName()
                                                        .startsWith("io.billfold.testkit"))
                                .flatMap(PurityTest::accesses)
                                .filter(PurityTest::startsThreads)
                                .map(JavaAccess::getDescription))
                .isEmpty();
    }

    /** Calls and method references. */
    private static Stream<JavaAccess<?>> accesses(JavaClass type) {
        return Stream.of(
                        type.getCodeUnitCallsFromSelf().stream(),
                        type.getCodeUnitReferencesFromSelf().stream())
                .flatMap(it -> it)
                .map(it -> it);
    }

    private static boolean readsItsSurroundings(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getName();
        boolean reads =
                switch (owner) {
                    case "java.lang.System" -> SYSTEM_CALLS.contains(name);
                    case "java.util.UUID" -> name.equals("randomUUID");
                    case "java.lang.Math" -> name.equals("random");
                    case "java.time.Clock", "java.time.InstantSource" -> name.startsWith("system");
                    case "java.time.ZoneId" -> name.equals("systemDefault");
                    default -> false;
                };
        return reads || readsNow(access, owner) || RANDOM_TYPES.contains(owner);
    }

    /** Instant.now() and its kin; now(clock) takes an argument and is fine. */
    private static boolean readsNow(JavaAccess<?> access, String owner) {
        return owner.startsWith("java.time.")
                && access.getName().equals("now")
                && access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget called
                && called.getRawParameterTypes().stream()
                        .noneMatch(type -> type.getName().equals("java.time.Clock"));
    }

    private static boolean startsThreads(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return owner.equals("java.util.concurrent.Executors")
                || owner.equals("java.util.concurrent.CompletableFuture")
                || owner.startsWith("java.lang.Thread$Builder")
                || (owner.equals("java.lang.Thread")
                        && !Set.of("currentThread", "interrupt").contains(access.getName()));
    }

    private static boolean takesOrGivesBinaryFraction(JavaCodeUnit unit) {
        return Stream.concat(
                        unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
                .anyMatch(PurityTest::isBinaryFraction);
    }

    private static boolean isBinaryFraction(JavaClass type) {
        return Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                .contains(type.getBaseComponentType().getName());
    }

    private static boolean makesBinaryFraction(JavaAccess<?> access) {
        return Set.of("doubleValue", "floatValue", "parseDouble", "parseFloat")
                .contains(access.getName());
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(PurityTest::outermost).orElse(type.getName());
    }
}

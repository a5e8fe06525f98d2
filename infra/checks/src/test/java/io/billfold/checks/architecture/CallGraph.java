package io.billfold.checks.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which of our methods a function can reach, over calls and method references. */
public final class CallGraph {
    private CallGraph() {}

    /** Every method and constructor that these classes have or can reach. */
    public static Set<JavaCodeUnit> reachableFrom(List<JavaClass> types) {
        Set<JavaCodeUnit> reached = new LinkedHashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        types.forEach(type -> open.addAll(type.getCodeUnits()));
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (reached.add(unit)) {
                accesses(unit).flatMap(CallGraph::targets).forEach(open::push);
            }
        }
        return reached;
    }

    /** The calls and method references of a method. */
    public static Stream<JavaAccess<?>> accesses(JavaCodeUnit unit) {
        return Stream.of(
                        unit.getMethodCallsFromSelf().stream(),
                        unit.getConstructorCallsFromSelf().stream(),
                        unit.getMethodReferencesFromSelf().stream(),
                        unit.getConstructorReferencesFromSelf().stream())
                .flatMap(it -> it)
                .map(it -> it);
    }

    private static Stream<JavaCodeUnit> targets(JavaAccess<?> access) {
        if (!access.getTargetOwner().getName().startsWith("io.billfold.")
                || !(access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target)) {
            return Stream.empty();
        }
        Stream<JavaCodeUnit> named = target.resolveMember().stream().map(it -> it);
        return Stream.concat(named, overriding(target));
    }

    private static Stream<JavaCodeUnit> overriding(AccessTarget.CodeUnitAccessTarget target) {
        return target.getOwner().getAllSubclasses().stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> overrides(method, target))
                .map(it -> it);
    }

    private static boolean overrides(JavaMethod method, AccessTarget.CodeUnitAccessTarget target) {
        return method.getName().equals(target.getName())
                && method.getRawParameterTypes().size() == target.getRawParameterTypes().size();
    }
}

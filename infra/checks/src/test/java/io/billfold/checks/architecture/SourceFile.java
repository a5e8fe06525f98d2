package io.billfold.checks.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The methods of source files, found by the compiler's own parser. */
final class SourceFile {
    private SourceFile() {}

    /**
     * A method as it stands in a file.
     *
     * @param lines from its first line, its annotations and documentation not counted, to its last
     * @param makesRecord a record's constructor, or a factory in it: it takes what the record holds
     */
    record Method(
            Path file, String type, String name, int lines, int parameters, boolean makesRecord) {
        @Override
        public String toString() {
            return type
                    + "."
                    + name
                    + ": "
                    + lines
                    + " lines, "
                    + parameters
                    + " parameters ("
                    + file
                    + ")";
        }
    }

    /** Every method with a body in these files. */
    static List<Method> methods(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    null,
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            List<Method> methods = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                new Visitor(unit, Trees.instance(task).getSourcePositions(), methods)
                        .scan(unit, null);
            }
            return methods;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Visitor extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Method> methods;
        private final Deque<ClassTree> types = new ArrayDeque<>();

        Visitor(CompilationUnitTree unit, SourcePositions positions, List<Method> methods) {
            this.unit = unit;
            this.positions = positions;
            this.methods = methods;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            types.push(type);
            super.visitClass(type, null);
            types.pop();
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            if (method.getBody() != null && positions.getStartPosition(unit, method) >= 0) {
                methods.add(method(method));
            }
            return super.visitMethod(method, null);
        }

        private Method method(MethodTree method) {
            ClassTree type = types.getFirst();
            Tree returned = method.getReturnType();
            boolean isRecord = type.getKind() == Tree.Kind.RECORD;
            boolean makesRecord =
                    isRecord
                            && (returned == null
                                    || returned.toString().equals(type.getSimpleName().toString()));
            return new Method(
                    Path.of(unit.getSourceFile().toUri()),
                    type.getSimpleName().toString(),
                    method.getName().toString(),
                    lines(method),
                    method.getParameters().size(),
                    makesRecord);
        }

        private int lines(MethodTree method) {
            Tree first = method.getReturnType() == null ? method.getBody() : method.getReturnType();
            return line(positions.getEndPosition(unit, method))
                    - line(positions.getStartPosition(unit, first))
                    + 1;
        }

        private int line(long position) {
            return (int) unit.getLineMap().getLineNumber(position);
        }
    }
}

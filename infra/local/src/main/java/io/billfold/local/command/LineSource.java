package io.billfold.local.command;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Either a file whose lines are answered, or an example of such a file. */
final class LineSource {
    private static final int PIECE_LINES = 500;

    @Parameters(paramLabel = "FILE", description = "JSON Lines in UTF-8, or - for the input.")
    private Path file = Path.of("");

    @Option(names = "--example", description = "Print lines that show every option.")
    private boolean isExample;

    /**
     * Prints the example, or an answer for each line of the file, in their order.
     *
     * @param example name of the resource that holds the example
     * @param answer may be asked by several threads at once
     */
    void run(PrintWriter out, String example, UnaryOperator<String> answer) throws IOException {
        try (BufferedReader lines = lines(example)) {
            if (isExample) {
                lines.lines().forEach(out::println);
            } else {
                answer(lines, out, answer);
            }
        }
        out.flush();
    }

    private BufferedReader lines(String example) throws IOException {
        return new BufferedReader(new InputStreamReader(input(example), StandardCharsets.UTF_8));
    }

    private InputStream input(String example) throws IOException {
        if (isExample) {
            InputStream found = LineSource.class.getResourceAsStream(example);
            if (found == null) {
                throw new IllegalStateException("no resource " + example);
            }
            return found;
        }
        try {
            return file.equals(Path.of("-")) ? System.in : Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new CommandFailure("there is no file " + file, e);
        }
    }

    /** Pieces of the file are answered side by side. */
    private static void answer(BufferedReader lines, PrintWriter out, UnaryOperator<String> answer)
            throws IOException {
        List<String> piece = new ArrayList<>(PIECE_LINES);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                piece.add(line);
            }
            if (piece.size() == PIECE_LINES) {
                print(piece, out, answer);
                piece.clear();
            }
        }
        print(piece, out, answer);
    }

    private static void print(List<String> lines, PrintWriter out, UnaryOperator<String> answer) {
        lines.parallelStream().map(answer).toList().forEach(out::println);
    }
}

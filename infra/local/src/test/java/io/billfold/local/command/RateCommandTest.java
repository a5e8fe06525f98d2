package io.billfold.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

class RateCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyLineIsAnsweredInItsOrder(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("scenarios.jsonl");
        Files.writeString(file, scenario("first") + "\n\nno scenario\n" + scenario("last") + "\n");

        assertThat(run("rate", file.toString())).isZero();

        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("{\"name\":\"first\",\"invoices\":[{"),
                        line -> assertThat(line).contains("is not JSON"),
                        line -> assertThat(line).contains("\"last\"", "\"amount\":\"15.00\""));
    }

    private static String scenario(String name) {
        return ("{'name':'"
                        + name
                        + "','order':{'currency':'EUR','startOn':'2026-06-16',"
                        + "'anchor':'2026-07-01','interval':'month','lines':[{'sku':'A',"
                        + "'description':'A','charge':'flat','unitPrice':'30.00'}]},"
                        + "'until':'2026-06-30'}")
                .replace('\'', '"');
    }

    @Test
    void exampleCanBeRated(@TempDir Path folder) throws IOException {
        assertThat(run("rate", "--example")).isZero();
        Path file = folder.resolve("example.jsonl");
        Files.writeString(file, out.toString());
        long scenarios = out.toString().lines().count();
        out.getBuffer().setLength(0);

        assertThat(run("rate", file.toString())).isZero();

        assertThat(out.toString().lines().count()).isEqualTo(scenarios);
    }

    @Test
    void fileThatIsNotThereIsNamed() {
        assertThat(run("rate", "nowhere.jsonl")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no file nowhere.jsonl");
    }

    private int run(String... args) {
        return Billfold.commandLine(new PrintWriter(out), new PrintWriter(err, true)).execute(args);
    }
}

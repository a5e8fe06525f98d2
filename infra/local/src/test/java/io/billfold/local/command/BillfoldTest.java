package io.billfold.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;

class BillfoldTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyCommandHasHelp() {
        CommandLine line = line();

        for (String command : line.getSubcommands().keySet()) {
            assertThat(line().execute(command, "--help")).as(command).isZero();
        }
        assertThat(out.toString()).contains("Usage: billfold demo", "Usage: billfold redrive");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "clock advance soon", "demo --months 0", "seller", "token"})
    void wrongUseIsExitCodeTwo(String arguments) {
        assertThat(line().execute(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1)))
                .isEqualTo(2);
        assertThat(err.toString()).isNotEmpty();
    }

    @Test
    void noCloudIsOneSentenceAndExitCodeOne() {
        int exit = line().execute("status", "--endpoint", "http://127.0.0.1:1");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString().strip())
                .isEqualTo(
                        "billfold: nothing answers at http://127.0.0.1:1: start it with './billfold"
                                + " local'");
    }

    private CommandLine line() {
        return Billfold.commandLine(new PrintWriter(out, true), new PrintWriter(err, true));
    }
}

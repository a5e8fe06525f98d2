package io.billfold.local.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The program {@code billfold}. */
@Command(
        name = "billfold",
        description = {
            "Event-driven billing in your own AWS account, and on your own machine.",
            "",
            "Begin with @|bold billfold demo|@: three billing months in a local cloud, from orders"
                    + " to paid, reminded and disputed invoices. Then @|bold billfold local|@ keeps a"
                    + " local cloud running that every other command talks to."
        },
        sortOptions = false,
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Each command explains itself: billfold COMMAND --help",
            "Exit codes: 0 done, 1 failed, 2 used wrongly."
        },
        subcommands = {
            DemoCommand.class,
            LocalCommand.class,
            StatusCommand.class,
            ClockCommand.class,
            SellerCommand.class,
            CatalogCommand.class,
            TaxCommand.class,
            OrdersCommand.class,
            ChangeCommand.class,
            PreviewCommand.class,
            UsageCommand.class,
            RunsCommand.class,
            HeldCommand.class,
            ReleaseCommand.class,
            PurchaseOrderCommand.class,
            PaymentMethodCommand.class,
            AttemptsCommand.class,
            InvoicesCommand.class,
            InvoiceCommand.class,
            HoldCommand.class,
            DeliveriesCommand.class,
            UndeliveredCommand.class,
            UploadedCommand.class,
            ResendCommand.class,
            MailReleaseCommand.class,
            AccessLogCommand.class,
            RenderCommand.class,
            RegenerateCommand.class,
            CreditCommand.class,
            CorrectCommand.class,
            ChargeMoreCommand.class,
            AccountCreditCommand.class,
            RefundCommand.class,
            RefundsCommand.class,
            CashCommand.class,
            PayoutsCommand.class,
            WithholdingCommand.class,
            DeferredCommand.class,
            CloseMonthCommand.class,
            StatementCommand.class,
            LedgerCommand.class,
            ProofCommand.class,
            VerifyCommand.class,
            SealCommand.class,
            SealsCommand.class,
            AuditPackageCommand.class,
            DisputesCommand.class,
            DisputeBookCommand.class,
            DisputeRatiosCommand.class,
            EvidenceCommand.class,
            DisputeCommand.class,
            RejectionsCommand.class,
            WebhooksCommand.class,
            RedriveCommand.class,
            MailsCommand.class,
            TokenCommand.class,
            RateCommand.class,
            SimulateCommand.class,
            SoakCommand.class
        })
public final class Billfold implements Runnable {
    private static final int FAILED = 1;
    private static final int WIDTH = 100;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            order = 100,
            description = "Show this help and exit.")
    @SuppressWarnings("unused") // picocli writes it and reads it
    private boolean help;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            order = 99,
            description = "Show log lines, and where an error came from.")
    private boolean verbose;

    @Spec private CommandSpec spec;

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        // log lines of the functions must not mix with what a command prints
        FunctionLog.redirect(isVerbose(args) ? err : null);
        int exit = run(out, new PrintWriter(err, true, StandardCharsets.UTF_8), args);
        // engines of the local cloud leave threads behind
        Runtime.getRuntime().exit(exit);
    }

    /** Runs a command that prints where it is told, and gives its exit code. */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        int exit = commandLine(out, err).execute(args);
        out.flush();
        return exit;
    }

    /** The command line with its outputs; tests give their own. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        Locale.setDefault(Locale.ROOT);
        return new CommandLine(new Billfold())
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(WIDTH)
                .setUsageHelpLongOptionsMaxWidth(30)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Billfold::failed);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say which command, for example: billfold demo");
    }

    private static int failed(Exception e, CommandLine line, ParseResult parsed) {
        line.getErr().println(line.getColorScheme().errorText("billfold: " + sentence(e)));
        Billfold root = parsed.commandSpec().root().commandLine().getCommand();
        if (root.verbose) {
            e.printStackTrace(line.getErr());
        } else if (!(e instanceof CommandFailure)) {
            line.getErr()
                    .println("billfold: this was not expected; --verbose shows where it came from");
        }
        return FAILED;
    }

    private static String sentence(Exception e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static boolean isVerbose(String[] args) {
        for (String arg : args) {
            if (arg.equals("--verbose")) {
                return true;
            }
        }
        return false;
    }
}

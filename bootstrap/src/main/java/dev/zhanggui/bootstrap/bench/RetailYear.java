package dev.zhanggui.bootstrap.bench;

import dev.zhanggui.application.imports.api.Job;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A real shop's year (UCI Online Retail) imported into an empty desk through the mapping that ships: every row is kept,
 * the totals agree to the cent, and the same file again changes nothing.
 */
@Command(name = "retail", mixinStandardHelpOptions = true)
final class RetailYear implements Callable<Integer> {
    private static final long ROWS = 541_909;
    private static final long INVOICES = 25_900;
    private static final long TOTAL_PENCE = 974_774_793;
    private static final long CREDIT_ROWS = 9_288;
    private static final long CREDIT_PENCE = -89_681_249;
    private static final long ADJUSTMENT_ROWS = 3;
    private static final long LOSS_ROWS = 1_336;
    private static final long SKUS = 4_070;
    private static final long ROWS_WITHOUT_CUSTOMER = 135_080;

    private static final String LINES = "SELECT COUNT(*) FROM order_line";
    private static final String WITHOUT_CUSTOMER =
            "SELECT COUNT(*) FROM order_line l JOIN order_head h ON h.n = l.n WHERE h.buyer IS NULL";
    private static final String AMOUNT = "SELECT SUM(amount) FROM order_line";

    @Option(names = "--orders", required = true, description = "The order lines (CSV, may be gzipped).")
    private Path orders = Path.of("");

    @Option(names = "--data", description = "An empty folder for the desk (default: a temporary one).")
    private Path folder = Path.of("");

    private int failed;

    @Override
    public Integer call() throws Exception {
        if (!Files.isReadable(orders)) {
            System.err.println("There is no file " + orders + "; name the order lines with --orders.");
            return CommandLine.ExitCode.USAGE;
        }
        try (var scratch = new Scratch(Path.of(System.getProperty("java.io.tmpdir")))) {
            var place = folder.toString().isEmpty() ? scratch.path() : folder.toAbsolutePath();
            try (var desk = new FileDesk(place, "GBP", ZoneId.of("Europe/London"))) {
                rehearse(desk);
            }
        }
        return failed == 0 ? CommandLine.ExitCode.OK : 1;
    }

    private void rehearse(FileDesk desk) throws Exception {
        var first = desk.orders(orders);
        System.out.printf(
                "imported in %.1f s by the mapping %s%n",
                first.seconds(), first.job().facts().get("mapping"));
        agree("state", first.job().state() == Job.State.DONE ? 1 : 0, 1);
        agree("rows created", first.job().counts().created(), ROWS);
        totals(desk);
        var second = desk.orders(orders);
        System.out.printf("the same file again in %.1f s%n", second.seconds());
        agree("rows unchanged", second.job().counts().unchanged(), ROWS);
        agree("rows created", second.job().counts().created(), 0);
        agree("rows changed", second.job().counts().updated(), 0);
        totals(desk);
        System.out.println(failed == 0 ? "everything agrees to the cent" : failed + " figures do not agree");
    }

    private void totals(FileDesk desk) {
        agree("rows kept", desk.number(LINES), ROWS);
        agree("invoices", desk.number("SELECT COUNT(*) FROM order_head"), INVOICES);
        agree("total, pence", desk.number(AMOUNT), TOTAL_PENCE);
        agree("credit rows", desk.number(LINES + " WHERE kind = 'credit'"), CREDIT_ROWS);
        agree("credits, pence", desk.number(AMOUNT + " WHERE kind = 'credit'"), CREDIT_PENCE);
        agree("adjustment rows", desk.number(LINES + " WHERE kind = 'adjustment'"), ADJUSTMENT_ROWS);
        agree("loss rows", desk.number(LINES + " WHERE kind = 'loss'"), LOSS_ROWS);
        agree("quantities below zero", desk.number(LINES + " WHERE units < 0"), 0);
        agree("rows without a customer", desk.number(WITHOUT_CUSTOMER), ROWS_WITHOUT_CUSTOMER);
        agree("article codes", desk.number("SELECT COUNT(*) FROM sku"), SKUS);
        agree("orders that touch stock", desk.number("SELECT COUNT(*) FROM order_head WHERE history = 0"), 0);
    }

    private void agree(String what, long found, long expected) {
        System.out.printf("  %-24s %,15d %s%n", what, found, found == expected ? "✔" : "✘ expected " + expected);
        failed += found == expected ? 0 : 1;
    }
}

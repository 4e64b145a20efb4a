package org.onsale.loadtest.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.onsale.loadtest.verdict.Breach;
import org.onsale.loadtest.verdict.Judgement;
import org.onsale.loadtest.verdict.Promise;
import org.onsale.loadtest.verdict.Verdict;
import org.onsale.loadtest.verdict.Witness;

/** A verdict as one page that needs nothing else: no network, no script. */
public final class VerdictPage {
    private static final String NOTHING_ELSE = "default-src 'none'; style-src 'unsafe-inline'";

    private VerdictPage() {}

    public static String of(Report report) {
        Markup page = new Markup().doctype().open("html", "lang", "en");
        head(page, report);
        page.open("body").open("main");
        verdict(page, report);
        promises(page, report.verdict());
        Plots.draw(page, report);
        figures(page, report.verdict());
        run(page, report.run());
        return page.close().close().close().toString();
    }

    private static void head(Markup page, Report report) {
        page.open("head").empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", NOTHING_ELSE);
        page.element(
                "title",
                headline(report.verdict()) + " - " + report.run().plan().event());
        page.element("style", style()).close();
    }

    private static String style() {
        try (InputStream css = VerdictPage.class.getResourceAsStream("/report/verdict.css")) {
            if (css == null) {
                throw new IllegalStateException("/report/verdict.css is not on the class path");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String headline(Verdict verdict) {
        return verdict.kept() ? "Every promise kept" : "Not every promise kept";
    }

    private static void verdict(Markup page, Report report) {
        Verdict verdict = report.verdict();
        page.element("h1", headline(verdict), "class", verdict.kept() ? "kept" : "broken");
        page.element(
                "p",
                words(
                        "%,d buyers arrived, %,d joined the line, %,d of them were told of a turn; judged from their histories and from the server's admission log.",
                        verdict.figures().arrived(),
                        verdict.figures().places(),
                        verdict.figures().turns()));
        if (report.run().plan().synthetic()) {
            page.element(
                    "p",
                    "The arrivals are synthetic: made up, not recorded ("
                            + report.run().plan().trace() + ").",
                    "class",
                    "note");
        }
    }

    private static void promises(Markup page, Verdict verdict) {
        page.element("h2", "Promises")
                .open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Promises");
        page.open("table").open("thead").open("tr");
        List.of("promise", "judgement", "by the server's log", "by the buyers", "in words")
                .forEach(name -> page.element("th", name, "scope", "col"));
        page.close().close().open("tbody");
        verdict.judgements().forEach((promise, judgement) -> promise(page, promise, judgement));
        page.close().close().close();
        verdict.judgements().forEach((promise, judgement) -> {
            if (judgement instanceof Judgement.Broken broken) {
                breaches(page, promise, broken);
            }
        });
    }

    private static void promise(Markup page, Promise promise, Judgement judgement) {
        page.open("tr").element("th", promise.title(), "scope", "row");
        page.element("td", judgement.word(), "class", look(judgement));
        page.element("td", by(Witness.LOG, judgement)).element("td", by(Witness.BUYERS, judgement));
        page.element("td", judgement.seen()).close();
    }

    /** A dash where only the other one can say anything. */
    private static String by(Witness witness, Judgement judgement) {
        return judgement.testimonies().stream()
                .filter(testimony -> testimony.witness() == witness)
                .findFirst()
                .map(testimony ->
                        words("%,d %s, breaches: %,d", testimony.checked(), testimony.of(), testimony.breaches()))
                .orElse("-");
    }

    private static String words(String what, Object... values) {
        return String.format(Locale.ROOT, what, values);
    }

    private static String look(Judgement judgement) {
        if (judgement.kept()) {
            return "kept";
        }
        return judgement instanceof Judgement.Broken ? "broken" : "unsure";
    }

    private static void breaches(Markup page, Promise promise, Judgement.Broken broken) {
        page.element("h3", words("Breaches of \"%s\": %,d, the first of them", promise.title(), broken.breaches()));
        Table table = new Table(page, promise.title(), "seconds", "buyer", "number", "by", "what");
        for (Breach breach : broken.first()) {
            table.row(
                    Double.toString(breach.atSeconds()),
                    breach.buyer() == 0 ? "-" : Integer.toString(breach.buyer()),
                    breach.number() == 0 ? "-" : Long.toString(breach.number()),
                    breach.witness().title(),
                    breach.what());
        }
        table.end();
    }

    private static void figures(Markup page, Verdict verdict) {
        page.element("h2", "Figures").open("ul");
        VerdictText.lines(verdict).forEach(line -> page.element("li", line));
        page.close();
    }

    private static void run(Markup page, RunSheet run) {
        page.element("h2", "Run").open("dl");
        run.words().forEach((name, value) -> page.element("dt", name).element("dd", value));
        page.close();
    }
}

package org.onsale.loadtest.report;

import java.util.List;
import java.util.Locale;
import org.onsale.loadtest.verdict.Concordance;
import org.onsale.loadtest.verdict.Figures;
import org.onsale.loadtest.verdict.Judgement;
import org.onsale.loadtest.verdict.Promise;
import org.onsale.loadtest.verdict.Verdict;

/** A verdict for a console of 120 columns. */
public final class VerdictText {
    private VerdictText() {}

    public static String of(Report report) {
        Verdict verdict = report.verdict();
        StringBuilder text = new StringBuilder("\nVerdict: ")
                .append(verdict.kept() ? "every promise kept" : "NOT KEPT")
                .append('\n');
        verdict.judgements().forEach((promise, judgement) -> appendPromise(text, promise, judgement));
        text.append('\n');
        lines(verdict).forEach(line -> text.append("  ").append(line).append('\n'));
        report.run()
                .words()
                .forEach((name, value) -> text.append("  ")
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append('\n'));
        return text.toString();
    }

    private static void appendPromise(StringBuilder text, Promise promise, Judgement judgement) {
        text.append("  %-10s %-34s %s%n".formatted(judgement.word(), promise.title(), judgement.seen()));
        if (judgement instanceof Judgement.Broken broken) {
            broken.first()
                    .forEach(breach ->
                            text.append("               ").append(breach).append('\n'));
        }
    }

    /** The figures in sentences. */
    static List<String> lines(Verdict verdict) {
        Figures figures = verdict.figures();
        Concordance orders = verdict.concordance();
        return List.of(
                words(
                        "buyers: %,d arrived, %,d let in at once, %,d joined the line, %,d of them told of a turn",
                        figures.arrived(), figures.letInAtOnce(), figures.places(), figures.turns()),
                "endings: " + figures.endings(),
                words(
                        "time to turn: p50 %s s, p90 %s s, p99 %s s, most %s s",
                        number(figures.turnP50Seconds()),
                        number(figures.turnP90Seconds()),
                        number(figures.turnP99Seconds()),
                        number(figures.turnMostSeconds())),
                words(
                        "slot use while somebody waited: %s %%; longest with a free slot: %s s",
                        number(figures.slotUse() * 100), number(figures.longestFreeSeconds())),
                words(
                        "polls: %,d; requests without an answer: %,d; Redis commands per poll, joins and all: %s",
                        figures.polls(), figures.unknownOutcomes(), number(figures.redisCommandsPerPoll())),
                words(
                        "Kendall's tau of arrival against admission: %s of the %,d there throughout, %s of all %,d called",
                        tau(orders.arrivalOfPresent()), orders.present(), tau(orders.arrivalOfAll()), orders.called()),
                words(
                        "Kendall's tau of number against admission: %s of those there throughout, %s of all",
                        tau(orders.numberOfPresent()), tau(orders.numberOfAll())));
    }

    private static String words(String what, Object... values) {
        return String.format(Locale.ROOT, what, values);
    }

    private static String tau(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.5f", value);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }
}

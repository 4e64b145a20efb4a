package org.onsale.loadtest.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.onsale.loadtest.report.Plot.Point;
import org.onsale.loadtest.report.Plot.Series;
import org.onsale.loadtest.verdict.Course;
import org.onsale.loadtest.verdict.Course.Held;
import org.onsale.loadtest.verdict.Course.TimeToTurn;

/** How the run went, as pictures, each with the same as a table under it. */
final class Plots {
    private static final int MOST_POINTS = 480;
    private static final int MOST_ROWS = 60;
    private static final String FIRST = "first";
    private static final String SECOND = "second";

    private Plots() {}

    static void draw(Markup page, Report report) {
        Course course = report.verdict().course();
        page.element("h2", "How it went");
        arrivals(page, course.arrivals());
        waiting(page, report.frames());
        held(page, course.held());
        timesToTurn(page, course.timesToTurn());
    }

    private static void arrivals(Markup page, List<Course.Arrivals> arrivals) {
        TreeMap<Integer, Integer> buyers = new TreeMap<>();
        arrivals.forEach(second -> buyers.put(second.second(), second.buyers()));
        List<Point> points = new ArrayList<>();
        for (int second = 0; !buyers.isEmpty() && second <= buyers.lastKey() + 1; second++) {
            points.add(new Point(second, buyers.getOrDefault(second, 0)));
        }
        figure(
                page,
                new Plot(
                                "arrivals",
                                "Arrivals per second",
                                "Buyers who began, each second. At most " + most(points) + ".")
                        .with(new Series("arrivals a second", FIRST, points)));
    }

    private static void waiting(Markup page, List<Frame> frames) {
        List<Point> points = points(frames, Frame::seconds, Frame::waiting);
        figure(
                page,
                new Plot(
                                "waiting",
                                "Waiting",
                                "People in line by the server's live figures. At most " + most(points) + ".")
                        .with(new Series("people waiting", FIRST, points)));
    }

    private static void held(Markup page, List<Held> held) {
        List<Point> slots = points(held, Held::second, Held::most);
        figure(
                page,
                new Plot(
                                "held",
                                "Held against the cap",
                                "Slots held, by the admission log, and the cap in force. At most " + most(slots)
                                        + " held.")
                        .with(new Series("slots held", FIRST, slots))
                        .with(new Series("cap", SECOND, points(held, Held::second, Held::cap))));
    }

    private static void timesToTurn(Markup page, List<TimeToTurn> times) {
        List<Point> slowest = points(times, TimeToTurn::second, TimeToTurn::p90Seconds);
        figure(
                page,
                new Plot(
                                "turns",
                                "Time to turn by time of arrival",
                                "Seconds from arriving to being told of a turn, of those who waited in line, by when they"
                                        + " arrived. Nine of ten never waited longer than " + most(slowest) + " s.")
                        .with(new Series("median, s", FIRST, points(times, TimeToTurn::second, TimeToTurn::p50Seconds)))
                        .with(new Series("nine of ten within, s", SECOND, slowest)));
    }

    private static <T> List<Point> points(List<T> rows, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
        return rows.stream()
                .map(row -> new Point(x.applyAsDouble(row), y.applyAsDouble(row)))
                .toList();
    }

    private static String most(List<Point> points) {
        return value(points.stream().mapToDouble(Point::y).max().orElse(0));
    }

    private static String value(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%,.1f", value);
    }

    private static void figure(Markup page, Plot plot) {
        page.element("h3", plot.title());
        if (plot.isEmpty()) {
            page.element("p", "Nothing was seen of it.");
            return;
        }
        page.open("figure");
        plot.thinned(MOST_POINTS).draw(page);
        page.element("figcaption", plot.description());
        plot.legend(page);
        page.open("details").element("summary", plot.title() + " as a table");
        table(page, plot.thinned(MOST_ROWS));
        page.close().close();
    }

    /** The series of a plot share their moments unless thinned apart: a moment is a row, what a series lacks there a dash. */
    private static void table(Markup page, Plot plot) {
        TreeMap<Double, String[]> rows = new TreeMap<>();
        int columns = plot.series().size() + 1;
        for (int column = 1; column < columns; column++) {
            for (Point point : plot.series().get(column - 1).points()) {
                rows.computeIfAbsent(point.x(), at -> row(columns, at))[column] = value(point.y());
            }
        }
        List<String> names = new ArrayList<>(List.of("time"));
        plot.series().forEach(one -> names.add(one.name()));
        Table table = new Table(page, plot.title(), names.toArray(String[]::new));
        rows.values().forEach(table::row);
        table.end();
    }

    private static String[] row(int columns, double at) {
        String[] row = new String[columns];
        Arrays.fill(row, "-");
        row[0] = Elapsed.inWords(Math.round(at));
        return row;
    }
}

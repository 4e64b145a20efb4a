package org.onsale.loadtest.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plot over time as inline SVG: one or more series in one frame, axes from 0. Colours and sizes are the page's; series
 * differ by dashes too, so that none is told by its colour alone.
 */
final class Plot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 272;
    private static final int LEFT = 64;
    private static final int RIGHT = 40;
    private static final int TOP = 24;
    private static final int BOTTOM = 36;
    private static final int STEPS_UP = 4;
    private static final int STEPS_ALONG = 6;

    /** @param x seconds @param y value, 0 and up */
    record Point(double x, double y) {}

    /** @param look style class of the page */
    record Series(String name, String look, List<Point> points) {}

    private final String id;
    private final String title;
    private final String description;
    private final List<Series> series = new ArrayList<>();
    private double widest = 1;
    private double highest = 1;

    /** @param description what is to be seen, for those who do not see it */
    Plot(String id, String title, String description) {
        this.id = id;
        this.title = title;
        this.description = description;
    }

    Plot with(Series one) {
        series.add(one);
        for (Point point : one.points()) {
            widest = Math.max(widest, point.x());
            highest = Math.max(highest, point.y());
        }
        return this;
    }

    String title() {
        return title;
    }

    String description() {
        return description;
    }

    List<Series> series() {
        return series;
    }

    boolean isEmpty() {
        return series.stream().allMatch(one -> one.points().isEmpty());
    }

    /** The same with at most so many points a series. */
    Plot thinned(int most) {
        Plot thinned = new Plot(id, title, description);
        series.forEach(one -> thinned.with(new Series(one.name(), one.look(), Scale.thinned(one.points(), most))));
        return thinned;
    }

    void draw(Markup page) {
        double xStep = Scale.roundedUpTime(widest / STEPS_ALONG);
        page.open(
                "svg",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "role",
                "img",
                "aria-labelledby",
                id + "-title " + id + "-what");
        page.element("title", title, "id", id + "-title").element("desc", description, "id", id + "-what");
        for (double value = 0; value <= top(); value += step()) {
            horizontal(page, value);
        }
        for (int tick = 0; tick * xStep <= widest; tick++) {
            page.element(
                    "text",
                    Elapsed.inWords(Math.round(tick * xStep)),
                    "class",
                    "x",
                    "x",
                    at(x(tick * xStep)),
                    "y",
                    at(HEIGHT - 10));
        }
        series.forEach(one -> page.empty("polyline", "class", one.look(), "points", points(one)));
        page.close();
    }

    private void horizontal(Markup page, double value) {
        String y = at(y(value));
        page.empty("line", "x1", at(LEFT), "x2", at(WIDTH - RIGHT), "y1", y, "y2", y);
        page.element("text", Scale.count(value), "class", "y", "x", at(LEFT - 8), "y", at(y(value) + 4));
    }

    private String points(Series one) {
        StringBuilder points = new StringBuilder();
        one.points()
                .forEach(point -> points.append(at(x(point.x())))
                        .append(',')
                        .append(at(y(point.y())))
                        .append(' '));
        return points.toString().strip();
    }

    private double x(double seconds) {
        return LEFT + seconds / widest * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - value / top() * (HEIGHT - TOP - BOTTOM);
    }

    private double step() {
        return Scale.roundedUp(highest / STEPS_UP);
    }

    private double top() {
        return Math.ceil(highest / step()) * step();
    }

    private static String at(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** A legend for people, since a drawing's own is no text to select or enlarge. */
    void legend(Markup page) {
        if (series.size() > 1) {
            page.open("ul", "class", "legend");
            for (Series one : series) {
                page.open("li");
                page.open("svg", "viewBox", "0 0 36 8", "aria-hidden", "true");
                page.empty("polyline", "class", one.look(), "points", "0,4 36,4")
                        .close();
                page.text(one.name()).close();
            }
            page.close();
        }
    }
}

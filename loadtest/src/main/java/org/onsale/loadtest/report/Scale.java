package org.onsale.loadtest.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.onsale.loadtest.report.Plot.Point;

/** Round numbers for axes, short words for them, and fewer points where there are more than can be seen. */
final class Scale {
    private static final double[] TIMES_TEN = {1, 2, 2.5, 5, 10};
    private static final double[] SECONDS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400};

    private Scale() {}

    /** The next of 1, 2, 2.5, 5, 10 times a power of ten; whole. */
    static double roundedUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1))));
        for (double factor : TIMES_TEN) {
            if (factor * power >= value && factor * power == Math.rint(factor * power)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** The next time that clocks are divided by. */
    static double roundedUpTime(double seconds) {
        for (double step : SECONDS) {
            if (step >= seconds) {
                return step;
            }
        }
        return Math.ceil(seconds / 86_400) * 86_400;
    }

    /** 0, 750, 1.5k, 120k, 2M. */
    static String count(double value) {
        if (value < 1_000) {
            return whole(value);
        }
        return value < 1_000_000 ? whole(value / 1_000) + "k" : whole(value / 1_000_000) + "M";
    }

    private static String whole(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    /** At most so many points: of each of as many equal stretches of time the highest. The same points give the same. */
    static List<Point> thinned(List<Point> points, int most) {
        if (points.size() <= most) {
            return points;
        }
        double width = (points.get(points.size() - 1).x() - points.get(0).x()) / most;
        List<Point> thinned = new ArrayList<>(most);
        int stretch = -1;
        for (Point point : points) {
            int in = Math.min(most - 1, (int) ((point.x() - points.get(0).x()) / width));
            int last = thinned.size() - 1;
            if (in != stretch) {
                thinned.add(point);
                stretch = in;
            } else if (point.y() > thinned.get(last).y()) {
                thinned.set(last, point);
            }
        }
        return thinned;
    }
}

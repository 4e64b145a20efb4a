package org.onsale.loadtest.verdict;

import java.util.List;

/**
 * How a run went, over the seconds since its start. Seconds in which nothing happened are left out.
 *
 * @param arrivals buyers who began
 * @param held slots by the admission log
 * @param timesToTurn of the buyers who waited in line and were told of a turn, by when they arrived
 */
public record Course(List<Arrivals> arrivals, List<Held> held, List<TimeToTurn> timesToTurn) {
    public record Arrivals(int second, int buyers) {}

    /**
     * @param most slots held at once within the second
     * @param cap in force at its end
     */
    public record Held(int second, long most, long cap) {}

    /**
     * @param second the first of the stretch in which they arrived
     * @param seconds its length
     * @param buyers how many of them were told of a turn
     * @param p50Seconds median time from arriving to being told
     * @param p90Seconds time within which nine of ten were told
     */
    public record TimeToTurn(int second, int seconds, long buyers, double p50Seconds, double p90Seconds) {}

    public Course {
        arrivals = List.copyOf(arrivals);
        held = List.copyOf(held);
        timesToTurn = List.copyOf(timesToTurn);
    }
}

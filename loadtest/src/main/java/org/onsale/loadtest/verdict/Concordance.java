package org.onsale.loadtest.verdict;

/**
 * How well the order of admission (the last call of each number, in the admission log's order) agrees with the order of
 * arrival (the moment of the first join request) and with the numbers given, by Kendall's tau-b. Requests under way at
 * once arrive in an order nobody can know, so the tau of arrival is a little below 1 in a faultless run; that of numbers
 * is not.
 *
 * @param called numbers called whose buyer's join is known
 * @param present of them, those there throughout: neither away by their own history nor set aside or missed by the log
 * @param arrivalOfPresent tau of arrival against admission, of those there throughout, -1 to 1; NaN for fewer than two
 * @param arrivalOfAll tau of arrival against admission, of all called
 * @param numberOfPresent tau of number against admission, of those there throughout
 * @param numberOfAll tau of number against admission, of all called
 */
public record Concordance(
        long called,
        long present,
        double arrivalOfPresent,
        double arrivalOfAll,
        double numberOfPresent,
        double numberOfAll) {}

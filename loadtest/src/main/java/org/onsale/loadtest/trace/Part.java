package org.onsale.loadtest.trace;

/**
 * The buyers one of several load generators takes: of the buyers in order of arrival, numbered from 1, every {@code of}th,
 * beginning with the {@code number}th. Parts have no buyer in common, and together they have all.
 *
 * @param number 1 to {@code of}
 */
public record Part(int number, int of) {
    public static final Part WHOLE = new Part(1, 1);

    private static final int MOST = 1_000;

    public Part {
        if (of < 1 || of > MOST || number < 1 || number > of) {
            throw new IllegalArgumentException(
                    "got \"" + number + "/" + of + "\", want for example 1/4: the first of four, of at most " + MOST);
        }
    }

    /** @param text as 1/4 */
    public static Part parse(String text) {
        if (!text.matches("\\d{1,4}/\\d{1,4}")) {
            throw new IllegalArgumentException(
                    "got \"" + text + "\", want for example 1/4: the first of four, of at most " + MOST);
        }
        String[] both = text.split("/");
        return new Part(Integer.parseInt(both[0]), Integer.parseInt(both[1]));
    }

    public boolean isWhole() {
        return of == 1;
    }

    public boolean isFirst() {
        return number == 1;
    }

    boolean takes(long buyer) {
        return (buyer - 1) % of == number - 1;
    }

    @Override
    public String toString() {
        return number + "/" + of;
    }
}

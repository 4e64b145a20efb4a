package org.onsale.loadtest.bench;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of cells, the first of them the heads, as text. */
final class Table {
    private Table() {}

    static String plain(List<List<String>> rows) {
        List<Integer> widths = IntStream.range(0, rows.get(0).size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return rows.stream().map(row -> plain(row, widths)).collect(Collectors.joining());
    }

    private static String plain(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                        .mapToObj(column -> row.get(column)
                                + " "
                                        .repeat(widths.get(column)
                                                - row.get(column).length()))
                        .collect(Collectors.joining("  "))
                        .stripTrailing()
                + System.lineSeparator();
    }

    static String markdown(List<List<String>> rows) {
        String rule = "|" + "---|".repeat(rows.get(0).size()) + "\n";
        return line(rows.get(0)) + rule + rows.stream().skip(1).map(Table::line).collect(Collectors.joining());
    }

    private static String line(List<String> row) {
        return "| " + String.join(" | ", row) + " |\n";
    }
}

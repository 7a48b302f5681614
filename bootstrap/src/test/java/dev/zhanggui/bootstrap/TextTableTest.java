package dev.zhanggui.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the command line draws. */
class TextTableTest {

    @Test
    void columns_stand_under_each_other_also_in_chinese() {
        var table = new TextTable(List.of("行", "列", "原因"));
        table.add(List.of("12", "数量", "件数应为整数"));
        table.add(List.of("3", "price", "x"));
        assertThat(table.lines()).containsExactly("行  列     原因", "12  数量   件数应为整数", "3   price  x");
        assertThat(TextTable.width("ab中（😀")).isEqualTo(8);
    }

    @Test
    void what_is_too_wide_is_cut_where_a_reader_sees_it() {
        assertThat(TextTable.shortened("中文字很多", 6)).isEqualTo("中文…");
        assertThat(TextTable.shortened("a\nb", 6)).isEqualTo("a b");
    }

    @Test
    void progress_is_a_line_that_is_written_over_and_nothing_where_nobody_looks() {
        var text = new StringWriter();
        var numbers = JsonNodeFactory.instance;
        var bar = new ProgressLine(new PrintWriter(text, true), true);
        bar.show(5, numbers.nullNode());
        bar.show(500, numbers.numberNode(1_000));
        bar.end();
        assertThat(text.toString())
                .startsWith("\r5\r[###############...............] 500 / 1,000")
                .endsWith("\r");
        var quiet = new StringWriter();
        var nobody = new ProgressLine(new PrintWriter(quiet, true), false);
        nobody.show(5, numbers.nullNode());
        nobody.end();
        assertThat(quiet.toString()).isEmpty();
    }
}

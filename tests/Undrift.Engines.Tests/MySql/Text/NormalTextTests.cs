using Undrift.MySql.Text;

namespace Undrift.Engines.Tests.MySql.Texts;

/// <summary>Forms of what servers print.</summary>
public sealed class NormalTextTests
{
    [Theory]
    [InlineData("((`a` > 5) and (`b` <> 'x'))", "`a` > 5 and `b` <> 'x'")]
    [InlineData("(`a` + (`b` * `c`))", "`a` + `b` * `c`")]
    [InlineData("((`a` + `b`) * `c`)", "(`a` + `b`) * `c`")]
    [InlineData("`a` - (`b` - `c`)", "`a` - (`b` - `c`)")]
    [InlineData("((`a` - `b`) - `c`)", "`a` - `b` - `c`")]
    [InlineData("(`a` or (`b` and `c`))", "`a` or `b` and `c`")]
    [InlineData("((`a` or `b`) and `c`)", "(`a` or `b`) and `c`")]
    [InlineData("(`a` and (`b` and `c`))", "`a` and `b` and `c`")]
    [InlineData("(not (`a` = 1))", "not `a` = 1")]
    [InlineData("((not `a`) = 1)", "(not `a`) = 1")]
    [InlineData("!(`a` = 1)", "! (`a` = 1)")]
    [InlineData("-(`a` + 1)", "- (`a` + 1)")]
    [InlineData("(`a` in (1,(2 + 3)))", "`a` in (1,2 + 3)")]
    [InlineData("(`a` between (1) and (2 + 3))", "`a` between 1 and 2 + 3")]
    [InlineData("((`a` between 1 and 2) and `c`)", "(`a` between 1 and 2) and `c`")]
    [InlineData("concat((`a`),(`b` + 1))", "concat(`a`,`b` + 1)")]
    [InlineData("(case when (`a` = 1) then (`b`) else (`c` + 1) end)", "case when `a` = 1 then `b` else `c` + 1 end")]
    [InlineData("(`a`,`b`) in ((1,2),(3,4))", "(`a`,`b`) in ((1,2),(3,4))")]
    [InlineData("(select (1 + 2))", "(select 1 + 2)")]
    [InlineData("(`a` + `b`) collate utf8mb4_bin", "(`a` + `b`) collate utf8mb4_bin")]
    [InlineData("(`a` & (`b` = 1))", "`a` & (`b` = 1)")]
    [InlineData("(`a` <=> (`b` << 2))", "`a` <=> `b` << 2")]
    [InlineData("(now() + interval (1 + 1) day)", "now() + interval (1 + 1) day")]
    public void An_expression_keeps_the_parentheses_that_say_something(string printed, string normal)
    {
        // Parentheses around all of it say nothing either.
        if (normal.StartsWith("(select", StringComparison.Ordinal))
            normal = normal[1..^1];
        Assert.Equal(normal, NormalText.Expression(printed));
        Assert.Equal(normal, NormalText.Expression(normal));
    }

    [Theory]
    [InlineData("select `a` from (`t` join `u`)", "select `a` from `t` join `u`")]
    [InlineData("select `a` from ((`t` join `u`) join `v`)", "select `a` from `t` join `u` join `v`")]
    [InlineData(
        "select `a` from `t` left join (`u` join `v`) on(`x`)",
        "select `a` from `t` left join (`u` join `v`) on `x`"
    )]
    [InlineData("select 1 from (select 2 AS `b`) `x`", "select 1 from (select 2 AS `b`) `x`")]
    [InlineData(
        "select `a` from `t` join `u` on((`t`.`x` = `u`.`y`)) where (`a` > 1)",
        "select `a` from `t` join `u` on `t`.`x` = `u`.`y` where `a` > 1"
    )]
    public void A_view_begins_with_its_joins_in_one_way(string printed, string normal) =>
        Assert.Equal(normal, ViewQuery.Normal(printed));

    [Theory]
    [InlineData("BEGIN\n  -- why\n  SET x = 1; # and\nEND", "BEGIN\nSET x = 1;\nEND")]
    [InlineData("SELECT '-- no', \"/* no */\", `# no`", "SELECT '-- no', \"/* no */\", `# no`")]
    [InlineData("SELECT 5--1", "SELECT 5--1")]
    [InlineData("SELECT /*!50000 1 + */ 2", "SELECT 1 + 2")]
    public void A_body_is_compared_without_comments(string written, string normal) =>
        Assert.Equal(normal, NormalText.Body(written));

    [Fact]
    public void A_backslash_is_a_letter_where_the_mode_says_so()
    {
        const string Body = @"SELECT '\', '-- in a string'";
        Assert.Equal(Body, NormalText.Body(Body, "ANSI_QUOTES,NO_BACKSLASH_ESCAPES"));
    }

    [Theory]
    [InlineData("select `app`.`t`.`a` from `app`.`t`", "select `t`.`a` from `t`")]
    [InlineData("select `other`.`t`.`a` from `other`.`t`", "select `other`.`t`.`a` from `other`.`t`")]
    [InlineData("select '`app`.`t`' from `t`", "select '`app`.`t`' from `t`")]
    [InlineData("select `app`.`f`(1)", "select `f`(1)")]
    [InlineData("select `app`.`a` from `app`.`t` `app`", "select `app`.`a` from `t` `app`")]
    [InlineData("select `app`.`app`.`app` from `app`.`app`", "select `app`.`app` from `app`")]
    public void The_name_of_the_database_is_taken_out(string printed, string expected) =>
        Assert.Equal(expected, new OwnDatabase("app", false).TakenOutOf(printed));

    [Theory]
    [InlineData(@"concat(_utf8mb4\'a\',`b`)", "concat('a',`b`)")]
    [InlineData(@"(`c` <> _utf8mb4\'it\\\'s\')", @"(`c` <> 'it\'s')")]
    [InlineData(@"_latin1\'x\'", "_latin1'x'")]
    public void What_MySQL_escapes_is_read(string stored, string expected) =>
        Assert.Equal(expected, MySqlText.Expression(stored));
}

using static Undrift.Tests.Judging.TestSchema;

namespace Undrift.Tests.Judging;

public sealed class IgnoreFileTests
{
    private static readonly CatalogObject Events = Of(TestKinds.Table, "audit", "", "events");
    private static readonly CatalogObject Log = Of(TestKinds.Table, "audit", "", "log");

    [Fact]
    public void Reasons_end_dates_comments_and_blank_lines_are_read()
    {
        var rules = IgnoreFile
            .Parse(
                "# comment\n\n   \t\npublic.tmp_*  # made by the\tload job\r\n"
                    + "  !table:audit.events\ncolumn:*.legacy_* until=2027-01-31 # old app\na # until=2027-02-01 so far\nb #c",
                ".driftignore",
                TestKinds.Words
            )
            .Rules;
        Assert.Equal([4, 5, 6, 7, 8], rules.Select(rule => rule.Reference.Line));
        Assert.Equal(
            ["public.tmp_*", "!table:audit.events", "column:*.legacy_*", "a", "b"],
            rules.Select(rule => rule.Reference.Text)
        );
        Assert.Equal([false, true, false, false, false], rules.Select(rule => rule.Negated));
        Assert.Equal(["made by the load job", null, "old app", "so far", "c"], rules.Select(rule => rule.Reason));
        Assert.Equal(
            [null, null, new DateOnly(2027, 1, 31), new DateOnly(2027, 2, 1), null],
            rules.Select(rule => rule.Until)
        );
    }

    [Theory]
    [InlineData("audit.*\n!audit.events", "audit.log")]
    [InlineData("!audit.events\naudit.*", "audit.events audit.log")]
    [InlineData("audit.*\n!audit.*\naudit.events", "audit.events")]
    [InlineData("table:audit.*\n!table:audit.events", "audit.log")]
    public void The_last_line_that_matches_decides(string ignore, string ignored)
    {
        var judgement = Judge(Catalog(Events, Log), Catalog(), ignore: ignore);
        Assert.Equal(ignored, string.Join(' ', judgement.Ignored.Select(item => item.Drift.Object.Path)));
        Assert.Equal(2, judgement.Ignored.Count + judgement.Findings.Count);
    }

    [Fact]
    public void What_stands_in_a_matched_object_is_ignored_with_it()
    {
        var desired = Catalog(Table("t"), Column("t", "a"), In("t", TestKinds.Index, "i"));
        var judgement = Judge(desired, Catalog(Table("t")), ignore: "table:t");
        Assert.Equal(2, judgement.Ignored.Count);
        Assert.Empty(judgement.Findings);
    }

    [Fact]
    public void A_child_can_be_taken_back_from_an_ignored_parent()
    {
        var desired = Catalog(Table("t"), Column("t", "a"), Column("t", "b"));
        var judgement = Judge(desired, Catalog(Table("t")), ignore: "table:t\n!column:t.b");
        Assert.Equal("column:public.t.b", judgement.Findings.Single().Drift.Object.ToString());
    }

    [Fact]
    public void A_pattern_that_ignores_only_children_does_not_hide_a_missing_table()
    {
        var desired = Catalog(Table("keep"), Table("t"), Column("t", "a"), Column("t", "b"));
        var judgement = Judge(desired, Catalog(Table("keep")), ignore: "column:t.*");
        Assert.Equal("missing_table", judgement.Findings.Single().Drift.Type);
        Assert.Empty(judgement.Ignored);
        Assert.Empty(judgement.Notes);
    }

    [Fact]
    public void A_parent_is_found_by_name_where_the_reader_names_no_owner()
    {
        var orphan = Of(TestKinds.Index, "public", "t", "i");
        Assert.Empty(Judge(Catalog(Table("t"), orphan), Catalog(Table("t")), ignore: "table:t").Findings);
        Assert.Single(Judge(Catalog(Table("t"), orphan), Catalog(Table("t")), ignore: "!table:t").Findings);
    }

    [Fact]
    public void A_namesake_of_another_kind_does_not_take_what_stands_in_the_owner()
    {
        var namesake = Of(TestKinds.Routine, "public", "", "t");
        var desired = Catalog(Table("t"), namesake, Column("t", "a"));
        Assert.Single(Judge(desired, Catalog(Table("t"), namesake), ignore: "routine:public.t").Findings);
    }

    [Fact]
    public void A_schema_takes_what_it_holds_and_an_extension_only_what_it_owns()
    {
        var schema = Of(TestKinds.Schema, "", "", "audit");
        var extension = Of(TestKinds.Extension, "", "", "audit");
        var member = new CatalogObject(new ObjectId("routine", "public", "", "f", "()"), TestKinds.Routine)
        {
            Owner = extension.Id,
        };
        var (desired, actual) = (Catalog(schema, extension, Events, member), Catalog(schema, extension));
        Assert.Equal(
            "table:audit.events",
            Judge(desired, actual, ignore: "schema:audit").Ignored.Single().Drift.Object.ToString()
        );
        Assert.Equal(
            "routine:public.f()",
            Judge(desired, actual, ignore: "extension:audit").Ignored.Single().Drift.Object.ToString()
        );
    }

    [Fact]
    public void An_extra_object_is_ignored_as_a_missing_one_is() =>
        Assert.Single(Judge(Catalog(Log), Catalog(Log, Events), ignore: "audit.events").Ignored);

    [Fact]
    public void A_pattern_that_matches_nothing_is_reported_and_one_that_matches_an_equal_object_is_not()
    {
        var judgement = Judge(Catalog(Log), Catalog(Log), ignore: "audit.log\naudit.lgo\n!public.x");
        Assert.Equal(
            [
                "ignore pattern audit.lgo (.driftignore:2) matches nothing in either schema",
                "ignore pattern !public.x (.driftignore:3) matches nothing in either schema",
            ],
            judgement.Notes
        );
    }

    [Theory]
    [InlineData("", Verdict.Inconclusive)]
    [InlineData("audit.log", Verdict.Inconclusive)]
    [InlineData("audit.events", Verdict.Clean)]
    [InlineData("audit.*\n!audit.events", Verdict.Inconclusive)]
    [InlineData("audit.events until=2026-11-09", Verdict.Inconclusive)]
    public void What_is_ignored_leaves_nothing_open_when_it_cannot_be_compared(string ignore, Verdict verdict)
    {
        var gap = new Gap("table audit.events", "of a sort that is not known", Events.Id);
        var judgement = Judge(Catalog(Log, Events), Catalog(Log, Events), ignore: ignore, gaps: [gap]);
        Assert.Equal(verdict, judgement.Verdict);
        Assert.Equal(verdict == Verdict.Inconclusive ? [gap] : [], judgement.Gaps);
        if (verdict == Verdict.Clean)
            Assert.Equal(
                ["table audit.events is not compared: audit.events (.driftignore:1) ignores it"],
                judgement.Notes
            );
    }

    [Fact]
    public void A_pattern_that_ignores_what_neither_side_could_read_matches_something()
    {
        var gap = new Gap("table audit.events", "nobody may see it", Events.Id);
        var judgement = Judge(Catalog(Log), Catalog(Log), ignore: "audit.events", gaps: [gap]);
        Assert.Equal(["table audit.events is not compared: audit.events (.driftignore:1) ignores it"], judgement.Notes);
    }

    [Theory]
    [InlineData("2026-11-10", true)]
    [InlineData("2026-11-09", false)]
    public void A_pattern_works_through_its_last_day_and_is_reported_when_it_is_over(string until, bool works)
    {
        var judgement = Judge(Catalog(Log, Events), Catalog(Log), ignore: $"audit.events until={until}");
        Assert.Equal(works ? 1 : 0, judgement.Ignored.Count);
        string[] notes = works
            ? []
            : ["ignore pattern audit.events (.driftignore:1) ended on 2026-11-09 and ignores nothing any more"];
        Assert.Equal(notes, judgement.Notes);
    }

    [Theory]
    [InlineData("tabel:a", 1, "unknown kind 'tabel'", "did you mean 'table'?")]
    [InlineData("!tabel:a", 2, "unknown kind 'tabel'", "did you mean 'table'?")]
    [InlineData("gadget:a", 1, "unknown kind 'gadget'", "known: schema, extension, table")]
    [InlineData(":a", 1, "unknown kind ''", "known: ")]
    [InlineData("a.b:c", 4, "a colon in a name", "double quotes")]
    [InlineData("table:a:b", 8, "a colon in a name", "double quotes")]
    [InlineData("!", 2, "a pattern is expected here", "public.tmp_*")]
    [InlineData("  ! a", 4, "a pattern is expected here", "")]
    [InlineData("table:", 7, "a pattern is expected here", "")]
    [InlineData("a..b", 3, "an empty segment", "")]
    [InlineData(".a", 1, "an empty segment", "")]
    [InlineData("a.", 3, "an empty segment", "")]
    [InlineData("a.\"b", 3, "the quote is not closed", "")]
    [InlineData("a.\"\"", 3, "an empty name in quotes", "")]
    [InlineData("a(b", 2, "the parenthesis is not closed", "")]
    [InlineData("a[b", 2, "the bracket is not closed", "")]
    [InlineData("a[z-a]", 3, "the range z-a is empty", "write a-z")]
    [InlineData("a\\", 2, "nothing stands behind the backslash", "")]
    [InlineData("a b", 3, "'b' stands behind the pattern", "double quotes")]
    [InlineData("a until=soon", 9, "'soon' is no date", "until=2027-01-31")]
    [InlineData("a until=2027-02-30", 9, "'2027-02-30' is no date", "")]
    [InlineData("a until=", 9, "'' is no date", "")]
    [InlineData("a until=2027-1-31", 9, "'2027-1-31' is no date", "")]
    [InlineData("a until=2027-01-31 until=2027-01-31", 20, "'until=' stands twice", "")]
    [InlineData("a # until=never", 11, "'never' is no date", "")]
    public void A_bad_line_is_refused_with_its_place(string line, int column, string message, string next)
    {
        var error = Assert.Throws<UndriftException>(() =>
            IgnoreFile.Parse("# first\n" + line, ".driftignore", TestKinds.Words)
        );
        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Equal($".driftignore:2:{column}", error.Where);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(next, error.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_form_of_every_object_is_a_pattern_that_matches_it()
    {
        ObjectId[] ids =
        [
            new("table", "public", "", "Odd.Name"),
            new("column", "a b", "c\"d", "e*[f]"),
            new("routine", "public", "", "f g", "(integer, \"my type\"[])"),
            new("table", "", "", "#x"),
            new("table", "", "", "!y:z\\"),
        ];
        foreach (var id in ids)
        {
            var rule = IgnoreFile.Parse(id.ToString(), ".driftignore", TestKinds.Words).Rules.Single();
            Assert.True(rule.Pattern.Matches(ObjectPath.Of(id)), id.ToString());
        }
    }

    [Fact]
    public void A_circle_of_owners_ends()
    {
        var (a, b) = (new ObjectId("table", "", "", "a"), new ObjectId("table", "", "", "b"));
        var catalog = Catalog(
            new CatalogObject(a, TestKinds.Table) { Owner = b },
            new CatalogObject(b, TestKinds.Table) { Owner = a }
        );
        var graph = new ObjectGraph(catalog, Catalog());
        var rule = IgnoreFile.Parse("table:b", "f", TestKinds.Words).Rules.Single();
        Assert.True(graph.Covers(rule.Pattern, a));
        Assert.NotNull(new IgnoreDecision([rule], graph).LastRule(a));
    }

    [Fact]
    public void Fifty_patterns_over_twenty_thousand_objects_visit_each_object_a_few_times()
    {
        var objects = Enumerable
            .Range(0, 1_000)
            .SelectMany(t =>
                (CatalogObject[])[Table($"t{t}"), .. Enumerable.Range(0, 19).Select(c => Column($"t{t}", $"c{c}"))]
            );
        var ignore = string.Join('\n', Enumerable.Range(0, 50).Select(i => $"column:*.legacy_{i}_*"));
        var judgement = Judge(Catalog(objects), Catalog(Table("t0")), ignore: ignore);
        Assert.Equal(50, judgement.Notes.Count);
        Assert.Equal(1_018, judgement.Findings.Count);
    }

    private static CatalogObject Of(ObjectKind kind, string schema, string parent, string name) =>
        new(new ObjectId(kind.Name, schema, parent, name), kind);
}
